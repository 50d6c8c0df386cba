// What a person has said about an object by clicks, strokes and a box, step by step; drawn so that pro and contra
// differ in shape, too.
#pragma once

#include "core/interactive/click_selector.h"
#include "ui/canvas/viewport.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace sdw::ui {

class ClickMarks {
public:
    bool isEmpty() const { return m_steps.empty(); }
    /// All of it, in pixels of the image.
    const Clicks& clicks() const;
    /// The same in a copy of the image of another size.
    Clicks inCopy(cv::Size image, cv::Size copy) const;

    void add(ClickMark mark);
    void setBox(const cv::Rect& box);
    /// Takes the last step back. @return false where there is none.
    bool takeBack();
    void clear() { m_steps.clear(); }

    QRectF bounds() const; ///< in the image
    void paint(QPainter& painter, const Viewport& view) const;
    /// One that is still being drawn.
    static void paintMark(QPainter& painter, const Viewport& view, const ClickMark& mark);

private:
    std::vector<Clicks> m_steps; ///< after each of them
};

} // namespace sdw::ui
