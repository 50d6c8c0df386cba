#include "ui/settings/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void initTranslationResource()
{
    Q_INIT_RESOURCE(translations); // this library is static: nobody else would keep the resource
}

namespace sdw::ui {

bool loadTranslation(const QString& language)
{
    initTranslationResource();
    static QTranslator own, qt; // one of each: a later language replaces the earlier one
    QCoreApplication::removeTranslator(&own);
    QCoreApplication::removeTranslator(&qt);
    QLocale::setDefault(QLocale(language));
    if (qt.load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt); // buttons of file dialogs and the like, where they are installed
    return own.load(QStringLiteral(":/translations/workbench_%1.qm").arg(language)) &&
           QCoreApplication::installTranslator(&own);
}

} // namespace sdw::ui
