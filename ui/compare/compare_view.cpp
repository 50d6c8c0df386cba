#include "ui/compare/compare_view.h"

#include "ui/canvas/picture_pyramid.h"

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kBetween = 2;            // pixels between panes
constexpr double kFadedPicture = 0.55; // under the map of differences

LabelLook classLook(const ClassList& classes)
{
    LabelLook look;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto& [red, green, blue] = classes[i].colour;
        look.colours.emplace(std::uint16_t(i), QColor(red, green, blue));
    }
    return look;
}

/// One colour for every class: in those of the classes an outline is lost over areas of the same.
LabelLook outlineLook(const ClassList& classes)
{
    LabelLook look;
    for (std::size_t i = 0; i < classes.size(); ++i)
        look.colours.emplace(std::uint16_t(i), QColor(Qt::white));
    look.hidden = {kIgnoreLabel, kBackground};
    return look;
}

/// Of so many equal panes over a picture of this shape.
int bestColumns(int panes, QSize room, QSize picture)
{
    int best = 1;
    double largest = 0;
    for (int columns = 1; columns <= panes; ++columns) {
        const int rows = (panes + columns - 1) / columns;
        const double wide = double(room.width()) / columns / std::max(1, picture.width());
        const double high = double(room.height()) / rows / std::max(1, picture.height());
        if (std::min(wide, high) <= largest * 1.001) continue;
        largest = std::min(wide, high);
        best = columns;
    }
    return best;
}

} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("compareView"));
    m_look.outline.setOpacity(1, 0);
    m_blink.setInterval(kBlinkMs);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_second = !m_second;
        fill();
    });
    applyOpacity();
    fill();
}

void CompareView::setClasses(const ClassList& classes)
{
    m_look.labels.setLook(classLook(classes));
    m_look.outline.setLook(outlineLook(classes));
    for (ComparePane* one : m_panes)
        one->lookChanged();
}

void CompareView::setContenders(const QStringList& names)
{
    m_names = names;
    fill();
}

void CompareView::setPicture(std::shared_ptr<const ComparedPicture> picture)
{
    const bool other = !picture || !m_picture || picture->image() != m_picture->image();
    m_picture = std::move(picture);
    if (other) m_marked.reset();
    fill();
    arrange(); // its shape may ask for other columns
}

void CompareView::setMode(CompareMode mode)
{
    m_mode = mode;
    m_second = false;
    fill();
    updateBlinking();
}

void CompareView::setOpacity(double opacity)
{
    m_opacity = std::clamp(opacity, 0.0, 1.0);
    applyOpacity();
}

void CompareView::setLabelsHidden(bool hidden)
{
    m_hidden = hidden;
    applyOpacity();
}

void CompareView::setTruthOutlined(bool on)
{
    m_outlined = on;
    fill();
}

void CompareView::setTruthBeside(bool on)
{
    m_beside = on;
    fill();
}

void CompareView::setCurtain(double place)
{
    m_curtain = std::clamp(place, 0.0, 1.0);
    for (ComparePane* one : m_panes)
        one->setCurtain(m_curtain);
}

void CompareView::setMarked(const std::optional<MarkedPlace>& place)
{
    m_marked = place;
    for (ComparePane* one : m_shown)
        one->setMarked(place);
}

void CompareView::applyOpacity()
{
    const double opacity = m_hidden ? 0 : m_opacity;
    m_look.labels.setOpacity(opacity, 0);
    m_look.difference.setOpacity(std::min(1.0, opacity * 1.5)); // between its lines it is half as strong
    for (ComparePane* one : m_panes)
        one->lookChanged();
}

QString CompareView::nameOf(std::size_t contender) const
{
    return m_names.value(qsizetype(contender));
}

std::vector<PaneContent> CompareView::contents() const
{
    if (!m_picture) return {PaneContent{}};
    const ComparedLabels& labels = *m_picture->labels;
    const auto [first, second] = m_picture->pair;
    const auto one = [&](std::size_t contender) {
        return PaneContent{.first = labels.predictions[contender],
                           .second = {},
                           .agreement = {},
                           .outline = {},
                           .title = nameOf(contender),
                           .secondTitle = {}};
    };
    std::vector<PaneContent> made;
    switch (m_mode) {
    case CompareMode::SideBySide:
        for (std::size_t i = 0; i < labels.predictions.size(); ++i)
            made.push_back(one(i));
        if (m_beside && labels.truth) {
            made.push_back({});
            made.back().first = labels.truth;
            made.back().title = tr("Truth");
        }
        break;
    case CompareMode::Curtain:
        made.push_back(one(first));
        made.back().kind = PaneContent::Kind::Curtain;
        made.back().second = labels.predictions[second];
        made.back().secondTitle = nameOf(second);
        break;
    case CompareMode::Blink:
        made.push_back(one(m_second ? second : first));
        break;
    case CompareMode::Difference:
        made.push_back({});
        made.back().kind = PaneContent::Kind::Difference;
        made.back().agreement = m_picture->agreement;
        made.back().title = nameOf(first);
        made.back().secondTitle = nameOf(second);
        break;
    }
    for (PaneContent& content : made)
        content.outline = m_outlined ? labels.truth : nullptr;
    return made;
}

ComparePane* CompareView::pane(std::size_t index)
{
    while (m_panes.size() <= index) {
        auto* made = new ComparePane(m_look, this);
        made->setObjectName(QStringLiteral("comparePane%1").arg(m_panes.size()));
        made->setToolTip(
            tr("The image with labels: wheel to zoom, Space or middle button to move")); // for those who ask
        made->setCurtain(m_curtain);
        made->hide();
        connect(made, &Canvas::viewChanged, this, [this, made] { follow(*made); });
        connect(made, &ComparePane::curtainMoved, this, [this](double place) { m_curtain = place; });
        connect(made, &Canvas::pointed, this, [this, made](QPoint pixel) {
            for (ComparePane* other : m_shown)
                other->setOthersPointer(other == made ? QPoint(-1, -1) : pixel);
            Q_EMIT pointed(pixel);
        });
        m_panes.push_back(made);
    }
    return m_panes[index];
}

/// Puts what is to be seen into the panes.
void CompareView::fill()
{
    const std::vector<PaneContent> wanted = contents();
    const std::size_t before = m_shown.size();
    const Viewport view = m_shown.empty() ? Viewport() : m_shown.front()->view();
    const auto pyramid = m_picture ? m_picture->labels->picture : nullptr;
    m_shown.clear();
    for (std::size_t i = 0; i < std::max(wanted.size(), m_panes.size()); ++i) {
        ComparePane* one = pane(i);
        const bool shown = i < wanted.size();
        if (shown) {
            const QSignalBlocker still(one); // they are moved below, all of them
            one->setContent(wanted[i]);
            if (one->picture() != pyramid) one->setPicture(pyramid);
            CanvasLayers layers = one->layers();
            layers.image = wanted[i].kind == PaneContent::Kind::Difference ? kFadedPicture : 1;
            if (layers.image != one->layers().image) one->setLayers(layers);
            one->setMarked(m_marked);
            one->setMinimapAllowed(i + 1 == wanted.size());
            m_shown.push_back(one);
        }
        one->setVisible(shown);
    }
    if (m_shown.size() != before) arrange();
    m_following = true;
    for (ComparePane* one : m_shown)
        one->setView(view);
    m_following = false;
    Q_EMIT viewChanged();
}

void CompareView::arrange()
{
    const int count = int(m_shown.size());
    QSize picture(4, 3);
    if (m_picture) picture = QSize(m_picture->labels->picture->size().width, m_picture->labels->picture->size().height);
    const int columns = bestColumns(count, size(), picture), rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; ++i) {
        const int row = i / columns, column = i % columns;
        const auto edge = [](int whole, int parts, int part) { return (whole + kBetween) * part / parts; };
        const int left = edge(width(), columns, column), right = edge(width(), columns, column + 1) - kBetween;
        const int top = edge(height(), rows, row), bottom = edge(height(), rows, row + 1) - kBetween;
        m_shown[std::size_t(i)]->setGeometry(left, top, std::max(1, right - left), std::max(1, bottom - top));
    }
}

/// Where one goes the others go.
void CompareView::follow(const ComparePane& moved)
{
    if (m_following) return;
    m_following = true;
    for (ComparePane* one : m_shown)
        if (one != &moved) one->setView(moved.view());
    m_following = false;
    Q_EMIT viewChanged();
}

void CompareView::reveal(const QRectF& imageArea)
{
    m_shown.front()->reveal(imageArea);
}

void CompareView::fit()
{
    m_shown.front()->fit();
}

void CompareView::showActualSize()
{
    m_shown.front()->showActualSize();
}

void CompareView::zoomIn()
{
    m_shown.front()->zoomIn();
}

void CompareView::zoomOut()
{
    m_shown.front()->zoomOut();
}

double CompareView::zoom() const
{
    return m_shown.front()->view().zoom();
}

void CompareView::updateBlinking()
{
    if (m_mode == CompareMode::Blink && isVisible())
        m_blink.start();
    else
        m_blink.stop();
}

void CompareView::resizeEvent(QResizeEvent*)
{
    arrange();
}

void CompareView::showEvent(QShowEvent*)
{
    updateBlinking();
}

void CompareView::hideEvent(QHideEvent*)
{
    updateBlinking();
}

} // namespace sdw::ui
