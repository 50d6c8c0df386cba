// What the window remembers from one start to the next: appearance, language, habits. Kept by QSettings.
#pragma once

#include <QJsonObject>
#include <QLocale>
#include <QObject>

class QSettings;

namespace sdw::ui {

enum class ThemeChoice { System, Light, Dark };
enum class ThumbnailSize { ByWidth, Small, Large }; ///< in image lists

class UiSettings : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    /// Languages with texts of their own: "en", "de".
    static QStringList languages();
    /// One of languages(), or empty: as the system has it.
    QString language() const;
    void setLanguage(const QString& code); ///< holds from the next start on
    /// The language in use: the chosen one, else the system's where there are texts for it, else "en".
    QString effectiveLanguage() const;

    /// Whether the program starts with the project that was open last.
    bool reopensLast() const;
    void setReopensLast(bool reopens);

    /// Where new projects are put.
    QString projectsFolder() const;
    void setProjectsFolder(const QString& folder);

    /// What was chosen on the export page, last time with that project. @param project its folder.
    QJsonObject exportChoice(const QString& project) const;
    void setExportChoice(const QString& project, const QJsonObject& choice);

    ThumbnailSize thumbnailSize() const;
    void setThumbnailSize(ThumbnailSize size);

Q_SIGNALS:
    void themeChanged();
    void languageChanged();
    void thumbnailSizeChanged();
};

} // namespace sdw::ui
