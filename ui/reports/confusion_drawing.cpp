#include "ui/reports/confusion_drawing.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetrics>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kKind = QTextFormat::UserObject + 1, kIndex = QTextFormat::UserProperty + 1;
constexpr int kFont = 8, kTitleFont = 12, kTitleHeight = 24;                  // dots of the document's layout
constexpr int kAroundCells = ConfusionGrid::kScaleHeight + kTitleHeight + 36; // and the chapter's heading
constexpr double kLargestSide = 30, kSmallestSide = 2;                        // of a cell
const QColor kInk(0x1e, 0x1e, 0x1e), kQuietInk(0x50, 0x50, 0x50), kNothing(0xf0, 0xf0, 0xf0);

QFont fontOf(int size, bool bold)
{
    QFont font(QStringLiteral("sans-serif"));
    font.setPixelSize(size);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setBold(bold);
    return font;
}

} // namespace

ConfusionDrawing::ConfusionDrawing(QTextDocument& document)
    : QObject(&document)
    , m_document(document)
    , m_font(fontOf(kFont, false))
    , m_titleFont(fontOf(kTitleFont, true))
{
    document.documentLayout()->registerHandler(kKind, this);
}

double ConfusionDrawing::sideForNumbers() const
{
    return QFontMetrics(m_font).horizontalAdvance(QStringLiteral("−99"));
}

ConfusionGrid ConfusionDrawing::gridOf(const QStringList& classes) const
{
    const int width = int(m_document.pageSize().width() - 2 * m_document.documentMargin()) - 1;
    ConfusionGrid grid;
    for (const int room : {ConfusionGrid::roomForNames(m_font, classes), ConfusionGrid::roomForAxis(m_font)}) {
        grid.left = grid.top = room;
        grid.side = std::clamp((width - room) / std::max(1.0, double(classes.size())), kSmallestSide, kLargestSide);
        if (grid.side >= QFontMetrics(m_font).height()) break; // names are as far apart as lines
    }
    const double half =
        (m_document.pageSize().height() / 2 - grid.top - kAroundCells) / std::max(1.0, double(classes.size()));
    if (half >= sideForNumbers()) grid.side = std::min(grid.side, half); // two on a page
    const int length = int(std::ceil(grid.side * double(classes.size()))) + 1;
    grid.size = {width, grid.top + length + ConfusionGrid::kScaleHeight};
    return grid;
}

bool ConfusionDrawing::hasNumbers(const QStringList& classes) const
{
    return gridOf(classes).side >= sideForNumbers();
}

void ConfusionDrawing::insert(QTextCursor& cursor, const QString& title, const ConfusionShares& shares,
                              const QString& rows, const QString& columns)
{
    Matrix matrix{.title = title, .shares = shares, .look = {}, .grid = gridOf(shares.classes())};
    matrix.look = {.font = m_font,
                   .text = kInk,
                   .quietText = kQuietInk,
                   .nothing = kNothing,
                   .rows = rows,
                   .columns = columns,
                   .sideForNumbers = sideForNumbers()};
    m_matrices.push_back(std::move(matrix));
    QTextCharFormat format;
    format.setObjectType(kKind);
    format.setProperty(kIndex, int(m_matrices.size() - 1));
    cursor.insertBlock(QTextBlockFormat());
    cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
}

QSizeF ConfusionDrawing::intrinsicSize(QTextDocument*, int, const QTextFormat& format)
{
    const QSize size = m_matrices[std::size_t(format.intProperty(kIndex))].grid.size;
    return size + QSize(0, kTitleHeight);
}

void ConfusionDrawing::drawObject(QPainter* painter, const QRectF& room, QTextDocument*, int, const QTextFormat& format)
{
    const Matrix& matrix = m_matrices[std::size_t(format.intProperty(kIndex))];
    painter->save();
    painter->translate(room.topLeft());
    painter->setFont(m_titleFont);
    painter->setPen(kInk);
    painter->drawText(QPointF(0, QFontMetrics(m_titleFont).ascent()), matrix.title);
    painter->translate(0, kTitleHeight);
    const ConfusionPainter parts(matrix.shares, matrix.grid, matrix.look);
    parts.paintCells(*painter);
    parts.paintNames(*painter);
    parts.paintScale(*painter);
    painter->restore();
}

} // namespace sdw::ui
