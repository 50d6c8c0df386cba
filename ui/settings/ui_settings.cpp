#include "ui/settings/ui_settings.h"

#include <QDir>
#include <QJsonDocument>
#include <QSettings>
#include <QStandardPaths>

namespace sdw::ui {
namespace {

constexpr auto kTheme = "appearance/theme";
constexpr auto kLanguage = "appearance/language";
constexpr auto kReopen = "start/reopen-last";
constexpr auto kProjects = "start/projects-folder";
constexpr auto kThumbnails = "images/thumbnails";

QVariant read(const char* key, const QVariant& fallback)
{
    return QSettings().value(QLatin1String(key), fallback);
}

/// Slashes would make groups of a path.
QString exportKey(const QString& project)
{
    return QStringLiteral("export/") + QString::fromLatin1(project.toUtf8().toPercentEncoding());
}

} // namespace

ThemeChoice UiSettings::theme() const
{
    const QString name = read(kTheme, QString()).toString();
    if (name == QLatin1String("light")) return ThemeChoice::Light;
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void UiSettings::setTheme(ThemeChoice choice)
{
    if (choice == theme()) return;
    const char* name = choice == ThemeChoice::Light ? "light" : choice == ThemeChoice::Dark ? "dark" : "system";
    QSettings().setValue(QLatin1String(kTheme), QLatin1String(name));
    Q_EMIT themeChanged();
}

QStringList UiSettings::languages()
{
    return {QStringLiteral("en"), QStringLiteral("de")};
}

QString UiSettings::language() const
{
    const QString code = read(kLanguage, QString()).toString();
    return languages().contains(code) ? code : QString();
}

void UiSettings::setLanguage(const QString& code)
{
    if (code == language()) return;
    QSettings().setValue(QLatin1String(kLanguage), code);
    Q_EMIT languageChanged();
}

QString UiSettings::effectiveLanguage() const
{
    if (const QString chosen = language(); !chosen.isEmpty()) return chosen;
    const QString system = QLocale::system().name().section(QLatin1Char('_'), 0, 0);
    return languages().contains(system) ? system : languages().first();
}

bool UiSettings::reopensLast() const
{
    return read(kReopen, false).toBool();
}

void UiSettings::setReopensLast(bool reopens)
{
    QSettings().setValue(QLatin1String(kReopen), reopens);
}

QString UiSettings::projectsFolder() const
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return read(kProjects, QDir(documents).filePath(QStringLiteral("SegDeformer"))).toString();
}

void UiSettings::setProjectsFolder(const QString& folder)
{
    QSettings().setValue(QLatin1String(kProjects), folder);
}

QJsonObject UiSettings::exportChoice(const QString& project) const
{
    return QJsonDocument::fromJson(QSettings().value(exportKey(project)).toByteArray()).object();
}

void UiSettings::setExportChoice(const QString& project, const QJsonObject& choice)
{
    QSettings().setValue(exportKey(project), QJsonDocument(choice).toJson(QJsonDocument::Compact));
}

ThumbnailSize UiSettings::thumbnailSize() const
{
    const QString name = read(kThumbnails, QString()).toString();
    if (name == QLatin1String("small")) return ThumbnailSize::Small;
    return name == QLatin1String("large") ? ThumbnailSize::Large : ThumbnailSize::ByWidth;
}

void UiSettings::setThumbnailSize(ThumbnailSize size)
{
    if (size == thumbnailSize()) return;
    const char* name = size == ThumbnailSize::Small ? "small" : size == ThumbnailSize::Large ? "large" : "by-width";
    QSettings().setValue(QLatin1String(kThumbnails), QLatin1String(name));
    Q_EMIT thumbnailSizeChanged();
}

} // namespace sdw::ui
