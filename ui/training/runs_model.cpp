#include "ui/training/runs_model.h"

#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"

#include <algorithm>
#include <map>
#include <set>

namespace sdw::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kLookMs = 2000;
constexpr std::chrono::milliseconds kOneLook{500}; // long journals are read over several looks, so that rows show soon

std::vector<std::string> tagsFrom(const QString& list)
{
    std::vector<std::string> tags;
    for (const QString& part : list.split(QLatin1Char(','))) {
        const std::string tag = part.trimmed().toStdString();
        if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    }
    return tags;
}

} // namespace

struct RunsModel::Shared {
    std::map<fs::path, RunSummaryReader> readers; ///< of the worker alone; there is never more than one
};

RunsModel::RunsModel(JobList& jobs, QObject* parent)
    : QAbstractTableModel(parent)
    , m_shared(std::make_shared<Shared>())
    , m_look(new Job(this))
    , m_write(new Job(this))
{
    m_timer.setInterval(kLookMs);
    jobs.track(m_look, tr("Looking through the runs"));
    jobs.track(m_write, tr("Saving notes on a run"));
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_look->isRunning()) look();
    });
    connect(m_write, &Job::finished, this, [this] { wrote({}); });
    connect(m_write, &Job::cancelled, this, [this] { wrote(tr("Saving notes was stopped.")); });
    connect(m_write, &Job::failed, this, &RunsModel::wrote);
}

RunsModel::~RunsModel()
{
    delete std::exchange(m_write, nullptr); // waits for what is being written
    for (const auto& [folder, notes] : m_unwritten) {
        try {
            writeRunNotes(folder, notes);
        } catch (const std::exception&) { // nobody is left to be told
        }
    }
}

void RunsModel::setRunsFolder(const QString& runs)
{
    if (runs == m_runs) return;
    m_runs = runs;
    refresh();
}

void RunsModel::setOpened(const QStringList& folders)
{
    if (folders == m_opened) return;
    m_opened = folders;
    refresh();
}

void RunsModel::addOpened(const QString& folder)
{
    if (!m_opened.contains(folder)) setOpened(m_opened + QStringList{folder});
}

void RunsModel::setWatching(bool on)
{
    if (on == m_timer.isActive()) return;
    if (!on) return m_timer.stop();
    m_timer.start();
    refresh();
}

void RunsModel::setPace(int ms)
{
    m_timer.setInterval(ms);
}

bool RunsModel::isSettled() const
{
    return m_looked && !m_look->isRunning() && m_unwritten.empty();
}

/// A look that is under way may be at other folders: it is begun again.
void RunsModel::refresh()
{
    m_looked = false;
    look();
}

void RunsModel::look()
{
    m_edited.clear();
    for (const auto& [folder, notes] : m_unwritten)
        m_edited.insert(folder);
    std::vector<fs::path> opened;
    for (const QString& folder : m_opened)
        opened.push_back(toPath(folder).lexically_normal());
    m_look->start([this, shared = m_shared, runs = toPath(m_runs),
                   opened = std::move(opened)](const Progress& progress) -> Job::Deliver {
        std::set<fs::path> folders(opened.begin(), opened.end());
        if (!runs.empty())
            for (const fs::path& folder : findRuns(runs))
                folders.insert(folder.lexically_normal());
        std::erase_if(shared->readers, [&](const auto& reader) { return !folders.contains(reader.first); });
        const auto until = std::chrono::steady_clock::now() + kOneLook;
        std::vector<RunSummary> rows;
        for (const fs::path& folder : folders) {
            if (!progress(int(rows.size()), int(folders.size()))) break; // the outcome is not wanted any more
            auto& reader = shared->readers.try_emplace(folder, folder).first->second;
            rows.push_back(reader.refresh([&] { return std::chrono::steady_clock::now() < until; }));
        }
        return [this, rows = std::move(rows)]() mutable { take(std::move(rows)); };
    });
}

/// Brings the rows, which are in the order of their folders, to what was found: views keep what is selected.
void RunsModel::take(std::vector<RunSummary> found)
{
    bool complete = true;
    int row = 0;
    for (RunSummary& run : found) {
        complete &= run.complete;
        run = asFollowed(std::move(run));
        while (row < int(m_rows.size()) && m_rows[std::size_t(row)].folder < run.folder)
            removeAt(row);
        if (row == int(m_rows.size()) || m_rows[std::size_t(row)].folder != run.folder) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, std::move(run));
            endInsertRows();
        } else {
            RunSummary& known = m_rows[std::size_t(row)];
            if (m_edited.contains(run.folder)) run.notes = known.notes; // it was read before it was written
            if (known != run) {
                known = std::move(run);
                Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            }
        }
        ++row;
    }
    while (row < int(m_rows.size()))
        removeAt(row);
    m_looked = complete;
    Q_EMIT looked();
    if (!complete) QMetaObject::invokeMethod(this, &RunsModel::look, Qt::QueuedConnection);
}

void RunsModel::setFollowed(std::vector<RunSummary> runs)
{
    m_followed = std::move(runs);
    for (int row = 0; row < int(m_rows.size()); ++row) {
        RunSummary& known = m_rows[std::size_t(row)];
        RunSummary run = asFollowed(known);
        if (run == known) continue;
        known = std::move(run);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

/// Notes and the start are known from looking alone.
RunSummary RunsModel::asFollowed(RunSummary found) const
{
    const auto followed = std::ranges::find(m_followed, found.folder, &RunSummary::folder);
    if (followed == m_followed.end()) return found;
    RunSummary run = *followed;
    run.complete = found.complete;
    run.startedAt = found.startedAt;
    run.notes = std::move(found.notes);
    return run;
}

void RunsModel::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

int RunsModel::rowOf(const QString& folder) const
{
    const fs::path wanted = toPath(folder).lexically_normal();
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const RunSummary& run) { return run.folder == wanted; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const RunSummary& run = runAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return runCell(run, column);
    case Qt::EditRole:
        return column == Notes ? QString::fromStdString(run.notes.notes) : runCell(run, column);
    case Qt::DecorationRole:
        return column == State ? QVariant(themedIcon(runStateIcon(run.state))) : QVariant();
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return runHint(run, column);
    case FolderRole:
        return fromPath(run.folder);
    case StateRole:
        return int(run.state);
    case SortRole:
        return runSortKey(run, column);
    case SearchRole:
        return runSearchText(run);
    default:
        return {};
    }
}

bool RunsModel::isNumber(int column)
{
    return column == BestMeanIou || column == Parameters || column == Time;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name:
        return tr("Run");
    case State:
        return tr("State");
    case Data:
        return tr("Data");
    case Model:
        return tr("Model");
    case BestMeanIou:
        return tr("Best mIoU");
    case Parameters:
        return tr("Parameters");
    case Time:
        return tr("Time");
    case Started:
        return tr("Started");
    case Tags:
        return tr("Tags");
    default:
        return tr("Notes");
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool written = index.isValid() && (index.column() == Tags || index.column() == Notes);
    if (written && runAt(index.row()).state != RunState::Gone) flags |= Qt::ItemIsEditable;
    return flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable)) return false;
    RunSummary& run = m_rows[std::size_t(index.row())];
    RunNotes notes = run.notes;
    if (index.column() == Tags)
        notes.tags = tagsFrom(value.toString());
    else
        notes.notes = value.toString().toStdString();
    if (notes == run.notes) return true;
    run.notes = notes;
    m_edited.insert(run.folder);
    m_unwritten.emplace_back(run.folder, std::move(notes));
    Q_EMIT dataChanged(index, index);
    writeNext();
    return true;
}

void RunsModel::writeNext()
{
    if (m_unwritten.empty() || m_write->isRunning()) return;
    m_write->start(
        [folder = m_unwritten.front().first, notes = m_unwritten.front().second](const Progress&) -> Job::Deliver {
            writeRunNotes(folder, notes);
            return {};
        });
}

void RunsModel::wrote(const QString& problem)
{
    if (!m_unwritten.empty()) m_unwritten.erase(m_unwritten.begin());
    if (!problem.isEmpty()) {
        Q_EMIT failed(problem);
        refresh(); // shows again what is on the disk
    }
    writeNext();
}

RunsFilter::RunsFilter(RunsModel& runs, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_runs(runs)
{
    setSourceModel(&runs);
    setDynamicSortFilter(true);
    sort(RunsModel::Started, Qt::DescendingOrder);
}

void RunsFilter::setText(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunsFilter::setStates(const QList<RunState>& states)
{
    m_states = states;
    invalidateFilter();
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = m_runs.index(row, 0, parent);
    if (!m_states.isEmpty() && !m_states.contains(RunState(index.data(RunsModel::StateRole).toInt()))) return false;
    const QString all = index.data(RunsModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

/// What is not known comes last, whichever way one sorts.
bool RunsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(RunsModel::SortRole), b = right.data(RunsModel::SortRole);
    if (!a.isValid() || !b.isValid()) {
        if (a.isValid() == b.isValid()) return left.row() < right.row();
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    }
    if (a.userType() == QMetaType::QString) {
        const int order = QString::localeAwareCompare(a.toString(), b.toString());
        return order != 0 ? order < 0 : left.row() < right.row();
    }
    return a.toDouble() != b.toDouble() ? a.toDouble() < b.toDouble() : left.row() < right.row();
}

} // namespace sdw::ui
