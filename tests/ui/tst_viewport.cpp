// Which part of an image a widget shows.
#include "ui/canvas/view_grid.h"

#include <QtTest/QtTest>

using sdw::ui::ViewGrid;
using sdw::ui::Viewport;

namespace {

Viewport viewOf(const QSize& image, const QSize& widget)
{
    Viewport view;
    view.setImageSize(image);
    view.setWidgetSize(widget);
    return view;
}

bool near(const QPointF& a, const QPointF& b, double distance = 1e-9)
{
    return (a - b).manhattanLength() <= distance;
}

} // namespace

class TestViewport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fitsWithAMargin()
    {
        const Viewport view = viewOf({400, 100}, {424, 300});
        QCOMPARE(view.zoom(), 1.0);
        QVERIFY(view.isFitted());
        QVERIFY(near(view.toWidget({0, 0}), {12, 100}));
        QVERIFY(near(view.toWidget({400, 100}), {412, 200}));
    }
    void aFittedImageStaysFitted()
    {
        Viewport view = viewOf({400, 100}, {424, 300});
        view.setWidgetSize({824, 300});
        QCOMPARE(view.zoom(), 2.0);
        view.setZoom(5, {0, 0});
        view.setWidgetSize({424, 300});
        QCOMPARE(view.zoom(), 5.0);
        view.setImageSize({400, 100});
        QVERIFY(view.isFitted());
    }
    void zoomKeepsThePlaceUnderThePointer()
    {
        Viewport view = viewOf({1000, 1000}, {500, 400});
        const QPointF at(123, 321);
        for (const double zoom : {1.0, 3.7, 64.0, 0.8}) {
            const QPointF place = view.toImage(at);
            view.setZoom(zoom, at);
            QVERIFY(near(view.toImage(at), place));
        }
        view.setZoom(1000, at);
        QCOMPARE(view.zoom(), Viewport::kLargestZoom);
        view.setZoom(0, at);
        QCOMPARE(view.zoom(), Viewport::kSmallestZoom);
    }
    void panMovesWithThePointer()
    {
        Viewport view = viewOf({1000, 1000}, {500, 400});
        view.setZoom(2, {250, 200});
        const QPointF place = view.toImage({100, 100});
        view.pan({30, -40});
        QVERIFY(near(view.toImage({130, 60}), place));
    }
    void theImageIsNeverLost()
    {
        Viewport view = viewOf({100, 100}, {500, 400});
        view.pan({1e6, -1e6});
        QVERIFY(view.visible().intersects(QRectF(0, 0, 100, 100)));
        view.centreOn({-500, 1e9});
        QVERIFY(near(view.toImage({250, 200}), {0, 100}));
    }
    void coversWhatItCan()
    {
        Viewport view = viewOf({400, 100}, {200, 300});
        view.setZoom(2, {});
        view.centreOn({10, 90});
        view.cover();
        QVERIFY(near(view.toWidget({0, 50}), {12, 150})); // up to the edge across, in the middle down
        view.centreOn({390, 0});
        view.cover();
        QVERIFY(near(view.toWidget({400, 50}), {188, 150}));
        view.centreOn({200, 50});
        view.cover();
        QVERIFY(near(view.toWidget({200, 50}), {100, 150})); // nothing was empty across
    }
    void transformIsToWidget()
    {
        Viewport view = viewOf({1000, 800}, {500, 400});
        view.setZoom(3, {10, 20});
        QVERIFY(near(view.transform().map(QPointF(77, 5)), view.toWidget({77, 5}), 1e-6));
        QVERIFY(near(view.visible().topLeft(), view.toImage({0, 0})));
    }

    void gridLaysPixelsOnTheImage_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("ratio");
        for (const double zoom : {0.01, 0.3, 1.0, 1.7, 2.0, 16.0, 64.0})
            for (const double ratio : {1.0, 1.25, 2.0})
                QTest::addRow("%g at %g", zoom, ratio) << zoom << ratio;
    }
    void gridLaysPixelsOnTheImage()
    {
        QFETCH(double, zoom);
        QFETCH(double, ratio);
        Viewport view = viewOf({1000, 777}, {401, 303});
        view.setZoom(zoom, {130, 140});
        const ViewGrid grid(view, ratio);
        QVERIFY(grid.size().width() >= 401 * ratio && grid.size().width() < 401 * ratio + 1);
        const QRect covered = grid.covered();
        QVERIFY(!covered.isEmpty());
        for (const QPoint at : {covered.topLeft(), covered.center(), covered.bottomRight()}) {
            // the corner is rounded to a device pixel, so that half of one is what they may differ by
            const QPointF place = view.toImage((QPointF(at) + QPointF(0.5, 0.5)) / ratio);
            QVERIFY(std::abs(grid.column(at.x()) + 0.5 - place.x()) <= 0.5 / grid.scale() + 0.5 + 1e-9);
            QVERIFY(std::abs(grid.row(at.y()) + 0.5 - place.y()) <= 0.5 / grid.scale() + 0.5 + 1e-9);
            QVERIFY(grid.toDevice(cv::Rect(grid.column(at.x()), grid.row(at.y()), 1, 1)).contains(at));
        }
    }
    void movedViewsShareTheirPixels()
    {
        Viewport view = viewOf({1000, 777}, {401, 303});
        view.setZoom(0.37, {130, 140});
        const ViewGrid before(view, 1);
        view.pan({-3, 5});
        const ViewGrid after(view, 1);
        QCOMPARE(after.origin() - before.origin(), QPoint(-3, 5));
        for (int x = 50; x < 60; ++x)
            QCOMPARE(after.column(x - 3), before.column(x));
    }
    void aLongThinImageIsNeverNothing()
    {
        Viewport view = viewOf({40001, 1}, {400, 300});
        const ViewGrid grid(view, 1);
        QCOMPARE(grid.covered().height(), 1);
        QVERIFY(grid.covered().width() > 370);
        QCOMPARE(grid.column(grid.covered().right()) > 39800, true);
    }
};

QTEST_GUILESS_MAIN(TestViewport)
#include "tst_viewport.moc"
