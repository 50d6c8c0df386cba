// Draws a row of the lists of suggestions: the region in its surroundings, what is asked about it, and where it is.
#pragma once

#include <QStyledItemDelegate>

namespace sdw::ui {

/// The words are those of a SurveyModel: the first line may need two, what follows is quiet.
class RegionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sdw::ui
