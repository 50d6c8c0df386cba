#include "ui/settings/settings_page.h"

#include "ui/icons/icon.h"
#include "ui/settings/ui_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace sdw::ui {

SettingsPage::SettingsPage(UiSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_theme(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_restart(new QLabel(tr("The language changes when the program starts again."), this))
{
    m_theme->setObjectName(QStringLiteral("settingsTheme"));
    m_theme->setAccessibleName(tr("Appearance"));
    m_theme->setToolTip(tr("Light or dark window"));
    m_theme->addItem(tr("As the system"), int(ThemeChoice::System));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    m_language->setObjectName(QStringLiteral("settingsLanguage"));
    m_language->setAccessibleName(tr("Language"));
    m_language->setToolTip(tr("Language of the window"));
    m_language->addItem(tr("As the system"), QString());
    for (const QString& code : UiSettings::languages())
        m_language->addItem(QLocale(code).nativeLanguageName(), code);
    m_restart->setForegroundRole(QPalette::PlaceholderText);
    m_restart->hide();
    auto* reopen = new QCheckBox(tr("Open the last project"), this);
    reopen->setObjectName(QStringLiteral("settingsReopen"));
    reopen->setToolTip(tr("Start with the project that was open last, instead of the start page"));
    reopen->setChecked(settings.reopensLast());
    auto* folder = new QLineEdit(settings.projectsFolder(), this);
    folder->setObjectName(QStringLiteral("settingsProjects"));
    folder->setAccessibleName(tr("New projects"));
    folder->setToolTip(tr("Folder in which new projects are made"));
    auto* browse = new QToolButton(this);
    browse->setIcon(themedIcon(QStringLiteral("open")));
    browse->setToolTip(tr("Choose the folder for new projects"));
    browse->setAccessibleName(tr("Choose the folder for new projects"));
    auto* folderRow = new QHBoxLayout;
    folderRow->setSpacing(4);
    folderRow->addWidget(folder, 1);
    folderRow->addWidget(browse);

    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Appearance"), m_theme);
    form->addRow(tr("Language"), m_language);
    form->addRow(QString(), m_restart);
    form->addRow(tr("At the start"), reopen);
    form->addRow(tr("New projects"), folderRow);

    const auto show = [this] {
        const QSignalBlocker quietTheme(m_theme), quietLanguage(m_language);
        m_theme->setCurrentIndex(m_theme->findData(int(m_settings.theme())));
        m_language->setCurrentIndex(m_language->findData(m_settings.language()));
    };
    show();
    connect(&settings, &UiSettings::themeChanged, this, show);
    connect(&settings, &UiSettings::languageChanged, this, show);
    connect(m_theme, &QComboBox::currentIndexChanged, this,
            [this] { m_settings.setTheme(ThemeChoice(m_theme->currentData().toInt())); });
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        m_settings.setLanguage(m_language->currentData().toString());
        m_restart->show();
    });
    connect(reopen, &QCheckBox::toggled, this, [this](bool on) { m_settings.setReopensLast(on); });
    connect(folder, &QLineEdit::editingFinished, this,
            [this, folder] { m_settings.setProjectsFolder(QDir::cleanPath(folder->text())); });
    connect(browse, &QToolButton::clicked, this, [this, folder] {
        const QString chosen =
            QFileDialog::getExistingDirectory(window(), tr("Choose the folder for new projects"), folder->text());
        if (chosen.isEmpty()) return;
        folder->setText(chosen);
        m_settings.setProjectsFolder(chosen);
    });
}

} // namespace sdw::ui
