// Ellipse: dragged from corner to corner, a shape that stays one.
#include "ui/tools/box_tool.h"
#include "ui/tools/shape_steps.h"

namespace sdw::ui {
namespace {

class Ellipse : public BoxTool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Ellipse)
public:
    using BoxTool::BoxTool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("ellipse"),
                .name = tr("Ellipse"),
                .icon = QStringLiteral("ellipse"),
                .toolTip = tr("Drag an ellipse; Shift makes it a circle, Alt draws it from its centre"),
                .key = Qt::Key_O,
                .group = ToolGroup::Shape,
                .options = {}};
    }

protected:
    void boxDrawn(const cv::Rect& box) override { addShape(context(), outlineIn(cv::Rect2d(box)), tr("Ellipse")); }
    Shape outlineIn(const cv::Rect2d& box) const override
    {
        Shape shape;
        shape.kind = ShapeKind::Ellipse;
        shape.centre = {box.x + box.width / 2, box.y + box.height / 2};
        shape.size = box.size();
        return shape;
    }
};

} // namespace

std::unique_ptr<Tool> makeEllipse(ToolContext& context)
{
    return std::make_unique<Ellipse>(context);
}

} // namespace sdw::ui
