// Appearance, language, habits, and the keys of every action. A page like the others: no dialog covers the work.
#include "ui/actions/action_registry.h"
#include "ui/actions/shortcut_page.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/style.h"
#include "ui/shell/workspace.h"

#include <QLabel>
#include <QPalette>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kWidest = 720, kMargin = 24;

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setFont(titleFont(label->font()));
    return label;
}

class SettingsWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit SettingsWorkspace(AppContext& appContext)
        : Workspace(appContext)
        , m_page(new QWidget)
    {
        m_page->setBackgroundRole(QPalette::Base);
        m_page->setAutoFillBackground(true);
        auto* column = new QWidget(m_page);
        column->setMaximumWidth(kWidest);
        auto* lines = new QVBoxLayout(column);
        lines->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
        lines->setSpacing(12);
        lines->addWidget(heading(tr("Settings"), column));
        lines->addWidget(new SettingsPage(appContext.settings, column));
        lines->addSpacing(12);
        lines->addWidget(heading(tr("Keys"), column));
        m_shortcuts = new ShortcutPage(
            appContext.actions,
            [this](const QString& scope) {
                return scope.isEmpty() ? tr("everywhere") : context().shell.workspaceName(scope);
            },
            column);
        lines->addWidget(m_shortcuts, 1);
        auto* middle = new QHBoxLayout(m_page);
        middle->setContentsMargins(0, 0, 0, 0);
        middle->addStretch(1);
        middle->addWidget(column, 100); // its greatest width goes first
        middle->addStretch(1);
    }

    QString id() const override { return QStringLiteral("settings"); }
    QString name() const override { return tr("Settings"); }
    QString icon() const override { return QStringLiteral("settings"); }
    QString toolTip() const override { return tr("Choose appearance, language and keys"); }
    bool atBottom() const override { return true; }
    QWidget* widget() override { return m_page; }
    std::vector<CapturePage> capturePages() override
    {
        return {{QString(), [] {}},
                {QStringLiteral("shortcut"), [this] { m_shortcuts->select(QStringLiteral("project.open-folder")); }}};
    }

private:
    QWidget* m_page = nullptr;
    ShortcutPage* m_shortcuts = nullptr;
};

} // namespace

std::unique_ptr<Workspace> makeSettingsWorkspace(AppContext& context)
{
    return std::make_unique<SettingsWorkspace>(context);
}

} // namespace sdw::ui

#include "settings_workspace.moc"
