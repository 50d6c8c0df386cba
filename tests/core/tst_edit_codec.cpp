#include "core/annotation/edit_codec.h"
#include "core/base/error.h"
#include "tests/support/random_edits.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestEditCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leadsForwardsAndBackwards()
    {
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            Random random(seed);
            LabelMap map(530, 700);
            ShapeLayer shapes;
            for (int i = 0; i < 120; ++i) {
                const Edit edit = test::randomEdit(map, shapes, random);
                const std::string bytes = encodeEdit(edit);
                const LabelMap before = map;
                const ShapeLayer shapesBefore = shapes;
                apply(edit, map, shapes);

                LabelMap other = before;
                ShapeLayer otherShapes = shapesBefore;
                const Edit again = decodeEdit(bytes, Direction::Forwards, other);
                apply(again, other, otherShapes);
                QVERIFY(other == map && otherShapes == shapes);
                QCOMPARE(other.counts(), map.counts());
                QCOMPARE(again.changed, edit.changed);
                apply(decodeEdit(bytes, Direction::Backwards, other), other, otherShapes);
                QVERIFY(other == before && otherShapes == shapesBefore);
            }
            LabelMap copy(530, 700);
            ShapeLayer copyShapes;
            apply(decodeEdit(encodeEdit(wholeState(map, shapes)), Direction::Forwards, copy), copy, copyShapes);
            QVERIFY(copy == map && copyShapes == shapes);
        }
    }
    void noiseIsWrittenToo()
    {
        Random random(1);
        cv::Mat_<std::uint16_t> labels(256, 256);
        cv::Mat_<int> instances(256, 256);
        for (auto& value : labels)
            value = std::uint16_t(random.next());
        for (auto& value : instances)
            value = int(random.next());
        const LabelMap map(labels, instances);
        LabelMap copy(256, 256);
        ShapeLayer shapes;
        apply(decodeEdit(encodeEdit(wholeState(map, {})), Direction::Forwards, copy), copy, shapes);
        QVERIFY(copy == map);
    }
    void smallWhereLittleChanged()
    {
        const LabelMap map(10'000, 10'000);
        EditBuilder all(map);
        all.paint(Region(cv::Rect(0, 0, 10'000, 10'000)), {1});
        QVERIFY(encodeEdit(all.finish()).size() < 16'000);

        // The goal for a stroke of radius 64 over 4000 pixels is 64 KB.
        EditBuilder edit(map);
        BrushStroke stroke(edit, {3});
        for (int i = 0; i <= 400; ++i)
            stroke.add({{1000 + 10.0 * i, 5000 + 300 * std::sin(i / 25.0)}, 64});
        const auto bytes = encodeEdit(edit.finish()).size();
        QVERIFY2(bytes < 64'000, qPrintable(QString::number(bytes)));
    }
    void damagedBytesAreRefused()
    {
        Random random(5);
        LabelMap map(530, 700);
        ShapeLayer shapes;
        Edit edit;
        while (edit.shapes.empty() || edit.labels.empty())
            edit = test::randomEdit(map, shapes, random);
        const std::string bytes = encodeEdit(edit);
        for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 50)
            QVERIFY_THROWS_EXCEPTION(Error,
                                     decodeEdit(std::string_view(bytes).substr(0, size), Direction::Forwards, map));
        // Any other bytes: an error or some edit, but no crash and no memory without end (run under sanitizers, too).
        for (int i = 0; i < 3000; ++i) {
            std::string changed = bytes;
            for (auto left = 1 + random.below(4); left > 0; --left)
                changed[random.below(changed.size())] = char(random.next());
            try {
                const Edit any = decodeEdit(changed, Direction::Forwards, map);
                QVERIFY(any.labels.size() <= std::size_t(map.grid().count()));
            } catch (const Error&) {
            }
        }
        QVERIFY_THROWS_EXCEPTION(Error, decodeEdit(bytes, Direction::Forwards, LabelMap(1, 1)));
    }
};

QTEST_GUILESS_MAIN(TestEditCodec)
#include "tst_edit_codec.moc"
