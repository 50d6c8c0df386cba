// Tools that paint with a round brush: strokes with pressure, straight lines, a ring that shows what would be painted.
#pragma once

#include "core/annotation/brush.h"
#include "ui/tools/overlay.h"
#include "ui/tools/pending_edit.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>

namespace sdw::ui {

constexpr int kLargestBrush = 2000; ///< pixels across

/// The next size of a brush: one pixel while it is small, a tenth when it is large.
int steppedSize(int size, double steps);
/// The options "size" and "pressure", shared by everything that paints with a round brush.
ToolOption brushSizeOption();
ToolOption brushPressureOption();
/// Takes what is under the pointer as the class to paint; tools do this while Alt is held.
void pickAt(ToolContext& context, const QPointF& image);

class StrokeTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::StrokeTool)
public:
    explicit StrokeTool(ToolContext& context);

    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override;
    bool keyReleased(const QKeyEvent& event) override;
    bool wheel(double steps, Qt::KeyboardModifiers modifiers) override;
    void paint(QPainter& painter, const Viewport& view) override;
    QCursor cursor() const override;
    bool cancel() override;
    bool hasPart() const override { return m_pending.isActive(); }
    bool undoPart() override { return m_pending.isActive() && cancel(); } // a stroke is its own last part
    void settingsChanged() override { showRing(); }

protected:
    virtual Paint strokePaint() const = 0;
    static std::vector<ToolOption> strokeOptions() { return {brushSizeOption(), brushPressureOption()}; }

private:
    void press(const PointerEvent& event);
    bool erases() const { return m_modifiers & Qt::ControlModifier; }
    bool picks() const { return (m_modifiers & Qt::AltModifier) && !m_pending.isActive(); }
    double radius() const;
    BrushSample sampleAt(const PointerEvent& event) const;
    void showRing();
    void setModifiers(Qt::KeyboardModifiers modifiers);
    void changeSize(double steps);

    PendingEdit m_pending;
    std::optional<BrushStroke> m_stroke;
    Qt::MouseButton m_button = Qt::NoButton; // that draws the stroke
    std::optional<BrushSample> m_last;       // end of the last stroke: a straight line starts there
    std::optional<BrushSample> m_pointer;
    Qt::KeyboardModifiers m_modifiers;
    DrawnArea m_drawn;
};

} // namespace sdw::ui
