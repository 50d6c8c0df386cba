// What pages of figures share: headings, quiet lines, large numbers, tables that are as high as their rows.
#pragma once

#include <QStringList>

#include <cstdint>

class QBoxLayout;
class QLabel;
class QTableWidget;
class QTableWidgetItem;
class QWidget;

namespace sdw::ui {

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
