// Maps made aside: the newest is what counts, panes share a scale, and every result says what it is of.
#include "tests/support/fake_explained.h"
#include "ui/explain/live_maps.h"

#include <QtTest/QtTest>

#include <semaphore>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::FakeExplained;

namespace {

ViewGrid wholeGrid()
{
    Viewport view;
    view.setImageSize({FakeExplained::kWidth, FakeExplained::kHeight});
    view.setWidgetSize({FakeExplained::kWidth, FakeExplained::kHeight});
    view.setZoom(1, {0, 0});
    view.centreOn({FakeExplained::kWidth / 2.0, FakeExplained::kHeight / 2.0});
    return {view, 1};
}

PaneRequest mapOf(const std::shared_ptr<const ExplainedImage>& image, QPoint pixel)
{
    PaneRequest request;
    request.picture = sdw::test::fakeInput()->picture;
    request.grid = wholeGrid();
    request.content = PaneRequest::Content::Map;
    request.explained = image;
    request.pixel = pixel;
    return request;
}

} // namespace

class TestLiveMaps : public QObject {
    Q_OBJECT
    std::unique_ptr<LiveMaps> m_live;
    std::vector<LiveResult> m_made;

    bool wait()
    {
        return QTest::qWaitFor([this] { return !m_live->isBusy(); }, 20'000);
    }

private Q_SLOTS:
    void init()
    {
        m_made.clear();
        m_live = std::make_unique<LiveMaps>();
        connect(m_live.get(), &LiveMaps::made, this, [this](const LiveResult& result) { m_made.push_back(result); });
    }
    void cleanup() { m_live.reset(); }

    void similarityIsComputedAndDrawn()
    {
        const auto image = std::make_shared<FakeExplained>();
        m_live->want({.panes = {mapOf(image, {9, 5})}, .pixel = {}});
        QVERIFY(wait());
        QCOMPARE(m_made.size(), std::size_t(1));
        const PaneResult& pane = m_made[0].panes.at(0);
        QCOMPARE(pane.values.size(), cv::Size(8, 6));
        QCOMPARE(pane.values.at<float>(1, 2), 1.0f);
        QCOMPARE(pane.values.at<float>(0, 0), 0.5f);
        QCOMPARE(pane.range.least, -1.0);
        QCOMPARE(pane.range.greatest, 1.0);
        QCOMPARE(pane.frame.size(), QSize(FakeExplained::kWidth, FakeExplained::kHeight));
        QVERIFY(pane.frame.pixel(9, 5) != pane.frame.pixel(25, 20));
    }

    void ofManyRequestsOnlyTheNewestIsMadeNext()
    {
        std::binary_semaphore began(0), goOn(0);
        const auto image = std::make_shared<FakeExplained>();
        image->before = [&, first = std::make_shared<std::atomic<bool>>(true)] {
            if (!first->exchange(false)) return;
            began.release();
            goOn.acquire();
        };
        m_live->want({.panes = {mapOf(image, {0, 0})}, .pixel = {}});
        began.acquire();
        for (int x = 1; x < 30; ++x)
            m_live->want({.panes = {mapOf(image, {x, 0})}, .pixel = {}});
        goOn.release();
        QVERIFY(wait());
        QCOMPARE(image->maps.load(), 2);
        QCOMPARE(m_made.back().panes[0].request.pixel, QPoint(29, 0));
    }

    void whatIsTheSameIsNotComputedAgain()
    {
        const auto image = std::make_shared<FakeExplained>();
        PaneRequest request = mapOf(image, {3, 3});
        m_live->want({.panes = {request}, .pixel = {}});
        QVERIFY(wait());
        request.look.opacity = 0.2; // is drawn anew
        m_live->want({.panes = {request}, .pixel = {}});
        QVERIFY(wait());
        QCOMPARE(image->maps.load(), 1);
        QVERIFY(m_made[0].panes[0].frame != m_made[1].panes[0].frame);
    }

    void attentionsShareOneScale()
    {
        const auto image = std::make_shared<FakeExplained>();
        PaneRequest internal = mapOf(image, {0, 0}), external = internal;
        internal.kind = MapKind::InternalAttention;
        external.kind = MapKind::ExternalAttention;
        m_live->want({.panes = {internal, external}, .pixel = {}});
        QVERIFY(wait());
        const auto& panes = m_made[0].panes;
        QCOMPARE(panes[0].values.at<float>(0, 0), 24.0f); // half of everything, of 48 positions
        QCOMPARE(panes[0].range.greatest, 50.0);
        QCOMPARE(panes[1].range.greatest, 50.0);
        QCOMPARE(panes[0].range.least, 0.0);
        QVERIFY(panes[0].map != ColourMap::Diverging);
    }

    void aModelWithoutAttentionSaysSo()
    {
        const auto image = std::make_shared<FakeExplained>();
        image->context = false;
        PaneRequest request = mapOf(image, {0, 0});
        request.kind = MapKind::InternalAttention;
        m_live->want({.panes = {request}, .pixel = {}});
        QVERIFY(wait());
        QCOMPARE(m_made[0].panes[0].problem, QStringLiteral("There is no such attention."));
        QVERIFY(m_made[0].panes[0].values.empty());
        QVERIFY(!m_made[0].panes[0].frame.isNull()); // the picture itself
    }

    void theScoresOfThePixelComeAlong()
    {
        const auto a = std::make_shared<FakeExplained>(), b = std::make_shared<FakeExplained>();
        a->withTokens = a->context = false;
        m_live->want({.panes = {}, .pixel = {.explained = {a, b}, .pixel = {20, 3}}});
        QVERIFY(wait());
        const PixelResult& pixel = m_made[0].pixel;
        QCOMPARE(pixel.scores[0].size(), std::size_t(sdw::test::kFakeClasses));
        QCOMPARE(pixel.scores[1][1].logit, 3.0f);
        QVERIFY(pixel.shares[0].empty());
        QCOMPARE(pixel.shares[1][1], 0.4f);
    }

    void endsWhileComputing()
    {
        const auto image = std::make_shared<FakeExplained>();
        m_live->want({.panes = {mapOf(image, {0, 0})}, .pixel = {}});
        m_live.reset();
        QVERIFY(m_made.empty()); // nobody is there to take it
    }
};

QTEST_MAIN(TestLiveMaps)
#include "tst_live_maps.moc"
