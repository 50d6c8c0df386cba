// "Explain this pixel": parts that add up to the score, for the classes that were chosen.
#include "tests/support/fake_explained.h"
#include "tests/support/window_test.h"
#include "ui/explain/bar_rows.h"
#include "ui/explain/pixel_panel.h"
#include "ui/jobs/job_list.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::FakeExplained;

class TestPixelPanel : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    JobList m_jobs;
    std::unique_ptr<ModelSide> m_a, m_b;
    std::unique_ptr<PixelPanel> m_panel;
    PixelResult m_result;

    const std::vector<BarRow>& scores() { return m_panel->findChild<BarRows*>(QStringLiteral("pixelScores"))->rows(); }
    const std::vector<BarRow>& tokens() { return m_panel->findChild<BarRows*>(QStringLiteral("pixelTokens"))->rows(); }
    QString text(const char* name) { return m_panel->findChild<QLabel*>(QLatin1String(name))->text(); }

private Q_SLOTS:
    void init()
    {
        const auto plain = std::make_shared<FakeExplained>(), ours = std::make_shared<FakeExplained>();
        plain->withTokens = plain->context = false;
        m_a = std::make_unique<ModelSide>(m_jobs, QStringLiteral("A"));
        m_b = std::make_unique<ModelSide>(m_jobs, QStringLiteral("B"));
        m_a->setModel(sdw::test::fakeModel([plain] { return plain; }, false));
        m_b->setModel(sdw::test::fakeModel([ours] { return ours; }));
        for (ModelSide* side : {m_a.get(), m_b.get()})
            side->setInput(sdw::test::fakeInput());
        QVERIFY(QTest::qWaitFor([this] { return !m_a->isBusy() && !m_b->isBusy(); }, 20'000));
        m_panel = std::make_unique<PixelPanel>(std::array{m_a.get(), m_b.get()});
        m_result = {.request = {.explained = {plain, ours}, .pixel = {20, 3}},
                    .scores = {plain->scores({20, 3}), ours->scores({20, 3})},
                    .shares = {std::vector<float>(), ours->tokenShares({20, 3})},
                    .problem = {}};
    }
    void cleanup()
    {
        m_panel.reset();
        m_a.reset();
        m_b.reset();
    }

    void partsOfBothClassesAddUp()
    {
        m_panel->show(m_result, QStringLiteral("road"));
        QVERIFY(text("pixelTitle").contains(QStringLiteral("(20, 3)")));
        QVERIFY2(text("pixelFacts").contains(QStringLiteral("road (label)")), qPrintable(text("pixelFacts")));
        const auto& rows = scores();
        QCOMPARE(rows.size(), std::size_t(10));
        QCOMPARE(rows[0].text, QStringLiteral("road"));
        QCOMPARE(rows[5].text, QStringLiteral("tree")); // the runner-up
        for (const std::size_t head : {0, 5}) {
            QVERIFY(rows[head].heading);
            double sum = 0;
            for (std::size_t part = head + 1; part < head + 5; ++part)
                sum += rows[part].value;
            QCOMPARE(QLocale().toString(sum, 'f', 2), QString(rows[head].number).remove(QLatin1Char('+')));
        }
        QCOMPARE(rows[1].text, QStringLiteral("X_inter"));
        QCOMPARE(rows[3].value, -0.75);
    }

    void theClassesCanBeChosen()
    {
        m_panel->show(m_result, {});
        m_panel->setClass(1, 3);
        QCOMPARE(scores()[5].text, QStringLiteral("car"));
        m_result.scores[1] = FakeExplained().scores({2, 3});
        m_panel->show(m_result, {});
        QCOMPARE(scores()[0].text, QStringLiteral("sky")); // the predicted one follows the pixel
        QCOMPARE(scores()[5].text, QStringLiteral("car")); // the chosen one stays
    }

    void aBaselineHasFewerParts()
    {
        m_panel->show(m_result, {});
        m_panel->setSide(0);
        QCOMPARE(scores().size(), std::size_t(6));
        QVERIFY(tokens().empty());
        QVERIFY2(text("pixelNoTokens").contains(QStringLiteral("no external tokens")),
                 qPrintable(text("pixelNoTokens")));
        QVERIFY2(text("pixelFacts").contains(QStringLiteral("no label")), qPrintable(text("pixelFacts")));
    }

    void theGreatestTokensComeFirst()
    {
        m_panel->show(m_result, {});
        QCOMPARE(tokens()[0].text, QStringLiteral("road"));
        QCOMPARE(tokens()[0].number, QStringLiteral("40.0 %"));
        QCOMPARE(tokens()[1].text, QStringLiteral("tree"));
    }

    void nothingIsPointedAt()
    {
        m_panel->show(m_result, {});
        m_panel->clear();
        QVERIFY(!m_panel->findChild<QLabel*>(QStringLiteral("pixelTitle"))->isVisibleTo(m_panel.get()));
        QVERIFY(m_panel->findChild<QLabel*>(QStringLiteral("pixelHint"))->isVisibleTo(m_panel.get()));
    }

    void nothingIsCutInANarrowDock()
    {
        m_panel->show(m_result, QStringLiteral("road"));
        m_panel->resize(240, 140); // so low that it scrolls
        m_panel->setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        const auto* area = m_panel->findChild<QScrollArea*>();
        QTRY_VERIFY(area->verticalScrollBar()->isVisible());
        QVERIFY2(area->widget()->width() <= area->viewport()->width(),
                 qPrintable(QStringLiteral("%1 > %2").arg(area->widget()->width()).arg(area->viewport()->width())));
    }
};

QTEST_MAIN(TestPixelPanel)
#include "tst_pixel_panel.moc"
