#include "ui/training/token_thumbnails.h"

#include "ui/settings/style.h"
#include "ui/training/token_maps_model.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kGap = 8, kNameGap = 6;          // pixels around a thumbnail, and of its name
constexpr int kNarrowest = 64, kScrolled = 84; // pixels of width: the least that all in view may have, else
constexpr int kLargestFactor = 6;              // times the map's own size

} // namespace

TokenThumbnails::TokenThumbnails(QWidget* parent)
    : QListView(parent)
    , m_maps(new TokenMapsModel(this))
{
    setObjectName(QStringLiteral("tokenThumbnails"));
    setAccessibleName(tr("Attention to each class token"));
    setToolTip(tr("Where in the image each class token is attended to"));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFont(smallFont(font()));
    setModel(m_maps);
}

void TokenThumbnails::setMaps(const QImage& strip, const std::vector<ClassLook>& classes, const QString& why)
{
    m_why = why;
    m_maps->setMaps(strip, classes);
    chooseSize();
    viewport()->update();
}

/// The largest thumbnails of which all fit in; where they would be too small to see anything, larger ones to scroll.
void TokenThumbnails::chooseSize()
{
    const int count = m_maps->rowCount();
    if (count == 0) return;
    const QSize map = m_maps->mapSize();
    const double aspect = double(map.height()) / map.width();
    const int name = fontMetrics().height() + kNameGap;
    const auto heightFor = [&](int width) { return std::max(1, int(std::lround(width * aspect))); };
    const QSize room = maximumViewportSize();
    int best = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const int width = std::min(room.width() / columns - kGap, int((room.height() / rows - kGap - name) / aspect));
        best = std::max(best, std::min(width, map.width() * kLargestFactor));
    }
    if (best < kNarrowest) best = kScrolled;
    const QSize size(best, heightFor(best));
    setIconSize(size);
    setGridSize(size + QSize(kGap, kGap + name));
    m_maps->setThumbnailSize(size);
}

void TokenThumbnails::resizeEvent(QResizeEvent* event)
{
    chooseSize();
    QListView::resizeEvent(event);
}

void TokenThumbnails::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (m_maps->rowCount() > 0) return;
    QPainter painter(viewport());
    painter.setFont(parentWidget() ? parentWidget()->font() : font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(kGap, 0, -kGap, 0), Qt::AlignCenter | Qt::TextWordWrap, m_why);
}

void TokenThumbnails::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange) chooseSize();
}

} // namespace sdw::ui
