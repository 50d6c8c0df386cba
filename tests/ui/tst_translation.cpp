// The second language is complete, up to date, and in use when it is asked for.
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/settings/translation.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/workspace.h"

#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>

using namespace sdw::ui;

namespace {

QString sourceFolder()
{
    return qEnvironmentVariable("SDW_SOURCE_DIR", QStringLiteral("."));
}

QString textsOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

} // namespace

class TestTranslation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLeftOpen_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString& code : UiSettings::languages())
            QTest::newRow(qPrintable(code)) << code;
    }
    void nothingIsLeftOpen()
    {
        QFETCH(QString, language);
        const QString file = QStringLiteral("resources/translations/workbench_%1.ts").arg(language);
        const QString written = textsOf(sourceFolder() + QLatin1Char('/') + file);
        QVERIFY(written.contains(QStringLiteral("<message")));
        QVERIFY(!written.contains(QStringLiteral("type=\"unfinished\"")));
        QVERIFY(!written.contains(QStringLiteral("<translation></translation>")));

        // The same, after looking for texts that were added since.
        const QString tool = QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
        if (!QFile::exists(tool)) QSKIP("needs Qt's program lupdate");
        const QString copy = m_home.file(language + QStringLiteral(".ts"));
        QVERIFY(QFile::copy(sourceFolder() + QLatin1Char('/') + file, copy));
        QProcess update;
        update.setWorkingDirectory(sourceFolder());
        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-I"),  QStringLiteral("."),
                              QStringLiteral("ui"),      QStringLiteral("app"), QStringLiteral("-locations"),
                              QStringLiteral("none"),    QStringLiteral("-ts"), copy};
        if (language == QLatin1String("en")) arguments.prepend(QStringLiteral("-pluralonly"));
        update.start(tool, arguments);
        QVERIFY(update.waitForFinished(60'000));
        QCOMPARE(update.exitCode(), 0);
        const QString now = textsOf(copy);
        const int open = int(now.count(QStringLiteral("type=\"unfinished\"")));
        static const QRegularExpression first(
            QStringLiteral("<source>([^<]*)</source>\\s*<translation type=\"unfinished\""));
        QVERIFY2(open == 0, qPrintable(QStringLiteral("%1 texts without translation, such as: %2")
                                           .arg(open)
                                           .arg(first.match(now).captured(1))));
    }

    void placesAndNumbersSurviveTranslation()
    {
        static const QRegularExpression message(
            QStringLiteral(
                "<source>([^<]*)</source>(?:\\s*<comment>[^<]*</comment>)?\\s*<translation>(.*?)</translation>"),
            QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression place(QStringLiteral("%[0-9n]"));
        const QString texts = textsOf(sourceFolder() + QStringLiteral("/resources/translations/workbench_de.ts"));
        int seen = 0;
        for (auto it = message.globalMatch(texts); it.hasNext();) {
            const auto match = it.next();
            ++seen;
            for (auto places = place.globalMatch(match.captured(1)); places.hasNext();) {
                const QString wanted = places.next().captured();
                QVERIFY2(match.captured(2).contains(wanted), qPrintable(match.captured(1)));
            }
        }
        QVERIFY(seen > 100);
    }

    void theWindowSpeaksIt()
    {
        QVERIFY(loadTranslation(QStringLiteral("de")));
        {
            UiSettings settings;
            MainWindow window(settings);
            QCOMPARE(window.workspace(QStringLiteral("project"))->name(), QStringLiteral("Projekt"));
            QCOMPARE(window.actions().find(QStringLiteral("project.new"))->text(), QStringLiteral("Neues Projekt"));
        }
        QCOMPARE(QCoreApplication::translate("sdw::ui::JobTray", "%n jobs", nullptr, 1), QStringLiteral("1 Aufgabe"));
        QVERIFY(loadTranslation(QStringLiteral("en")));
        QCOMPARE(QCoreApplication::translate("sdw::ui::JobTray", "%n jobs", nullptr, 1), QStringLiteral("1 job"));
        QCOMPARE(QCoreApplication::translate("sdw::ui::JobTray", "%n jobs", nullptr, 2), QStringLiteral("2 jobs"));
        QVERIFY(!loadTranslation(QStringLiteral("xx")));
        loadTranslation(QStringLiteral("en"));
    }

    void theLanguageIsChosenOrThatOfTheSystem()
    {
        UiSettings settings;
        QVERIFY(UiSettings::languages().contains(settings.effectiveLanguage()));
        settings.setLanguage(QStringLiteral("de"));
        QCOMPARE(UiSettings().effectiveLanguage(), QStringLiteral("de"));
        settings.setLanguage(QString());
        QVERIFY(settings.language().isEmpty());
    }

private:
    sdw::test::OwnHome m_home;
};

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"
