#include "ui/project/new_project_page.h"

#include "core/datasets/class_tables.h"
#include "core/project/project_io.h"
#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/settings/style.h"
#include "ui/settings/ui_settings.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <set>

namespace sdw::ui {
namespace {

constexpr int kWidest = 640;
enum ClassChoice { FromData, Empty, Ade20k, Cityscapes, CocoStuff, PascalVoc };

ClassList classesOf(int choice)
{
    switch (choice) {
    case Ade20k:
        return ade20kClasses();
    case Cityscapes:
        return cityscapesClasses();
    case CocoStuff:
        return cocoStuffClasses();
    case PascalVoc:
        return pascalVocClasses();
    default:
        return {};
    }
}

QLineEdit* edit(QWidget* parent, const char* name, const QString& accessible, const QString& toolTip)
{
    auto* line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    line->setAccessibleName(accessible);
    line->setToolTip(toolTip);
    return line;
}

/// A line for a folder with the button that chooses one.
QWidget* withBrowse(QLineEdit* line, const QString& title)
{
    auto* row = new QWidget(line->parentWidget());
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* browse = new QToolButton(row);
    browse->setIcon(themedIcon(QStringLiteral("open")));
    browse->setToolTip(title);
    browse->setAccessibleName(title);
    layout->addWidget(line, 1);
    layout->addWidget(browse);
    QObject::connect(browse, &QToolButton::clicked, line, [line, title] {
        const QString folder = QFileDialog::getExistingDirectory(line->window(), title, line->text());
        if (!folder.isEmpty()) line->setText(folder);
    });
    return row;
}

} // namespace

NewProjectPage::NewProjectPage(UiSettings& settings, JobList& jobs, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_look(new Job(this))
{
    setObjectName(QStringLiteral("newProjectPage"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    jobs.track(m_look, tr("Looking at the folder"));
    auto* column = new QWidget(this);
    column->setMaximumWidth(kWidest);
    auto* title = new QLabel(tr("New project"), column);
    title->setFont(titleFont(title->font()));
    auto* purpose = new QLabel(tr("A project keeps classes, labels and training runs in a folder of its own. Your "
                                  "images stay where they are."),
                               column);
    purpose->setWordWrap(true);
    purpose->setForegroundRole(QPalette::PlaceholderText);

    m_data = edit(column, "newProjectData", tr("Images"), tr("Folder of images, or a data set"));
    m_layout = new QComboBox(column);
    m_layout->setObjectName(QStringLiteral("newProjectLayout"));
    m_layout->setAccessibleName(tr("Layout"));
    m_layout->setToolTip(tr("How images and labels lie in the folder"));
    m_layout->addItem(tr("Recognise it"), QStringLiteral("auto"));
    for (const DatasetEntry& entry : datasetCatalog())
        m_layout->addItem(QString::fromUtf8(entry.title), QString::fromUtf8(entry.id));
    m_found = new QLabel(column);
    m_found->setObjectName(QStringLiteral("newProjectFound"));
    m_found->setWordWrap(true);
    m_found->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // else it wraps early
    m_found->setForegroundRole(QPalette::PlaceholderText);
    m_name = edit(column, "newProjectName", tr("Name"), tr("What the project is called"));
    m_folder = edit(column, "newProjectFolder", tr("Project folder"), tr("A new folder for the project's own files"));
    m_classes = new QComboBox(column);
    m_classes->setObjectName(QStringLiteral("newProjectClasses"));
    m_classes->setAccessibleName(tr("Classes"));
    m_classes->setToolTip(tr("Classes to begin with; they can be changed at any time"));
    m_classes->addItem(tr("Those of the data set"), FromData);
    m_classes->addItem(tr("None yet"), Empty);
    m_classes->addItem(tr("ADE20K (150 classes)"), Ade20k);
    m_classes->addItem(tr("Cityscapes (19 classes)"), Cityscapes);
    m_classes->addItem(tr("COCO-Stuff (171 classes)"), CocoStuff);
    m_classes->addItem(tr("Pascal VOC (21 classes)"), PascalVoc);
    m_problem = new QLabel(column);
    m_problem->setObjectName(QStringLiteral("newProjectProblem"));
    m_problem->setWordWrap(true);
    m_problem->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Images"), withBrowse(m_data, tr("Choose the folder of images")));
    form->addRow(tr("Layout"), m_layout);
    form->addRow(QString(), m_found);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Project folder"), withBrowse(m_folder, tr("Choose the project folder")));
    form->addRow(tr("Classes"), m_classes);
    form->addRow(QString(), m_problem);

    m_create = new QPushButton(tr("Create project"), column);
    m_create->setObjectName(QStringLiteral("newProjectCreate"));
    m_create->setToolTip(tr("Write the project folder and open it"));
    m_create->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"), column);
    cancel->setObjectName(QStringLiteral("newProjectCancel"));
    cancel->setToolTip(tr("Go back without making a project"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);

    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(24, 24, 24, 24);
    lines->setSpacing(8);
    lines->addWidget(title);
    lines->addWidget(purpose);
    lines->addSpacing(8);
    lines->addLayout(form);
    lines->addSpacing(8);
    lines->addLayout(buttons);
    lines->addStretch(1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    layout->addWidget(column, 100); // its greatest width goes first
    layout->addStretch(1);

    connect(m_data, &QLineEdit::textChanged, this, &NewProjectPage::lookAtData);
    connect(m_layout, &QComboBox::currentIndexChanged, this, &NewProjectPage::lookAtData);
    for (QLineEdit* line : {m_name, m_folder}) {
        connect(line, &QLineEdit::textChanged, this, &NewProjectPage::check);
        connect(line, &QLineEdit::returnPressed, m_create, &QPushButton::click);
    }
    connect(m_create, &QPushButton::clicked, this, [this] { Q_EMIT wanted(project()); });
    connect(cancel, &QPushButton::clicked, this, &NewProjectPage::cancelled);
    connect(m_look, &Job::failed, this, [this](const QString& message) {
        m_found->setText(message);
        Q_EMIT settled();
    });
    connect(m_look, &Job::finished, this, &NewProjectPage::settled);
    connect(m_look, &Job::cancelled, this, &NewProjectPage::settled);
    check();
}

NewProjectPage::~NewProjectPage()
{
    delete m_look;
}

bool NewProjectPage::isSettled() const
{
    return !m_look->isRunning();
}

void NewProjectPage::begin(const QString& images)
{
    m_layout->setCurrentIndex(0);
    m_classes->setCurrentIndex(0);
    m_data->setText(images);
    const QString name = images.isEmpty() ? QString() : QDir(images).dirName();
    m_name->setText(name);
    const QDir projects(m_settings.projectsFolder());
    QString folder = projects.filePath(name.isEmpty() ? tr("project") : name);
    for (int i = 2; QDir(folder).exists(); ++i)
        folder = projects.filePath(QStringLiteral("%1-%2").arg(name).arg(i));
    m_folder->setText(folder);
    lookAtData();
    (images.isEmpty() ? m_data : m_name)->setFocus();
}

void NewProjectPage::lookAtData()
{
    m_usable = false;
    m_found->clear();
    check();
    const QString folder = m_data->text(), layout = m_layout->currentData().toString();
    if (folder.isEmpty()) return m_look->cancel();
    m_look->start([this, folder, layout](const Progress&) -> Job::Deliver {
        const auto dataset = openDataset(toPath(folder), layout.toStdString());
        int labelled = 0;
        std::set<std::filesystem::path> images; // splits may overlap: VOC's "trainval"
        for (const std::string& split : dataset->splits())
            for (std::size_t i = 0, size = dataset->size(split); i < size; ++i)
                if (images.insert(dataset->imagePath(split, i)).second) labelled += dataset->hasLabel(split, i);
        const QString id = QString::fromStdString(dataset->layout());
        return [this, id, images = int(images.size()), labelled, classes = int(dataset->classes().size())] {
            const QString title = m_layout->itemText(m_layout->findData(id));
            m_found->setText(QStringLiteral("%1: %2, %3, %4")
                                 .arg(title, tr("%n images", nullptr, images),
                                      tr("%n of them labelled", nullptr, labelled),
                                      tr("%n classes", nullptr, classes)));
            m_classes->setItemText(FromData, classes > 0 ? tr("Those of the data set (%1)").arg(classes)
                                                         : tr("Those of the data set (it has none)"));
            m_usable = true;
            check();
        };
    });
}

void NewProjectPage::check()
{
    QString problem;
    if (m_folder->text().isEmpty())
        problem = tr("The project needs a folder.");
    else if (isProjectFolder(toPath(m_folder->text())))
        problem = tr("This folder holds a project already; choose another one.");
    else if (QDir::cleanPath(m_folder->text()) == QDir::cleanPath(m_data->text()))
        problem = tr("The project needs a folder of its own, apart from the images.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty() && !m_data->text().isEmpty());
    m_create->setEnabled(problem.isEmpty() && m_usable && !m_name->text().trimmed().isEmpty());
}

NewProject NewProjectPage::project() const
{
    const int choice = m_classes->currentData().toInt();
    return {.name = m_name->text().trimmed(),
            .folder = QDir::cleanPath(m_folder->text()),
            .data = QDir::cleanPath(m_data->text()),
            .layout = m_layout->currentData().toString(),
            .classes = classesOf(choice),
            .classesFromData = choice == FromData};
}

} // namespace sdw::ui
