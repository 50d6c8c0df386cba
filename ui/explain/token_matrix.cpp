#include "ui/explain/token_matrix.h"

#include "core/explanation/colour_map.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kStrip = 6, kGap = 4;  // pixels: class colours beside rows and columns
constexpr double kNamesShare = 0.36; // of the width, at most
constexpr int kLeastRow = 9;         // pixels: lower rows have no names beside them

QString nameOf(const ClassList& classes, int index)
{
    return index < int(classes.size()) ? QString::fromStdString(classes[std::size_t(index)].name)
                                       : QString::number(index);
}

} // namespace

TokenMatrix::TokenMatrix(QWidget* parent)
    : QWidget(parent)
{
    setFont(smallFont(font()));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Similarity of the tokens"));
    setToolTip(tr("Cosine similarity of the external tokens; a click chooses the token of the row"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TokenMatrix::setTokens(const cv::Mat& similarity, const ClassList& classes)
{
    m_similarity = similarity;
    m_classes = classes;
    m_colours = {};
    if (!similarity.empty()) {
        const cv::Mat colours = colourise(similarity, ColourMap::Diverging, {-1, 1});
        m_colours =
            QImage(colours.data, colours.cols, colours.rows, qsizetype(colours.step), QImage::Format_BGR888).copy();
    }
    setCell({-1, -1});
    updateGeometry();
    update();
}

void TokenMatrix::setChosen(int token)
{
    m_chosen = token;
    update();
}

QString TokenMatrix::readOut() const
{
    if (m_cell.x() < 0) return {};
    return tr("%1 and %2: %3")
        .arg(nameOf(m_classes, m_cell.y()), nameOf(m_classes, m_cell.x()),
             QLocale().toString(m_similarity.at<float>(m_cell.y(), m_cell.x()), 'f', 2));
}

/// Names stand beside the rows where these are high enough.
int TokenMatrix::namesWidth() const
{
    const int rows = m_similarity.rows;
    if (rows == 0 || width() * (1 - kNamesShare) / rows < kLeastRow) return 0;
    int widest = 0;
    for (int i = 0; i < rows; ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(nameOf(m_classes, i)));
    return std::min(widest + kGap, int(width() * kNamesShare));
}

int TokenMatrix::heightForWidth(int width) const
{
    return width - namesWidth(); // the strips take as much in both directions
}

QRect TokenMatrix::square() const
{
    const int left = namesWidth() + kStrip + 1, top = kStrip + 1;
    const int side = std::max(1, std::min(width() - left, height() - top));
    return {left, top, side, side};
}

QPoint TokenMatrix::cellAt(const QPoint& at) const
{
    const QRect cells = square();
    if (m_similarity.empty() || !cells.contains(at)) return {-1, -1};
    const QPoint inside = at - cells.topLeft();
    return {std::min(inside.x() * m_similarity.cols / cells.width(), m_similarity.cols - 1),
            std::min(inside.y() * m_similarity.rows / cells.height(), m_similarity.rows - 1)};
}

void TokenMatrix::setCell(const QPoint& cell)
{
    if (cell == m_cell) return;
    m_cell = cell;
    setAccessibleDescription(readOut());
    update();
    Q_EMIT pointed();
}

void TokenMatrix::paintEvent(QPaintEvent*)
{
    const int count = m_similarity.rows;
    if (count == 0) return;
    const ThemeColours& colours = themeColours(currentTheme());
    QPainter painter(this);
    const QRect cells = square();
    const double side = double(cells.width()) / count;
    painter.drawImage(cells, m_colours);
    const auto cellRect = [&](int column, int row) {
        return QRectF(cells.left() + column * side, cells.top() + row * side, side, side);
    };
    painter.setRenderHint(QPainter::Antialiasing, side >= 3);
    const int names = namesWidth();
    for (int i = 0; i < count; ++i) {
        if (i < int(m_classes.size())) {
            const auto& colour = m_classes[std::size_t(i)].colour;
            const QColor own(colour[0], colour[1], colour[2]);
            painter.fillRect(QRectF(cells.left() - kStrip - 1, cellRect(0, i).top(), kStrip, side), own);
            painter.fillRect(QRectF(cellRect(i, 0).left(), cells.top() - kStrip - 1, side, kStrip), own);
        }
        if (names == 0) continue;
        const bool marked = i == m_cell.y() || i == m_chosen;
        QFont own = font();
        own.setBold(marked);
        painter.setFont(own);
        painter.setPen(marked ? colours.text : colours.quietText);
        const QRectF room(0, cellRect(0, i).center().y() - fontMetrics().height() / 2.0, names - kGap,
                          fontMetrics().height());
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                         QFontMetrics(own).elidedText(nameOf(m_classes, i), Qt::ElideRight, names - kGap));
    }
    painter.setBrush(Qt::NoBrush);
    const auto frame = [&](const QRectF& area) {
        painter.setPen(QPen(Qt::white, 3));
        painter.drawRect(area);
        painter.setPen(QPen(Qt::black, 1));
        painter.drawRect(area);
    };
    if (m_chosen >= 0 && m_chosen < count)
        frame(QRectF(cells.left(), cellRect(0, m_chosen).top(), cells.width(), side));
    if (m_cell.x() >= 0) frame(cellRect(m_cell.x(), m_cell.y()));
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRect(QRectF(cells).adjusted(1, 1, -1, -1));
    }
}

void TokenMatrix::mouseMoveEvent(QMouseEvent* event)
{
    setCell(cellAt(event->pos()));
}

void TokenMatrix::mousePressEvent(QMouseEvent* event)
{
    setCell(cellAt(event->pos()));
    if (m_cell.y() >= 0 && event->button() == Qt::LeftButton) Q_EMIT clicked(m_cell.y());
}

void TokenMatrix::leaveEvent(QEvent*)
{
    setCell({-1, -1});
}

void TokenMatrix::keyPressEvent(QKeyEvent* event)
{
    const QHash<int, QPoint> arrows = {
        {Qt::Key_Left, {-1, 0}}, {Qt::Key_Right, {1, 0}}, {Qt::Key_Up, {0, -1}}, {Qt::Key_Down, {0, 1}}};
    const int last = m_similarity.rows - 1;
    if (last >= 0 && arrows.contains(event->key())) {
        const QPoint to = m_cell.x() < 0 ? QPoint(0, 0) : m_cell + arrows[event->key()];
        return setCell({std::clamp(to.x(), 0, last), std::clamp(to.y(), 0, last)});
    }
    if (m_cell.y() >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return Q_EMIT clicked(m_cell.y());
    QWidget::keyPressEvent(event);
}

} // namespace sdw::ui
