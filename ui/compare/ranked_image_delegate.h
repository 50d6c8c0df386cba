// Draws a row of the images of a comparison: thumbnail, name, and a bar with its number.
#pragma once

#include <QStyledItemDelegate>

namespace sdw::ui {

class RankedImageDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sdw::ui
