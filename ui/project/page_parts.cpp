#include "ui/project/page_parts.h"

#include "ui/settings/style.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kDockMargin = 12;

} // namespace

QVBoxLayout* makeColumn(QScrollArea& page, int widest)
{
    page.setFrameShape(QFrame::NoFrame);
    page.setWidgetResizable(true);
    auto* whole = new QWidget(&page);
    whole->setBackgroundRole(QPalette::Base);
    whole->setAutoFillBackground(true);
    auto* column = new QWidget(whole);
    column->setMaximumWidth(widest);
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    lines->setSpacing(kPageGap);
    auto* middle = new QHBoxLayout(whole);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addStretch(1);
    middle->addWidget(column, 100); // its greatest width goes first
    middle->addStretch(1);
    page.setWidget(whole);
    return lines;
}

QVBoxLayout* makeHintedPage(QStackedWidget& stack, QLabel* hint)
{
    hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    hint->setMargin(kDockMargin);
    auto* page = new QWidget;
    auto* area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    stack.addWidget(hint);
    stack.addWidget(area);
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(kDockMargin, kDockMargin, kDockMargin, kDockMargin);
    lines->setSpacing(kPageGap);
    return lines;
}

QLabel* makeHeading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QLabel* makeQuietLine(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QLabel* makeTile(const QString& objectName, const QString& caption, QWidget* parent, QBoxLayout* row)
{
    auto* figure = new QLabel(QStringLiteral("–"), parent);
    figure->setObjectName(objectName);
    QFont large = titleFont(figure->font());
    large.setPointSizeF(large.pointSizeF() * 1.4);
    figure->setFont(large);
    auto* below = makeQuietLine(parent);
    below->setWordWrap(false);
    below->setText(caption);
    auto* pair = new QVBoxLayout;
    pair->setSpacing(0);
    pair->addWidget(figure);
    pair->addWidget(below);
    row->addLayout(pair);
    return figure;
}

QTableWidget* makeTable(const QStringList& heads, QWidget* parent)
{
    auto* made = new QTableWidget(0, int(heads.size()), parent);
    made->setHorizontalHeaderLabels(heads);
    made->verticalHeader()->hide();
    made->setShowGrid(false);
    made->setFrameShape(QFrame::NoFrame);
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    made->setSelectionMode(QAbstractItemView::SingleSelection);
    made->setTabKeyNavigation(false);
    made->horizontalHeader()->setHighlightSections(false);
    made->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return made;
}

void makeFigureColumns(QTableWidget* table)
{
    QHeaderView* header = table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int column = 1; column < table->columnCount(); ++column)
        table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void fitHeight(QTableWidget* table)
{
    int height = table->horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < table->rowCount(); ++row)
        height += table->rowHeight(row);
    table->setFixedHeight(height);
}

QTableWidgetItem* numberItem(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QString numberText(std::int64_t value)
{
    return QLocale().toString(qlonglong(value));
}

} // namespace sdw::ui
