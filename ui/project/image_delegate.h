// Draws a row of the image list: thumbnail, state, file name, folder and labelled share.
#pragma once

#include <QStyledItemDelegate>

namespace sdw::ui {

class ImageDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool isLarge() const { return m_large; }
    void setLarge(bool large) { m_large = large; }
    int rowHeight() const;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    bool m_large = false;
};

} // namespace sdw::ui
