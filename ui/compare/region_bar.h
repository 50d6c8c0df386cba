// Steps through the regions of an image in which two predictions differ, largest first, and says what each of them is.
#pragma once

#include "ui/compare/compared_pictures.h"

#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace sdw::ui {

class IconLabel;
struct MarkedPlace;

class RegionBar : public QWidget {
    Q_OBJECT
public:
    /// @param previous, next what its buttons are and do. @param end goes back from a cell's regions to the
    /// differences.
    RegionBar(QAction* previous, QAction* next, QAction* end, QWidget* parent = nullptr);

    void setClasses(const ClassList& classes);
    /// The differences of the picture, or the places of its cell. Null: none.
    void setPicture(const std::shared_ptr<const ComparedPicture>& picture);
    bool showsCell() const { return m_picture && m_picture->cell; }

    /// The one after or before the current one, round and round. @return false: there is none.
    bool step(int by);
    int current() const { return m_current; } ///< -1: none yet
    const std::vector<DifferenceRegion>& regions() const;
    std::optional<MarkedPlace> marked() const;

Q_SIGNALS:
    void stepped();

private:
    void refresh();
    QString sentence() const;

    ClassList m_classes;
    std::shared_ptr<const ComparedPicture> m_picture;
    int m_current = -1;
    QAction *m_previous = nullptr, *m_next = nullptr, *m_end = nullptr;
    QToolButton* m_endButton = nullptr;
    IconLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
};

} // namespace sdw::ui
