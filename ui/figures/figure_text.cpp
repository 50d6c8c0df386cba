#include "ui/figures/figure_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>

#include <vector>

namespace sdw::ui {
namespace {

constexpr double kIndexSize = 0.7, kIndexDrop = 0.25; // of the font's size

struct Piece {
    QString text;
    bool isIndex = false;
};

/// Only a letter and what hangs on it make an index; a class called "traffic_light" stays as it is.
std::vector<Piece> piecesOf(const QString& text)
{
    static const QRegularExpression index(QStringLiteral("\\b([A-Za-z])_([a-z]+)\\b"));
    std::vector<Piece> pieces;
    qsizetype from = 0;
    for (auto found = index.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        pieces.push_back({text.mid(from, match.capturedEnd(1) - from)});
        pieces.push_back({match.captured(2), true});
        from = match.capturedEnd();
    }
    if (from < text.size()) pieces.push_back({text.mid(from)});
    return pieces;
}

QFont fontOf(const Piece& piece, QFont font)
{
    if (piece.isIndex) font.setPixelSize(int(font.pixelSize() * kIndexSize));
    return font;
}

} // namespace

double figureTextWidth(const QString& text, const QFont& font)
{
    double width = 0;
    for (const Piece& piece : piecesOf(text))
        width += QFontMetricsF(fontOf(piece, font)).horizontalAdvance(piece.text);
    return width;
}

void paintFigureText(QPainter& painter, const QPointF& left, const QString& text, const QFont& font)
{
    double x = left.x();
    for (const Piece& piece : piecesOf(text)) {
        const QFont its = fontOf(piece, font);
        painter.setFont(its);
        painter.drawText(QPointF(x, left.y() + (piece.isIndex ? font.pixelSize() * kIndexDrop : 0)), piece.text);
        x += QFontMetricsF(its).horizontalAdvance(piece.text);
    }
}

} // namespace sdw::ui
