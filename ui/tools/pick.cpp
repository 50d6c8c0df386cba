// Pick: the class under the pointer becomes the one that is painted.
#include "ui/tools/geometry.h"
#include "ui/tools/stroke_tool.h"

namespace sdw::ui {
namespace {

class Pick : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Pick)
public:
    using Tool::Tool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("pick"),
                .name = tr("Pick class"),
                .icon = QStringLiteral("pick"),
                .toolTip = tr("Click on a pixel to paint with its class; brushes and bucket do this while Alt is held"),
                .key = Qt::Key_I,
                .group = ToolGroup::Select,
                .options = {}};
    }

    bool pointer(const PointerEvent& event) override
    {
        using Kind = PointerEvent::Kind;
        // Dragging goes on picking: one looks for the place by watching the class change.
        const bool press = event.kind == Kind::Press && event.button == Qt::LeftButton;
        const bool drag = event.kind == Kind::Move && (event.buttons & Qt::LeftButton);
        if (press || drag) pickAt(context(), event.image);
        return press || drag;
    }
    void paint(QPainter&, const Viewport&) override {}
    QCursor cursor() const override { return Qt::PointingHandCursor; }
};

} // namespace

std::unique_ptr<Tool> makePick(ToolContext& context)
{
    return std::make_unique<Pick>(context);
}

} // namespace sdw::ui
