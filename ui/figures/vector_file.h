// Drawings as SVG and PDF of exactly their own size.
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <functional>

class QPaintDevice;

namespace sdw::ui {

/// Draws on the device in units of 1/dotsPerInch inch, with a painter of its own.
using PaintOn = std::function<void(QPaintDevice& device)>;

/// @param size in units of 1/dotsPerInch inch.
QByteArray drawSvg(const QSizeF& size, int dotsPerInch, const QString& title, const PaintOn& paint);
QByteArray drawPdf(const QSizeF& size, int dotsPerInch, const QString& title, const PaintOn& paint);

} // namespace sdw::ui
