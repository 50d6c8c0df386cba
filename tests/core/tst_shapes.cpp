#include "core/annotation/outline.h"
#include "core/annotation/rasterise.h"
#include "core/annotation/shapes.h"
#include "core/base/random.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const cv::Size kImage(200, 150);

Shape polygon(Ring outer, std::vector<Ring> holes = {})
{
    Shape shape;
    shape.id = 1;
    shape.label = 3;
    shape.parts = {{std::move(outer), std::move(holes)}};
    return shape;
}

Shape placed(ShapeKind kind, cv::Point2d centre, cv::Size2d size, double angle)
{
    Shape shape;
    shape.id = 2;
    shape.kind = kind;
    shape.centre = centre;
    shape.size = size;
    shape.angle = angle;
    return shape;
}

const Ring kSquare{{20, 20}, {80, 20}, {80, 80}, {20, 80}};
const Ring kHole{{40, 40}, {60, 40}, {60, 60}, {40, 60}};

} // namespace

class TestShapes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pixelsOfEachKind()
    {
        QCOMPARE(pixelsOf(polygon(kSquare, {kHole}), kImage).area(), std::int64_t(3600 - 400));
        QCOMPARE(pixelsOf(placed(ShapeKind::Rectangle, {50, 50}, {60, 60}, 0), kImage),
                 pixelsOf(polygon(kSquare), kImage));
        QCOMPARE(pixelsOf(placed(ShapeKind::Ellipse, {50, 50}, {60, 40}, 30), kImage),
                 ellipsePixels({{50, 50}, {60, 40}, 30}, kImage));
        // A rectangle turned by 90 degrees has its sides exchanged.
        const auto turned = boundsOf(placed(ShapeKind::Rectangle, {50, 50}, {60, 20}, 90));
        QVERIFY(std::abs(turned.width - 20) < 1e-9 && std::abs(turned.height - 60) < 1e-9);
    }
    void boundsHoldAllPixels()
    {
        Random random(3);
        for (int i = 0; i < 50; ++i) {
            const auto kind = i % 2 ? ShapeKind::Ellipse : ShapeKind::Rectangle;
            const Shape shape =
                placed(kind, {100, 75}, {random.uniform(2, 90), random.uniform(2, 60)}, random.uniform(0, 360));
            const cv::Rect2d bounds = boundsOf(shape);
            const cv::Rect pixels = pixelsOf(shape, kImage).bounds();
            QVERIFY(pixels.x + 0.5 >= bounds.x - 1e-9 &&
                    pixels.x + pixels.width - 0.5 <= bounds.x + bounds.width + 1e-9);
            QVERIFY(pixels.y + 0.5 >= bounds.y - 1e-9 &&
                    pixels.y + pixels.height - 0.5 <= bounds.y + bounds.height + 1e-9);
            QVERIFY(bounds.width < pixels.width + 4);
        }
    }
    void setOperationsAreThoseOfThePixels()
    {
        const Shape a = polygon(kSquare, {kHole}), b = placed(ShapeKind::Ellipse, {80, 60}, {70, 50}, 20);
        for (const auto operation :
             {SetOperation::Unite, SetOperation::Intersect, SetOperation::Subtract, SetOperation::Exclude}) {
            const auto result = combine(a, b, operation, kImage);
            QVERIFY(result.has_value());
            QCOMPARE(result->label, a.label);
            QCOMPARE(pixelsOf(*result, kImage), combine(pixelsOf(a, kImage), pixelsOf(b, kImage), operation));
        }
        QVERIFY(!combine(a, a, SetOperation::Subtract, kImage));
        const auto apart = combine(a, polygon({{150, 100}, {160, 100}, {160, 110}}), SetOperation::Unite, kImage);
        QCOMPARE(apart->parts.size(), std::size_t(2));
        QCOMPARE(apart->parts[0].holes.size(), std::size_t(1));
    }
    void movingAndTurning()
    {
        const Shape ellipse = placed(ShapeKind::Ellipse, {50, 50}, {60, 40}, 10);
        const Shape there = moved(ellipse, {30, 20});
        QCOMPARE(there.kind, ShapeKind::Ellipse);
        QCOMPARE(pixelsOf(there, kImage), pixelsOf(ellipse, kImage).moved({30, 20}));
        const double c = std::cos(0.5), s = std::sin(0.5);
        const Shape turned = transformed(ellipse, {2 * c, -2 * s, 5, 2 * s, 2 * c, 6});
        QCOMPARE(turned.kind, ShapeKind::Ellipse);
        QVERIFY(std::abs(turned.angle - (10 + 0.5 * 180 / M_PI)) < 1e-9);
        QVERIFY(std::abs(turned.size.width - 120) < 1e-9);
        const Shape sheared = transformed(ellipse, {1, 0.5, 0, 0, 1, 0});
        QCOMPARE(sheared.kind, ShapeKind::Polygon);
        QCOMPARE(moved(polygon(kSquare, {kHole}), {1, 2}).parts[0].holes[0][0], cv::Point2d(41, 42));
    }
    void hitsCornersBeforeEdgesBeforeTheInside()
    {
        const Shape shape = polygon(kSquare, {kHole});
        auto found = hit(shape, {21, 21}, 3);
        QVERIFY(found && found->target == ShapeHit::Target::Corner && found->ring == 0 && found->corner == 0);
        found = hit(shape, {50, 41}, 3);
        QVERIFY(found && found->target == ShapeHit::Target::Edge && found->ring == 1 && found->corner == 0);
        QCOMPARE(found->distance, 1.0);
        found = hit(shape, {30, 50}, 3);
        QVERIFY(found && found->target == ShapeHit::Target::Inside);
        QVERIFY(!hit(shape, {50, 50}, 3)); // in the hole
        QVERIFY(!hit(shape, {90, 50}, 3));
        found = hit(placed(ShapeKind::Ellipse, {50, 50}, {60, 40}, 0), {80, 50}, 3);
        QVERIFY(found && found->target == ShapeHit::Target::Edge);
        QVERIFY(!hit(polygon({}), {0, 0}, 3));
    }
    void simplifyingKeepsWithinTheTolerance()
    {
        const Region disc = ellipsePixels({{100, 75}, {100, 100}, 0}, kImage);
        const auto fine = outlineOf(disc);
        const auto coarse = simplified(fine, 1.5);
        QVERIFY(coarse[0].outer.size() * 4 < fine[0].outer.size());
        const Region differs = combine(polygonPixels(coarse, kImage), disc, SetOperation::Exclude);
        QVERIFY(differs.area() < 300);
        QVERIFY(simplified(outlineOf(Region(cv::Rect(5, 5, 1, 1))), 5).empty());
    }
};

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
