#include "ui/figures/figure_painter.h"

#include "core/base/error.h"
#include "ui/figures/figure_text.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kPoint = FigureLayout::kUnitsPerInch / 72.0;
constexpr double kPageWidth = 504 * kPoint, kWidestPanel = 168 * kPoint; // 7 inches; a third of them
constexpr double kFont = 8, kSmallFont = 7, kTitleFont = 9;              // points
constexpr double kGap = 4 * kPoint, kWide = 8 * kPoint;                  // between panels; between parts
constexpr double kScaleHeight = 8 * kPoint, kScaleWidth = 168 * kPoint;  // of the bar of colours
constexpr double kTick = 2 * kPoint, kHair = 0.5 * kPoint;
constexpr double kMark = 2.4 * kPoint, kMarkRim = 0.8 * kPoint; // radius and rim of a marked point
constexpr double kSwatch = 8 * kPoint;
const QColor kInk(0x1e, 0x1e, 0x1e), kMarkColour(0xe0, 0x1b, 0x1b), kHairline(0xb0, 0xb0, 0xb0);

QFont fontOf(double points, bool bold = false)
{
    QFont font(QStringLiteral("Sans Serif"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(int(points * kPoint)); // units of the layout, whatever the device
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setBold(bold);
    return font;
}

double lineOf(const QFont& font)
{
    return QFontMetricsF(font).height();
}

QString elided(const QString& text, const QFont& font, double width)
{
    return figureTextWidth(text, font) <= width ? text : QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, width);
}

/// Centred in [left, left + width], cut where it is too long.
void paintCentred(QPainter& painter, const std::string& words, const QFont& font, double left, double width,
                  double baseline)
{
    const QString text = elided(QString::fromStdString(words), font, width);
    paintFigureText(painter, {left + (width - figureTextWidth(text, font)) / 2, baseline}, text, font);
}

/// In lines of at most this width, broken between words; what is too long even so is cut when it is painted.
QStringList wrapped(const std::string& words, const QFont& font, double width)
{
    QStringList lines;
    for (const QString& word : QString::fromStdString(words).split(QLatin1Char(' '))) {
        const QString longer = lines.isEmpty() ? word : lines.last() + QLatin1Char(' ') + word;
        if (!lines.isEmpty() && figureTextWidth(longer, font) <= width)
            lines.last() = longer;
        else
            lines << word;
    }
    return lines;
}

QImage imageOf(const cv::Mat& picture)
{
    const QImage shared(picture.data, picture.cols, picture.rows, qsizetype(picture.step), QImage::Format_BGR888);
    return shared.convertToFormat(QImage::Format_RGB32);
}

bool any(const std::vector<std::string>& texts)
{
    return std::any_of(texts.begin(), texts.end(), [](const std::string& text) { return !text.empty(); });
}

QString valueText(double value)
{
    return QString::number(value, 'g', 3).replace(QLatin1Char('-'), QChar(0x2212));
}

} // namespace

FigureLayout::FigureLayout(const Figure& figure)
    : m_figure(figure)
    , m_font(fontOf(kFont))
    , m_small(fontOf(kSmallFont))
    , m_title(fontOf(kTitleFont, true))
{
    for (const auto& row : figure.rows)
        m_columns = std::max(m_columns, row.size());
    if (m_columns == 0) throw Error("The figure has no pictures.");
    const auto fits = [](const std::vector<std::string>& titles, std::size_t count) {
        return titles.empty() || titles.size() == count;
    };
    if (!fits(figure.columnTitles, m_columns) || !fits(figure.rowTitles, figure.rows.size()))
        throw Error("The figure has " + std::to_string(figure.rows.size()) + " rows and " + std::to_string(m_columns) +
                    " columns of pictures, but " + std::to_string(figure.rowTitles.size()) + " and " +
                    std::to_string(figure.columnTitles.size()) + " titles for them.");

    m_left = any(figure.rowTitles) ? lineOf(m_font) + kGap : 0;
    const double room = kPageWidth - m_left - kGap * double(m_columns - 1);
    m_panelWidth = std::min(room / double(m_columns), kWidestPanel);
    double y = figure.title.empty() ? 0 : lineOf(m_title) + kWide;
    if (any(figure.columnTitles)) {
        qsizetype lines = 0;
        for (const std::string& title : figure.columnTitles)
            lines = std::max(lines, wrapped(title, m_font, m_panelWidth).size());
        y += double(lines) * lineOf(m_font) + kGap;
    }
    m_top = y;
    for (const auto& row : figure.rows) {
        double height = 0;
        bool captions = false;
        for (const FigurePanel& each : row) {
            if (!each.picture.empty())
                height = std::max(height, m_panelWidth * each.picture.rows / double(each.picture.cols));
            captions = captions || !each.caption.empty();
        }
        m_rowTops.push_back(y);
        m_rowHeights.push_back(height);
        y += height + (captions ? lineOf(m_small) + kPoint : 0) + kGap;
    }
    m_size.setWidth(m_left + double(m_columns) * (m_panelWidth + kGap) - kGap);
    m_scaleTop = y + kGap;
    if (figure.scale) y = m_scaleTop + kScaleHeight + kTick + (figure.scale->title.empty() ? 1 : 2) * lineOf(m_small);
    m_legendTop = y + kGap;
    if (!figure.legend.empty()) y = m_legendTop + layLegend(nullptr);
    m_size.setHeight(y + kPoint);
}

QRectF FigureLayout::panel(std::size_t row, std::size_t column) const
{
    return {m_left + double(column) * (m_panelWidth + kGap), m_rowTops[row], m_panelWidth, m_rowHeights[row]};
}

void FigureLayout::paint(QPainter& painter) const
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(QRectF(QPointF(), m_size), Qt::white);
    painter.setPen(kInk);
    paintTitles(painter);
    paintPanels(painter);
    if (m_figure.scale) paintScale(painter);
    if (!m_figure.legend.empty()) layLegend(&painter);
}

void FigureLayout::paintTitles(QPainter& painter) const
{
    if (!m_figure.title.empty())
        paintCentred(painter, m_figure.title, m_title, 0, m_size.width(), QFontMetricsF(m_title).ascent());
    const double baseline = m_top - kGap - QFontMetricsF(m_font).descent();
    for (std::size_t c = 0; c < m_figure.columnTitles.size(); ++c) {
        const QStringList lines = wrapped(m_figure.columnTitles[c], m_font, m_panelWidth); // they stand on the pictures
        for (qsizetype i = 0; i < lines.size(); ++i)
            paintCentred(painter, lines[i].toStdString(), m_font, panel(0, c).left(), m_panelWidth,
                         baseline - double(lines.size() - 1 - i) * lineOf(m_font));
    }
    for (std::size_t r = 0; r < m_figure.rowTitles.size(); ++r) {
        const QRectF place = panel(r, 0);
        painter.save();
        painter.translate(QFontMetricsF(m_font).ascent(), place.bottom());
        painter.rotate(-90);
        paintCentred(painter, m_figure.rowTitles[r], m_small, 0, place.height(), 0);
        painter.restore();
    }
}

void FigureLayout::paintPanels(QPainter& painter) const
{
    for (std::size_t r = 0; r < m_figure.rows.size(); ++r)
        for (std::size_t c = 0; c < m_figure.rows[r].size(); ++c) {
            const FigurePanel& each = m_figure.rows[r][c];
            const QRectF place = panel(r, c);
            painter.setPen(kInk);
            if (!each.caption.empty())
                paintCentred(painter, each.caption, m_small, place.left(), place.width(),
                             place.bottom() + kPoint + QFontMetricsF(m_small).ascent());
            if (each.picture.empty()) continue;
            const double scale = m_panelWidth / each.picture.cols;
            const QRectF shown(place.left(), place.top(), place.width(), each.picture.rows * scale);
            painter.drawImage(shown, imageOf(each.picture));
            painter.setPen(QPen(Qt::white, kMarkRim));
            painter.setBrush(kMarkColour);
            for (const cv::Point2d& mark : each.marks)
                painter.drawEllipse(shown.topLeft() + QPointF(mark.x, mark.y) * scale, kMark, kMark);
            painter.setBrush(Qt::NoBrush);
        }
}

void FigureLayout::paintScale(QPainter& painter) const
{
    const FigureScale& scale = *m_figure.scale;
    const double width = std::min(kScaleWidth, m_size.width()), left = (m_size.width() - width) / 2;
    QImage colours(256, 1, QImage::Format_RGB32);
    const auto& steps = coloursOf(scale.map);
    for (int i = 0; i < 256; ++i)
        colours.setPixel(i, 0, qRgb(steps[std::size_t(i)][0], steps[std::size_t(i)][1], steps[std::size_t(i)][2]));
    const QRectF bar(left, m_scaleTop, width, kScaleHeight);
    painter.drawImage(bar, colours);
    painter.setPen(QPen(kHairline, kHair));
    painter.drawRect(bar);
    painter.setPen(QPen(kInk, kHair));
    const double baseline = bar.bottom() + kTick + QFontMetricsF(m_small).ascent();
    for (int i = 0; i <= 4; ++i) {
        const double x = left + width * i / 4;
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + kTick));
        const QString text = valueText(scale.range.least + (scale.range.greatest - scale.range.least) * i / 4);
        paintFigureText(painter, {x - figureTextWidth(text, m_small) / 2, baseline}, text, m_small);
    }
    paintCentred(painter, scale.title, m_small, 0, m_size.width(), baseline + lineOf(m_small));
}

/// Places the classes in lines, and paints them where there is a painter. @return the height.
double FigureLayout::layLegend(QPainter* painter) const
{
    const QFontMetricsF metrics(m_small);
    const double line = metrics.height() + 2 * kPoint;
    double x = kHair, y = m_legendTop; // the first swatch's rim is not cut
    for (const ClassInfo& each : m_figure.legend) {
        const QString name = elided(QString::fromStdString(each.name), m_small, m_size.width() - kSwatch - kGap);
        const double needs = kSwatch + kGap + figureTextWidth(name, m_small) + kWide;
        if (x > kHair && x + needs - kWide > m_size.width()) {
            x = kHair;
            y += line;
        }
        if (painter) {
            painter->setPen(QPen(kHairline, kHair));
            painter->setBrush(QColor(each.colour[0], each.colour[1], each.colour[2]));
            painter->drawRect(QRectF(x, y + (line - kSwatch) / 2, kSwatch, kSwatch));
            painter->setBrush(Qt::NoBrush);
            painter->setPen(kInk);
            paintFigureText(*painter, {x + kSwatch + kGap, y + kPoint + metrics.ascent()}, name, m_small);
        }
        x += needs;
    }
    return y + line - m_legendTop;
}

} // namespace sdw::ui
