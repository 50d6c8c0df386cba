// The images of what is open as rows of a list. Fit for very many: nothing is made before it is shown, and an order
// that takes longer than a frame to find is found aside.
#pragma once

#include "ui/project/image_query.h"

#include <QAbstractListModel>
#include <QTimer>

namespace sdw::ui {

class Job;
class JobList;
class ProjectIndex;
class ProjectSession;

class ImageListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        ImageRole = Qt::UserRole, ///< index in Opened::images
        StateRole,                ///< int(ImageState)
        ShareRole,                ///< labelled share, 0 .. 1; invalid: not known
        FolderRole,
        ProblemRole,   ///< why it cannot be read; empty: it can
        ThumbnailRole, ///< QPixmap; null: none yet
    };

    ImageListModel(ProjectSession& session, ProjectIndex& index, JobList& jobs, QObject* parent = nullptr);
    ~ImageListModel() override;

    const ImageQuery& query() const { return m_query; }
    void setQuery(const ImageQuery& query);
    /// The rows answer the query; else they still answer the one before.
    bool isSettled() const;

    int imageAt(int row) const; ///< -1: no such row
    int rowOf(int image) const; ///< -1: it is not listed

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    /// Other images are listed, or in another order. Sent after the model's reset.
    void listed();

private:
    void reload();
    void ask();
    void take(std::vector<int> rows);
    void tell(const std::vector<int>& images);

    ProjectSession& m_session;
    ProjectIndex& m_index;
    ImageQuery m_query;
    std::shared_ptr<const Opened> m_opened;
    std::vector<int> m_rows;  ///< image of each row
    std::vector<int> m_rowOf; ///< row of each image, or -1
    Job* m_job = nullptr;
    QTimer m_again; ///< the answer may have changed
};

/// "new", "in progress", "done", "reviewed".
QString stateText(ImageState state);
/// Its icon in resources/icons.
QString stateIcon(ImageState state);
/// "41 %"; "–" while it is not known.
QString shareText(const std::optional<double>& share);

} // namespace sdw::ui
