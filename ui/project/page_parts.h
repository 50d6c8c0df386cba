// What pages of figures share: a column that scrolls, headings, quiet lines, large numbers, tables that are as high as
// their rows.
#pragma once

#include <QStringList>

#include <cstdint>

class QBoxLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableWidget;
class QTableWidgetItem;
class QVBoxLayout;
class QWidget;

namespace sdw::ui {

constexpr int kPageMargin = 24; ///< around a column; about the space between its parts
constexpr int kPageGap = 8;     ///< between lines

/// Makes the area a page: one column in the middle that is never wider than `widest` and scrolls as a whole.
/// @return its lines; the column is their parentWidget().
QVBoxLayout* makeColumn(QScrollArea& page, int widest);
/// Makes the stack the content of a dock: a hint while there is nothing (its first page), else lines that scroll.
/// @return the lines; what stands in them belongs to their parentWidget().
QVBoxLayout* makeHintedPage(QStackedWidget& stack, QLabel* hint);
QLabel* makeHeading(const QString& text, QWidget* parent);
QLabel* makeQuietLine(QWidget* parent);
/// A large number over its caption. @return the number's label, which shows "–" until it is known.
QLabel* makeTile(const QString& objectName, const QString& caption, QWidget* parent, QBoxLayout* row);

QTableWidget* makeTable(const QStringList& heads, QWidget* parent);
/// The first column is text and takes the room that is left; the others are numbers.
void makeFigureColumns(QTableWidget* table);
/// Without a scroll bar of its own: the page scrolls.
void fitHeight(QTableWidget* table);
QTableWidgetItem* numberItem(const QString& text);
QString numberText(std::int64_t value);

} // namespace sdw::ui
