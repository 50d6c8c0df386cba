#include "ui/compare/compare_strip.h"

#include "ui/actions/action_registry.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSlider>
#include <QToolButton>

namespace sdw::ui {
namespace {

constexpr int kSliderWidth = 110;     // pixels
constexpr double kCurtainStep = 0.05; // of the width
const QString kOpacityKey = QStringLiteral("compare/opacity"), kModeKey = QStringLiteral("compare/mode");

} // namespace

CompareStrip::CompareStrip(AppContext& context, const QString& scope, CompareView& view, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_scope(scope)
    , m_view(view)
    , m_opacity(new QSlider(Qt::Horizontal, this))
{
    addModes();
    addViewing();
    auto* label = new QLabel(tr("Labels"), this);
    m_opacity->setObjectName(QStringLiteral("compareOpacity"));
    m_opacity->setAccessibleName(tr("Strength of the labels"));
    m_opacity->setToolTip(tr("How strongly the labels lie over the picture"));
    m_opacity->setRange(0, 100);
    m_opacity->setFixedWidth(kSliderWidth);
    connect(m_opacity, &QSlider::valueChanged, this, [this](int percent) {
        m_view.setOpacity(percent / 100.0);
        QSettings().setValue(kOpacityKey, percent);
    });
    m_opacity->setValue(QSettings().value(kOpacityKey, qRound(100 * view.opacity())).toInt());

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(8, 0, 8, 0);
    line->setSpacing(4);
    const auto buttons = [&](const QList<QAction*>& actions) {
        for (QAction* action : actions) {
            auto* button = new QToolButton(this);
            button->setObjectName(QStringLiteral("button-") + action->objectName());
            button->setDefaultAction(action);
            line->addWidget(button);
        }
    };
    buttons(m_modes);
    line->addSpacing(12);
    line->addWidget(label);
    line->addSpacing(4);
    line->addWidget(m_opacity);
    line->addSpacing(8);
    buttons(m_toggles);
    line->addStretch(1);
    const int mode = QSettings().value(kModeKey, int(CompareMode::Curtain)).toInt();
    setMode(CompareMode(std::clamp(mode, 0, int(m_modes.size()) - 1)));
    setUsable(false);
}

QAction* CompareStrip::add(const char* name, const QString& text, const char* icon, const QString& toolTip,
                           const QList<QKeySequence>& keys, std::function<void()> act)
{
    QAction* made = m_context.actions.add({.id = m_scope + QLatin1Char('.') + QLatin1String(name),
                                           .text = text,
                                           .icon = QLatin1String(icon),
                                           .toolTip = toolTip,
                                           .keys = keys,
                                           .scope = m_scope},
                                          std::move(act));
    m_others << made;
    return made;
}

QAction* CompareStrip::addToggle(const char* name, const QString& text, const char* icon, const QString& toolTip,
                                 const QList<QKeySequence>& keys, std::function<void(bool)> act)
{
    return m_context.actions.addToggle({.id = m_scope + QLatin1Char('.') + QLatin1String(name),
                                        .text = text,
                                        .icon = QLatin1String(icon),
                                        .toolTip = toolTip,
                                        .keys = keys,
                                        .scope = m_scope,
                                        .checkable = true},
                                       std::move(act));
}

void CompareStrip::addModes()
{
    const auto mode = [this](const char* name, const QString& text, const char* icon, const QString& toolTip,
                             Qt::Key key, CompareMode which) {
        m_modes << addToggle(name, text, icon, toolTip, {QKeySequence(key)}, [this, which](bool on) {
            if (!on) return;
            m_view.setMode(which);
            QSettings().setValue(kModeKey, int(which));
        });
    };
    mode("side-by-side", tr("Side by side"), "side-by-side",
         tr("All that take part beside each other; they move together"), Qt::Key_1, CompareMode::SideBySide);
    mode("curtain", tr("Curtain"), "curtain", tr("One left and one right of a curtain; drag it anywhere"), Qt::Key_2,
         CompareMode::Curtain);
    mode("blink", tr("Blink"), "blink", tr("The two in turns, at the same place"), Qt::Key_3, CompareMode::Blink);
    mode("difference", tr("Difference"), "difference",
         tr("Where both are right, only one of them, or none, each in a pattern of its own"), Qt::Key_4,
         CompareMode::Difference);
    auto* group = new QActionGroup(this);
    for (QAction* action : m_modes)
        group->addAction(action);
}

void CompareStrip::addViewing()
{
    m_toggles << addToggle("truth-outline", tr("Outline the truth"), "truth-outline",
                           tr("Draw the outlines of the labels over everything"), {QKeySequence(Qt::Key_T)},
                           [this](bool on) { m_view.setTruthOutlined(on); });
    m_toggles << addToggle("truth-pane", tr("Show the truth beside"), "truth-pane",
                           tr("Side by side, the labels get a place of their own"),
                           {QKeySequence(Qt::SHIFT | Qt::Key_T)}, [this](bool on) { m_view.setTruthBeside(on); });
    m_toggles << addToggle("hide-labels", tr("Hide labels"), "eye-off", tr("Look at the bare picture"),
                           {QKeySequence(Qt::Key_H)}, [this](bool on) { m_view.setLabelsHidden(on); });
    add("fit", tr("Fit the image"), "fit", tr("Show the whole image"), {QKeySequence(Qt::Key_F)},
        [this] { m_view.fit(); });
    add("actual-size", tr("Show at 100 %"), "actual-size", tr("Show each pixel of the image as one"),
        {QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { m_view.showActualSize(); });
    add("zoom-in", tr("Zoom in"), "zoom-in", tr("Show the image larger"),
        {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)}, [this] { m_view.zoomIn(); });
    add("zoom-out", tr("Zoom out"), "zoom-out", tr("Show the image smaller"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
        [this] { m_view.zoomOut(); });
    add("curtain-left", tr("Move the curtain left"), "previous", tr("Show more of what is right of the curtain"),
        {QKeySequence(Qt::Key_Comma)}, [this] { m_view.setCurtain(m_view.curtain() - kCurtainStep); });
    add("curtain-right", tr("Move the curtain right"), "next", tr("Show more of what is left of the curtain"),
        {QKeySequence(Qt::Key_Period)}, [this] { m_view.setCurtain(m_view.curtain() + kCurtainStep); });
}

void CompareStrip::setUsable(bool usable)
{
    for (const QList<QAction*>& actions : {m_modes, m_toggles, m_others})
        for (QAction* action : actions)
            action->setEnabled(usable);
    m_opacity->setEnabled(usable);
}

void CompareStrip::setMode(CompareMode mode)
{
    m_modes[int(mode)]->setChecked(true);
}

} // namespace sdw::ui
