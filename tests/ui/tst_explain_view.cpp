// The panes side by side: pointer, pins, stages, keys; and never a map of another image or model.
#include "tests/support/fake_explained.h"
#include "tests/support/window_test.h"
#include "ui/explain/explain_pane.h"
#include "ui/explain/explain_points.h"
#include "ui/explain/explain_view.h"
#include "ui/explain/pane_header.h"
#include "ui/jobs/job_list.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QWheelEvent>

#include <semaphore>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::FakeExplained;

namespace {

constexpr float kMarkA = 0.25f, kMarkB = -0.25f;

std::shared_ptr<FakeExplained> makeImage(float mark, bool ours)
{
    auto image = std::make_shared<FakeExplained>();
    image->mark = mark;
    image->context = image->withTokens = ours;
    return image;
}

/// Stops the thread that computes a map, once.
struct Gate {
    std::binary_semaphore began{0}, goOn{0};

    std::function<void()> stopper()
    {
        return [this, first = std::make_shared<std::atomic<bool>>(true)] {
            if (!first->exchange(false)) return;
            began.release();
            goOn.acquire();
        };
    }
};

} // namespace

class TestExplainView : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    JobList m_jobs;
    std::unique_ptr<ModelSide> m_a, m_b;
    std::unique_ptr<ExplainPoints> m_points;
    std::unique_ptr<ExplainView> m_view;

    ExplainPane* pane(int index) { return m_view->findChild<ExplainPane*>(QStringLiteral("pane%1").arg(index)); }
    QComboBox* box(int index) { return m_view->findChild<QComboBox*>(QStringLiteral("paneChoice%1").arg(index)); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return !m_a->isBusy() && !m_b->isBusy() && m_view->isSettled(); }, 20'000);
    }
    void look(int index = 0)
    {
        const auto input = sdw::test::fakeInput(index);
        m_a->setInput(input);
        m_b->setInput(input);
        m_view->setInput(input);
    }
    QPoint at(int index, QPoint pixel)
    {
        return pane(index)->view().toWidget(QPointF(pixel) + QPointF(.5, .5)).toPoint();
    }
    /// Sent directly: a cursor that is there already does not move.
    void moveTo(int index, QPoint pixel)
    {
        const QPointF place = at(index, pixel);
        QMouseEvent event(QEvent::MouseMove, place, pane(index)->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(pane(index), &event);
    }
    void turnWheel(int index, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const QPointF middle = pane(index)->rect().center();
        QWheelEvent event(middle, pane(index)->mapToGlobal(middle), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(pane(index), &event);
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<ModelSide>(m_jobs, QStringLiteral("A"));
        m_b = std::make_unique<ModelSide>(m_jobs, QStringLiteral("B"));
        m_points = std::make_unique<ExplainPoints>();
        m_view = std::make_unique<ExplainView>(std::array{m_a.get(), m_b.get()}, *m_points);
        m_a->setModel(sdw::test::fakeModel([] { return makeImage(kMarkA, false); }, false));
        m_b->setModel(sdw::test::fakeModel([] { return makeImage(kMarkB, true); }));
        m_view->resize(900, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        look();
        QVERIFY(settle());
    }
    void cleanup()
    {
        m_view.reset();
        m_a.reset();
        m_b.reset();
    }

    void thePointerDrivesEveryPane()
    {
        for (int i = 1; i < ExplainView::kPanes; ++i)
            QVERIFY(!pane(i)->message().isEmpty()); // what to do
        moveTo(0, {20, 10});
        QVERIFY(settle());
        QCOMPARE(m_points->current(), QPoint(20, 10));
        for (int i = 1; i < ExplainView::kPanes; ++i) {
            const PaneResult& result = m_view->result(i);
            QCOMPARE(result.request.pixel, QPoint(20, 10));
            QCOMPARE(result.values.at<float>(2, 5), 1.0f);
            QCOMPARE(result.values.at<float>(0, 0), i == 2 ? kMarkA : kMarkB);
            QVERIFY(pane(i)->message().isEmpty());
            QVERIFY(!pane(i)->frame().isNull());
        }
        QCOMPARE(m_view->result(1).request.stage, FeatureStage::Augmented);
        QCOMPARE(m_view->result(3).request.stage, FeatureStage::Fused);
        QVERIFY2(m_view->readOut().startsWith(QStringLiteral("x 20 y 10")), qPrintable(m_view->readOut()));
        QVERIFY2(m_view->readOut().contains(QStringLiteral("B F_aug 1.00")), qPrintable(m_view->readOut()));
        moveTo(2, {3, 4});
        QVERIFY(settle());
        QCOMPARE(m_view->result(1).request.pixel, QPoint(3, 4));
    }

    void aClickPinsAndHoldsSoThatThePointerReadsValues()
    {
        QTest::mouseClick(pane(1), Qt::LeftButton, {}, at(1, {8, 8}));
        QCOMPARE(m_points->pinned(), QList<QPoint>{QPoint(8, 8)});
        QCOMPARE(m_points->held(), 0);
        moveTo(1, {30, 20});
        QVERIFY(settle());
        QCOMPARE(m_view->result(1).request.pixel, QPoint(8, 8));
        QVERIFY2(m_view->readOut().contains(QStringLiteral("B F_aug -0.25")), qPrintable(m_view->readOut()));
        m_points->hold(-1);
        QVERIFY(settle());
        QCOMPARE(m_view->result(1).request.pixel, QPoint(30, 20));
    }

    void theWheelChangesTheStageAndZooms()
    {
        moveTo(1, {5, 5});
        QSignalSpy chosen(m_view.get(), &ExplainView::choiceChanged);
        turnWheel(3, -1); // on in the pipeline
        QVERIFY(settle());
        QCOMPARE(m_view->choice(3).stage, FeatureStage::Internal);
        QCOMPARE(m_view->result(3).request.stage, FeatureStage::Internal);
        QCOMPARE(chosen.size(), 1);
        turnWheel(3, 2);
        QCOMPARE(m_view->choice(3).stage, FeatureStage::Encoder4);
        const double before = pane(2)->view().zoom();
        turnWheel(1, 3, Qt::ControlModifier);
        QVERIFY(pane(2)->view().zoom() > before * 1.5);
        QCOMPARE(pane(2)->view().zoom(), pane(1)->view().zoom());
        m_view->fit();
        QCOMPARE(pane(2)->view().zoom(), before);
    }

    void heldKeysShowAttentionEverywhere()
    {
        moveTo(1, {5, 5});
        QVERIFY(settle());
        QTest::keyPress(pane(1), Qt::Key_Shift);
        QVERIFY(settle());
        QCOMPARE(m_view->result(1).request.kind, MapKind::InternalAttention);
        QVERIFY2(pane(2)->message().contains(QStringLiteral("no internal attention")), qPrintable(pane(2)->message()));
        QVERIFY(m_view->result(2).values.empty());
        QTest::keyRelease(pane(1), Qt::Key_Shift);
        QTest::keyPress(pane(1), Qt::Key_Alt);
        QVERIFY(settle());
        QCOMPARE(m_view->result(1).request.kind, MapKind::ExternalAttention);
        QTest::keyRelease(pane(1), Qt::Key_Alt);
        QVERIFY(settle());
        QCOMPARE(m_view->result(1).request.kind, MapKind::Similarity);
        QVERIFY(pane(2)->message().isEmpty());
    }

    void arrowsMoveThePoint()
    {
        pane(0)->setFocus();
        QTest::keyClick(pane(0), Qt::Key_Right);
        QCOMPARE(m_points->pointer(), QPoint(FakeExplained::kWidth / 2 + 1, FakeExplained::kHeight / 2));
        QTest::keyClick(pane(0), Qt::Key_Up);
        QCOMPARE(m_points->pointer(), QPoint(FakeExplained::kWidth / 2 + 1, FakeExplained::kHeight / 2 - 1));
    }

    void aBaselineOffersWhatItHas()
    {
        QCOMPARE(box(2)->count(), 3);
        QCOMPARE(box(1)->count(), 8); // six stages, two attentions
        m_view->setChoice(2, {MapKind::Similarity, FeatureStage::Augmented});
        QCOMPARE(box(2)->currentText(), QStringLiteral("F")); // that is what its classifier sees
    }

    void anotherImageTakesItsMapsAlong()
    {
        moveTo(0, {20, 10});
        QVERIFY(settle());
        m_view->setInput(nullptr);
        for (int i = 0; i < ExplainView::kPanes; ++i)
            QVERIFY(pane(i)->frame().isNull());
        QTest::qWait(1);
        QVERIFY(m_view->result(1).values.empty());
    }

    void aMapOfTheImageBeforeIsNeverShown()
    {
        // The map of the first image is being computed as the second one comes; it is handed over while that of the
        // second one is being computed.
        Gate first, second;
        const auto before = makeImage(0.75f, true), after = makeImage(-0.75f, true);
        before->before = first.stopper();
        after->before = second.stopper();
        std::atomic<int> images = 0;
        m_b->setModel(sdw::test::fakeModel(
            [&]() -> std::shared_ptr<const ExplainedImage> { return images++ == 0 ? before : after; }));
        QVERIFY(settle());
        moveTo(0, {20, 10});
        first.began.acquire();
        look(1);
        const bool looked = QTest::qWaitFor([this] { return !m_a->isBusy() && !m_b->isBusy(); }, 20'000);
        first.goOn.release();
        second.began.acquire(); // what came of the first is waiting to be taken
        QCoreApplication::processEvents();
        bool shown = false;
        for (int i = 0; i < ExplainView::kPanes; ++i)
            shown = shown || !pane(i)->frame().isNull() || !m_view->result(i).values.empty();
        second.goOn.release();
        QVERIFY(looked && !shown);
        QVERIFY(settle());
        QCOMPARE(m_view->result(1).values.at<float>(0, 0), -0.75f);
        QCOMPARE(m_view->result(2).values.at<float>(0, 0), kMarkA);
    }

    void aMapOfTheModelBeforeIsNeverShown()
    {
        Gate first, second;
        const auto before = makeImage(0.75f, true), after = makeImage(-0.75f, true);
        before->before = first.stopper();
        after->before = second.stopper();
        m_b->setModel(sdw::test::fakeModel([&] { return before; }));
        QVERIFY(settle());
        moveTo(0, {20, 10});
        first.began.acquire();
        m_b->setModel(sdw::test::fakeModel([&] { return after; }));
        QVERIFY(m_view->result(1).values.empty()); // at once
        const bool opened = QTest::qWaitFor([this] { return !m_b->isBusy(); }, 20'000);
        first.goOn.release();
        second.began.acquire(); // what came of the model before is waiting to be taken
        QCoreApplication::processEvents();
        const bool shown = !m_view->result(1).values.empty() || !m_view->result(3).values.empty();
        const cv::Mat others = m_view->result(2).values;
        second.goOn.release();
        QVERIFY(opened && !shown);
        QVERIFY(!others.empty()); // the model that has stayed the same has its map
        QVERIFY(settle());
        QCOMPARE(m_view->result(1).values.at<float>(0, 0), -0.75f);
        QCOMPARE(m_view->result(2).values.at<float>(0, 0), kMarkA);
    }

    void whatLiesOverThePictureCanBeChosen()
    {
        QCOMPARE(m_view->overlay().kind, PictureOverlay::Kind::Prediction);
        QCOMPARE(m_view->overlayTitle(), QStringLiteral("Prediction of B"));
        const QImage prediction = pane(0)->frame();
        m_view->setOverlay({PictureOverlay::Kind::Labels});
        QVERIFY(settle());
        QVERIFY(pane(0)->frame() != prediction);
        QCOMPARE(m_view->overlayClasses()->labels.at<std::uint16_t>(0, 0), std::uint16_t(0));
        m_view->setOverlay({PictureOverlay::Kind::Differing, 1});
        QCOMPARE(m_view->overlayClasses()->labels.at<std::uint16_t>(0, 0), std::uint16_t(2));
        QVERIFY(m_view->overlayClasses()->labels.at<std::uint16_t>(20, 0) == kIgnoreLabel);
        m_view->setOverlay({PictureOverlay::Kind::Token, 1, 3});
        QVERIFY(settle());
        QCOMPARE(m_view->overlayTitle(), QStringLiteral("Token “car” of B"));
        QCOMPARE(m_view->result(0).values.at<float>(0, 0), 0.2f);
        m_view->setOverlay({PictureOverlay::Kind::Token, 0, 3}); // a model without tokens
        QCOMPARE(m_view->overlay().kind, PictureOverlay::Kind::None);
    }

    void aModelThatCannotBeOpenedSaysWhy()
    {
        m_b->setModel([]() -> OpenedModel { throw Error("There is no 'model.pth'."); });
        QVERIFY(settle());
        QCOMPARE(pane(1)->message(), QStringLiteral("There is no 'model.pth'."));
        moveTo(0, {3, 3});
        QVERIFY(settle());
        QCOMPARE(m_view->result(2).values.at<float>(0, 7), kMarkA); // the other goes on
    }
};

QTEST_MAIN(TestExplainView)
#include "tst_explain_view.moc"
