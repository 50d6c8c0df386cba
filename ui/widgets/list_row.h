// What the rows of our lists of images have in common: the ground that shows selection and mouse, the thumbnail, the
// frame of keyboard focus. For the delegates that draw them.
#pragma once

#include "ui/icons/icon.h"

#include <QPixmap>
#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace sdw::ui {

/// Raised when selected or under the mouse; selected rows carry a mark at the left edge, too.
void paintRowGround(QPainter* painter, const QStyleOptionViewItem& option);

/// The frame, where the row has the focus and the keyboard brought it there.
void paintRowFocus(QPainter* painter, const QStyleOptionViewItem& option);

/// The picture in the middle of a room, its shape kept.
/// @param icon shown instead while there is no picture.
void paintThumbnail(QPainter* painter, const QRect& room, const QPixmap& picture, const QString& icon, IconTint tint);

} // namespace sdw::ui
