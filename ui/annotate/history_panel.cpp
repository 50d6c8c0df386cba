#include "ui/annotate/history_panel.h"

#include "ui/annotate/history_model.h"
#include "ui/settings/style.h"

#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kRow = 24, kIcon = 14;

/// The name of the step, and its time at the right end.
class StepDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, kRow}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QString time = index.data(HistoryModel::TimeRole).toString();
        const QFont small = smallFont(option.font);
        const int width = time.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(time) + 12;
        QStyledItemDelegate::paint(painter, option, index); // ground and all: the name is short, mostly
        if (time.isEmpty()) return;
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        painter->setFont(small);
        painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(option.rect.width() - width, 0, -8, 0),
                          Qt::AlignRight | Qt::AlignVCenter, time);
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QString time = index.data(HistoryModel::TimeRole).toString();
        const int room =
            option->rect.width() - kIcon - 24 - QFontMetrics(smallFont(option->font)).horizontalAdvance(time) - 12;
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, std::max(room, 0));
    }
};

} // namespace

HistoryPanel::HistoryPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new HistoryModel(this))
    , m_view(new QListView(this))
{
    m_view->setObjectName(QStringLiteral("historyList"));
    m_view->setAccessibleName(tr("Steps of work on this image"));
    m_view->setToolTip(tr("Click a step to go back, or forth, to it"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new StepDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setIconSize({kIcon, kIcon});
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    const auto go = [this](const QModelIndex& index) { Q_EMIT wanted(index.row()); };
    connect(m_view, &QListView::clicked, this, go);
    connect(m_view, &QListView::activated, this, go); // by keyboard
}

void HistoryPanel::show(const AnnotationDocument* document)
{
    m_model->show(document);
    if (m_model->position() >= 0) m_view->setCurrentIndex(m_model->index(m_model->position()));
}

} // namespace sdw::ui
