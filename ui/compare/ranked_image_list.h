// The left panel of a comparison: its images, ranked by the difference, or those behind a cell of a confusion matrix.
#pragma once

#include "ui/compare/ranked_image_model.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QListView;
class QToolButton;

namespace sdw::ui {

class ProjectSession;
class Thumbnails;

class RankedImageList : public QWidget {
    Q_OBJECT
public:
    /// @param all ends the narrowing to a cell.
    RankedImageList(ProjectSession& session, Thumbnails& thumbnails, QAction* all, QWidget* parent = nullptr);

    void setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers);
    /// @param what names the cell: "road called pavement".
    void setCell(const QString& what, std::vector<ComparedSet::CellImage> images);
    void clearCell();

    /// Marks it without chosen(). @param image of the set; -1: none.
    void setCurrent(int image);
    int current() const { return m_current; }
    /// The image before or after the current one in the list; -1 at the ends.
    int neighbour(int by) const;
    /// Those that are selected; where that is one alone, the first ones of the list.
    std::vector<std::size_t> chosenImages() const;
    RankedImageModel& model() { return *m_model; }
    bool isSettled() const;

Q_SIGNALS:
    void chosen(int image);
    void settled();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTop(QAction* all);
    void placeCurrent();
    void wantThumbnails();
    void updateTop();

    ProjectSession& m_session;
    Thumbnails& m_thumbnails;
    RankedImageModel* m_model = nullptr;
    std::vector<int> m_inSession; ///< of each image of the set: its index in what is open, or -1
    QComboBox* m_order = nullptr;
    QWidget* m_cellRow = nullptr;
    QLabel *m_cell = nullptr, *m_count = nullptr;
    QListView* m_view = nullptr;
    QString m_cellText;
    QTimer m_wantTimer;
    int m_current = -1;
    bool m_placing = false;
};

} // namespace sdw::ui
