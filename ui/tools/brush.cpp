// Brush: paints the class.
#include "ui/tools/stroke_tool.h"

namespace sdw::ui {
namespace {

class Brush : public StrokeTool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Brush)
public:
    using StrokeTool::StrokeTool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("brush"),
                .name = tr("Brush"),
                .icon = QStringLiteral("brush"),
                .toolTip = tr("Paint the class; Shift draws a straight line, Ctrl or the right button erases, "
                              "Alt picks a class"),
                .key = Qt::Key_B,
                .group = ToolGroup::Paint,
                .options = strokeOptions()};
    }

protected:
    Paint strokePaint() const override { return context().paint(); }
};

} // namespace

std::unique_ptr<Tool> makeBrush(ToolContext& context)
{
    return std::make_unique<Brush>(context);
}

} // namespace sdw::ui
