#include "ui/tools/shape_selection.h"

#include <QSignalSpy>
#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

namespace {

ShapePtr triangle(std::uint64_t id)
{
    auto shape = std::make_shared<Shape>();
    shape->id = id;
    shape->parts = {{{{0, 0}, {9, 0}, {9, 9}}, {{{4, 1}, {6, 1}, {6, 3}, {4, 3}}}}};
    return shape;
}

} // namespace

class TestShapeSelection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOrderOfChoosing()
    {
        ShapeSelection selection;
        QSignalSpy changed(&selection, &ShapeSelection::changed);
        selection.add(5);
        selection.add(2);
        selection.add(5); // is there
        QCOMPARE(changed.count(), 2);
        QVERIFY(selection.ids() == std::vector<std::uint64_t>({5, 2}));
        selection.toggle(5);
        selection.toggle(9);
        QVERIFY(selection.ids() == std::vector<std::uint64_t>({2, 9}));
        QVERIFY(selection.contains(9) && !selection.contains(5));
        selection.clear();
        selection.clear();
        QCOMPARE(changed.count(), 5);
        QVERIFY(selection.isEmpty());
    }

    void givesTheShapesThatAreThere()
    {
        ShapeLayer layer;
        layer.put(triangle(1));
        layer.put(triangle(2));
        ShapeSelection selection;
        selection.set({2, 7, 1});
        const auto shapes = selection.in(layer);
        QCOMPARE(shapes.size(), std::size_t(2));
        QCOMPARE(shapes.front()->id, std::uint64_t(2));
        QSignalSpy changed(&selection, &ShapeSelection::changed);
        selection.prune(layer);
        QVERIFY(selection.ids() == std::vector<std::uint64_t>({2, 1}));
        selection.prune(layer);
        QCOMPARE(changed.count(), 1);
    }

    void aCornerLivesWithItsShape_data()
    {
        QTest::addColumn<int>("ring");
        QTest::addColumn<int>("corner");
        QTest::addColumn<bool>("there");
        QTest::newRow("outer") << 0 << 2 << true;
        QTest::newRow("hole") << 1 << 3 << true;
        QTest::newRow("no such corner") << 0 << 3 << false;
        QTest::newRow("no such ring") << 2 << 0 << false;
    }

    void aCornerLivesWithItsShape()
    {
        QFETCH(int, ring);
        QFETCH(int, corner);
        QFETCH(bool, there);
        ShapeLayer layer;
        layer.put(triangle(1));
        ShapeSelection selection;
        selection.set({1});
        selection.setCorner(ShapeCorner{1, 0, ring, corner});
        selection.prune(layer);
        QCOMPARE(selection.corner().has_value(), there);
        selection.setCorner(ShapeCorner{1, 0, 0, 0});
        selection.set({1}); // chosen anew as a whole
        QVERIFY(!selection.corner());
        selection.setCorner(ShapeCorner{1, 0, 0, 0});
        layer.remove(1);
        selection.prune(layer);
        QVERIFY(!selection.corner() && selection.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestShapeSelection)
#include "tst_shape_selection.moc"
