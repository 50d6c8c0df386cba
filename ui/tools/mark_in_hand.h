// A click, stroke or box that the hand is drawing: from the press of a button
// to its release.
#pragma once

#include "core/interactive/click_selector.h"
#include "ui/canvas/canvas_tool.h"

#include <QRectF>

#include <optional>

namespace sdw::ui {

class ToolContext;

class MarkInHand {
public:
    explicit MarkInHand(const ToolContext& context)
        : m_context(context)
    {
    }

    bool isThere() const { return m_mark || m_box; }
    Qt::MouseButton button() const { return m_button; } ///< that draws it
    /// Left on what is meant, right on what is not; left with Shift begins a box.
    void press(const PointerEvent& event);
    /// @return whether it is another now.
    bool move(const PointerEvent& event);
    void drop();
    /// The click or stroke is through; empty: a box was drawn.
    std::optional<ClickMark> takeMark() { return std::exchange(m_mark, std::nullopt); }
    /// The box is through: whole pixels of the image; perhaps empty.
    cv::Rect takeBox();

    QRectF bounds() const; ///< in the image
    void paint(QPainter& painter, const Viewport& view) const;

private:
    void extend(const QPointF& image);

    const ToolContext& m_context;
    std::optional<ClickMark> m_mark;
    std::optional<std::pair<QPointF, QPointF>> m_box; ///< corners
    QPointF m_pressed;                                ///< where, in the widget
    Qt::MouseButton m_button = Qt::NoButton;
};

} // namespace sdw::ui
