// A confusion matrix in an order of choice, with words for what is pointed at.
#include "tests/support/window_test.h"
#include "ui/training/confusion_pane.h"
#include "ui/widgets/confusion_map.h"

#include <QLabel>

using namespace sdw::ui;
using Order = ConfusionPane::Order;

class TestConfusionPane : public QObject {
    Q_OBJECT
    std::unique_ptr<ConfusionPane> m_pane;

    /// road is mostly found, car taken for road, the third occurs nowhere, pole is found in all of few pixels.
    void showFour()
    {
        m_pane->setRecord({.step = 40,
                           .images = 4,
                           .counts = sdw::ConfusionMatrix(4, {90, 10, 0, 0, 30, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5})},
                          {{QStringLiteral("road"), Qt::red}, {QStringLiteral("car"), Qt::green}});
        QCoreApplication::processEvents(); // the map takes its place
    }
    void point(int row, int column)
    {
        QTest::mouseMove(m_pane->map()->viewport(), m_pane->map()->cellRect(row, column).center());
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        m_pane = std::make_unique<ConfusionPane>();
        m_pane->resize(400, 300);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup() { m_pane.reset(); }

    void wholeAndCellsAreSaidInWords()
    {
        showFour();
        QVERIFY2(m_pane->readOut().startsWith(QStringLiteral("74.2 % of 155 pixels right, in 4 image")),
                 qPrintable(m_pane->readOut()));
        point(1, 0);
        QTRY_COMPARE(m_pane->readOut(), QStringLiteral("car → road: 60.0 % of car, 30 pixels"));
        point(3, 3);
        QTRY_VERIFY(m_pane->readOut().startsWith(QStringLiteral("Class 3, found: 100.0 %")));
    }
    void classesAreSorted()
    {
        showFour();
        const QStringList listed = {QStringLiteral("road"), QStringLiteral("car"), QStringLiteral("Class 2"),
                                    QStringLiteral("Class 3")};
        QCOMPARE(m_pane->names(), listed);
        m_pane->setOrder(Order::LeastFoundFirst); // what cannot be found comes last
        QCOMPARE(m_pane->names(), QStringList({listed[1], listed[0], listed[3], listed[2]}));
        point(0, 1);
        QTRY_COMPARE(m_pane->readOut(), QStringLiteral("car → road: 60.0 % of car, 30 pixels"));
        m_pane->setOrder(Order::MostPixelsFirst);
        QCOMPARE(m_pane->names(), QStringList({listed[0], listed[1], listed[3], listed[2]}));
    }
    void aChosenCellIsReadThroughTheEvaluations()
    {
        showFour();
        QTest::mouseClick(m_pane->map()->viewport(), Qt::LeftButton, {}, m_pane->map()->cellRect(1, 0).center());
        m_pane->setRecord({.step = 50,
                           .images = 4,
                           .counts = sdw::ConfusionMatrix(4, {90, 10, 0, 0, 5, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5})},
                          {{QStringLiteral("road"), Qt::red}, {QStringLiteral("car"), Qt::green}});
        QCOMPARE(m_pane->readOut(), QStringLiteral("car → road: 10.0 % of car, 5 pixels"));
    }
    void oneSaysWhyThereIsNone()
    {
        showFour();
        m_pane->clear(QStringLiteral("None was kept."));
        QCOMPARE(m_pane->readOut(), QStringLiteral("None was kept."));
        QVERIFY(!m_pane->map()->isVisible());
        showFour();
        QVERIFY(m_pane->map()->isVisible());
    }
    void manyClassesFindPlace()
    {
        std::vector<std::int64_t> counts(171 * 171, 1);
        m_pane->setRecord({.step = 1, .images = 9, .counts = sdw::ConfusionMatrix(171, std::move(counts))}, {});
        m_pane->resize(300, 160);
        m_pane->map()->setFocus();
        m_pane->map()->setCurrent(170, 170);
        QVERIFY(m_pane->map()->viewport()->rect().intersects(m_pane->map()->cellRect(170, 170)));
        QTest::keyClick(m_pane->map(), Qt::Key_Up);
        QVERIFY2(m_pane->readOut().startsWith(QStringLiteral("Class 169 → Class 170: 0.58 %")),
                 qPrintable(m_pane->readOut()));
    }
};

QTEST_MAIN(TestConfusionPane)
#include "tst_confusion_pane.moc"
