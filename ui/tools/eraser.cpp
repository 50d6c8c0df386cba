// Eraser: makes pixels unlabelled.
#include "ui/tools/stroke_tool.h"

namespace sdw::ui {
namespace {

class Eraser : public StrokeTool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Eraser)
public:
    using StrokeTool::StrokeTool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("eraser"),
                .name = tr("Eraser"),
                .icon = QStringLiteral("eraser"),
                .toolTip = tr("Make pixels unlabelled; Shift draws a straight line"),
                .key = Qt::Key_E,
                .group = ToolGroup::Paint,
                .options = strokeOptions()};
    }

protected:
    Paint strokePaint() const override { return {}; }
};

} // namespace

std::unique_ptr<Tool> makeEraser(ToolContext& context)
{
    return std::make_unique<Eraser>(context);
}

} // namespace sdw::ui
