#include "ui/annotate/tool_pose.h"

#include "ui/annotate/tool_set.h"
#include "ui/canvas/canvas.h"

namespace sdw::ui {

void takePose(const ToolPose& pose, ToolSet& tools, const Canvas& canvas)
{
    const int index = tools.find(QLatin1String(pose.tool));
    if (index < 0 || !tools.isWorking()) return;
    tools.cancel();
    tools.choose(index);
    const auto send = [&](PointerEvent::Kind kind, const QPointF& place) {
        const QSize size = canvas.view().imageSize();
        const QPointF image(place.x() * size.width(), place.y() * size.height());
        const bool held = kind == PointerEvent::Kind::Press || kind == PointerEvent::Kind::Move;
        tools.current()->pointer({.kind = kind,
                                  .image = image,
                                  .widget = canvas.view().toWidget(image),
                                  .button = kind == PointerEvent::Kind::Move ? Qt::NoButton : Qt::LeftButton,
                                  .buttons = held ? Qt::LeftButton : Qt::NoButton});
    };
    for (std::size_t i = 0; i < pose.places.size(); ++i) {
        if (!pose.drag || i == 0) send(PointerEvent::Kind::Press, pose.places[i]);
        if (pose.drag && i > 0) send(PointerEvent::Kind::Move, pose.places[i]);
        if (!pose.drag || i + 1 == pose.places.size()) send(PointerEvent::Kind::Release, pose.places[i]);
    }
}

} // namespace sdw::ui
