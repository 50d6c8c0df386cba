// compare as people call it: the models that come with the program on scenes that it draws.
#include "core/demo/demo_dataset.h"
#include "tests/support/program.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace sdw;
using test::Outcome;

class TestCompareCli : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static QString model(const char* name)
    {
        return qEnvironmentVariable("SDW_SOURCE_DIR", QStringLiteral(".")) + QStringLiteral("/models/demo_") +
               QLatin1String(name) + QStringLiteral(".safetensors");
    }
    Outcome compare(const QStringList& contenders, const char* out) const
    {
        return test::runProgram(QStringList{"--json", "compare", "--data", path("scenes"), "--out", path(out),
                                            "--resamples", "200", "--pictures", "2"} +
                                contenders);
    }
    static QByteArray read(const QString& file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        demo::writeDemoDataset(path("scenes").toStdString(), {.train = 1, .val = 3});
    }

    void writesOneReportInFourForms()
    {
        const Outcome done = compare(
            {"--model", model("segformer"), "--model", model("segdeformer"), "--names", "Base <b>,SegDeformer"}, "two");
        QVERIFY2(done.status == 0, qPrintable(done.err));
        const QJsonObject result = done.json(), pair = result["pairs"].toArray()[0].toObject();
        const QJsonArray contenders = result["contenders"].toArray();
        const double delta = contenders[1].toObject()["mIoU"].toDouble() - contenders[0].toObject()["mIoU"].toDouble();
        QVERIFY(std::abs(delta - pair["delta_mIoU"].toDouble()) < 1e-9);
        const QByteArray page = read(path("two/report.html"));
        QVERIFY(page.contains("Base &lt;b&gt;") && !page.contains("Base <b>")); // a name is no markup
        QVERIFY(!page.contains("src=\"http") && !page.contains("href=\"http")); // self-contained
        QVERIFY(page.contains("data:image/"));
        QVERIFY(read(path("two/report.csv")).contains("SegDeformer"));
        const QByteArray pdf = read(path("two/report.pdf"));
        QVERIFY(pdf.startsWith("%PDF-") && pdf.contains("/ToUnicode") && pdf.contains("/Subtype /Image"));
        QVERIFY(pdf.count("/Type /Page\n") >= 3); // numbers, images, confusion matrices
        QVERIFY(!read(path("two/report.json")).isEmpty() && !read(path("two/counts.csv")).isEmpty());
    }
    void aModelAgainstItselfIsNoBetter()
    {
        const Outcome done = compare({"--model", model("segdeformer"), "--model", model("segdeformer")}, "same");
        QVERIFY2(done.status == 0, qPrintable(done.err));
        const QJsonObject pair = done.json()["pairs"].toArray()[0].toObject();
        QCOMPARE(pair["delta_mIoU"].toDouble(), 0.0);
        QCOMPARE(pair["p"].toDouble(), 1.0);
    }
    void refusesWhatCannotBeCompared()
    {
        QCOMPARE(compare({"--model", model("segdeformer")}, "one").status, 2);
        QCOMPARE(compare({"--model", model("segdeformer"), "--model", model("segformer"), "--names", "A"}, "n").status,
                 2);
        const Outcome missing = compare({"--model", model("segdeformer"), "--model", path("nothing")}, "m");
        QCOMPARE(missing.status, 3);
        QVERIFY2(missing.err.contains(QStringLiteral("nothing")), qPrintable(missing.err));
        QCOMPARE(
            compare({"--model", model("segdeformer"), "--model", model("segformer"), "--split", "none"}, "s").status,
            3);
    }
};

QTEST_GUILESS_MAIN(TestCompareCli)
#include "tst_compare_cli.moc"
