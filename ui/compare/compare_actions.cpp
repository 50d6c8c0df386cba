#include "ui/compare/compare_actions.h"

#include "ui/actions/action_registry.h"

namespace sdw::ui {

CompareActions::CompareActions(ActionRegistry& registry, const QString& scope, QObject* parent)
    : QObject(parent)
    , m_registry(registry)
    , m_scope(scope)
{
    m_demo = add("demo", tr("Compare the demo's two models"), "demo",
                 tr("Open the demo and compare SegFormer and SegDeformer on its scenes"), {},
                 [this] { Q_EMIT demoWanted(); });
    m_setUp = add("set-up", tr("Set up a comparison"), "plus", tr("Choose who takes part, and on which images"),
                  {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}, [this] { Q_EMIT setUpWanted(); });
    m_form.start = add("start", tr("Compare"), "compare", tr("Predict what is missing, and compare"),
                       {QKeySequence(Qt::CTRL | Qt::Key_Return)}, [this] { Q_EMIT startWanted(); });
    m_form.cancel = add("cancel", tr("Cancel"), "stop", tr("Stop; what was predicted is kept"), {},
                        [this] { Q_EMIT cancelWanted(); });
    m_form.back = add("back", tr("Back to the comparison"), "previous", tr("Show the comparison that there is"), {},
                      [this] { Q_EMIT backWanted(); });
    m_nextRegion = add("next-region", tr("Next difference"), "down", tr("Go to the next place, largest first"),
                       {QKeySequence(Qt::Key_N)}, [this] { Q_EMIT regionStepped(1); });
    m_previousRegion = add("previous-region", tr("Previous difference"), "up", tr("Go to the place before"),
                           {QKeySequence(Qt::SHIFT | Qt::Key_N)}, [this] { Q_EMIT regionStepped(-1); });
    m_endCell = add("end-cell", tr("Show all images"), "close", tr("End looking at one confusion alone"),
                    {QKeySequence(Qt::Key_Escape)}, [this] { Q_EMIT cellEndWanted(); });
    m_swap = add("swap", tr("Exchange the two"), "swap", tr("Measure the first by the second instead"),
                 {QKeySequence(Qt::Key_X)}, [this] { Q_EMIT swapWanted(); });
    add("previous-image", tr("Previous image"), "previous", tr("Show the image before this one in the list"),
        {QKeySequence(Qt::Key_PageUp), QKeySequence(Qt::Key_A)}, [this] { Q_EMIT imageStepped(-1); });
    add("next-image", tr("Next image"), "next", tr("Show the image after this one in the list"),
        {QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::Key_D)}, [this] { Q_EMIT imageStepped(1); });
}

QAction* CompareActions::add(const char* name, const QString& text, const char* icon, const QString& toolTip,
                             const QList<QKeySequence>& keys, std::function<void()> act)
{
    return m_registry.add({.id = m_scope + QLatin1Char('.') + QLatin1String(name),
                           .text = text,
                           .icon = QLatin1String(icon),
                           .toolTip = toolTip,
                           .keys = keys,
                           .scope = m_scope},
                          std::move(act));
}

void CompareActions::setState(const State& state)
{
    m_setUp->setEnabled(state.open && !state.setsUp);
    m_form.back->setVisible(state.compared && state.setsUp);
    m_form.back->setEnabled(state.compared && state.setsUp);
    for (QAction* action : {m_nextRegion, m_previousRegion})
        action->setEnabled(state.result && state.regions);
    m_endCell->setEnabled(state.result && state.cell);
    m_swap->setEnabled(state.result);
}

} // namespace sdw::ui
