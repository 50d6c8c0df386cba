#include "ui/compare/difference_layer.h"

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kPeriod = 8;                         // widget pixels from line to line
constexpr double kGround = 0.55, kLine = 1;           // strength between the lines, and on them
constexpr double kIgnoredGround = 0, kIgnored = 0.35; // of what does not count
constexpr int kDark = 50;                             // lightness under which lines are light instead
const QColor kOnDark(225, 225, 225), kIgnoredLine(160, 160, 160);

int periodAt(double ratio)
{
    return std::max(4, int(std::lround(kPeriod * ratio)));
}

int phase(int value, int period)
{
    const int rest = value % period;
    return rest < 0 ? rest + period : rest;
}

bool isShown(Agreement agreement)
{
    return agreement != Agreement::BothRight && agreement != Agreement::Same;
}

/// Whether a line of the kind's pattern runs through a pixel of the screen.
bool isLine(Agreement agreement, int x, int y, int period)
{
    switch (agreement) {
    case Agreement::OnlyFirst: // rising lines
        return phase(x + y, period) < period * 3 / 8;
    case Agreement::OnlySecond: // falling lines
        return phase(x - y, period) < period * 3 / 8;
    case Agreement::BothWrong: // dots
        return phase(x, period) < period / 2 && phase(y, period) < period / 2;
    case Agreement::Different: // upright lines
        return phase(x, period) < period * 3 / 8;
    case Agreement::Ignored: // level lines, thin
        return phase(y, period) < std::max(1, period / 8);
    default:
        return false;
    }
}

/// The patterns of all kinds, one period each, so that drawing looks up instead of dividing.
struct Patterns {
    explicit Patterns(int side)
        : period(side)
        , lines(std::size_t(kAgreements) * std::size_t(side) * std::size_t(side))
    {
        for (int kind = 0; kind < kAgreements; ++kind)
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x)
                    lines[std::size_t((kind * side + y) * side + x)] = isLine(Agreement(kind), x, y, side);
    }
    const std::uint8_t* row(int kind, int y) const { return lines.data() + (kind * period + y) * period; }

    int period;
    std::vector<std::uint8_t> lines;
};

} // namespace

// The colours of reports; where that is near black the lines are light, for dark pictures.
QColor DifferenceLayer::colour(Agreement agreement)
{
    if (!isShown(agreement)) return Qt::transparent;
    if (agreement == Agreement::Ignored) return kIgnoredLine;
    const auto [red, green, blue] = agreementColour(agreement);
    return {red, green, blue};
}

QColor DifferenceLayer::lineColour(Agreement agreement)
{
    const QColor own = colour(agreement);
    return agreement != Agreement::Ignored && own.lightness() < kDark ? kOnDark : own;
}

DifferenceLayer::DifferenceLayer()
    : m_blends(blendsAt(1))
{
}

DifferenceLayer::Blends DifferenceLayer::blendsAt(double opacity)
{
    Blends blends;
    for (int kind = 0; kind < kAgreements; ++kind) {
        const auto agreement = Agreement(kind);
        if (!isShown(agreement)) continue;
        const bool ignored = agreement == Agreement::Ignored;
        const auto at = [&](double strength) { return int(std::lround(255 * strength * opacity)); };
        blends[std::size_t(kind)] = {blendOf(colour(agreement).rgb(), at(ignored ? kIgnoredGround : kGround)),
                                     blendOf(lineColour(agreement).rgb(), at(ignored ? kIgnored : kLine))};
    }
    return blends;
}

void DifferenceLayer::setOpacity(double opacity)
{
    m_blends = blendsAt(std::clamp(opacity, 0.0, 1.0));
}

void DifferenceLayer::draw(const cv::Mat& agreement, const ViewGrid& grid, const QRect& area, cv::Mat& frame) const
{
    if (agreement.size() != grid.image()) return;
    const Patterns patterns(periodAt(grid.ratio()));
    std::vector<int> columns(std::size_t(area.width())), phases(std::size_t(area.width()));
    for (int i = 0; i < area.width(); ++i) {
        columns[std::size_t(i)] = grid.column(area.left() + i);
        phases[std::size_t(i)] = phase(area.left() + i - grid.origin().x(), patterns.period);
    }
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const std::uint8_t* from = agreement.ptr(grid.row(y));
        const int down = phase(y - grid.origin().y(), patterns.period);
        QRgb* to = frame.ptr<QRgb>(y) + area.left();
        for (int i = 0; i < area.width(); ++i) {
            const std::uint8_t kind = from[columns[std::size_t(i)]];
            if (!isShown(Agreement(kind)) || kind >= kAgreements) continue;
            const Blend& blend = m_blends[kind][patterns.row(kind, down)[phases[std::size_t(i)]]];
            if (!blend.isNothing()) to[i] = blended(to[i], blend);
        }
    }
}

QPixmap DifferenceLayer::swatch(Agreement agreement, QSize size, double ratio)
{
    const QSize device(int(std::lround(size.width() * ratio)), int(std::lround(size.height() * ratio)));
    QImage image(device, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (isShown(agreement)) {
        QColor ground = colour(agreement), line = lineColour(agreement);
        ground.setAlphaF(agreement == Agreement::Ignored ? 0.1f : ground == line ? 0.4f : 1);
        const int period = periodAt(ratio);
        for (int y = 0; y < device.height(); ++y)
            for (int x = 0; x < device.width(); ++x)
                image.setPixelColor(x, y, isLine(agreement, x, y, period) ? line : ground);
    }
    QPixmap pixmap = QPixmap::fromImage(image);
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace sdw::ui
