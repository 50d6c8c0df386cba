#include "ui/project/image_list_model.h"

#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_index.h"
#include "ui/project/project_session.h"
#include "ui/project/thumbnails.h"

#include <QLocale>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr std::size_t kAtOnce = 3000; // images that are searched and sorted within a frame
constexpr int kAgainMs = 800;         // rows do not jump about while the index fills

} // namespace

QString stateText(ImageState state)
{
    switch (state) {
    case ImageState::New:
        return ImageListModel::tr("new");
    case ImageState::InProgress:
        return ImageListModel::tr("in progress");
    case ImageState::Done:
        return ImageListModel::tr("done");
    case ImageState::Reviewed:
        return ImageListModel::tr("reviewed");
    }
    return {};
}

QString stateIcon(ImageState state)
{
    switch (state) {
    case ImageState::New:
        return QStringLiteral("state-new");
    case ImageState::InProgress:
        return QStringLiteral("state-progress");
    case ImageState::Done:
        return QStringLiteral("state-done");
    case ImageState::Reviewed:
        return QStringLiteral("state-reviewed");
    }
    return {};
}

QString shareText(const std::optional<double>& share)
{
    if (!share) return QStringLiteral("–");
    // Nothing is rounded to "all" or to "nothing".
    const double percent = *share <= 0 || *share >= 1 ? *share * 100 : std::clamp(*share * 100, 1.0, 99.0);
    return QLocale().toString(percent, 'f', 0) + QStringLiteral(" %");
}

ImageListModel::ImageListModel(ProjectSession& session, ProjectIndex& index, JobList& jobs, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_index(index)
    , m_job(new Job(this))
{
    jobs.track(m_job, tr("Searching the images"));
    m_again.setSingleShot(true);
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, &ImageListModel::ask);
    connect(&index, &ProjectIndex::reset, this, &ImageListModel::reload);
    connect(&index, &ProjectIndex::changed, this, &ImageListModel::tell);
    connect(&session, &ProjectSession::projectChanged, this, [this] {
        m_opened = m_session.opened(); // other splits
        if (!m_query.splits.empty()) ask();
    });
    reload();
}

ImageListModel::~ImageListModel()
{
    delete m_job;
}

void ImageListModel::reload()
{
    m_job->cancel();
    m_again.stop();
    m_opened = m_session.opened();
    beginResetModel();
    m_rows.clear();
    m_rowOf.assign(m_opened ? m_opened->images.size() : 0, -1);
    endResetModel();
    ask();
}

void ImageListModel::setQuery(const ImageQuery& query)
{
    if (query == m_query) return;
    m_query = query;
    ask();
}

bool ImageListModel::isSettled() const
{
    return !m_job->isRunning();
}

void ImageListModel::ask()
{
    m_again.stop();
    const std::size_t count = m_opened ? m_opened->images.size() : 0;
    const bool simple = m_query.showsAll() && m_query.sort == ImageQuery::Sort::Listed;
    if (simple || count <= kAtOnce) {
        m_job->cancel();
        IndexSnapshot index = m_index.snapshot();
        index.opened = m_opened;
        return take(runQuery(m_query, index));
    }
    IndexSnapshot index = m_index.snapshot();
    index.opened = m_opened;
    m_job->start([this, query = m_query, index = std::move(index)](const Progress& progress) -> Job::Deliver {
        auto rows = runQuery(query, index, progress);
        return [this, opened = index.opened, rows = std::move(rows)]() mutable {
            if (m_opened && opened->images.isSame(m_opened->images)) take(std::move(rows));
        };
    });
}

void ImageListModel::take(std::vector<int> rows)
{
    if (rows == m_rows) return Q_EMIT listed();
    beginResetModel();
    m_rows = std::move(rows);
    std::fill(m_rowOf.begin(), m_rowOf.end(), -1);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_rowOf[std::size_t(m_rows[row])] = int(row);
    endResetModel();
    Q_EMIT listed();
}

void ImageListModel::tell(const std::vector<int>& images)
{
    int first = INT_MAX, last = -1;
    for (const int image : images) {
        const int row = rowOf(image);
        if (row < 0) continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0) Q_EMIT dataChanged(index(first), index(last));
    if (m_query.asksForFacts() && !m_again.isActive()) m_again.start();
}

int ImageListModel::imageAt(int row) const
{
    return row < 0 || row >= int(m_rows.size()) ? -1 : m_rows[std::size_t(row)];
}

int ImageListModel::rowOf(int image) const
{
    return image < 0 || image >= int(m_rowOf.size()) ? -1 : m_rowOf[std::size_t(image)];
}

int ImageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ImageListModel::data(const QModelIndex& index, int role) const
{
    const int image = index.isValid() ? imageAt(index.row()) : -1;
    if (image < 0) return {};
    const ImageItem& item = m_opened->images[std::size_t(image)];
    switch (role) {
    case Qt::DisplayRole:
        return item.title();
    case ImageRole:
        return image;
    case StateRole:
        return int(m_index.state(image));
    case ShareRole: {
        const auto share = m_index.facts(image).labelledShare();
        return share ? QVariant(*share) : QVariant();
    }
    case FolderRole:
        return item.folder();
    case ProblemRole:
        return m_index.facts(image).problem;
    case ThumbnailRole:
        return m_index.thumbnails().find(image);
    case Qt::ToolTipRole: {
        const ImageFacts& facts = m_index.facts(image);
        QStringList lines = {
            QString::fromStdString(item.name),
            tr("%1, %2 labelled").arg(stateText(m_index.state(image)), shareText(facts.labelledShare()))};
        if (facts.width > 0) lines << tr("%1 × %2 pixels").arg(facts.width).arg(facts.height);
        if (!item.split.empty()) lines << tr("Split: %1").arg(QString::fromStdString(item.split));
        if (!facts.problem.isEmpty()) lines << facts.problem;
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole: {
        const ImageFacts& facts = m_index.facts(image);
        const QString told = tr("%1, %2, %3 labelled")
                                 .arg(item.title(), stateText(m_index.state(image)), shareText(facts.labelledShare()));
        return facts.problem.isEmpty() ? told : tr("%1, cannot be read").arg(told);
    }
    default:
        return {};
    }
}

} // namespace sdw::ui
