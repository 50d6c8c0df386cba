#include "ui/figures/vector_file.h"

#include <QBuffer>
#include <QFontInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>

namespace sdw::ui {
namespace {

/// Qt writes the name that was asked for, which may be one that only this system knows ("Sans Serif"), and no other
/// font for those who do not have it. Others get the one that was measured with, else any without serifs.
QByteArray withKnownFonts(const QByteArray& svg)
{
    static const QRegularExpression attribute(QStringLiteral("font-family=\"([^\"]*)\""));
    const QString drawn = QString::fromUtf8(svg);
    QString known;
    qsizetype from = 0;
    for (auto found = attribute.globalMatch(drawn); found.hasNext();) {
        const auto match = found.next();
        known += drawn.mid(from, match.capturedStart() - from) +
                 QStringLiteral("font-family=\"%1, sans-serif\"")
                     .arg(QFontInfo(QFont(match.captured(1))).family().toHtmlEscaped());
        from = match.capturedEnd();
    }
    return (known + drawn.mid(from)).toUtf8();
}

} // namespace

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
    return withKnownFonts(bytes);
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
