#include "ui/annotate/class_swatch.h"

#include "ui/annotate/class_choice.h"
#include "ui/settings/theme.h"

#include <QIconEngine>
#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr double kCorner = 3, kPen = 1.5;

/// Drawn when painted, so that it is sharp at every scale and follows the theme.
class SwatchEngine : public QIconEngine {
public:
    SwatchEngine(std::uint16_t value, const QColor& colour)
        : m_value(value)
        , m_colour(colour)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        const double side = std::min({rect.width(), rect.height(), 14});
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        square.adjust(kPen / 2, kPen / 2, -kPen / 2, -kPen / 2);
        const QColor quiet = themeColours(currentTheme()).quietText;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        switch (m_value) {
        case kUnlabelled: // nothing there yet
            painter->setPen(QPen(quiet, kPen, Qt::DotLine));
            painter->drawRoundedRect(square, kCorner, kCorner);
            break;
        case kIgnoreLabel: // crossed out
            painter->setPen(QPen(quiet, kPen));
            painter->setBrush(QBrush(quiet, Qt::BDiagPattern));
            painter->drawRoundedRect(square, kCorner, kCorner);
            break;
        case kBackground: // a plain sheet
            painter->setPen(QPen(quiet, kPen));
            painter->setBrush(m_colour);
            painter->drawEllipse(square);
            break;
        default:
            // A thin rim keeps white on light and black on dark apart from the ground.
            painter->setPen(QPen(m_colour.lightness() < 128 ? m_colour.lighter(150) : m_colour.darker(150), 1));
            painter->setBrush(m_colour);
            painter->drawRoundedRect(square, kCorner, kCorner);
        }
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return drawn;
    }
    QIconEngine* clone() const override { return new SwatchEngine(*this); }

private:
    std::uint16_t m_value;
    QColor m_colour;
};

} // namespace

QIcon classSwatch(const LabelKind& kind)
{
    return QIcon(new SwatchEngine(kind.value, kind.colour));
}

} // namespace sdw::ui
