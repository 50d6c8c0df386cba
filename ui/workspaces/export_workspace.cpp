// Label maps out in the formats that other programs read.
#include "ui/actions/action_registry.h"
#include "ui/export/export_page.h"
#include "ui/export/format_step.h"
#include "ui/export/id_table_model.h"
#include "ui/export/report_view.h"
#include "ui/export/where_step.h"
#include "ui/project/project_session.h"
#include "ui/shell/empty_page.h"
#include "ui/shell/workspace.h"

#include <QStackedWidget>
#include <QTemporaryDir>

namespace sdw::ui {
namespace {

class ExportWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit ExportWorkspace(AppContext& appContext);

    QString id() const override { return QStringLiteral("export"); }
    QString name() const override { return tr("Export"); }
    QString icon() const override { return QStringLiteral("export"); }
    QString toolTip() const override { return tr("Write label maps in the formats that other programs read"); }
    QWidget* widget() override { return m_stack; }
    std::vector<CapturePage> capturePages() override;
    void activated() override { m_page->setInFront(true); }
    void deactivated() override { m_page->setInFront(false); }
    bool isSettled() const override { return m_page->isSettled(); }

private:
    ExportActions addActions();
    void showOpened();
    void captureConflict();
    void captureReport();

    QStackedWidget* m_stack = nullptr;
    QWidget* m_empty = nullptr;
    ExportPage* m_page = nullptr;
    std::unique_ptr<QTemporaryDir> m_captureFolder; ///< pictures are not to leave an export in the project
};

ExportWorkspace::ExportWorkspace(AppContext& appContext)
    : Workspace(appContext)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage(appContext, QStringLiteral("export"),
                            tr("Here label maps are written in the formats that other programs read. Open a project or "
                               "a data set first.")))
    , m_page(new ExportPage(appContext, addActions(), m_stack))
{
    m_empty->setObjectName(QStringLiteral("exportEmpty"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    ProjectSession& session = context().session;
    connect(&session, &ProjectSession::openedProject, this, &ExportWorkspace::showOpened);
    connect(&session, &ProjectSession::closed, this, &ExportWorkspace::showOpened);
    connect(&session, &ProjectSession::projectChanged, this,
            [this] { m_page->updateOpened(context().session.opened()); });
    connect(&session, &ProjectSession::modelChanged, m_page, &ExportPage::forgetModel);
    connect(m_page, &ExportPage::settled, this, &Workspace::settled);
    showOpened();
}

ExportActions ExportWorkspace::addActions()
{
    ActionRegistry& actions = context().actions;
    const auto add = [&](const char* name, const QString& text, const char* icon, const QString& toolTip,
                         const QList<QKeySequence>& keys, void (ExportPage::*act)()) {
        return actions.add({.id = id() + QLatin1Char('.') + QLatin1String(name),
                            .text = text,
                            .icon = QLatin1String(icon),
                            .toolTip = toolTip,
                            .keys = keys,
                            .scope = id()},
                           [this, act] { (m_page->*act)(); });
    };
    ExportActions made;
    made.start = add("start", tr("Export label maps"), "export", tr("Write the label maps and read them back"),
                     {QKeySequence(Qt::CTRL | Qt::Key_Return)}, &ExportPage::start);
    made.suggest = add("suggest-ids", tr("Suggest ids"), "refresh",
                       tr("Go back to the ids that go with the format and the project"), {}, &ExportPage::suggestIds);
    made.recolour =
        add("colour", tr("Change colour…"), "bucket",
            tr("Change the colour of the selected class in the exported files"), {}, &ExportPage::chooseColour);
    made.browse = add("browse", tr("Choose the folder…"), "open", tr("Choose the folder that the export becomes"), {},
                      &ExportPage::browse);
    made.openFolder =
        add("open-folder", tr("Open folder"), "folder", tr("Show the exported files"), {}, &ExportPage::openFolder);
    made.copy = add("copy-report", tr("Copy as text"), "copy", tr("Copy the report, to pass it on"), {},
                    &ExportPage::copyReport);
    made.openModel = actions.find(QStringLiteral("model.open"));
    return made;
}

void ExportWorkspace::showOpened()
{
    const auto& opened = context().session.opened();
    m_page->setOpened(opened);
    m_stack->setCurrentWidget(opened ? static_cast<QWidget*>(m_page) : m_empty);
}

void ExportWorkspace::captureConflict()
{
    IdTableModel& table = m_page->format().table();
    if (table.rowCount() > 2)
        table.setData(table.index(1, IdTableModel::Id), table.index(0, IdTableModel::Id).data(), Qt::EditRole);
}

void ExportWorkspace::captureReport()
{
    m_page->suggestIds();
    m_captureFolder = std::make_unique<QTemporaryDir>();
    m_page->where().setFolder(m_captureFolder->filePath(QStringLiteral("export")));
    // The folder is looked at aside; the export begins when that is done.
    const auto once = std::make_shared<QMetaObject::Connection>();
    *once = connect(m_page, &ExportPage::settled, this, [this, once] {
        if (!m_page->where().isSettled()) return;
        disconnect(*once);
        m_page->start();
    });
}

std::vector<CapturePage> ExportWorkspace::capturePages()
{
    m_page->stopRemembering();
    return {{QString(), [] {}},
            {QStringLiteral("conflict"), [this] { captureConflict(); }},
            {QStringLiteral("report"), [this] { captureReport(); }}};
}

} // namespace

std::unique_ptr<Workspace> makeExportWorkspace(AppContext& context)
{
    return std::make_unique<ExportWorkspace>(context);
}

} // namespace sdw::ui

#include "export_workspace.moc"
