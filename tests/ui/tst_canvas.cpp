// What the canvas draws, pixel by pixel.
#include "core/annotation/rasterise.h"
#include "core/base/random.h"
#include "tests/support/canvas_scene.h"
#include "ui/settings/theme.h"

#include <opencv2/imgproc.hpp>

#include <QSignalSpy>
#include <QtTest/QtTest>

#include <set>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::pattern;

namespace {

const QColor kRoad(200, 40, 10), kTree(20, 160, 60);

QRgb over(QRgb ground, const QColor& colour, double opacity)
{
    const int alpha = qRound(opacity * 255);
    const auto mix = [alpha](int below, int above) { return (below * (255 - alpha) + above * alpha + 127) / 255; };
    return qRgb(mix(qRed(ground), colour.red()), mix(qGreen(ground), colour.green()),
                mix(qBlue(ground), colour.blue()));
}

bool near(QRgb a, QRgb b, int by = 1)
{
    return std::abs(qRed(a) - qRed(b)) <= by && std::abs(qGreen(a) - qGreen(b)) <= by &&
           std::abs(qBlue(a) - qBlue(b)) <= by;
}

QRgb rgbOf(const cv::Mat& picture, int x, int y)
{
    const cv::Vec3b pixel = picture.at<cv::Vec3b>(y, x);
    return qRgb(pixel[2], pixel[1], pixel[0]);
}

LabelMap painted(int height, int width, const std::vector<std::pair<cv::Rect, std::uint16_t>>& areas)
{
    LabelMap map(height, width);
    EditBuilder builder(map);
    for (const auto& [area, label] : areas)
        builder.paint(Region(area), {label});
    ShapeLayer none;
    sdw::apply(builder.finish(), map, none);
    return map;
}

ShapePtr square(std::uint64_t id, double x, double y, double side, std::uint16_t label)
{
    auto shape = std::make_shared<Shape>();
    shape->id = id;
    shape->label = label;
    shape->parts = {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}};
    return shape;
}

} // namespace

class TestCanvas : public QObject, private sdw::test::CanvasScene {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Dark); }
    void init()
    {
        m_canvas = std::make_unique<Canvas>();
        m_look = {};
        m_look.colours = {{1, kRoad}, {2, kTree}};
        m_canvas->setLook(m_look);
    }
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

    void labelsLieOverThePicture()
    {
        const cv::Mat picture = open(pattern(300, 400));
        const LabelMap map = painted(
            300, 400,
            {{{0, 0, 50, 300}, 1}, {{50, 0, 50, 300}, 2}, {{100, 0, 50, 300}, 7}, {{150, 0, 50, 300}, kBackground}});
        m_canvas->setLabels(&map, nullptr);
        const auto expect = [&](int x, const QColor& colour, double opacity) {
            const QRgb below = rgbOf(picture, x, 30), wanted = over(below, colour, opacity);
            return opacity == 0 ? below : wanted;
        };
        const auto pixel = [&](int x) { return shown().pixel(kMargin + x, kMargin + 30); };
        QCOMPARE(pixel(20), expect(20, kRoad, 128 / 255.0));
        QCOMPARE(pixel(70), expect(70, kTree, 128 / 255.0));
        QCOMPARE(pixel(120), expect(120, Qt::magenta, 128 / 255.0));
        QVERIFY(near(pixel(170), expect(170, QColor(128, 128, 128), 0.5 * 0.35)));
        QCOMPARE(pixel(250), expect(250, {}, 0)); // unlabelled
        m_canvas->setLayers({.labels = 1});
        QCOMPARE(pixel(20), kRoad.rgb());
        m_canvas->setLayers({.labels = 0});
        QCOMPARE(pixel(20), expect(20, {}, 0));

        m_canvas->setLayers({});
        m_look.hidden = {1};
        m_canvas->setLook(m_look);
        QCOMPARE(pixel(20), expect(20, {}, 0));
        m_look.hidden.clear();
        m_look.isolated = 2;
        m_canvas->setLook(m_look);
        QCOMPARE(pixel(70), expect(70, kTree, 128 / 255.0));
        QVERIFY(near(pixel(20), expect(20, kRoad, 0.08), 2));
    }
    void severalLabelsUnderAPixelAreMixed()
    {
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        cv::Mat_<std::uint16_t> stripes(300, 400); // every other column
        for (int y = 0; y < 300; ++y)
            for (int x = 0; x < 400; ++x)
                stripes(y, x) = x % 2 ? 1 : kUnlabelled;
        const LabelMap map(stripes);
        m_canvas->setLabels(&map, nullptr);
        m_canvas->setLayers({.labels = 1});
        zoomTo(0.5);
        const QRgb pixel = shown().pixel(shown().rect().center());
        QVERIFY2(near(pixel, over(qRgb(100, 100, 100), kRoad, 0.5), 2), qPrintable(QColor(pixel).name()));
    }
    void ignoreIsAHatchThatMovesWithTheImage()
    {
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        const LabelMap map(300, 400, kIgnoreLabel);
        m_canvas->setLabels(&map, nullptr);
        const QImage before = shown();
        std::set<QRgb> seen;
        for (int x = 50; x < 66; ++x)
            seen.insert(before.pixel(x, 60));
        QCOMPARE(seen.size(), std::size_t(3)); // light line, dark line, veil
        pan({5, 2});
        const QImage after = shown();
        for (int x = 50; x < 66; ++x)
            QCOMPARE(after.pixel(x + 5, 62), before.pixel(x, 60));
    }
    void outlinesFollowTheEdges()
    {
        const QRgb ground = qRgb(100, 100, 100);
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        const LabelMap map = painted(300, 400, {{{100, 100, 60, 60}, 1}});
        m_canvas->setLabels(&map, nullptr);
        m_canvas->setLayers({.outlines = true});
        const QImage image = shown();
        const auto pixel = [&](int x, int y) { return image.pixel(kMargin + x, kMargin + y); };
        QCOMPARE(pixel(130, 130), ground); // inside
        QCOMPARE(pixel(99, 130), ground);  // outside
        QCOMPARE(pixel(101, 130), kRoad.rgb());
        QCOMPARE(pixel(130, 158), kRoad.rgb());
        QVERIFY(qGray(pixel(100, 130)) < qGray(kRoad.rgb())); // dark on the outside
        QVERIFY(qGray(pixel(102, 130)) > qGray(ground));      // light on the inside
        QCOMPARE(pixel(103, 130), ground);
        QCOMPARE(pixel(0, 0), ground); // the edge of the image is no edge of labels
    }
    void predictionsAreHatchedUntilAccepted()
    {
        const QRgb ground = qRgb(100, 100, 100);
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        const LabelMap map = painted(300, 400, {{{0, 0, 200, 300}, 1}});
        m_canvas->setLabels(&map, nullptr);
        m_canvas->setPrediction(std::make_shared<const LabelMap>(painted(300, 400, {{{0, 0, 400, 300}, 1}})));
        const QImage image = shown();
        int striped = 0, free = 0, accepted = 0;
        for (int x = 0; x < 64; ++x) {
            accepted += image.pixel(kMargin + 50 + x, 100) == over(ground, kRoad, 128 / 255.0);
            striped += image.pixel(kMargin + 250 + x, 100) == over(ground, kRoad, 128 / 255.0);
            free += image.pixel(kMargin + 250 + x, 100) == ground;
        }
        QCOMPARE(accepted, 64);
        QCOMPARE(striped, 32);
        QCOMPARE(free, 32);
        m_canvas->setPrediction(nullptr);
        QCOMPARE(shown().pixel(kMargin + 250, 100), ground);
    }
    void labelsOfAnotherSizeAreNotDrawn()
    {
        const cv::Mat picture = open(pattern(300, 400));
        const LabelMap map(301, 400, 1);
        m_canvas->setLabels(&map, nullptr);
        QCOMPARE(shown().pixel(kMargin + 5, kMargin + 5), rgbOf(picture, 5, 5));
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
    void aPreviewIsShownInsteadOfTheLabels()
    {
        const QRgb ground = qRgb(100, 100, 100);
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        const LabelMap map = painted(300, 400, {{{0, 0, 20, 20}, 1}});
        m_canvas->setLabels(&map, nullptr);
        shown();
        EditBuilder edit(map);
        m_canvas->setPreview(&edit);
        m_canvas->labelsChanged(edit.paint(Region(cv::Rect(10, 10, 300, 280)), {2}));
        QImage image = shown();
        QCOMPARE(image.pixel(kMargin + 5, kMargin + 5), over(ground, kRoad, 128 / 255.0));
        QCOMPARE(image.pixel(kMargin + 15, kMargin + 15), over(ground, kTree, 128 / 255.0));
        QCOMPARE(image.pixel(kMargin + 270, kMargin + 270), over(ground, kTree, 128 / 255.0)); // a whole tile of it
        m_canvas->setPreview(nullptr);
        image = shown();
        QCOMPARE(image.pixel(kMargin + 15, kMargin + 15), over(ground, kRoad, 128 / 255.0));
        QCOMPARE(image.pixel(kMargin + 270, kMargin + 270), ground);
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

    void shapesAreOutlines()
    {
        const QRgb ground = qRgb(100, 100, 100);
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        ShapeLayer shapes;
        shapes.put(square(1, 100.5, 100.5, 80, 1)); // its lines run through the middles of pixels
        shapes.put(square(2, 300, 50, 1.5, 2));
        shapes.put(square(3, 200, 230, 8, kIgnoreLabel));
        shapes.put(square(4, 230.5, 230.5, 30, 2));
        m_canvas->setLabels(nullptr, &shapes);
        QImage image = shown();
        const auto pixel = [&](int x, int y) { return image.pixel(kMargin + x, kMargin + y); };
        QCOMPARE(pixel(100, 140), kRoad.rgb());
        QCOMPARE(pixel(140, 180), kRoad.rgb());
        QCOMPARE(pixel(140, 140), ground);
        QVERIFY(pixel(98, 140) != ground); // the lines at its sides
        QCOMPARE(pixel(95, 140), ground);
        QCOMPARE(pixel(300, 50), kTree.rgb()); // too small for a line
        QCOMPARE(pixel(200, 230), QColor(210, 210, 210).rgb());
        QCOMPARE(pixel(204, 234), ground); // a small one is its bounds
        QCOMPARE(pixel(230, 230), kTree.rgb());
        QCOMPARE(pixel(228, 240), ground); // a larger one a thin line, with nothing beside it
        m_canvas->setLayers({.shapes = false});
        QCOMPARE(shown().pixel(kMargin + 100, kMargin + 140), ground);
        m_canvas->setLayers({});
        m_look.hidden = {1};
        m_canvas->setLook(m_look);
        image = shown();
        QCOMPARE(pixel(100, 140), ground);
        QCOMPARE(pixel(300, 50), kTree.rgb());
        shapes.remove(2);
        m_canvas->shapesChanged();
        QCOMPARE(shown().pixel(kMargin + 300, kMargin + 50), ground);
    }
    void aShapeIsDrawnAnewAlone()
    {
        open(cv::Mat(300, 400, CV_8UC3, cv::Scalar(100, 100, 100)));
        ShapeLayer shapes;
        shapes.put(square(1, 20.5, 20.5, 60, 1));
        shapes.put(square(2, 200.5, 100.5, 60, 2));
        m_canvas->setLabels(nullptr, &shapes);
        shown();
        shapes.put(square(2, 205.5, 105.5, 60, 1));
        m_canvas->shapesChanged();
        const QImage image = shown();
        QCOMPARE(image.pixel(kMargin + 205, kMargin + 130), kRoad.rgb());
        QCOMPARE(image.pixel(kMargin + 200, kMargin + 130), qRgb(100, 100, 100));
        const QRect composed = m_canvas->frame().lastComposed().boundingRect();
        QVERIFY(QRect(kMargin + 190, kMargin + 90, 90, 90).contains(composed));
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

private:
    void pan(const QPointF& by)
    {
        Viewport view = m_canvas->view();
        view.pan(by);
        m_canvas->setView(view);
    }

    LabelLook m_look;
};

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
