// Rectangle: dragged from corner to corner, a shape that stays one.
#include "ui/tools/box_tool.h"
#include "ui/tools/shape_steps.h"

namespace sdw::ui {
namespace {

class Rectangle : public BoxTool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Rectangle)
public:
    using BoxTool::BoxTool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("rectangle"),
                .name = tr("Rectangle"),
                .icon = QStringLiteral("rectangle"),
                .toolTip = tr("Drag a rectangle; Shift makes it a square, Alt draws it from its centre"),
                .key = Qt::Key_R,
                .group = ToolGroup::Shape,
                .options = {}};
    }

protected:
    void boxDrawn(const cv::Rect& box) override { addShape(context(), outlineIn(cv::Rect2d(box)), tr("Rectangle")); }
    Shape outlineIn(const cv::Rect2d& box) const override
    {
        Shape shape;
        shape.kind = ShapeKind::Rectangle;
        shape.centre = {box.x + box.width / 2, box.y + box.height / 2};
        shape.size = box.size();
        return shape;
    }
};

} // namespace

std::unique_ptr<Tool> makeRectangle(ToolContext& context)
{
    return std::make_unique<Rectangle>(context);
}

} // namespace sdw::ui
