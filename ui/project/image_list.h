// The images of what is open: thumbnails and states, a search, filters, and how many are done.
#pragma once

#include "ui/project/image_menus.h"
#include "ui/shell/app_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace sdw::ui {

class ImageDelegate;
class ImageListModel;
class ShareBar;

class ImageList : public QWidget {
    Q_OBJECT
public:
    explicit ImageList(AppContext& context, QWidget* parent = nullptr);

    /// Its actions, with keys, for the workspace that shows it: called once by that workspace.
    void addActions(const QString& scope);
    /// Several images may be chosen at once; then chosen() is not sent.
    void setMultiple();
    std::vector<int> selectedImages() const;
    void selectAll();

    /// @param index of the image in Opened::images; -1: none. The session's current image is followed by itself.
    void setCurrent(int index);
    /// The image before or after the current one among those that are listed; -1 at the ends.
    int neighbour(int step) const;
    /// The next image in this direction that is neither done nor reviewed, from the other end on where there is none
    /// up to the end; -1: there is none but the current one.
    int nextToLabel(int step) const;

    const ImageQuery& query() const;
    void setQuery(const ImageQuery& query);
    ImageListModel& model() { return *m_model; }

    /// What is in view will not change by itself: rows and thumbnails are there.
    bool isSettled() const;

Q_SIGNALS:
    void chosen(int index);
    /// Enter or a double click on an image.
    void activated(int index);
    /// Other images are listed now: neighbour() may answer otherwise.
    void filtered();
    void selectionChanged();
    void settled();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeTop();
    QWidget* makeFoot();
    void updateSize();
    void updateFoot();
    void wantThumbnails();
    int rowFrom(int step) const;

    AppContext& m_context;
    ImageListModel* m_model = nullptr;
    ImageDelegate* m_delegate = nullptr;
    QLineEdit* m_words = nullptr;
    QToolButton *m_filter = nullptr, *m_order = nullptr;
    FilterMenu* m_filterMenu = nullptr;
    OrderMenu* m_orderMenu = nullptr;
    QListView* m_view = nullptr;
    QLabel* m_count = nullptr;
    ShareBar* m_bar = nullptr;
    QTimer m_wordsTimer, m_wantTimer;
    int m_lastRow = -1;     ///< where the current image was, should it not be listed any more
    bool m_placing = false; ///< the current row moves without anybody having chosen it
    bool m_multiple = false;
};

} // namespace sdw::ui
