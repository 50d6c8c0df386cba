#include "ui/annotate/class_chip.h"

#include "ui/annotate/class_choice.h"
#include "ui/annotate/class_swatch.h"

#include <QAction>

namespace sdw::ui {
namespace {

constexpr int kWidth = 136; // the strip does not jump when the class changes

} // namespace

ClassChip::ClassChip(const ClassChoice& choice, QAction* search, QWidget* parent)
    : QToolButton(parent)
    , m_search(search)
{
    setObjectName(QStringLiteral("classChip"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
    connect(this, &QToolButton::clicked, search, &QAction::trigger);
    connect(search, &QAction::changed, this, [this, &choice] { show(choice); }); // its keys are in the tool tip
    connect(&choice, &ClassChoice::chosen, this, [this, &choice] { show(choice); });
    show(choice);
}

QSize ClassChip::sizeHint() const
{
    const QSize own = QToolButton::sizeHint();
    return m_compact ? own : QSize(kWidth, own.height());
}

void ClassChip::setCompact(bool compact)
{
    m_compact = compact;
    setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    updateGeometry();
}

void ClassChip::show(const ClassChoice& choice)
{
    const LabelKind* kind = choice.find(choice.current());
    if (!kind) return;
    setIcon(classSwatch(*kind));
    setText(fontMetrics().elidedText(kind->name, Qt::ElideRight, kWidth - 40));
    setAccessibleName(tr("Class of the next stroke: %1").arg(kind->name));
    setToolTip(tr("The next stroke is “%1”. %2").arg(kind->name, m_search->toolTip()));
}

} // namespace sdw::ui
