#include "ui/project/recent_projects.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/program_files.h"
#include "ui/jobs/job.h"
#include "ui/project/project_session.h"

#include <QCryptographicHash>
#include <QFile>
#include <QLocale>
#include <QSaveFile>
#include <QSettings>

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr std::size_t kKept = 12;
constexpr int kThumbnailWidth = 144, kThumbnailHeight = 108; // twice what is shown, for dense screens
constexpr auto kArray = "recent";

QString thumbnailFile(const QString& path)
{
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha1).toHex();
    return fromPath(userDataFolder() / "thumbnails" / (hash.toStdString() + ".png"));
}

QImage smallPicture(const cv::Mat& bgr)
{
    const double scale = std::max(double(kThumbnailWidth) / bgr.cols, double(kThumbnailHeight) / bgr.rows);
    cv::Mat small;
    cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
    const QImage image(small.data, small.cols, small.rows, qsizetype(small.step), QImage::Format_BGR888);
    return image.copy((small.cols - kThumbnailWidth) / 2, (small.rows - kThumbnailHeight) / 2, kThumbnailWidth,
                      kThumbnailHeight);
}

/// "today", "yesterday", else the date.
QString dayText(const QDateTime& when)
{
    const qint64 days = when.date().daysTo(QDate::currentDate());
    if (days == 0) return RecentProjects::tr("today");
    if (days == 1) return RecentProjects::tr("yesterday");
    return QLocale().toString(when.date(), QLocale::ShortFormat);
}

} // namespace

RecentProjects::RecentProjects(ProjectSession& session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_job(new Job(this))
{
    load();
    connect(&session, &ProjectSession::openedProject, this, &RecentProjects::note);
}

RecentProjects::~RecentProjects()
{
    delete m_job;
}

void RecentProjects::load()
{
    QSettings settings;
    const int count = settings.beginReadArray(QLatin1String(kArray));
    for (int i = 0; i < count && m_projects.size() < kKept; ++i) {
        settings.setArrayIndex(i);
        RecentProject one{.path = settings.value(QStringLiteral("path")).toString(),
                          .name = settings.value(QStringLiteral("name")).toString(),
                          .lastOpened = settings.value(QStringLiteral("opened")).toDateTime(),
                          .images = settings.value(QStringLiteral("images")).toInt(),
                          .labelled = settings.value(QStringLiteral("labelled")).toInt()};
        if (!one.path.isEmpty()) m_projects.push_back(one);
    }
    settings.endArray();
}

void RecentProjects::save() const
{
    QSettings settings;
    settings.beginWriteArray(QLatin1String(kArray), int(m_projects.size()));
    for (int i = 0; i < int(m_projects.size()); ++i) {
        const RecentProject& one = m_projects[std::size_t(i)];
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("path"), one.path);
        settings.setValue(QStringLiteral("name"), one.name);
        settings.setValue(QStringLiteral("opened"), one.lastOpened);
        settings.setValue(QStringLiteral("images"), one.images);
        settings.setValue(QStringLiteral("labelled"), one.labelled);
    }
    settings.endArray();
}

void RecentProjects::note()
{
    const auto opened = m_session.opened();
    if (opened->datasets.empty()) return; // a single picture is no project
    const QString path =
        opened->isSaved() ? fromPath(opened->folder) : QString::fromStdString(opened->project.sources.front().path);
    beginResetModel();
    std::erase_if(m_projects, [&](const RecentProject& one) { return one.path == path; });
    m_projects.insert(m_projects.begin(), {.path = path,
                                           .name = QString::fromStdString(opened->project.name),
                                           .lastOpened = QDateTime::currentDateTime(),
                                           .images = int(opened->images.size()),
                                           .labelled = int(opened->labelled())});
    if (m_projects.size() > kKept) m_projects.resize(kKept);
    endResetModel();
    save();
    if (!QFile::exists(thumbnailFile(path)) && !opened->images.empty()) makeThumbnail(path);
}

void RecentProjects::makeThumbnail(const QString& path)
{
    m_job->start([this, opened = m_session.opened(), path](const Progress&) -> Job::Deliver {
        const QImage picture = smallPicture(opened->image(0));
        const QString file = thumbnailFile(path);
        makeFolder(toPath(file).parent_path());
        QSaveFile out(file);
        if (!out.open(QIODevice::WriteOnly) || !picture.save(&out, "PNG") || !out.commit())
            throw Error("Cannot write '" + file.toStdString() + "'."); // nobody misses it: it is made again next time
        return [this] {
            if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        };
    });
}

void RecentProjects::forget(int row)
{
    if (row < 0 || row >= rowCount()) return;
    beginRemoveRows({}, row, row);
    QFile::remove(thumbnailFile(m_projects[std::size_t(row)].path));
    m_projects.erase(m_projects.begin() + row);
    endRemoveRows();
    save();
}

int RecentProjects::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_projects.size());
}

QVariant RecentProjects::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const RecentProject& one = m_projects[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return one.name;
    case PathRole:
    case Qt::ToolTipRole:
        return one.path;
    case LastOpenedRole:
        return dayText(one.lastOpened);
    case ProgressRole:
        return one.images > 0 ? double(one.labelled) / one.images : 0.0;
    case CountRole:
        return tr("%1 of %n labelled", nullptr, one.images).arg(one.labelled);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(one.name, data(index, CountRole).toString(), dayText(one.lastOpened));
    case ThumbnailRole: {
        QPixmap picture(thumbnailFile(one.path));
        return picture;
    }
    default:
        return {};
    }
}

} // namespace sdw::ui
