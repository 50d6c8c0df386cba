#include "ui/annotate/operation_set.h"

#include "ui/actions/action_registry.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/option_control.h"
#include "ui/settings/style.h"

#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace sdw::ui {

OperationSet::OperationSet(ActionRegistry& actions, const QString& scope, AnnotationContext& context, QWidget& canvas,
                           QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    m_items.reserve(operationCatalog().size()); // actions refer to their items
    for (const OperationEntry& entry : operationCatalog()) {
        Item& item = m_items.emplace_back();
        item.operation = entry.make();
        item.info = item.operation->info();
        context.addOptions(item.info.options);
        QList<QKeySequence> keys;
        if (!item.info.key.isEmpty()) keys << item.info.key;
        const bool plain = !keys.isEmpty() && keys[0][0].keyboardModifiers() == Qt::NoModifier;
        item.action = actions.add({.id = scope + QLatin1Char('.') + item.info.id,
                                   .text = item.info.options.empty() ? item.info.name : tr("%1…").arg(item.info.name),
                                   .icon = item.info.icon,
                                   .toolTip = item.info.toolTip,
                                   .keys = keys,
                                   .scope = scope,
                                   .where = plain ? &canvas : nullptr},
                                  [this, &item] { start(item); });
    }
}

OperationSet::~OperationSet()
{
    delete m_panel;
}

void OperationSet::fill(QMenu& menu) const
{
    menu.setToolTipsVisible(true);
    const OperationGroup* group = nullptr;
    for (const Item& item : m_items) {
        if (group && *group != item.info.group) menu.addSeparator();
        group = &item.info.group;
        menu.addAction(item.action);
    }
}

void OperationSet::setWorking(bool working)
{
    for (const Item& item : m_items)
        item.action->setEnabled(working);
    if (!working) delete m_panel;
}

void OperationSet::start(const Item& item)
{
    if (item.info.options.empty())
        run(item);
    else
        ask(item);
}

void OperationSet::run(const Item& item)
{
    if (!m_context.document()) return;
    Q_EMIT aboutToRun();
    m_context.runCommand([&] { item.operation->run(m_context); });
}

/// Beside the work, not in its way: a click elsewhere or Escape closes it.
void OperationSet::ask(const Item& item)
{
    delete m_panel;
    auto* panel = new QDialog(m_place ? m_place->window() : nullptr, Qt::Popup);
    m_panel = panel;
    panel->setObjectName(QStringLiteral("operationPanel"));
    panel->setAccessibleName(item.info.name);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    auto* lines = new QVBoxLayout(panel);
    lines->setContentsMargins(12, 12, 12, 12);
    lines->setSpacing(8);
    auto* title = new QLabel(item.info.name, panel);
    title->setFont(titleFont(title->font()));
    lines->addWidget(title);
    auto* what = new QLabel(item.info.toolTip, panel);
    what->setWordWrap(true);
    what->setForegroundRole(QPalette::PlaceholderText);
    lines->addWidget(what);
    for (const ToolOption& option : item.info.options)
        lines->addWidget(makeOptionControl(option, m_context, true, panel));
    auto* go = new QPushButton(item.action->icon(), item.info.name, panel);
    go->setObjectName(QStringLiteral("operationRun"));
    go->setToolTip(item.info.toolTip);
    go->setDefault(true); // Enter means it from every field
    connect(go, &QPushButton::clicked, this, [this, panel, &item] {
        panel->close();
        run(item);
    });
    lines->addWidget(go, 0, Qt::AlignRight);
    panel->adjustSize();
    if (m_place) panel->move(m_place->mapToGlobal(QPoint(0, m_place->height() + 2)));
    panel->show();
    go->setFocus();
}

} // namespace sdw::ui
