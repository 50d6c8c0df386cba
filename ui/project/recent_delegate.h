// Draws a recent project: thumbnail with a progress ring, name, how much is labelled, when it was open.
#pragma once

#include <QStyledItemDelegate>

namespace sdw::ui {

class RecentDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sdw::ui
