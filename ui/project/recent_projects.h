// Projects that were open before, newest first, with what is shown of them: name, progress, thumbnail.
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QPixmap>

#include <vector>

namespace sdw::ui {

class Job;
class ProjectSession;

struct RecentProject {
    QString path; ///< of the project folder, or of the images that belong to no project
    QString name;
    QDateTime lastOpened;
    int images = 0, labelled = 0;
};

class RecentProjects : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole, LastOpenedRole, ProgressRole, CountRole, ThumbnailRole };

    /// Notes whatever the session opens.
    explicit RecentProjects(ProjectSession& session, QObject* parent = nullptr);
    ~RecentProjects() override;

    const std::vector<RecentProject>& projects() const { return m_projects; }
    void forget(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void load();
    void save() const;
    void note();
    void makeThumbnail(const QString& path);

    ProjectSession& m_session;
    std::vector<RecentProject> m_projects;
    Job* m_job = nullptr; ///< draws thumbnails
};

} // namespace sdw::ui
