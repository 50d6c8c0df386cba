#include "ui/annotate/tool_set.h"

#include "ui/actions/action_registry.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/held_key.h"
#include "ui/canvas/canvas.h"

#include <QActionGroup>
#include <QPointerEvent>
#include <QSettings>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr auto kFirstTool = "brush"; // ready to paint
constexpr auto kSetting = "annotate/tool";

} // namespace

ToolSet::ToolSet(ActionRegistry& actions, const QString& scope, AnnotationContext& context, Canvas& canvas,
                 HeldKey& held, QObject* parent)
    : QObject(parent)
    , m_canvas(canvas)
    , m_held(held)
    , m_group(new QActionGroup(this))
{
    for (const ToolEntry& entry : toolCatalog()) {
        Item item{.tool = entry.make(context)};
        item.info = item.tool->info();
        context.addOptions(item.info.options);
        const int index = int(m_items.size());
        QList<QKeySequence> keys;
        if (!item.info.key.isEmpty()) keys << item.info.key;
        item.action = actions.add({.id = scope + QStringLiteral(".tool-") + item.info.id,
                                   .text = item.info.name,
                                   .icon = item.info.icon,
                                   .toolTip = item.info.toolTip,
                                   .keys = keys,
                                   .scope = scope,
                                   .checkable = true},
                                  [this, index] { chosenByPerson(index); });
        item.action->setAutoRepeat(false);
        m_group->addAction(item.action);
        m_items.push_back(std::move(item));
    }
    m_canvas.installEventFilter(this);
    const int last = find(QSettings().value(QLatin1String(kSetting), QLatin1String(kFirstTool)).toString());
    if (!m_items.empty()) choose(std::max(last, 0));
    const auto tellTool = [this] {
        if (m_working && current()) current()->settingsChanged();
    };
    connect(&context, &AnnotationContext::optionChanged, this, tellTool);
    connect(&context, &AnnotationContext::redrawn, this, &ToolSet::lookForPart);
}

ToolSet::~ToolSet()
{
    m_canvas.setTool(nullptr);
}

Tool* ToolSet::current() const
{
    return m_current < 0 ? nullptr : m_items[std::size_t(m_current)].tool.get();
}

int ToolSet::find(const QString& id) const
{
    const auto found =
        std::find_if(m_items.begin(), m_items.end(), [&](const Item& item) { return item.info.id == id; });
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

/// A key that is held brings its tool for that long only.
void ToolSet::chosenByPerson(int index)
{
    const int before = m_current;
    if (index != before)
        m_held.watch([this, before, index](bool held) {
            if (held && m_current == index) choose(before);
            QSettings().setValue(QLatin1String(kSetting), m_items[std::size_t(m_current)].info.id);
        });
    choose(index);
    if (!m_held.isDown()) QSettings().setValue(QLatin1String(kSetting), m_items[std::size_t(index)].info.id);
}

void ToolSet::choose(int index)
{
    m_items[std::size_t(index)].action->setChecked(true);
    if (index == m_current) return;
    if (m_working && current()) current()->deactivated();
    m_current = index;
    if (m_working) {
        m_canvas.setTool(current());
        current()->activated();
    }
    m_canvas.toolChanged();
    lookForPart();
    Q_EMIT currentChanged(index);
}

void ToolSet::setWorking(bool working)
{
    if (working == m_working || !current()) return;
    m_working = working;
    if (working) {
        m_canvas.setTool(current());
        current()->activated();
    } else {
        current()->deactivated();
        m_canvas.setTool(nullptr);
    }
    m_canvas.toolChanged();
    lookForPart();
}

bool ToolSet::cancel()
{
    return m_working && current() && current()->cancel();
}

bool ToolSet::finish()
{
    return m_working && current() && current()->finish();
}

bool ToolSet::undoPart()
{
    return m_working && current() && current()->undoPart();
}

bool ToolSet::hasPart() const
{
    return m_working && current() && current()->hasPart();
}

void ToolSet::lookForPart()
{
    if (hasPart() == m_hadPart) return;
    m_hadPart = !m_hadPart;
    Q_EMIT partChanged(m_hadPart);
}

bool ToolSet::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::TabletPress:
        m_pointerDown = true;
        m_held.markUsed();
        break;
    case QEvent::MouseButtonRelease:
    case QEvent::TabletRelease:
        m_pointerDown = static_cast<QSinglePointEvent*>(event)->buttons() != Qt::NoButton;
        break;
    default:
        break;
    }
    return false;
}

} // namespace sdw::ui
