// One view of a compared image: a label map, two of them with a curtain between, or where they differ.
#pragma once

#include "core/annotation/label_map.h"
#include "ui/canvas/canvas.h"
#include "ui/compare/difference_layer.h"

#include <QPainterPath>

namespace sdw::ui {

/// How labels look, for all panes that show them.
struct CompareLook {
    LabelLayer labels, outline; ///< areas in the colours of classes; truth as a line
    DifferenceLayer difference;
};

struct PaneContent {
    enum class Kind { Labels, Curtain, Difference };
    Kind kind = Kind::Labels;
    std::shared_ptr<const LabelMap> first, second; ///< of Labels, the first alone; null: none
    cv::Mat agreement;                             ///< of Difference: CV_8UC1 of Agreement
    std::shared_ptr<const LabelMap> outline;       ///< truth; null: none
    QString title, secondTitle;                    ///< the second stands at the right of the curtain
};

/// A place that the person was led to.
struct MarkedPlace {
    QRectF box;           ///< image pixels
    QPainterPath outline; ///< the same; empty: the box is drawn instead
    QString text;
};

class ComparePane : public Canvas, private CanvasTool {
    Q_OBJECT
public:
    /// @param look outlives this.
    explicit ComparePane(const CompareLook& look, QWidget* parent = nullptr);

    void setContent(const PaneContent& content);
    const PaneContent& content() const { return m_content; }
    /// The look has changed.
    void lookChanged() { redrawAll(); }
    /// Where the curtain hangs: a share of the width, 0 .. 1.
    void setCurtain(double place);
    double curtain() const { return m_curtain; }
    void setMarked(const std::optional<MarkedPlace>& place);
    /// The pixel that another pane's pointer is on; (-1, -1): none.
    void setOthersPointer(QPoint pixel);

Q_SIGNALS:
    void curtainMoved(double place);

protected:
    void drawOver(const ViewGrid& grid, const QRect& area, cv::Mat& frame) const override;

private:
    bool pointer(const PointerEvent& event) override;
    void paint(QPainter& painter, const Viewport& view) override;
    QCursor cursor() const override;
    int curtainAt(double ratio) const; ///< the first device pixel right of it
    void paintTitle(QPainter& painter, const QString& text, bool right) const;
    void paintMarked(QPainter& painter, const Viewport& view) const;

    const CompareLook& m_look;
    PaneContent m_content;
    double m_curtain = 0.5;
    bool m_dragging = false;
    std::optional<MarkedPlace> m_marked;
    QPoint m_others{-1, -1};
};

} // namespace sdw::ui
