// The numbers of a comparison: headline, classes, scores, confusions, ranked images; with truth and without.
#include "tests/support/fake_comparison.h"
#include "tests/support/project_parts.h"
#include "ui/compare/class_delta_model.h"
#include "ui/compare/class_delta_table.h"
#include "ui/compare/compared_pictures.h"
#include "ui/compare/confusion_panel.h"
#include "ui/compare/numbers_panel.h"
#include "ui/compare/ranked_image_list.h"
#include "ui/reports/compare_words.h"
#include "ui/reports/score_model.h"
#include "ui/widgets/confusion_map.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QTableView>

using namespace sdw::ui;
using sdw::test::FakeComparison;

class TestCompareNumbers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHeadlineSaysNoMoreThanIsKnown()
    {
        const ContenderPair pair{0, 1};
        sdw::PairedComparison paired;
        paired.delta = 0.019;
        paired.interval = {0.008, 0.030};
        paired.pValue = 0.002;
        paired.images = 101;
        Headline line = headlineOf(pair, paired, 101, {});
        QCOMPARE(line.text, QStringLiteral("B is better by 1.9 points of mIoU [0.8, 3.0]."));
        QVERIFY2(line.detail.startsWith(QStringLiteral("p = 0.002, 101 image")), qPrintable(line.detail));
        QCOMPARE(line.icon, QStringLiteral("up"));
        paired.delta = -0.019;
        paired.interval = {-0.030, -0.008};
        line = headlineOf(pair, paired, 101, {});
        QCOMPARE(line.text, QStringLiteral("A is better by 1.9 points of mIoU [0.8, 3.0]."));
        QCOMPARE(line.icon, QStringLiteral("down"));
        paired.pValue = 0.25; // three images cannot do better
        line = headlineOf(pair, paired, 3, {});
        QVERIFY2(line.text.startsWith(QStringLiteral("Nothing is proved: B is −1.9 points")), qPrintable(line.text));
        paired.interval = {-0.030, 0.001};
        paired.pValue = 0.31;
        paired.smallestDelta = 0.011;
        line = headlineOf(pair, paired, 101, {});
        QVERIFY2(line.text.startsWith(QStringLiteral("No difference to be seen: B is −1.9 points")),
                 qPrintable(line.text));
        QVERIFY2(line.detail.contains(QStringLiteral("under 1.1 points")), qPrintable(line.detail));
        line = headlineOf(pair, sdw::PairedComparison{.pValue = 1, .classes = {}, .images = 3}, 3, {});
        QCOMPARE(line.text, QStringLiteral("A and B score the same."));
        line = headlineOf(pair, {}, 7, 0.0312);
        QCOMPARE(line.text, QStringLiteral("A and B differ in 3.1 % of the pixels."));
    }

    void numbersOfAPair()
    {
        const FakeComparison set(3);
        const PairNumbers numbers = measurePair(set, {0, 2});
        QVERIFY(numbers.paired);
        QCOMPARE(numbers.ranking, set.ranking(0, 2));
        // 120 pixels more that are wrong, of 600 of the sky: 480 / 600 right after 540 / 600
        QVERIFY(*numbers.delta[0] < 0);
        QCOMPARE(*numbers.delta[0], -*numbers.delta[2] * -1);
        QCOMPARE(numbers.differing[0], 2.0 * FakeComparison::kStep * 15 / (40 * 30));
        QVERIFY(std::abs(*numbers.differingOfAll - numbers.differing[0]) < 1e-9);
        const PairNumbers blind = measurePair(FakeComparison(2, 4, false), {0, 1});
        QVERIFY(!blind.paired && !blind.delta[0]);
        QVERIFY(*blind.differingOfAll > 0);
    }

    void classesAreSortedAndTold()
    {
        ClassDeltaModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto set = std::make_shared<const FakeComparison>();
        const auto numbers = std::make_shared<const PairNumbers>(measurePair(*set, {0, 1}));
        model.setNumbers(set, numbers);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, ClassDeltaModel::Delta).data().toString(), QStringLiteral("0.0")); // road
        QCOMPARE(model.index(1, ClassDeltaModel::First).data().toString(), QStringLiteral("100.0 %"));
        QVERIFY(model.index(0, ClassDeltaModel::Name)
                    .data(ClassDeltaModel::SentenceRole)
                    .toString()
                    .startsWith(QStringLiteral("sky: A ")));

        ClassDeltaTable table;
        table.resize(260, 300);
        table.setNumbers(set, numbers);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QVERIFY(table.table()->isColumnHidden(ClassDeltaModel::First));
        const auto names = [&] {
            QStringList all;
            for (int row = 0; row < 3; ++row)
                all << table.table()->model()->index(row, ClassDeltaModel::Name).data().toString();
            return all;
        };
        table.table()->sortByColumn(ClassDeltaModel::Name, Qt::AscendingOrder);
        QCOMPARE(names(), (QStringList{QStringLiteral("sky"), QStringLiteral("road"), QStringLiteral("tree")}));
        table.table()->sortByColumn(ClassDeltaModel::First, Qt::DescendingOrder);
        QCOMPARE(names(), (QStringList{QStringLiteral("road"), QStringLiteral("sky"), QStringLiteral("tree")}));
        table.table()->setCurrentIndex(table.table()->model()->index(0, 0));
        const auto* told = table.findChild<QLabel*>(QStringLiteral("classTold"));
        QVERIFY2(told->text().startsWith(QStringLiteral("road: A 100.0 %, B 100.0 %")), qPrintable(told->text()));
        QVERIFY(told->text().contains(QStringLiteral("after Holm")));
        table.resize(600, 300);
        QTRY_VERIFY(!table.table()->isColumnHidden(ClassDeltaModel::First));
    }

    void withoutTruthClassesAreComparedByTheirPixels()
    {
        ClassDeltaModel model;
        const auto set = std::make_shared<const FakeComparison>(2, 1, false);
        model.setNumbers(set, std::make_shared<const PairNumbers>(measurePair(*set, {0, 1})));
        // B takes 60 pixels more for a tree
        QCOMPARE(model.index(2, ClassDeltaModel::Delta).data().toString(), QStringLiteral("+5.0"));
        QCOMPARE(model.index(0, ClassDeltaModel::Delta).data().toString(), QStringLiteral("−5.0"));
        QCOMPARE(model.headerData(ClassDeltaModel::Delta, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Δ share"));
    }

    void scoresOfAll()
    {
        ScoreModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSet(std::make_shared<const FakeComparison>(4));
        QCOMPARE(model.columnCount(), 4);
        QCOMPARE(model.index(ScoreModel::Parameters, 2).data().toString(), QStringLiteral("3.00"));
        QCOMPARE(model.index(ScoreModel::Time, 0).data().toString(), QStringLiteral("12"));
        QVERIFY(model.index(ScoreModel::Parameters, 0).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!model.index(ScoreModel::Parameters, 1).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!model.index(ScoreModel::Time, 0).data(Qt::FontRole).value<QFont>().bold()); // all alike
        model.setSet(std::make_shared<const FakeComparison>(2, 2, false));
        QCOMPARE(model.index(ScoreModel::MeanIou, 0).data().toString(), QStringLiteral("–"));
    }

    void aCellOfTheMatrixIsAskedFor()
    {
        ConfusionPanel panel;
        panel.resize(280, 400);
        const auto set = std::make_shared<const FakeComparison>();
        panel.setNumbers(set, std::make_shared<const PairNumbers>(measurePair(*set, {0, 1})));
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        std::vector<MatrixCell> asked;
        connect(&panel, &ConfusionPanel::cellActivated, &panel, [&](const MatrixCell& cell) { asked.push_back(cell); });
        ConfusionMap& map = *panel.map();
        QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(0, 2).center());
        QCOMPARE(asked.size(), std::size_t(1));
        QVERIFY((asked.back() == MatrixCell{std::size_t(0), 0, 2}));
        const auto* told = panel.findChild<QLabel*>(QStringLiteral("confusionTold"));
        QVERIFY2(told->text().startsWith(QStringLiteral("sky → tree")), qPrintable(told->text()));
        panel.choice()->setCurrentIndex(2);
        Q_EMIT panel.choice()->activated(2);
        QVERIFY(map.isDifference());
        QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(0, 2).center());
        QVERIFY((asked.back() == MatrixCell{std::size_t(1), 0, 2})); // those of the second
        // without truth: what the two call the same pixels
        const auto blind = std::make_shared<const FakeComparison>(2, 2, false);
        const auto numbers = std::make_shared<const PairNumbers>(measurePair(*blind, {0, 1}));
        panel.setNumbers(blind, numbers);
        QVERIFY(!map.isDifference());
        QVERIFY(!panel.choice()->isEnabled());
        QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(0, 2).center());
        QVERIFY((asked.back() == MatrixCell{{}, 0, 2}));
        const auto images = imagesOfCell(*blind, {0, 1}, asked.back());
        QCOMPARE(images.size(), std::size_t(1)); // in the other image A calls the trees so
        QCOMPARE(images.front().pixels, std::int64_t(60));
    }

    void thePairIsChosen()
    {
        QAction swap;
        NumbersPanel panel(&swap);
        const auto set = std::make_shared<const FakeComparison>(3);
        panel.setSet(set, {0, 1});
        std::vector<ContenderPair> chosen;
        connect(&panel, &NumbersPanel::pairChosen, &panel, [&](const ContenderPair& pair) { chosen.push_back(pair); });
        auto* second = panel.findChild<QComboBox*>(QStringLiteral("secondContender"));
        QCOMPARE(second->currentText(), QStringLiteral("B · model 1"));
        second->setCurrentIndex(2);
        Q_EMIT second->activated(2);
        QVERIFY((chosen.back() == ContenderPair{0, 2}));
        panel.setSet(set, chosen.back());
        second->setCurrentIndex(0); // the first one: they change places
        Q_EMIT second->activated(0);
        QVERIFY((chosen.back() == ContenderPair{2, 0}));
        panel.setSet(set, chosen.back());
        panel.setNumbers(std::make_shared<const PairNumbers>(measurePair(*set, chosen.back())));
        const auto* headline = panel.findChild<QLabel*>(QStringLiteral("compareHeadline"));
        QVERIFY2(headline->text().contains(QStringLiteral("mIoU")) || headline->text().contains(QStringLiteral("same")),
                 qPrintable(headline->text()));
    }

    void imagesAreRankedAndNarrowed()
    {
        sdw::test::ProjectParts parts;
        QAction all;
        RankedImageList list(parts.session, parts.index.thumbnails(), &all);
        const QAbstractItemModelTester tester(&list.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto set = std::make_shared<const FakeComparison>();
        list.setNumbers(set, std::make_shared<const PairNumbers>(measurePair(*set, {0, 1})));
        list.resize(240, 400);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        RankedImageModel& model = list.model();
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.imageAt(0) % 2, 0); // worst for B first
        model.setOrder(ImageOrder::BestFirst);
        QCOMPARE(model.imageAt(0) % 2, 1);
        model.setOrder(ImageOrder::ByName);
        QCOMPARE(model.imageAt(3), 3);
        QSignalSpy chosen(&list, &RankedImageList::chosen);
        auto* view = list.findChild<QListView*>(QStringLiteral("rankedImages"));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(model.index(2)).center());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(list.current(), 2);
        QCOMPARE(list.neighbour(1), 3);
        QCOMPARE(list.chosenImages(), (std::vector<std::size_t>{0, 1, 2, 3})); // one alone is no choice
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          view->visualRect(model.index(0)).center());
        QCOMPARE(list.chosenImages(), (std::vector<std::size_t>{0, 2}));
        list.setCell(QStringLiteral("sky called tree"), {{3, 120}, {1, 80}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.imageAt(0), 3);
        QCOMPARE(model.index(0).data(RankedImageModel::PixelsRole).toInt(), 120);
        list.clearCell();
        QCOMPARE(model.rowCount(), 4);
    }

private:
    sdw::test::OwnHome m_home;
};

QTEST_MAIN(TestCompareNumbers)
#include "tst_compare_numbers.moc"
