// Fields of CSV files: what RFC 4180 says about commas, quotation marks and line ends.
#include "core/base/csv.h"

#include <QtTest/QtTest>

using sdw::csvField;

class TestCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quotesOnlyWhatNeedsIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("plain") << QByteArray("road") << QByteArray("road");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("umlaut") << QByteArray("Straße") << QByteArray("Straße");
        QTest::newRow("comma") << QByteArray("car, parked") << QByteArray("\"car, parked\"");
        QTest::newRow("quotation marks") << QByteArray("a \"b\"") << QByteArray("\"a \"\"b\"\"\"");
        QTest::newRow("line end") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
        QTest::newRow("carriage return") << QByteArray("a\r") << QByteArray("\"a\r\"");
    }
    void quotesOnlyWhatNeedsIt()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, field);
        QCOMPARE(csvField(text.toStdString()), field.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
