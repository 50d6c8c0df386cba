#include "ui/figures/vector_file.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace sdw::ui {

QByteArray drawSvg(const QSizeF& size, int dotsPerInch, const QString& title, const PaintOn& paint)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(dotsPerInch);
    const QSize whole(qCeil(size.width()), qCeil(size.height())); // what says how large it is must be whole, too
    generator.setSize(whole);
    generator.setViewBox(QRect(QPoint(), whole));
    generator.setTitle(title);
    paint(generator);
    return bytes;
}

QByteArray drawPdf(const QSizeF& size, int dotsPerInch, const QString& title, const PaintOn& paint)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setResolution(dotsPerInch);
    writer.setPageMargins({});
    writer.setPageSize(QPageSize(size * 72 / dotsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
    paint(writer);
    return bytes;
}

} // namespace sdw::ui
