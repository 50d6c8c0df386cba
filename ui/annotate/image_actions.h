// Going from image to image, and saying how far each of them is.
#pragma once

#include <QObject>

class QAction;

namespace sdw {
enum class ImageState;
}

namespace sdw::ui {

class ImageList;
struct AppContext;

class ImageActions : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate".
    ImageActions(AppContext& context, const QString& scope, ImageList& list, QObject* parent = nullptr);

    QAction* previous() const { return m_previous; }
    QAction* next() const { return m_next; }
    /// Those that can do something now can be used.
    void update();

private:
    void addMoves(const QString& scope);
    void addMarks(const QString& scope);
    void go(int image);
    void mark(ImageState state);

    AppContext& m_context;
    ImageList& m_list;
    QAction *m_previous = nullptr, *m_next = nullptr, *m_previousOpen = nullptr, *m_nextOpen = nullptr;
    QAction *m_doneNext = nullptr, *m_done = nullptr, *m_reviewed = nullptr, *m_inProgress = nullptr;
};

} // namespace sdw::ui
