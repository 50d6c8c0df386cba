#include "ui/compare/compare_pane.h"

#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kTitleMargin = 8, kTitlePad = 6; // widget pixels
constexpr double kCorner = 4, kGrip = 14, kCross = 6;
constexpr int kAroundMark = 4;

void paintPlate(QPainter& painter, const QRectF& plate)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(20, 20, 20, 190)); // on pictures, whatever the theme
    painter.drawRoundedRect(plate, kCorner, kCorner);
}

/// A line that shows on anything.
void paintTwice(QPainter& painter, const QColor& colour, double width, const std::function<void()>& draw)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 160), width + 2));
    draw();
    painter.setPen(QPen(colour, width));
    draw();
}

} // namespace

ComparePane::ComparePane(const CompareLook& look, QWidget* parent)
    : Canvas(parent)
    , m_look(look)
{
    setTool(this);
    setAccessibleName(tr("Compared image"));
    setAccessibleDescription(tr("The arrow keys move the image, Space held moves it with the mouse."));
}

void ComparePane::setContent(const PaneContent& content)
{
    m_content = content;
    setAccessibleName(content.title.isEmpty()         ? tr("Compared image")
                      : content.secondTitle.isEmpty() ? content.title
                                                      : content.title + QStringLiteral(" | ") + content.secondTitle);
    if (content.kind != PaneContent::Kind::Curtain) m_dragging = false;
    redrawAll();
}

void ComparePane::setCurtain(double place)
{
    place = std::clamp(place, 0.0, 1.0);
    if (place == m_curtain) return;
    m_curtain = place;
    redrawAll();
    Q_EMIT curtainMoved(place);
}

void ComparePane::setMarked(const std::optional<MarkedPlace>& place)
{
    m_marked = place;
    update();
}

void ComparePane::setOthersPointer(QPoint pixel)
{
    if (std::exchange(m_others, pixel) != pixel) update();
}

int ComparePane::curtainAt(double ratio) const
{
    return int(std::lround(width() * m_curtain * ratio));
}

void ComparePane::drawOver(const ViewGrid& grid, const QRect& area, cv::Mat& frame) const
{
    const auto draw = [&](const std::shared_ptr<const LabelMap>& map, const QRect& part) {
        if (map && !part.isEmpty() && cv::Size(map->width(), map->height()) == grid.image())
            m_look.labels.drawAreas(LabelSource(map.get(), nullptr), grid, part, frame);
    };
    switch (m_content.kind) {
    case PaneContent::Kind::Labels:
        draw(m_content.first, area);
        break;
    case PaneContent::Kind::Curtain: {
        const int split = curtainAt(grid.ratio());
        draw(m_content.first, area & QRect(area.left(), area.top(), split - area.left(), area.height()));
        draw(m_content.second, area & QRect(QPoint(split, area.top()), area.bottomRight()));
        break;
    }
    case PaneContent::Kind::Difference:
        m_look.difference.draw(m_content.agreement, grid, area, frame);
        break;
    }
    const auto& outline = m_content.outline;
    if (outline && cv::Size(outline->width(), outline->height()) == grid.image())
        m_look.outline.drawOutlines(LabelSource(outline.get(), nullptr), grid, area, frame);
}

bool ComparePane::pointer(const PointerEvent& event)
{
    if (m_content.kind != PaneContent::Kind::Curtain) return false;
    const bool starts = event.kind == PointerEvent::Kind::Press && event.button == Qt::LeftButton;
    if (starts) m_dragging = true;
    if (!m_dragging) return false;
    if (starts || event.kind == PointerEvent::Kind::Move) setCurtain(event.widget.x() / std::max(1, width()));
    if (event.kind == PointerEvent::Kind::Release && event.button == Qt::LeftButton) m_dragging = false;
    return true;
}

QCursor ComparePane::cursor() const
{
    return m_content.kind == PaneContent::Kind::Curtain ? Qt::SplitHCursor : Qt::CrossCursor;
}

void ComparePane::paintTitle(QPainter& painter, const QString& text, bool right) const
{
    if (text.isEmpty()) return;
    const bool curtain = m_content.kind == PaneContent::Kind::Curtain;
    const double edge = width() * m_curtain;
    const double room = (!curtain ? width() : right ? width() - edge : edge) - 2 * kTitleMargin - 2 * kTitlePad;
    const QFontMetricsF metrics(painter.font());
    if (room < metrics.averageCharWidth() * 2) return;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    const QSizeF size(metrics.horizontalAdvance(shown) + 2 * kTitlePad, metrics.height() + 4);
    const QRectF plate(right ? QPointF(width() - kTitleMargin - size.width(), kTitleMargin)
                             : QPointF(kTitleMargin, kTitleMargin),
                       size);
    paintPlate(painter, plate);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, shown);
}

void ComparePane::paintMarked(QPainter& painter, const Viewport& view) const
{
    const QRectF box =
        view.transform().mapRect(m_marked->box).adjusted(-kAroundMark, -kAroundMark, kAroundMark, kAroundMark);
    const QPainterPath outline = view.transform().map(m_marked->outline);
    paintTwice(painter, themeColours(Theme::Dark).accent, 2,
               [&] { outline.isEmpty() ? painter.drawRoundedRect(box, kCorner, kCorner) : painter.drawPath(outline); });
    if (m_marked->text.isEmpty()) return;
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(m_marked->text) + 2 * kTitlePad, metrics.height() + 2);
    QRectF plate(QPointF(box.left(), box.top() - size.height() - 4), size);
    if (plate.top() < 0) plate.moveTop(box.bottom() + 4);
    plate.moveLeft(std::clamp(plate.left(), 0.0, std::max(0.0, width() - size.width())));
    paintPlate(painter, plate);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, m_marked->text);
}

void ComparePane::paint(QPainter& painter, const Viewport& view)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_content.kind == PaneContent::Kind::Curtain) {
        const double x = curtainAt(devicePixelRatioF()) / devicePixelRatioF();
        const QPointF middle(x, height() / 2.0);
        paintTwice(painter, Qt::white, 2, [&] { painter.drawLine(QPointF(x, 0), QPointF(x, height())); });
        painter.setBrush(Qt::white);
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
        painter.drawEllipse(middle, kGrip, kGrip);
        painter.setPen(QPen(QColor(40, 40, 40), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        for (const int side : {-1, 1}) {
            const QPointF tip = middle + QPointF(side * 8, 0);
            painter.drawPolyline(QPolygonF{tip + QPointF(-side * 4, -4), tip, tip + QPointF(-side * 4, 4)});
        }
    }
    if (m_marked) paintMarked(painter, view);
    if (m_others.x() >= 0) {
        const QPointF at = view.toWidget(QPointF(m_others) + QPointF(0.5, 0.5));
        paintTwice(painter, Qt::white, 1.5, [&] {
            painter.drawLine(at - QPointF(kCross, 0), at + QPointF(kCross, 0));
            painter.drawLine(at - QPointF(0, kCross), at + QPointF(0, kCross));
        });
    }
    QFont font = this->font();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    paintTitle(painter, m_content.title, false);
    paintTitle(painter, m_content.secondTitle, true);
}

} // namespace sdw::ui
