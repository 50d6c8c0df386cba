#include "ui/assist/doubts.h"

#include "ui/tools/geometry.h"

#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

/// A question mark on a disc: doubts are told by shape, not by colour.
void drawQuestion(QPainter& painter, const QPointF& at)
{
    constexpr double kRadius = 8;
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
    painter.setBrush(QColor(255, 255, 255, 235));
    painter.drawEllipse(at, kRadius, kRadius);
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(12);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(QRectF(at - QPointF(kRadius, kRadius), QSizeF(2 * kRadius, 2 * kRadius)), Qt::AlignCenter,
                     QStringLiteral("?"));
}

} // namespace

Doubts::Doubts(std::vector<DoubtPlace> places)
    : m_places(std::move(places))
    , m_outlines(m_places.size())
    , m_answers(m_places.size())
{
    for (std::size_t i = 0; i < m_places.size(); ++i)
        m_outlines[i].set(m_places[i].region);
}

int Doubts::openCount() const
{
    return int(std::ranges::count_if(m_places, [](const DoubtPlace& place) { return place.open; }));
}

void Doubts::answer(const Region& where, std::optional<std::uint16_t> label)
{
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (where.contains(m_places[i].inside)) m_answers[i] = Answer{label, true};
}

void Doubts::answered(const Region& where)
{
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_answers[i] && where.contains(m_places[i].inside)) m_answers[i]->pending = false;
}

bool Doubts::follow(const LabelMap& labels, bool allTaken)
{
    bool changed = false;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        DoubtPlace& place = m_places[i];
        auto& answer = m_answers[i];
        const std::uint16_t now = labels.at(place.inside.x, place.inside.y);
        if (answer && !answer->pending && answer->label && now != *answer->label) answer.reset();
        const bool open = !answer && (now == kUnlabelled || (allTaken && now == place.label));
        changed = changed || open != place.open;
        place.open = open;
    }
    if (m_current >= 0 && !currentPlace().open) m_current = -1;
    return changed;
}

bool Doubts::step(int by)
{
    const int count = int(m_places.size());
    int at = m_position >= 0 ? m_position : by > 0 ? -1 : 0;
    for (int tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        if (!m_places[std::size_t(at)].open) continue;
        m_current = m_position = at;
        return true;
    }
    return false;
}

void Doubts::paint(QPainter& painter, const Viewport& view, const QColor& colour) const
{
    if (m_places.empty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF asked = painter.hasClipping() ? painter.clipBoundingRect() : QRectF(QPointF(), view.widgetSize());
    constexpr double kReach = 14; // of line and sign around the region
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const DoubtPlace& place = m_places[i];
        const QRectF shown = view.transform().mapRect(toQt(cv::Rect2d(place.bounds)));
        if (!place.open || !shown.adjusted(-kReach, -kReach, kReach, kReach).intersects(asked)) continue;
        if (int(i) == m_current) {
            m_outlines[i].paint(painter, view, colour);
            continue;
        }
        m_outlines[i].paintDashed(painter, view);
        constexpr double kRoom = 28; // smaller ones would be covered by the sign
        if (shown.width() >= kRoom && shown.height() >= kRoom)
            drawQuestion(painter, view.toWidget({place.inside.x + 0.5, place.inside.y + 0.5}));
    }
}

} // namespace sdw::ui
