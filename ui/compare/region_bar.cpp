#include "ui/compare/region_bar.h"

#include "core/annotation/outline.h"
#include "ui/compare/compare_pane.h"
#include "ui/icons/icon_label.h"
#include "ui/reports/compare_words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace sdw::ui {
namespace {

constexpr int kIcon = 16;
constexpr int kMostPixels = 1 << 20; // of a region's box: a larger one is not outlined while somebody waits

QPainterPath outline(const ComparedPicture& picture, const DifferenceRegion& region)
{
    QPainterPath path;
    if (region.box.area() > kMostPixels) return path;
    const auto addRing = [&](const Ring& ring) {
        QPolygonF polygon;
        for (const auto& point : ring)
            polygon << QPointF(point.x, point.y);
        path.addPolygon(polygon);
        path.closeSubpath();
    };
    for (const PolygonPart& part : outlineOf(pixelsOf(picture, region))) {
        addRing(part.outer);
        for (const Ring& hole : part.holes)
            addRing(hole);
    }
    return path;
}

} // namespace

RegionBar::RegionBar(QAction* previous, QAction* next, QAction* end, QWidget* parent)
    : QWidget(parent)
    , m_previous(previous)
    , m_next(next)
    , m_end(end)
    , m_endButton(new QToolButton(this))
    , m_icon(new IconLabel(kIcon, this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("regionBar"));
    m_text->setObjectName(QStringLiteral("regionText"));
    m_text->setWordWrap(true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(8, 2, 12, 2);
    line->setSpacing(6);
    for (QAction* action : {previous, next}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        line->addWidget(button);
    }
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    m_endButton->setDefaultAction(end);
    line->addWidget(m_endButton);
    refresh();
}

void RegionBar::setClasses(const ClassList& classes)
{
    m_classes = classes;
}

void RegionBar::setPicture(const std::shared_ptr<const ComparedPicture>& picture)
{
    m_picture = picture;
    m_current = -1;
    refresh();
}

const std::vector<DifferenceRegion>& RegionBar::regions() const
{
    static const std::vector<DifferenceRegion> kNone;
    return !m_picture ? kNone : showsCell() ? m_picture->cellRegions : m_picture->regions;
}

bool RegionBar::step(int by)
{
    const int count = int(regions().size());
    if (count == 0) return false;
    m_current = m_current < 0 ? (by > 0 ? 0 : count - 1) : (m_current + by + count) % count;
    refresh();
    Q_EMIT stepped();
    return true;
}

std::optional<MarkedPlace> RegionBar::marked() const
{
    if (m_current < 0) return {};
    const DifferenceRegion& region = regions()[std::size_t(m_current)];
    const QRectF box(region.box.x, region.box.y, region.box.width, region.box.height);
    QString text = QString::number(m_current + 1);
    if (!showsCell()) {
        const Verdict verdict = verdictOf(region, m_picture->labels->truth != nullptr);
        if (verdict != Verdict::NoTruth) text += QStringLiteral(" · ") + verdictText(verdict, m_picture->pair);
    }
    return MarkedPlace{box, outline(*m_picture, region), text};
}

QString RegionBar::sentence() const
{
    if (!m_picture) return {};
    const int count = int(regions().size());
    if (showsCell()) {
        const MatrixCell& cell = *m_picture->cell;
        const QString what = cellText(cell, m_picture->pair, m_classes);
        if (m_current < 0) return tr("%1: %n region(s) in this image", nullptr, count).arg(what);
        return tr("%1 · region %2 of %3 · %4 pixels")
            .arg(what, QString::number(m_current + 1), QString::number(count),
                 countText(regions()[std::size_t(m_current)].pixels));
    }
    const QString letters =
        tr("%1 and %2").arg(contenderLetter(m_picture->pair.first), contenderLetter(m_picture->pair.second));
    if (count == 0) return tr("%1 do not differ in any region of this image.").arg(letters);
    if (m_current < 0) return tr("%1 differ in %n region(s) of this image.", nullptr, count).arg(letters);
    const DifferenceRegion& region = regions()[std::size_t(m_current)];
    const bool truth = m_picture->labels->truth != nullptr;
    const Verdict verdict = verdictOf(region, truth);
    QString text = tr("Region %1 of %2 · %3 pixels")
                       .arg(QString::number(m_current + 1), QString::number(count), countText(region.pixels));
    if (verdict == Verdict::Better || verdict == Verdict::Worse)
        text += tr(" · %1 by %2 pixels").arg(verdictText(verdict, m_picture->pair), countText(std::abs(region.gain())));
    else if (verdict == Verdict::Undecided)
        text += QStringLiteral(" · ") + verdictText(verdict, m_picture->pair);
    return text + QStringLiteral(" · ") + regionClasses(region, m_picture->pair, m_classes, truth);
}

void RegionBar::refresh()
{
    m_text->setText(sentence());
    const bool any = !regions().empty();
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
    m_end->setEnabled(showsCell());
    m_endButton->setVisible(showsCell());
    const bool stands = m_current >= 0 && !showsCell();
    m_icon->setVisible(stands);
    if (!stands) return;
    const Verdict verdict = verdictOf(regions()[std::size_t(m_current)], m_picture->labels->truth != nullptr);
    m_icon->setIcon(themedIcon(verdictIcon(verdict), verdictTint(verdict)));
}

} // namespace sdw::ui
