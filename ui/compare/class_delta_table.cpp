#include "ui/compare/class_delta_table.h"

#include "ui/compare/class_delta_model.h"
#include "ui/compare/signed_bar.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kRow = 22, kFigure = 58, kPad = 6; // pixels
constexpr int kWideFrom = 420;                   // from here on all columns have room

/// The bar, then the number.
class DeltaDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        plain.text.clear();
        QStyle* style = option.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
        const QFontMetrics metrics(option.font);
        const int number = metrics.horizontalAdvance(QStringLiteral("+00.0"));
        const QRect room = option.rect.adjusted(kPad, 0, -kPad, 0);
        painter->setPen(themeColours(currentTheme()).text);
        painter->setFont(option.font);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
        const QVariant delta = index.data(ClassDeltaModel::DeltaRole);
        if (!delta.isValid()) return;
        const QVariant low = index.data(ClassDeltaModel::LowRole), high = index.data(ClassDeltaModel::HighRole);
        std::optional<Interval> interval;
        if (low.isValid()) interval = Interval{low.toDouble(), high.toDouble()};
        paintSignedBar(*painter, room.adjusted(0, 0, -number - kPad, 0), delta.toDouble(),
                       index.data(ClassDeltaModel::LimitRole).toDouble(), interval);
    }
};

/// Classes without a number stand at the end whichever way is up.
class DeltaSort : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const QVariant a = left.data(ClassDeltaModel::SortRole), b = right.data(ClassDeltaModel::SortRole);
        if (a.isValid() != b.isValid()) return (sortOrder() == Qt::AscendingOrder) == a.isValid();
        return a.toDouble() < b.toDouble();
    }
};

} // namespace

ClassDeltaTable::ClassDeltaTable(QWidget* parent)
    : QWidget(parent)
    , m_model(new ClassDeltaModel(this))
    , m_sorted(new DeltaSort(this))
    , m_table(new QTableView(this))
    , m_told(new QLabel(this))
{
    m_sorted->setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("classDeltas"));
    m_table->setAccessibleName(tr("Differences by class"));
    m_table->setToolTip(tr("What the second gains or loses in each class; click a head to sort"));
    m_table->setModel(m_sorted);
    m_table->setProperty(kDense, true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ClassDeltaModel::Delta, Qt::DescendingOrder);
    m_table->setItemDelegateForColumn(ClassDeltaModel::Delta, new DeltaDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setMouseTracking(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setIconSize({12, 12});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(kRow);
    m_table->verticalHeader()->setDefaultSectionSize(kRow);
    QHeaderView* heads = m_table->horizontalHeader();
    heads->setHighlightSections(false);
    heads->setMinimumSectionSize(24);
    heads->setSectionResizeMode(QHeaderView::Fixed);
    heads->setSectionResizeMode(ClassDeltaModel::Delta, QHeaderView::Stretch);
    m_table->viewport()->installEventFilter(this);
    m_told->setObjectName(QStringLiteral("classTold"));
    m_told->setWordWrap(true);
    m_told->setFont(smallFont(font()));
    m_told->setMargin(8);
    m_told->setMinimumHeight(QFontMetrics(m_told->font()).lineSpacing() * 3 + 16); // nothing moves when it speaks
    m_told->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_table, 1);
    lines->addWidget(m_told);
    connect(m_table, &QAbstractItemView::entered, this, &ClassDeltaTable::tell);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ClassDeltaTable::tell);
    showColumns();
    tell({});
}

void ClassDeltaTable::setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers)
{
    m_model->setNumbers(std::move(set), std::move(numbers));
    showColumns();
    tell({});
}

void ClassDeltaTable::showColumns()
{
    const bool wide = width() >= kWideFrom;
    for (const int column : {ClassDeltaModel::First, ClassDeltaModel::Second, ClassDeltaModel::P}) {
        m_table->setColumnHidden(column, !wide);
        m_table->setColumnWidth(column, kFigure);
    }
    m_table->setColumnWidth(ClassDeltaModel::Name, std::clamp(width() * 2 / 5, 80, 200));
}

void ClassDeltaTable::tell(const QModelIndex& index)
{
    m_told->setText(index.isValid() ? index.data(ClassDeltaModel::SentenceRole).toString()
                                    : tr("Point at a class to read its numbers."));
    m_told->setForegroundRole(index.isValid() ? QPalette::Text : QPalette::PlaceholderText);
}

bool ClassDeltaTable::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Leave) tell(m_table->currentIndex());
    return false;
}

void ClassDeltaTable::resizeEvent(QResizeEvent*)
{
    showColumns();
}

} // namespace sdw::ui
