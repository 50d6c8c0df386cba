// The report of a comparison for a printer: pages, text that is text, few classes and many, with truth and without.
#include "core/base/error.h"
#include "tests/support/fake_comparison.h"
#include "tests/support/window_test.h"
#include "ui/reports/comparison_pdf.h"
#include "ui/reports/confusion_drawing.h"

#include <QPainter>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>

#include <thread>

using namespace sdw;
using namespace sdw::ui;

class TestComparisonPdf : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;

    QByteArray save(const ComparedSet& set, std::size_t pictures = 6)
    {
        const QString file = m_home.file(QStringLiteral("report.pdf"));
        saveComparisonPdf(set, toPath(file), pictures);
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    static int pages(const QByteArray& pdf) { return int(pdf.count("/Type /Page\n")); }
    static ConfusionCounts counts(int classes)
    {
        ConfusionCounts made;
        for (int i = 0; i < classes; ++i)
            made.classes << QStringLiteral("class %1").arg(i);
        made.counts.assign(std::size_t(classes * classes), 3);
        return made;
    }

private Q_SLOTS:
    void hasNumbersImagesAndMatrices()
    {
        const QByteArray pdf = save(test::FakeComparison(2, 4));
        QVERIFY(pdf.startsWith("%PDF-") && pdf.contains("/ToUnicode")); // letters, not their outlines
        QCOMPARE(pages(pdf), 3);
        QVERIFY(pdf.contains("/Subtype /Image"));
        QCOMPARE(pages(save(test::FakeComparison(2, 4), 0)), 2); // no pictures, no page for them
        QVERIFY(pages(save(test::FakeComparison(4, 4))) > 3);    // four matrices and three changes
    }
    void doesWithoutTruth() { QVERIFY(pages(save(test::FakeComparison(3, 4, false))) >= 3); }
    void canBeWrittenAside()
    {
        QByteArray pdf;
        std::thread worker([&] { pdf = save(test::FakeComparison()); });
        worker.join();
        QVERIFY(pages(pdf) >= 3);
    }
    void stopsWhenAsked()
    {
        const QString file = m_home.file(QStringLiteral("stopped.pdf"));
        QVERIFY_THROWS_EXCEPTION(
            Error, saveComparisonPdf(test::FakeComparison(), toPath(file), 6, [](int, int) { return false; }));
        QVERIFY(!QFile::exists(file));
        test::FakeComparison broken;
        broken.broken = 1;
        QVERIFY_THROWS_EXCEPTION(Error, saveComparisonPdf(broken, toPath(file)));
        QVERIFY(!QFile::exists(file));
    }
    void matricesFitThePage_data()
    {
        QTest::addColumn<int>("classes");
        QTest::addColumn<bool>("numbers");
        QTest::newRow("one") << 1 << true;
        QTest::newRow("as CamVid") << 11 << true;
        QTest::newRow("as Cityscapes") << 19 << true;
        QTest::newRow("as ADE20K") << 150 << false;
        QTest::newRow("as COCO-Stuff") << 171 << false;
    }
    void matricesFitThePage()
    {
        QFETCH(int, classes);
        QFETCH(bool, numbers);
        QTextDocument document;
        document.setPageSize({657, 986}); // A4 without its margins
        auto* drawing = new ConfusionDrawing(document);
        QCOMPARE(drawing->hasNumbers(counts(classes).classes), numbers);
        QTextCursor cursor(&document);
        drawing->insert(cursor, QStringLiteral("Matrix"), ConfusionShares(counts(classes)), QStringLiteral("Truth"),
                        QStringLiteral("Predicted"));
        QVERIFY(document.size().width() <= 657);
        QCOMPARE(document.pageCount(), 1);
        QImage page(657, 986, QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        document.drawContents(&painter);
        painter.end();
        QSet<QRgb> colours;
        for (int x = 0; x < page.width(); ++x)
            for (int y = 0; y < page.height(); ++y)
                colours.insert(page.pixel(x, y));
        QVERIFY(colours.contains(ConfusionShares(counts(classes)).colourOf(1.0 / classes)));
    }
};

QTEST_MAIN(TestComparisonPdf)
#include "tst_comparison_pdf.moc"
