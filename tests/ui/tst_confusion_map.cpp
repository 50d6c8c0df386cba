// The confusion matrix as a heat map: shares, words, mouse, keys and zoom, with few classes and with many.
#include "tests/support/window_test.h"
#include "ui/widgets/confusion_map.h"

#include <QScrollBar>

using namespace sdw::ui;

namespace {

ConfusionCounts few()
{
    return {.classes = {QStringLiteral("road"), QStringLiteral("pavement"), QStringLiteral("sky")},
            .counts = {90, 10, 0, 1, 3, 0, 0, 0, 0}};
}

ConfusionCounts many(int classes)
{
    ConfusionCounts made;
    for (int i = 0; i < classes; ++i)
        made.classes << QStringLiteral("class %1").arg(i);
    for (int truth = 0; truth < classes; ++truth)
        for (int predicted = 0; predicted < classes; ++predicted)
            made.counts.push_back(truth == predicted ? 900 : (truth * 7 + predicted * 13) % 29 == 0 ? 40 : 1);
    return made;
}

} // namespace

class TestConfusionMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharesAreOfTheTruthOrOfThePrediction()
    {
        ConfusionMap map;
        map.setCounts(few());
        QCOMPARE(*map.share(0, 1), 0.1f);
        QCOMPARE(*map.share(1, 1), 0.75f);
        QVERIFY(!map.share(2, 0)); // there is no sky
        map.setShare(ConfusionShare::OfPrediction);
        QCOMPARE(*map.share(0, 1), float(10.0 / 13));
        QVERIFY(!map.share(0, 2)); // nothing is called sky
    }

    void aCellIsSaidInWords()
    {
        ConfusionMap map;
        map.setCounts(few());
        QCOMPARE(map.describe(0, 1), QStringLiteral("road → pavement: 10.0 % of road, 10 pixels"));
        QCOMPARE(map.describe(0, 0), QStringLiteral("road, found: 90.0 % of road, 90 pixels"));
        QVERIFY(map.describe(2, 1).contains(QStringLiteral("–")));
        ConfusionCounts better = few();
        better.counts[0] = 95;
        better.counts[1] = 5;
        map.setDifference(few(), better);
        QVERIFY(map.isDifference());
        QVERIFY(std::abs(*map.share(0, 1) + 0.05) < 1e-6);
        QCOMPARE(map.describe(0, 1), QStringLiteral("road → pavement: −5.0 % of road, from 10 to 5 pixels"));
        QVERIFY(map.describe(0, 0).contains(QStringLiteral("+5.0 %")));
    }

    void mouseAndKeysChooseCells()
    {
        ConfusionMap map;
        map.resize(300, 300);
        map.setCounts(few());
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        QSignalSpy activated(&map, &ConfusionMap::activated), pointed(&map, &ConfusionMap::pointed);
        QTest::mouseMove(map.viewport(), map.cellRect(1, 0).center());
        QTRY_COMPARE(pointed.count(), 1);
        QCOMPARE(pointed.first(), QVariantList({1, 0}));
        QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(0, 1).center());
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.takeFirst(), QVariantList({0, 1}));
        QCOMPARE(map.current(), QPoint(0, 1));
        QTest::keyClick(&map, Qt::Key_Down);
        QTest::keyClick(&map, Qt::Key_Right);
        QTest::keyClick(&map, Qt::Key_Right); // it is the last one
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(activated.takeFirst(), QVariantList({1, 2}));
        QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, QPoint(2, 2)); // beside the cells
        QVERIFY(activated.isEmpty());
    }

    void manyClassesScrollAndZoom()
    {
        ConfusionMap map;
        map.resize(300, 300);
        map.setCounts(many(150));
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        QVERIFY(map.cellSide() >= 3);
        QVERIFY(map.verticalScrollBar()->maximum() > 0);
        map.setCurrent(149, 149);
        QVERIFY(map.viewport()->rect().contains(map.cellRect(149, 149)));
        const QPoint at = map.cellRect(140, 145).center();
        const double before = map.cellSide();
        map.zoomBy(4, at);
        QVERIFY(map.cellSide() > 3 * before);
        QVERIFY((map.cellRect(140, 145).center() - at).manhattanLength() < map.cellSide() * 2);
        map.fit();
        QCOMPARE(map.cellSide(), before);
    }

    void coloursGrowWithTheShare()
    {
        ConfusionMap map;
        map.resize(300, 300);
        map.setCounts(few());
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        const QImage drawn = map.viewport()->grab().toImage();
        const auto at = [&](int truth, int predicted) { // beside the number
            return QColor(drawn.pixel((map.cellRect(truth, predicted).topLeft() + QPoint(2, 2)) *
                                      drawn.devicePixelRatio()))
                .lightness();
        };
        QVERIFY(at(0, 0) > at(0, 1));
        QVERIFY(at(0, 1) > at(0, 2));
    }

private:
    sdw::test::OwnHome m_home;
};

QTEST_MAIN(TestConfusionMap)
#include "tst_confusion_map.moc"
