// The list of steps beside the canvas: a click, or Enter, goes there.
#pragma once

#include <QWidget>

class QListView;

namespace sdw {
class AnnotationDocument;
}

namespace sdw::ui {

class HistoryModel;

class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget* parent = nullptr);

    HistoryModel& model() { return *m_model; }
    /// @param document only looked at during the call; null: nothing is open.
    void show(const AnnotationDocument* document);

Q_SIGNALS:
    /// @param position as AnnotationDocument::goTo() takes it.
    void wanted(int position);

private:
    HistoryModel* m_model = nullptr;
    QListView* m_view = nullptr;
};

} // namespace sdw::ui
