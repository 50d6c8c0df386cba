// Tools that drag a box: rectangle, ellipse, and the box around an object.
#pragma once

#include "ui/tools/overlay.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>

namespace sdw::ui {

class BoxTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::BoxTool)
public:
    using Tool::Tool;

    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override;
    bool keyReleased(const QKeyEvent& event) override;
    void paint(QPainter& painter, const Viewport& view) override;
    bool cancel() override;
    bool hasPart() const override { return isDragging(); }
    bool undoPart() override { return isDragging() && cancel(); }

protected:
    /// The box was let go; never empty, its edges lie between pixels.
    virtual void boxDrawn(const cv::Rect& box) = 0;
    /// What is drawn while the box is dragged.
    virtual Shape outlineIn(const cv::Rect2d& box) const = 0;
    bool isDragging() const { return m_start.has_value(); }

private:
    cv::Rect2d box() const;
    void update();

    std::optional<QPointF> m_start;
    QPointF m_now;
    Qt::KeyboardModifiers m_modifiers; // Shift: as high as wide; Alt: the start is the middle
    DrawnArea m_drawn;
};

} // namespace sdw::ui
