// The images of what is open, as a list with a filter. Fit for very many images: nothing is made before it is shown.
#pragma once

#include <QAbstractListModel>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace sdw::ui {

class ProjectSession;

class ImageListModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ImageListModel(ProjectSession& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    ProjectSession& m_session;
    int m_count = 0;
};

class ImageList : public QWidget {
    Q_OBJECT
public:
    explicit ImageList(ProjectSession& session, QWidget* parent = nullptr);

    /// @param index of the image in Opened::images; -1: none.
    void setCurrent(int index);
    /// The image before or after the current one among those that the filter leaves; -1 at the ends.
    int neighbour(int step) const;

Q_SIGNALS:
    void chosen(int index);
    /// Other images are listed now: neighbour() may answer otherwise.
    void filtered();

private:
    void updateCount();

    ProjectSession& m_session;
    ImageListModel* m_model = nullptr;
    QSortFilterProxyModel* m_filtered = nullptr;
    QLineEdit* m_filter = nullptr;
    QListView* m_view = nullptr;
    QLabel* m_count = nullptr;
    bool m_filtering = false; ///< rows go: the list moves its current row, which nobody asked for
};

} // namespace sdw::ui
