// What the canvas draws, pixel by pixel.
#include "core/base/random.h"
#include "tests/support/canvas_scene.h"
#include "ui/settings/theme.h"

#include <QtTest/QtTest>

#include <set>

using namespace sdw;
using namespace sdw::ui;
using namespace sdw::test;

class TestCanvas : public QObject, private sdw::test::CanvasScene {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Dark); }
    void init() { makeCanvas(); }
    void cleanup() { m_canvas.reset(); }

    void nothingIsTheGround()
    {
        m_canvas->resize(100, 80);
        QCOMPARE(shown().pixel(50, 40), themeColours(Theme::Dark).canvas.rgb());
    }
    void thePictureAtItsSize()
    {
        const cv::Mat picture = open(pattern(300, 400));
        const QImage image = shown();
        for (const QPoint at : {QPoint(0, 0), QPoint(399, 299), QPoint(17, 203)})
            QCOMPARE(image.pixel(at.x() + kMargin, at.y() + kMargin), rgbOf(picture, at.x(), at.y()));
        QCOMPARE(image.pixel(kMargin - 1, 100), themeColours(Theme::Dark).canvas.rgb());
        QCOMPARE(image.pixel(kMargin + 400, 100), themeColours(Theme::Dark).canvas.rgb());
    }
    void smallerFromTheLevelThatFits()
    {
        open(pattern(300, 400));
        zoomTo(0.5);
        const cv::Mat half = m_canvas->picture()->level(1);
        const QImage image = shown();
        const QPoint corner = m_canvas->frame().grid().origin();
        QCOMPARE(image.pixel(corner + QPoint(30, 40)), rgbOf(half, 30, 40));
        zoomTo(0.7); // between two levels: between their neighbours
        const QImage between = shown();
        QVERIFY(between.pixel(between.rect().center()) != themeColours(Theme::Dark).canvas.rgb());
    }
    void smoothBetweenOneAndTwo()
    {
        cv::Mat picture(300, 400, CV_8UC3, cv::Scalar(0, 0, 0));
        picture(cv::Rect(200, 0, 200, 300)).setTo(cv::Scalar(200, 200, 200));
        open(picture);
        zoomTo(1.5);
        std::set<int> greys;
        const QImage image = shown();
        for (int x = 150; x < 280; ++x)
            greys.insert(qRed(image.pixel(x, 160)));
        QVERIFY(greys.size() > 2); // something in between at the edge
        QVERIFY(greys.contains(0) && greys.contains(200));
    }
    void magnifiedPixelsAreSharp()
    {
        const cv::Mat picture = open(pattern(300, 400));
        zoomTo(4);
        const QImage image = shown();
        const ViewGrid& grid = m_canvas->frame().grid();
        for (int x = 100; x < 120; ++x)
            QCOMPARE(image.pixel(x, 50), rgbOf(picture, grid.column(x), grid.row(50)));
        QCOMPARE(grid.column(100 + 4), grid.column(100) + 1);
    }
    void aFadedPictureShowsTheGround()
    {
        const cv::Mat picture = open(pattern(300, 400));
        m_canvas->setLayers({.image = 0.25});
        QVERIFY(near(shown().pixel(kMargin + 9, kMargin + 8),
                     over(themeColours(Theme::Dark).canvas.rgb(), QColor(rgbOf(picture, 9, 8)), 0.25)));
    }
    void sixteenBitsThroughAWindow()
    {
        cv::Mat deep(300, 400, CV_16UC1, cv::Scalar(1000));
        deep(cv::Rect(0, 0, 200, 300)).setTo(cv::Scalar(3000));
        m_canvas->resize(424, 324);
        m_canvas->setPicture(std::make_shared<PicturePyramid>(deep));
        QCOMPARE(shown().pixel(50, 50), qRgb(255, 255, 255)); // its own range at first
        QCOMPARE(shown().pixel(300, 50), qRgb(0, 0, 0));
        m_canvas->setWindowLevel(0, 4000);
        QCOMPARE(qRed(shown().pixel(50, 50)), qRound(255 * 0.75));
        QCOMPARE(qBlue(shown().pixel(300, 50)), qRound(255 * 0.25));
        zoomTo(8);
        QCOMPARE(qRed(shown().pixel(380, 50)), qRound(255 * 0.25));
    }

    void onlyWhatChangedIsDrawnAnew()
    {
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        LabelMap map(300, 400);
        m_canvas->setLabels(&map, nullptr);
        shown();
        shown();
        QVERIFY(m_canvas->frame().lastComposed().isEmpty()); // nothing is drawn twice
        map = painted(300, 400, {{{0, 0, 400, 300}, 1}});
        m_canvas->labelsChanged({100, 50, 20, 10}); // of what really changed, to see that nothing else is touched
        const QImage image = shown();
        const QRect expected(kMargin + 100, kMargin + 50, 20, 10);
        QVERIFY(expected.adjusted(-2, -2, 2, 2).contains(m_canvas->frame().lastComposed().boundingRect()));
        QVERIFY(m_canvas->frame().lastComposed().boundingRect().contains(expected));
        QVERIFY(image.pixel(expected.center()) != qRgb(100, 100, 100));
        QCOMPARE(image.pixel(expected.bottomRight() + QPoint(5, 5)), qRgb(100, 100, 100));
    }
    void theGridAppearsWhenPixelsAreLarge()
    {
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        zoomTo(8);
        const auto colours = [this] {
            const QImage image = shown();
            std::set<QRgb> seen;
            for (int x = 100; x < 150; ++x)
                seen.insert(image.pixel(x, 101));
            return seen.size();
        };
        QCOMPARE(colours(), std::size_t(1));
        zoomTo(16);
        const QImage image = shown();
        const ViewGrid& grid = m_canvas->frame().grid();
        const int line = (100 - grid.origin().x()) / 16 * 16 + grid.origin().x();
        const int row = (100 - grid.origin().y()) / 16 * 16 + grid.origin().y() + 3;
        QVERIFY(qGray(image.pixel(line, row)) > 100);
        for (int x = 1; x < 16; ++x)
            QCOMPARE(image.pixel(line + x, row), qRgb(100, 100, 100));
        m_canvas->setLayers({.pixelGrid = false});
        QCOMPARE(colours(), std::size_t(1));
    }

    /// Whatever was kept from earlier views and drawn in parts is what one stroke of the brush would draw.
    void partsMakeTheWhole_data()
    {
        QTest::addColumn<bool>("outlines");
        QTest::newRow("areas") << false;
        QTest::newRow("outlines") << true;
    }
    void partsMakeTheWhole()
    {
        QFETCH(bool, outlines);
        Random random(5);
        open(pattern(700, 900));
        LabelMap map(700, 900);
        ShapeLayer shapes;
        for (std::uint64_t id = 1; id < 60; ++id) {
            const auto shape = std::make_shared<Shape>(*square(id, random.uniform(-20, 900), random.uniform(-20, 700),
                                                               random.uniform(1, 90), std::uint16_t(random.below(4))));
            for (cv::Point2d& corner : shape->parts[0].outer)
                corner += cv::Point2d(random.uniform(-9, 9), random.uniform(-9, 9));
            shapes.put(shape);
        }
        m_canvas->setLabels(&map, &shapes);
        m_canvas->setLayers({.outlines = outlines});
        const auto prediction = std::make_shared<const LabelMap>(painted(700, 900, {{{300, 200, 300, 400}, 2}}));
        m_canvas->setPrediction(prediction);
        ShapeLayer none;
        for (int i = 0; i < 40; ++i) {
            if (random.coin(0.5)) {
                EditBuilder edit(map);
                const cv::Rect area(int(random.below(800)), int(random.below(600)), int(random.below(200)) + 1,
                                    int(random.below(200)) + 1);
                static constexpr std::uint16_t kValues[] = {1, 2, 9, kIgnoreLabel, kBackground, kUnlabelled};
                edit.paint(Region(area), {kValues[random.below(6)]});
                sdw::apply(edit.finish(), map, none);
                m_canvas->labelsChanged(area);
            } else if (random.coin(0.8)) {
                pan({random.uniform(-60, 60), random.uniform(-60, 60)});
            } else {
                zoomTo(std::exp2(random.uniform(-2, 5)));
            }
            const QImage kept = shown();
            Canvas fresh;
            fresh.resize(m_canvas->size());
            fresh.findChild<Minimap*>()->setFixedSize(0, 0);
            fresh.setPicture(m_canvas->picture());
            fresh.setLook(m_look);
            fresh.setLabels(&map, &shapes);
            fresh.setLayers(m_canvas->layers());
            fresh.setPrediction(prediction);
            fresh.setView(m_canvas->view());
            const QImage whole = fresh.grab().toImage().convertToFormat(QImage::Format_RGB32);
            QVERIFY2(kept == whole, qPrintable(QStringLiteral("step %1").arg(i)));
        }
    }
    void aMovedViewDrawsItsEdgesOnly()
    {
        open(pattern(700, 900));
        zoomTo(1);
        shown();
        pan({7, -5});
        shown();
        int drawn = 0;
        for (const QRect& area : m_canvas->frame().lastComposed())
            drawn += area.width() * area.height();
        QCOMPARE(drawn, 7 * 324 + 5 * (424 - 7));
    }
    void extremeSizes_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("a line") << 40001 << 1;
        QTest::newRow("a column") << 3 << 40001;
    }
    void extremeSizes()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        open(cv::Mat(height, width, CV_8UC3, cv::Scalar(10, 200, 30)));
        const LabelMap map(height, width, 1);
        m_canvas->setLabels(&map, nullptr);
        m_canvas->setLayers({.pixelGrid = false});
        const QRgb wanted = over(qRgb(30, 200, 10), kRoad, 128 / 255.0);
        QCOMPARE(shown().pixel(m_canvas->frame().grid().covered().center()), wanted);
        zoomTo(64);
        m_canvas->reveal(QRectF(width - 1, height - 1, 1, 1));
        const QRect covered = (shown(), m_canvas->frame().grid().covered());
        QCOMPARE(shown().pixel(covered.bottomRight()), wanted);
    }
    void aFirstViewGivesWayToTheSharpOne()
    {
        open(pattern(300, 400));
        zoomTo(3);
        const Viewport before = m_canvas->view();
        m_canvas->setPicture(std::make_shared<PicturePyramid>(cv::Mat(300, 400, CV_8UC3, cv::Scalar(1, 2, 3))));
        QVERIFY(m_canvas->view() == before);
        QCOMPARE(shown().pixel(200, 150), qRgb(3, 2, 1));
        m_canvas->setPicture(std::make_shared<PicturePyramid>(pattern(200, 100)));
        QVERIFY(m_canvas->view().isFitted());
        m_canvas->setPicture(nullptr);
        QCOMPARE(shown().pixel(200, 150), themeColours(Theme::Dark).canvas.rgb());
    }
};

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
