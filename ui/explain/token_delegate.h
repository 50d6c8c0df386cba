// A token in the gallery: its map in small, its class, its mean attention and IoU.
#pragma once

#include <QStyledItemDelegate>

namespace sdw::ui {

class TokenDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setPictureWidth(int pixels);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_width = 96;
};

} // namespace sdw::ui
