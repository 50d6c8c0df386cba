#include "ui/explain/explain_view.h"

#include "ui/canvas/picture_pyramid.h"
#include "ui/explain/explain_pane.h"
#include "ui/explain/explain_points.h"
#include "ui/explain/pane_header.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>

namespace sdw::ui {
namespace {

using Kind = PictureOverlay::Kind;
using Content = PaneRequest::Content;

constexpr int kLine = 1; // pixels between panes

bool takesText(const QWidget* widget)
{
    return widget && (qobject_cast<const QLineEdit*>(widget) || widget->inherits("QAbstractSpinBox") ||
                      widget->inherits("QPlainTextEdit"));
}

} // namespace

ExplainView::ExplainView(const std::array<ModelSide*, 2>& sides, ExplainPoints& points, QWidget* parent)
    : QWidget(parent)
    , m_sides(sides)
    , m_points(points)
{
    setObjectName(QStringLiteral("explainView"));
    m_cells[1].side = m_cells[3].side = 1;
    m_cells[2].side = 0;
    m_cells[1].choice = {MapKind::Similarity, FeatureStage::Augmented};
    addCell(0, tr("What lies over the picture"));
    addCell(1, tr("Map at the upper right"));
    addCell(2, tr("Map at the lower left"));
    addCell(3, tr("Map at the lower right"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kLine);
    for (int i = 0; i < kPanes; ++i) {
        auto* lines = new QVBoxLayout;
        lines->setSpacing(0);
        lines->addWidget(m_cells[std::size_t(i)].header);
        lines->addWidget(m_cells[std::size_t(i)].pane, 1);
        grid->addLayout(lines, i / 2, i % 2);
        grid->setColumnStretch(i % 2, 1);
        grid->setRowStretch(i / 2, 1);
    }
    for (ModelSide* side : m_sides)
        connect(side, &ModelSide::changed, this, &ExplainView::followSide);
    connect(&m_points, &ExplainPoints::changed, this, [this] {
        request();
        showMessages();
        Q_EMIT readOutChanged();
    });
    connect(&m_live, &LiveMaps::made, this, &ExplainView::take);
    qApp->installEventFilter(this); // Shift and Alt count whoever has the focus
    showItems();
    showMessages();
}

ExplainView::~ExplainView() = default;

void ExplainView::addCell(int index, const QString& name)
{
    Cell& cell = m_cells[std::size_t(index)];
    const QString letter = cell.side < 0 ? QString() : m_sides[std::size_t(cell.side)]->letter();
    cell.header = new PaneHeader(letter, name,
                                 index == 0 ? tr("What lies over the picture; the wheel over it changes it, too")
                                            : tr("Which map is shown; the wheel over it changes it, too"),
                                 this);
    cell.header->box()->setObjectName(QStringLiteral("paneChoice%1").arg(index));
    cell.header->scale()->setObjectName(QStringLiteral("paneScale%1").arg(index));
    cell.pane = new ExplainPane(m_points, this);
    cell.pane->setObjectName(QStringLiteral("pane%1").arg(index));
    cell.pane->setAccessibleName(index == 0 ? tr("Picture") : name);
    cell.pane->setToolTip(
        tr("The pointer or the arrow keys choose a pixel, a click or Space pins it, Ctrl with the wheel zooms"));
    connect(cell.header, &PaneHeader::chosen, this, [this, index](const QVariant& key) {
        if (index == 0)
            setOverlay({Kind(key.toPoint().x()), key.toPoint().y(), m_overlay.token});
        else
            setChoice(index, mapChoiceOf(key.toString(), choice(index)));
        if (index > 0) Q_EMIT choiceChanged(index);
    });
    connect(cell.pane, &ExplainPane::stepped, cell.header, &PaneHeader::step);
    connect(cell.pane, &ExplainPane::pointed, &m_points, &ExplainPoints::setPointer);
    connect(cell.pane, &ExplainPane::clicked, this, [this](QPoint pixel) { m_points.hold(m_points.pin(pixel)); });
    connect(cell.pane, &ExplainPane::modifiersSeen, this, &ExplainView::setHeldKeys);
    connect(cell.pane, &ExplainPane::resized, this, &ExplainView::request);
    connect(cell.pane, &ExplainPane::viewChanged, this, [this, pane = cell.pane] { follow(*pane); });
    connect(cell.pane, &ExplainPane::entered, this, [pane = cell.pane] {
        // Keys mean what is under the pointer, unless somebody is writing.
        if (!takesText(QApplication::focusWidget()) && pane->isActiveWindow()) pane->setFocus(Qt::MouseFocusReason);
    });
}

const ExplainedFacts* ExplainView::factsOf(int side) const
{
    return side < 0 ? nullptr : m_sides[std::size_t(side)]->facts().get();
}

void ExplainView::setInput(std::shared_ptr<const ExplainInput> input)
{
    m_input = std::move(input);
    m_truth.reset();
    if (m_input && !m_input->truth.labels.empty())
        m_truth = std::make_shared<const ClassOverlay>(ClassOverlay{m_input->truth.labels, m_input->truth.classes});
    const cv::Size size = m_input ? m_input->picture->size() : cv::Size();
    for (Cell& cell : m_cells) {
        cell.result = {};
        cell.pane->setPictureSize({size.width, size.height});
    }
    followSide();
}

void ExplainView::setLook(const MapLook& look)
{
    if (look == m_look) return;
    m_look = look;
    request();
}

void ExplainView::setClassOpacity(double opacity)
{
    m_classOpacity = opacity;
    request();
}

void ExplainView::isolateClass(int index)
{
    m_isolated = index;
    request();
}

void ExplainView::setEverywhere(std::optional<MapKind> kind)
{
    m_everywhere = kind;
    followSide();
}

void ExplainView::setHeldKeys(Qt::KeyboardModifiers modifiers)
{
    const auto keys = modifiers & (Qt::ShiftModifier | Qt::AltModifier | Qt::ControlModifier);
    std::optional<MapKind> held;
    if (keys == Qt::ShiftModifier) held = MapKind::InternalAttention;
    if (keys == Qt::AltModifier) held = MapKind::ExternalAttention;
    if (held == m_heldKey) return;
    m_heldKey = held;
    followSide();
}

std::optional<MapKind> ExplainView::forced() const
{
    return m_heldKey ? m_heldKey : m_everywhere;
}

void ExplainView::setOverlay(const PictureOverlay& overlay)
{
    if (overlay == m_overlay) return;
    m_overlay = overlay;
    showItems();
    request();
    Q_EMIT overlayChanged();
}

PictureOverlay ExplainView::overlay() const
{
    const ExplainedFacts* facts = factsOf(m_overlay.side);
    const auto fits = [&] {
        switch (m_overlay.kind) {
        case Kind::Labels:
            return m_truth != nullptr;
        case Kind::Prediction:
            return facts != nullptr;
        case Kind::Mid:
        case Kind::Differing:
            return facts && facts->mid;
        case Kind::Token:
            return facts && m_overlay.token >= 0 && m_overlay.token < int(facts->tokens.size());
        case Kind::None:
            break;
        }
        return true;
    };
    return fits() ? m_overlay : PictureOverlay{Kind::None};
}

std::shared_ptr<const ClassOverlay> ExplainView::overlayClasses() const
{
    const PictureOverlay shown = overlay();
    const ExplainedFacts* facts = factsOf(shown.side);
    switch (shown.kind) {
    case Kind::Labels:
        return m_truth;
    case Kind::Prediction:
        return facts->prediction;
    case Kind::Mid:
        return facts->mid;
    case Kind::Differing:
        return facts->differing;
    case Kind::Token:
    case Kind::None:
        break;
    }
    return nullptr;
}

void ExplainView::setChoice(int pane, const MapChoice& choice)
{
    m_cells[std::size_t(pane)].choice = choice;
    followSide();
}

MapChoice ExplainView::shownChoice(const Cell& cell) const
{
    if (forced()) return {*forced(), cell.choice.stage};
    const ExplainedFacts* facts = factsOf(cell.side);
    return facts ? nearestChoice(choicesOf(*facts->image), cell.choice) : cell.choice;
}

/// A model, or what it says of the image, came or went.
void ExplainView::followSide()
{
    for (Cell& cell : m_cells) // nothing of another model or image stays on screen
        if (cell.result.request.explained &&
            (!factsOf(cell.side) || factsOf(cell.side)->image != cell.result.request.explained) && cell.side >= 0) {
            cell.result = {};
            cell.pane->clear();
        }
    showItems();
    request();
    showMessages();
    Q_EMIT overlayChanged();
    Q_EMIT readOutChanged();
}

PaneRequest ExplainView::pictureRequest() const
{
    PaneRequest request;
    const PictureOverlay shown = overlay();
    if (shown.kind == Kind::Token) {
        request.content = Content::Token;
        request.explained = factsOf(shown.side)->image;
        request.token = shown.token;
        request.look = m_look;
    } else if (const auto classes = overlayClasses()) {
        request.content = Content::Classes;
        request.classes = classes;
        request.classOpacity = m_classOpacity;
        request.isolated = m_isolated;
    }
    return request;
}

PaneRequest ExplainView::mapRequest(const Cell& cell) const
{
    PaneRequest request;
    const ExplainedFacts* facts = factsOf(cell.side);
    const QPoint pixel = m_points.current();
    if (!facts || pixel == ExplainPoints::kNone) return request;
    const MapChoice choice = shownChoice(cell);
    if (!choicesOf(*facts->image)
             .contains(MapChoice{choice.kind, choice.kind == MapKind::Similarity ? choice.stage : FeatureStage::Fused}))
        return request;
    request.content = Content::Map;
    request.explained = facts->image;
    request.kind = choice.kind;
    request.stage = choice.stage;
    request.pixel = pixel;
    request.look = m_look;
    return request;
}

/// Asks for what is to be on screen, unless that was asked for already.
void ExplainView::request()
{
    LiveRequest wanted;
    if (m_input) {
        for (const Cell& cell : m_cells) {
            PaneRequest pane = cell.side < 0 ? pictureRequest() : mapRequest(cell);
            pane.picture = m_input->picture;
            pane.grid = cell.pane->grid();
            wanted.panes.push_back(std::move(pane));
        }
        for (const int side : {0, 1})
            if (const ExplainedFacts* facts = factsOf(side)) wanted.pixel.explained[std::size_t(side)] = facts->image;
        wanted.pixel.pixel = m_points.current();
    }
    if (wanted == m_last) return;
    m_last = wanted;
    m_live.want(std::move(wanted));
}

/// Shows what was made, unless image or model have changed since.
void ExplainView::take(const LiveResult& result)
{
    for (std::size_t i = 0; i < result.panes.size(); ++i) {
        Cell& cell = m_cells[i];
        const PaneResult& made = result.panes[i];
        if (!m_input || made.request.picture != m_input->picture) continue;
        const auto& explained = made.request.explained;
        const bool current = !explained || (factsOf(0) && factsOf(0)->image == explained) ||
                             (factsOf(1) && factsOf(1)->image == explained);
        if (!current || (cell.side >= 0 && explained && factsOf(cell.side)->image != explained)) continue;
        cell.result = made;
        cell.pane->setFrame(made.frame, made.request.grid);
        showScale(cell);
    }
    showMessages();
    const PixelResult& pixel = result.pixel;
    bool mine = m_input != nullptr;
    for (const int side : {0, 1}) {
        const auto& explained = pixel.request.explained[std::size_t(side)];
        mine = mine && (!explained || (factsOf(side) && factsOf(side)->image == explained));
    }
    if (mine) Q_EMIT pixelExplained(pixel);
    Q_EMIT readOutChanged();
    if (isSettled()) Q_EMIT settled();
}

void ExplainView::follow(const ExplainPane& moved)
{
    for (Cell& cell : m_cells)
        if (cell.pane != &moved) cell.pane->follow(moved.view());
    request();
    Q_EMIT zoomChanged();
}

void ExplainView::focusPicture()
{
    m_cells[0].pane->setFocus();
}

void ExplainView::fit()
{
    m_cells[0].pane->fit();
}

void ExplainView::zoomBy(double factor)
{
    m_cells[0].pane->zoomBy(factor);
}

double ExplainView::zoom() const
{
    return m_cells[0].pane->view().zoom();
}

bool ExplainView::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (!isVisible() || (type != QEvent::KeyPress && type != QEvent::KeyRelease)) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Shift && key->key() != Qt::Key_Alt && key->key() != Qt::Key_Control) return false;
    if (m_points.current() == ExplainPoints::kNone || takesText(qobject_cast<QWidget*>(watched))) return false;
    const Qt::KeyboardModifier own = key->key() == Qt::Key_Shift ? Qt::ShiftModifier
                                     : key->key() == Qt::Key_Alt ? Qt::AltModifier
                                                                 : Qt::ControlModifier;
    Qt::KeyboardModifiers modifiers = key->modifiers();
    modifiers.setFlag(own, type == QEvent::KeyPress); // systems do not agree whether a key counts itself
    setHeldKeys(modifiers);
    return false;
}

void ExplainView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()) setHeldKeys(Qt::NoModifier);
}

} // namespace sdw::ui
