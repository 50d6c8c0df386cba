#include "ui/annotate/annotate_strip.h"

#include "ui/annotate/annotation_context.h"
#include "ui/annotate/class_chip.h"
#include "ui/annotate/class_choice.h"
#include "ui/annotate/operation_set.h"
#include "ui/annotate/option_control.h"
#include "ui/annotate/policy_box.h"
#include "ui/annotate/tool_set.h"
#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

namespace sdw::ui {
namespace {

constexpr int kIcon = 20, kGap = 12;
/// What is left out of the strip, one after the other, in a narrow window.
enum Level { Everything, NoSliders, NoClassName, NarrowPolicy, LevelCount };

} // namespace

AnnotateStrip::AnnotateStrip(AnnotationContext& context, const ToolSet& tools, ClassChoice& choice,
                             OperationSet& operations, QAction* search, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_tools(tools)
    , m_icon(new IconLabel(kIcon, this))
    , m_name(new QLabel(this))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("annotateStrip"));
    m_name->setObjectName(QStringLiteral("toolName"));
    QFont bold = m_name->font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    auto* more = new QToolButton(this);
    more->setObjectName(QStringLiteral("operations"));
    more->setText(tr("Edit"));
    more->setAccessibleName(tr("Edit labels and shapes"));
    more->setToolTip(tr("Fill holes, smooth, grow and other work on the labels"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    more->setAutoRaise(true);
    more->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(more);
    operations.fill(*menu);
    more->setMenu(menu);
    operations.setPlace(more);

    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kGap);
    m_row->addWidget(m_icon);
    m_row->addWidget(m_name);
    m_row->addStretch(1); // options come before it
    m_row->addWidget(m_chip = new ClassChip(choice, search, this));
    m_row->addWidget(m_policy = new PolicyBox(choice, this));
    m_row->addWidget(more);
    connect(&tools, &ToolSet::currentChanged, this, &AnnotateStrip::showTool);
    showTool();
}

void AnnotateStrip::keyPressEvent(QKeyEvent* event)
{
    QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) Q_EMIT entered();
}

void AnnotateStrip::showTool()
{
    delete m_options;
    m_options = nullptr;
    if (m_tools.currentIndex() < 0) return;
    const ToolInfo& info = m_tools.items()[std::size_t(m_tools.currentIndex())].info;
    m_icon->setIcon(themedIcon(info.icon));
    m_name->setText(info.name);
    m_options = new QWidget(this);
    auto* row = new QHBoxLayout(m_options);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    bool first = true; // what is changed most comes first, with a slider; there is no room for more of them
    for (const ToolOption& option : info.options)
        row->addWidget(makeOptionControl(option, m_context, std::exchange(first, false), m_options));
    constexpr int kAfterName = 2;
    m_row->insertWidget(kAfterName, m_options);
    m_options->show(); // a hidden widget has no width: all would seem to fit
    m_least = widthAt(LevelCount - 1);
    updateGeometry();
    fit();
}

/// @return the width that everything needs then. @param level stays on screen.
int AnnotateStrip::widthAt(int level)
{
    m_chip->setCompact(level >= NoClassName);
    m_policy->setCompact(level >= NarrowPolicy);
    for (auto* slider : m_options->findChildren<QSlider*>()) { // the field beside it does the same
        slider->setVisible(level < NoSliders);
        slider->parentWidget()->layout()->invalidate();
        slider->parentWidget()->updateGeometry();
    }
    m_options->layout()->invalidate();
    m_options->updateGeometry();
    m_row->invalidate();
    return m_row->minimumSize().width();
}

void AnnotateStrip::fit()
{
    if (!m_options) return;
    int level = 0;
    while (widthAt(level) > width() && level + 1 < LevelCount)
        ++level;
}

QSize AnnotateStrip::minimumSizeHint() const
{
    return {m_least, QWidget::minimumSizeHint().height()};
}

void AnnotateStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace sdw::ui
