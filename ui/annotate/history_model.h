// The steps of work on the image in hand, oldest first, after a row that stands for the beginning.
#pragma once

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace sdw {
class AnnotationDocument;
}

namespace sdw::ui {

class HistoryModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TimeRole = Qt::UserRole, UndoneRole };

    using QAbstractListModel::QAbstractListModel;

    /// @param document only looked at during the call; null: nothing is open.
    void show(const AnnotationDocument* document);
    /// Row of the last step that is done; 0: the beginning; -1: nothing is open.
    int position() const { return m_position; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        QString name;
        qint64 timeMs;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> m_rows;
    int m_position = -1;
};

} // namespace sdw::ui
