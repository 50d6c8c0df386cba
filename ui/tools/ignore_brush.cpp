// Ignore brush: marks pixels that take no part in training and evaluation.
#include "ui/tools/stroke_tool.h"

namespace sdw::ui {
namespace {

class IgnoreBrush : public StrokeTool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::IgnoreBrush)
public:
    using StrokeTool::StrokeTool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("ignore"),
                .name = tr("Ignore brush"),
                .icon = QStringLiteral("ignore"),
                .toolTip = tr("Mark pixels to be left out of training and evaluation; "
                              "Ctrl or the right button erases"),
                .key = Qt::SHIFT | Qt::Key_X,
                .group = ToolGroup::Paint,
                .options = strokeOptions()};
    }

protected:
    Paint strokePaint() const override { return {kIgnoreLabel}; }
};

} // namespace

std::unique_ptr<Tool> makeIgnoreBrush(ToolContext& context)
{
    return std::make_unique<IgnoreBrush>(context);
}

} // namespace sdw::ui
