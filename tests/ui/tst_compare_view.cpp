// Looking at a compared image: the four ways, one view for all panes, the curtain, the legend, and the regions.
#include "tests/support/fake_comparison.h"
#include "tests/support/window_test.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/compare/compare_view.h"
#include "ui/compare/difference_legend.h"
#include "ui/compare/region_bar.h"
#include "ui/jobs/job_list.h"
#include "ui/reports/compare_words.h"

#include <QAction>
#include <QLabel>

#include <set>

using namespace sdw::ui;
using sdw::test::FakeComparison;

namespace {

std::shared_ptr<const ComparedPicture> readPicture(std::shared_ptr<const FakeComparison> set, std::size_t image,
                                                   const ContenderPair& pair = {},
                                                   const std::optional<MatrixCell>& cell = {})
{
    JobList jobs;
    ComparedPictures pictures(jobs);
    pictures.setSet(set);
    std::shared_ptr<const ComparedPicture> read;
    QObject::connect(&pictures, &ComparedPictures::ready, &pictures, [&](const auto& one) { read = one; });
    pictures.want(image, pair, cell);
    if (!QTest::qWaitFor([&] { return read != nullptr; })) return nullptr;
    return read;
}

QColor pixelOf(const ComparePane& pane, QPointF imagePoint)
{
    const QPoint at = pane.view().toWidget(imagePoint).toPoint();
    return const_cast<ComparePane&>(pane).grab().toImage().pixelColor(at);
}

} // namespace

class TestCompareView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_set = std::make_shared<FakeComparison>(3);
        m_view = std::make_unique<CompareView>();
        m_view->resize(600, 400);
        m_view->setClasses(m_set->classes());
        m_view->setContenders({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
        m_view->setOpacity(1);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setPicture(readPicture(m_set, 0));
    }
    void cleanup() { m_view.reset(); }

    void sideBySideShowsAllOfThem()
    {
        m_view->setMode(CompareMode::SideBySide);
        QCOMPARE(m_view->panes().size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(m_view->panes()[i]->isVisible());
            const double edge = double(i + 1) * FakeComparison::kStep; // of what it takes for a tree
            QCOMPARE(pixelOf(*m_view->panes()[i], {edge - 1, 12}), QColor(30, 120, 40));
            QCOMPARE(pixelOf(*m_view->panes()[i], {edge + 1, 12}), QColor(90, 160, 220));
        }
        m_view->setTruthBeside(true);
        QCOMPARE(m_view->panes().size(), std::size_t(4));
        QCOMPARE(pixelOf(*m_view->panes()[3], {1, 12}), QColor(90, 160, 220));
        QVERIFY(!m_view->panes()[0]->geometry().intersects(m_view->panes()[3]->geometry()));
    }

    void allPanesMoveTogether()
    {
        m_view->setMode(CompareMode::SideBySide);
        ComparePane* second = m_view->panes()[1];
        QWheelEvent turn(QPointF(50, 50), second->mapToGlobal(QPointF(50, 50)), {}, {0, 240}, Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(second, &turn);
        const Viewport& view = second->view();
        QVERIFY(!view.isFitted());
        for (const ComparePane* pane : m_view->panes()) {
            QCOMPARE(pane->view().zoom(), view.zoom());
            QVERIFY((pane->view().visible().center() - view.visible().center()).manhattanLength() < 1e-6);
        }
        // another way of looking keeps the place
        m_view->setMode(CompareMode::Difference);
        QCOMPARE(m_view->panes().front()->view().zoom(), view.zoom());
        m_view->fit();
        QVERIFY(m_view->panes().front()->view().isFitted());
    }

    void theCurtainIsDraggedAnywhere()
    {
        m_view->setMode(CompareMode::Curtain);
        QCOMPARE(m_view->panes().size(), std::size_t(1));
        ComparePane& pane = *m_view->panes().front();
        const QPointF between(FakeComparison::kStep + 2, 6); // tree for B alone
        const QPoint at = pane.view().toWidget(between).toPoint();
        QTest::mousePress(&pane, Qt::LeftButton, {}, {at.x() + 60, at.y() + 40});
        QVERIFY(std::abs(m_view->curtain() * pane.width() - at.x() - 60) < 1.5);
        QCOMPARE(pixelOf(pane, between), QColor(90, 160, 220)); // left of it: A
        QTest::mouseMove(&pane, {at.x() - 20, at.y()});
        QTest::mouseRelease(&pane, Qt::LeftButton, {}, {at.x() - 20, at.y()});
        QCOMPARE(pixelOf(pane, between), QColor(30, 120, 40)); // right of it: B
        const double place = m_view->curtain();
        QTest::mouseMove(&pane, {at.x() + 100, at.y()}); // nobody holds it
        QCOMPARE(m_view->curtain(), place);
    }

    void blinkingShowsBothInTurns()
    {
        m_view->setMode(CompareMode::Blink);
        const ComparePane& pane = *m_view->panes().front();
        QVERIFY(!m_view->showsSecond());
        QCOMPARE(pane.content().title, QStringLiteral("A"));
        QTRY_VERIFY(m_view->showsSecond());
        QCOMPARE(pane.content().title, QStringLiteral("B"));
        QCOMPARE(pixelOf(pane, {FakeComparison::kStep + 2, 12}), QColor(30, 120, 40));
        QTRY_VERIFY(!m_view->showsSecond());
    }

    void differencesHavePatternsAndTheLegendTheirPixels()
    {
        m_view->setMode(CompareMode::Difference);
        const ComparePane& pane = *m_view->panes().front();
        const QImage drawn = const_cast<ComparePane&>(pane).grab().toImage();
        const auto coloursIn = [&](double left, double right) {
            std::set<QRgb> seen;
            const QPoint from = pane.view().toWidget(QPointF(left, 11)).toPoint(),
                         to = pane.view().toWidget(QPointF(right, 13)).toPoint();
            for (int y = from.y(); y < to.y(); ++y)
                for (int x = from.x(); x < to.x(); ++x)
                    seen.insert(drawn.pixel(x, y));
            return seen;
        };
        QCOMPARE(coloursIn(1, 3).size(), std::size_t(2));   // both wrong: dots on a ground
        QCOMPARE(coloursIn(5, 7).size(), std::size_t(2));   // only A: lines on a ground
        QCOMPARE(coloursIn(20, 30).size(), std::size_t(1)); // both right: the picture
        QVERIFY(coloursIn(1, 3) != coloursIn(5, 7));

        DifferenceLegend legend;
        legend.setPicture(m_view->picture());
        const auto figures = [&](sdw::Agreement agreement) {
            return legend.findChild<QLabel*>(QStringLiteral("legend-%1").arg(int(agreement)))->text();
        };
        QCOMPARE(figures(sdw::Agreement::BothRight), QStringLiteral("90.0 % · 1080 px"));
        QCOMPARE(figures(sdw::Agreement::OnlyFirst), QStringLiteral("5.0 % · 60 px"));
        QCOMPARE(figures(sdw::Agreement::OnlySecond), QStringLiteral("0.0 % · 0 px"));
        QCOMPARE(figures(sdw::Agreement::BothWrong), QStringLiteral("5.0 % · 60 px"));
        QVERIFY(!legend.findChild<QLabel*>(QStringLiteral("legend-%1").arg(int(sdw::Agreement::Different)))
                     ->isVisibleTo(&legend));
    }

    void regionsAreSteppedThroughAndJudged()
    {
        QAction previous, next, end;
        RegionBar bar(&previous, &next, &end);
        bar.setClasses(m_set->classes());
        bar.setPicture(readPicture(m_set, 0));
        const auto text = [&] { return bar.findChild<QLabel*>(QStringLiteral("regionText"))->text(); };
        QCOMPARE(bar.regions().size(), std::size_t(1));
        QVERIFY(!bar.marked());
        QVERIFY(bar.step(1));
        QCOMPARE(bar.current(), 0);
        QVERIFY2(text().contains(QStringLiteral("60 pixels")) && text().contains(QStringLiteral("B worse")) &&
                     text().contains(QStringLiteral("A: sky → B: tree, truth: sky")),
                 qPrintable(text()));
        QCOMPARE(bar.marked()->box, QRectF(FakeComparison::kStep, 0, FakeComparison::kStep, 15));
        bar.setPicture(readPicture(m_set, 1)); // here it is the other way round
        QVERIFY(bar.step(-1));
        QVERIFY2(text().contains(QStringLiteral("B better")), qPrintable(text()));
        // without truth nobody is better
        bar.setPicture(readPicture(std::make_shared<FakeComparison>(2, 2, false), 0));
        QVERIFY(bar.step(1));
        QVERIFY2(text().endsWith(QStringLiteral("A: sky → B: tree")), qPrintable(text()));
        // the places of a cell
        bar.setPicture(readPicture(m_set, 0, {}, MatrixCell{std::size_t(2), 0, 2}));
        QVERIFY(bar.showsCell());
        QVERIFY(bar.step(1));
        QVERIFY2(text().contains(QStringLiteral("C: sky called tree")) && text().contains(QStringLiteral("180 pixels")),
                 qPrintable(text()));
        QVERIFY(end.isEnabled());
    }

    void onlyTheImageWantedLastComes()
    {
        JobList jobs;
        ComparedPictures pictures(jobs, nullptr, 1); // keeps nothing but the last one
        QSignalSpy failed(&pictures, &ComparedPictures::failed);
        std::vector<std::size_t> came;
        connect(&pictures, &ComparedPictures::ready, &pictures, [&](const auto& one) { came.push_back(one->image()); });
        auto set = std::make_shared<FakeComparison>(2, 8);
        set->broken = 5;
        pictures.setSet(set);
        for (std::size_t image = 0; image < 4; ++image)
            pictures.want(image, {});
        QTRY_VERIFY(!pictures.isBusy());
        QCOMPARE(came, std::vector<std::size_t>{3});
        pictures.want(5, {});
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.first()[1].toString().contains(QStringLiteral("image5")));
        pictures.want(2, {});
        pictures.setSet(std::make_shared<FakeComparison>(2, 8)); // nothing of the set before
        QTRY_VERIFY(!pictures.isBusy());
        QCOMPARE(came.size(), std::size_t(1));
    }

    void largePicturesOfOtherShapesGetOtherColumns()
    {
        m_view->setMode(CompareMode::SideBySide); // 40 × 30 in 600 × 400
        m_view->resize(300, 900);
        const auto top = [&](std::size_t i) { return m_view->panes()[i]->y(); };
        QTRY_VERIFY(top(0) < top(1) && top(1) < top(2)); // one above the other
        m_view->resize(1500, 300);
        QTRY_VERIFY(top(0) == top(1) && top(1) == top(2));
    }

private:
    sdw::test::OwnHome m_home;
    std::shared_ptr<FakeComparison> m_set;
    std::unique_ptr<CompareView> m_view;
};

QTEST_MAIN(TestCompareView)
#include "tst_compare_view.moc"
