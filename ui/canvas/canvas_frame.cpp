#include "ui/canvas/canvas_frame.h"

#include <cstring>

namespace sdw::ui {
namespace {

constexpr int kStripHeight = 64;      // rows that one thread draws at a time
constexpr int kWorthThreads = 20'000; // pixels

} // namespace

void CanvasFrame::setGrid(const ViewGrid& grid)
{
    if (grid == m_grid) return;
    const ViewGrid before = std::exchange(m_grid, grid);
    if (m_image.size() != grid.size()) {
        m_image = QImage(grid.size(), QImage::Format_RGB32);
        return invalidateAll();
    }
    if (before.image() != grid.image() || before.scale() != grid.scale() || before.ratio() != grid.ratio())
        return invalidateAll();
    scroll(grid.origin() - before.origin());
}

void CanvasFrame::scroll(const QPoint& by)
{
    const QRect all = m_image.rect(), kept = all & all.translated(by);
    if (kept.isEmpty()) return invalidateAll();
    const std::size_t bytes = std::size_t(kept.width()) * sizeof(QRgb);
    const auto moveRow = [&](int y) {
        std::memmove(m_image.scanLine(y) + kept.left() * int(sizeof(QRgb)),
                     m_image.constScanLine(y - by.y()) + (kept.left() - by.x()) * int(sizeof(QRgb)), bytes);
    };
    if (by.y() > 0)
        for (int y = kept.bottom(); y >= kept.top(); --y)
            moveRow(y);
    else
        for (int y = kept.top(); y <= kept.bottom(); ++y)
            moveRow(y);
    m_dirty = (m_dirty.translated(by) & kept) + (QRegion(all) - kept);
}

void CanvasFrame::compose(const Draw& draw)
{
    m_composed = std::exchange(m_dirty, {}) & m_image.rect();
    if (m_composed.isEmpty()) return;
    cv::Mat frame(m_image.height(), m_image.width(), CV_8UC4, m_image.bits(), std::size_t(m_image.bytesPerLine()));
    for (const QRect& area : m_composed) {
        if (area.width() * area.height() < kWorthThreads) {
            draw(area, frame);
            continue;
        }
        const int strips = (area.height() + kStripHeight - 1) / kStripHeight;
        cv::parallel_for_({0, strips}, [&](const cv::Range& range) {
            for (int strip = range.start; strip < range.end; ++strip) {
                const int top = area.top() + strip * kStripHeight;
                draw({area.left(), top, area.width(), std::min(kStripHeight, area.bottom() + 1 - top)}, frame);
            }
        });
    }
}

} // namespace sdw::ui
