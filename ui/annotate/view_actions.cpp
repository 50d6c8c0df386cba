#include "ui/annotate/view_actions.h"

#include "ui/actions/action_registry.h"
#include "ui/annotate/held_key.h"
#include "ui/annotate/layer_panel.h"
#include "ui/canvas/canvas.h"

#include <QWheelEvent>

namespace sdw::ui {
namespace {

constexpr double kNotch = 120; // Qt's unit of wheels

} // namespace

ViewActions::ViewActions(ActionRegistry& actions, const QString& scope, Canvas& canvas, LayerPanel& layers,
                         HeldKey& held, QObject* parent)
    : QObject(parent)
    , m_canvas(canvas)
    , m_layers(layers)
    , m_held(held)
{
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip,
                         const QList<QKeySequence>& keys, std::function<void()> act) {
        return actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                            .text = text,
                            .icon = QLatin1String(icon),
                            .toolTip = toolTip,
                            .keys = keys,
                            .scope = scope},
                           std::move(act));
    };
    m_fit = add("fit", tr("Fit the image"), "fit", tr("Show the whole image"), {QKeySequence(Qt::Key_F)},
                [this] { m_canvas.fit(); });
    m_actualSize = add("actual-size", tr("Show at 100 %"), "actual-size", tr("Show each pixel of the image as one"),
                       {QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { m_canvas.showActualSize(); });
    m_in = add("zoom-in", tr("Zoom in"), "zoom-in", tr("Show the image larger"),
               {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)},
               [this] { m_canvas.zoomIn(); });
    m_out = add("zoom-out", tr("Zoom out"), "zoom-out", tr("Show the image smaller"),
                {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [this] { m_canvas.zoomOut(); });
    m_hide = actions.addToggle({.id = scope + QStringLiteral(".hide-labels"),
                                .text = tr("Hide labels"),
                                .icon = QStringLiteral("eye"),
                                .toolTip = tr("Look at the bare image; with the key held, only that long"),
                                .keys = {QKeySequence(Qt::Key_H)},
                                .scope = scope,
                                .iconWhenOn = QStringLiteral("eye-off")},
                               [this](bool hidden) {
                                   m_layers.setLabelsHidden(hidden);
                                   m_held.watch([this, hidden](bool wasHeld) {
                                       if (wasHeld) m_hide->setChecked(!hidden);
                                   });
                               });
    m_hide->setAutoRepeat(false);
    m_canvas.installEventFilter(this);
}

void ViewActions::setEnabled(bool enabled)
{
    for (QAction* action : {m_fit, m_actualSize, m_in, m_out, m_hide})
        action->setEnabled(enabled);
}

bool ViewActions::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::Wheel) return false;
    const auto* wheel = static_cast<QWheelEvent*>(event);
    if (wheel->modifiers() != (Qt::ControlModifier | Qt::ShiftModifier)) return false;
    // Some systems turn the wheel sideways while Shift is down.
    const QPoint by = wheel->angleDelta();
    m_layers.stepLabelOpacity((by.y() != 0 ? by.y() : by.x()) / kNotch);
    return true;
}

} // namespace sdw::ui
