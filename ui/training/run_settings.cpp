#include "ui/training/run_settings.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_description.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/training/field_words.h"

#include <QHeaderView>

namespace sdw::ui {
namespace {

constexpr std::uint64_t kMostBytes = 16 << 20;
const QString kNothing = QStringLiteral("–");

nlohmann::json readDocument(const std::filesystem::path& folder)
{
    for (const char* name : {"config.json", "launch.json"}) { // the second is all there is before a run has begun
        const auto file = folder / name;
        std::error_code code;
        if (!std::filesystem::exists(file, code)) continue;
        try {
            return parseJson(readFileWhole(file, kMostBytes), file.string());
        } catch (const Error&) { // told where the run is opened; here it is only a column without values
        }
    }
    return nullptr;
}

QString valueText(const nlohmann::json* value)
{
    if (!value || value->is_null()) return kNothing;
    return QString::fromStdString(value->is_string() ? value->get<std::string>() : value->dump());
}

} // namespace

void RunSettingsModel::setRuns(const QStringList& names, const std::vector<nlohmann::json>& documents)
{
    beginResetModel();
    m_names = names;
    m_rows.clear();
    for (const FieldDescription& field : runFields()) {
        QStringList values;
        for (const nlohmann::json& document : documents)
            values << valueText(findValue(document, field.path));
        const QString standard = valueText(&field.standard);
        const bool told = values.size() == 1 ? values.first() != standard && values.first() != kNothing
                                             : values.count(values.value(0)) < values.size();
        if (told) m_rows.push_back({QString::fromStdString(field.path), fieldText(field.info.help), values});
    }
    endResetModel();
}

int RunSettingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunSettingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + int(m_names.size());
}

QVariant RunSettingsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Row& row = m_rows[std::size_t(index.row())];
    if (role == Qt::DisplayRole) return index.column() == 0 ? row.path : row.values.value(index.column() - 1);
    if (role == Qt::ToolTipRole)
        return index.column() == 0 ? row.meaning
                                   : row.meaning + QStringLiteral(": ") + row.values.value(index.column() - 1);
    return {};
}

QVariant RunSettingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Setting") : m_names.value(section - 1);
}

RunSettings::RunSettings(JobList& jobs, QWidget* parent)
    : QTableView(parent)
    , m_model(new RunSettingsModel(this))
    , m_job(new Job(this))
{
    setObjectName(QStringLiteral("runSettings"));
    setAccessibleName(tr("Settings of the runs"));
    setToolTip(tr("Of one run, what is not the default; of several, what differs"));
    setModel(m_model);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setStretchLastSection(true);
    jobs.track(m_job, tr("Reading settings of runs"));
    for (const auto end : {&Job::finished, &Job::cancelled})
        connect(m_job, end, this, &RunSettings::settled);
}

RunSettings::~RunSettings()
{
    delete m_job;
}

void RunSettings::setRuns(const QStringList& folders)
{
    if (folders == m_folders) return;
    m_folders = folders;
    m_job->cancel();
    m_model->setRuns({}, {});
    refresh();
}

void RunSettings::refresh()
{
    if (m_folders.isEmpty()) return;
    m_job->start([this, folders = m_folders](const Progress&) -> Job::Deliver {
        QStringList names;
        std::vector<nlohmann::json> documents;
        for (const QString& folder : folders) {
            names << fromPath(toPath(folder).filename());
            documents.push_back(readDocument(toPath(folder)));
        }
        return [this, folders, names, documents] {
            if (folders == m_folders) m_model->setRuns(names, documents);
        };
    });
}

bool RunSettings::isSettled() const
{
    return !m_job->isRunning();
}

} // namespace sdw::ui
