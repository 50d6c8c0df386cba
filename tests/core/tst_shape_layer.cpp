#include "core/annotation/shape_layer.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

ShapePtr randomShape(std::uint64_t id, Random& random, double extent)
{
    auto shape = std::make_shared<Shape>();
    shape->id = id;
    shape->order = std::int64_t(random.below(50));
    const cv::Point2d middle(random.uniform(0, 3000), random.uniform(0, 3000));
    Ring ring;
    for (int i = 0; i < 6; ++i)
        ring.push_back(middle + cv::Point2d(random.uniform(-extent, extent), random.uniform(-extent, extent)));
    shape->parts = {{ring, {}}};
    return shape;
}

} // namespace

class TestShapeLayer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatALookAtAllShapesFinds()
    {
        Random random(1);
        ShapeLayer layer;
        std::map<std::uint64_t, ShapePtr> mirror;
        for (int i = 0; i < 1500; ++i) {
            const std::uint64_t id = 1 + random.below(600);
            if (random.coin(0.25)) {
                layer.remove(id);
                mirror.erase(id);
            } else {
                auto shape = randomShape(id, random, random.coin(0.03) ? 3000 : 60);
                layer.put(shape);
                mirror[id] = shape;
            }
        }
        QCOMPARE(layer.size(), mirror.size());
        auto all = layer.all();
        QVERIFY(
            std::ranges::is_sorted(all, {}, [](const ShapePtr& shape) { return std::pair(shape->order, shape->id); }));
        for (int i = 0; i < 400; ++i) {
            const cv::Point2d point(random.uniform(-50, 3050), random.uniform(-50, 3050));
            std::optional<ShapeHit> expected;
            for (const auto& shape : all)
                if (const auto found = sdw::hit(*shape, point, 4)) expected = found;
            const auto found = layer.hit(point, 4);
            QCOMPARE(found.has_value(), expected.has_value());
            if (found)
                QVERIFY(found->id == expected->id && found->target == expected->target &&
                        found->corner == expected->corner);

            const cv::Rect2d area(point.x, point.y, random.uniform(0, 500), random.uniform(0, 500));
            std::vector<ShapePtr> inside;
            for (const auto& shape : all) {
                const auto b = boundsOf(*shape);
                if (b.x <= area.x + area.width && area.x <= b.x + b.width && b.y <= area.y + area.height &&
                    area.y <= b.y + b.height)
                    inside.push_back(shape);
            }
            QVERIFY(layer.within(area) == inside);
        }
    }
    void aCopyIsASnapshot()
    {
        Random random(2);
        ShapeLayer layer;
        layer.put(randomShape(1, random, 50));
        const ShapeLayer before = layer;
        layer.put(randomShape(1, random, 50));
        QVERIFY(!(layer == before));
        layer.put(std::make_shared<Shape>(*before.find(1)));
        QVERIFY(layer == before);
        layer.remove(1);
        QVERIFY(before.find(1) && !layer.find(1));
        QCOMPARE(layer.freeId(), std::uint64_t(1));
        QCOMPARE(before.freeId(), std::uint64_t(2));
        QVERIFY(before.topOrder() > before.find(1)->order);
    }
    void tellsWhereItChanged()
    {
        Random random(4);
        ShapeLayer layer;
        layer.put(randomShape(1, random, 50));
        layer.put(randomShape(2, random, 50));
        const auto seen = layer.revision();
        QVERIFY(layer.changedSince(seen) && layer.changedSince(seen)->empty());
        const cv::Rect2d before = boundsOf(*layer.find(2));
        layer.put(randomShape(2, random, 50));
        const auto changed = layer.changedSince(seen);
        QVERIFY(changed);
        QCOMPARE(changed->size(), std::size_t(2));
        QVERIFY(changed->front() == before);
        QVERIFY(changed->back() == boundsOf(*layer.find(2)));
        for (std::uint64_t id = 10; id < 200; ++id)
            layer.put(randomShape(id, random, 50));
        QVERIFY(!layer.changedSince(seen)); // too many to be told one by one
        // Another layer's changes say nothing about this one, however many there were.
        ShapeLayer other;
        QCOMPARE(other.revision(), std::uint64_t(0));
        for (std::uint64_t id = 1; id < 5; ++id)
            other.put(randomShape(id, random, 50));
        QVERIFY(!layer.changedSince(other.revision()));
        QVERIFY(!other.changedSince(layer.revision()));
        // A copy goes on from where it was made.
        const auto copied = layer.revision();
        ShapeLayer copy = layer;
        copy.remove(150);
        QCOMPARE(copy.changedSince(copied)->size(), std::size_t(1));
        layer.remove(151);
        QVERIFY(!layer.changedSince(copy.revision()));
    }
    void shapesThatAreNoPlaceAreRefused()
    {
        ShapeLayer layer;
        QVERIFY_THROWS_EXCEPTION(Error, layer.put(std::make_shared<Shape>()));
        auto shape = std::make_shared<Shape>();
        shape->id = 1;
        shape->parts = {{{{0, 0}, {NAN, 3}, {4, 4}}, {}}};
        QVERIFY_THROWS_EXCEPTION(Error, layer.put(shape));
        QCOMPARE(layer.size(), std::size_t(0));
    }
    void manyShapesStayQuick()
    {
        Random random(3);
        ShapeLayer layer;
        for (std::uint64_t id = 1; id <= 100'000; ++id)
            layer.put(randomShape(id, random, 10));
        // Time is the benchmark's matter: here, that a look asks few of them.
        QVERIFY(layer.within({1000, 1000, 100, 100}).size() < 1000);
        int found = 0;
        for (int i = 0; i < 10'000; ++i)
            found += layer.hit({random.uniform(0, 3000), random.uniform(0, 3000)}, 3).has_value();
        QVERIFY(found > 5000);
    }
};

QTEST_GUILESS_MAIN(TestShapeLayer)
#include "tst_shape_layer.moc"
