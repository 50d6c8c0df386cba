// How labels, proposals and shapes lie over the picture, pixel by pixel.
#include "tests/support/canvas_scene.h"
#include "ui/settings/theme.h"

#include <QtTest/QtTest>

#include <set>

using namespace sdw;
using namespace sdw::ui;
using namespace sdw::test;

class TestCanvasLabels : public QObject, private sdw::test::CanvasScene {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Dark); }
    void init() { makeCanvas(); }
    void cleanup() { m_canvas.reset(); }

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
};

QTEST_MAIN(TestCanvasLabels)
#include "tst_canvas_labels.moc"
