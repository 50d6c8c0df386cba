#include "ui/icons/icon.h"

#include "ui/settings/theme.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initIconResource()
{
    Q_INIT_RESOURCE(icons); // this library is static: nobody else would keep the resource
}

namespace sdw::ui {
namespace {

QString fileOf(const QString& name)
{
    static const bool ready = (initIconResource(), true);
    Q_UNUSED(ready);
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

const QByteArray& drawing(const QString& name)
{
    static QHash<QString, QByteArray> read;
    auto found = read.find(name);
    if (found == read.end()) {
        QFile file(fileOf(name));
        const bool open = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(open, "themedIcon", qPrintable(name));
        found = read.insert(name, open ? file.readAll() : QByteArray());
    }
    return *found;
}

QColor colourOf(IconTint tint, QIcon::Mode mode)
{
    const ThemeColours& colours = themeColours(currentTheme());
    if (mode == QIcon::Disabled) return colours.disabledText;
    if (mode == QIcon::Selected) return colours.onAccent;
    switch (tint) {
    case IconTint::Text:
        return colours.text;
    case IconTint::Quiet:
        return colours.quietText;
    case IconTint::Accent:
        return colours.accent;
    case IconTint::OnAccent:
        return colours.onAccent;
    case IconTint::Good:
        return colours.good;
    case IconTint::Warning:
        return colours.warning;
    case IconTint::Bad:
        return colours.bad;
    }
    return colours.text;
}

class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(QString name, QString nameWhenOn, IconTint tint)
        : m_name(std::move(name))
        , m_nameWhenOn(std::move(nameWhenOn))
        , m_tint(tint)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        const QString& name = state == QIcon::On && !m_nameWhenOn.isEmpty() ? m_nameWhenOn : m_name;
        const QString colour = colourOf(m_tint, mode).name();
        const QString key = QStringLiteral("icon/%1/%2/%3x%4").arg(name, colour).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) return pixmap;
        QByteArray svg = drawing(name);
        QSvgRenderer renderer(svg.replace("currentColor", colour.toLatin1()));
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        const int side = std::min(size.width(), size.height()); // square, in the middle
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return QStringLiteral("themed"); }
    bool isNull() override { return false; }

private:
    QString m_name, m_nameWhenOn;
    IconTint m_tint;
};

} // namespace

QIcon themedIcon(const QString& name, IconTint tint, const QString& nameWhenOn)
{
    Q_ASSERT_X(hasIcon(name), "themedIcon", qPrintable(name));
    return QIcon(new ThemedIconEngine(name, nameWhenOn, tint));
}

bool hasIcon(const QString& name)
{
    return QFile::exists(fileOf(name));
}

} // namespace sdw::ui
