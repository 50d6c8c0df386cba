#include "ui/explain/token_plot.h"

#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <limits>
#include <numeric>

namespace sdw::ui {
namespace {

constexpr double kDot = 4, kNear = 10, kGap = 3; // pixels
constexpr int kSide = 28, kTop = 14;             // of the plane that stay free for names

} // namespace

TokenPlot::TokenPlot(QWidget* parent)
    : QWidget(parent)
{
    setFont(smallFont(font()));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Map of the tokens"));
    setToolTip(tr("The external tokens on their first two principal axes; a click chooses one"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QString TokenPlot::nameOf(int token) const
{
    return token < int(m_classes.size()) ? QString::fromStdString(m_classes[std::size_t(token)].name)
                                         : QString::number(token);
}

void TokenPlot::setTokens(const cv::Mat& places, const ClassList& classes)
{
    m_tokens = places;
    m_classes = classes;
    m_pointed = -1;
    place();
}

void TokenPlot::setChosen(int token)
{
    m_chosen = token;
    update();
}

/// One scale for both axes: distances mean the same in all directions.
void TokenPlot::place()
{
    m_places.clear();
    if (!m_tokens.empty()) {
        double left = 0, right = 0, low = 0, high = 0;
        cv::minMaxIdx(m_tokens.col(0), &left, &right);
        cv::minMaxIdx(m_tokens.col(1), &low, &high);
        const double across = std::max(right - left, 1e-9), up = std::max(high - low, 1e-9);
        const double scale = std::min((width() - 2 * kSide) / across, (height() - 2 * kTop) / up);
        for (int i = 0; i < m_tokens.rows; ++i)
            m_places.emplace_back(width() / 2.0 + (m_tokens.at<float>(i, 0) - (left + right) / 2) * scale,
                                  height() / 2.0 - (m_tokens.at<float>(i, 1) - (low + high) / 2) * scale);
    }
    update();
}

int TokenPlot::tokenAt(const QPointF& at) const
{
    int nearest = -1;
    double least = kNear;
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (const double distance = QLineF(at, m_places[i]).length(); distance < least) {
            least = distance;
            nearest = int(i);
        }
    return nearest;
}

void TokenPlot::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = themeColours(currentTheme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.hairline, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    std::vector<int> order(m_places.size());
    std::iota(order.begin(), order.end(), 0);
    // Those that are marked get their name first, whatever stands beside them.
    std::ranges::stable_partition(order, [this](int token) { return token == m_chosen || token == m_pointed; });
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < m_places.size(); ++i)
        taken.emplace_back(m_places[i].x() - kDot, m_places[i].y() - kDot, 2 * kDot, 2 * kDot);
    for (auto token = order.rbegin(); token != order.rend(); ++token) {
        const bool marked = *token == m_chosen || *token == m_pointed;
        const QPointF at = m_places[std::size_t(*token)];
        QColor own = colours.quietText;
        if (*token < int(m_classes.size())) {
            const auto& colour = m_classes[std::size_t(*token)].colour;
            own = QColor(colour[0], colour[1], colour[2]);
        }
        painter.setBrush(own);
        painter.setPen(QPen(marked ? colours.text : colours.quietText, marked ? 2 : 1));
        painter.drawEllipse(at, marked ? kDot + 2 : kDot, marked ? kDot + 2 : kDot);
    }
    for (const int token : order) {
        const bool marked = token == m_chosen || token == m_pointed;
        QFont own = font();
        own.setBold(marked);
        painter.setFont(own);
        const QFontMetrics metrics(own);
        const QSizeF size(metrics.horizontalAdvance(nameOf(token)), metrics.height());
        const QPointF at = m_places[std::size_t(token)];
        const QPointF corners[] = {{at.x() + kDot + kGap, at.y() - size.height() / 2},
                                   {at.x() - kDot - kGap - size.width(), at.y() - size.height() / 2},
                                   {at.x() - size.width() / 2, at.y() - kDot - kGap - size.height()},
                                   {at.x() - size.width() / 2, at.y() + kDot + kGap}};
        for (const QPointF& corner : corners) {
            const QRectF room(corner, size);
            const bool fits =
                QRectF(rect()).contains(room) &&
                (marked || std::ranges::none_of(taken, [&](const QRectF& other) { return other.intersects(room); }));
            if (!fits) continue;
            taken.push_back(room);
            painter.setPen(marked ? colours.text : colours.quietText);
            painter.drawText(room, Qt::AlignCenter, nameOf(token));
            break;
        }
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void TokenPlot::resizeEvent(QResizeEvent*)
{
    place();
}

void TokenPlot::mouseMoveEvent(QMouseEvent* event)
{
    const int token = tokenAt(event->position());
    if (token == m_pointed) return;
    m_pointed = token;
    update();
}

void TokenPlot::mousePressEvent(QMouseEvent* event)
{
    if (const int token = tokenAt(event->position()); token >= 0) Q_EMIT clicked(token);
}

void TokenPlot::leaveEvent(QEvent*)
{
    m_pointed = -1;
    update();
}

/// Arrows go from dot to dot as the classes are listed.
void TokenPlot::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down ? 1
                     : event->key() == Qt::Key_Left || event->key() == Qt::Key_Up  ? -1
                                                                                   : 0;
    if (step == 0 || m_places.empty()) return QWidget::keyPressEvent(event);
    Q_EMIT clicked(std::clamp(m_chosen + step, 0, int(m_places.size()) - 1));
}

} // namespace sdw::ui
