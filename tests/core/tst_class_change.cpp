// A class becomes another everywhere in an image, and what it had is given back.
#include "core/annotation/class_change.h"
#include "core/base/error.h"
#include "tests/support/random_edits.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

struct Image {
    LabelMap map{330, 420};
    ShapeLayer shapes;
    void apply(const Edit& edit) { sdw::apply(edit, map, shapes); }
};

Image drawn(std::uint64_t seed)
{
    Image image;
    Random random{seed};
    for (int i = 0; i < 40; ++i)
        image.apply(test::randomEdit(image.map, image.shapes, random));
    return image;
}

} // namespace

class TestClassChange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClassBecomesAnotherAndComesBack_data()
    {
        QTest::addColumn<int>("to");
        QTest::newRow("class") << 4;
        QTest::newRow("new class") << 300;
        QTest::newRow("unlabelled") << int(kUnlabelled);
        QTest::newRow("background") << int(kBackground);
        QTest::newRow("ignore") << int(kIgnoreLabel);
    }
    void aClassBecomesAnotherAndComesBack()
    {
        QFETCH(int, to);
        const std::uint16_t from = 2, label = std::uint16_t(to);
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            const Image before = drawn(seed);
            QVERIFY(before.map.count(from) > 0);
            Image image = before;
            const Edit edit = classChange(image.map, image.shapes, from, to);
            const std::string bytes = encodeEdit(edit);
            image.apply(edit);
            QCOMPARE(image.map.count(from), std::int64_t(0));
            QCOMPARE(image.map.count(label), before.map.count(from) + before.map.count(label));
            QVERIFY(image.map.instances() == before.map.instances());
            for (const ShapePtr& shape : image.shapes.all())
                QVERIFY(shape->label != from);
            QVERIFY(classChange(image.map, image.shapes, from, to).empty());
            image.apply(classRestored(image.map, image.shapes, bytes, from, to));
            QVERIFY(image.map == before.map && image.shapes == before.shapes);
        }
    }

    void onlyWhatIsStillOfTheNewClassComesBack()
    {
        const Image before = drawn(9);
        Image image = before;
        const Edit edit = classChange(image.map, image.shapes, 2, 4);
        const std::string bytes = encodeEdit(edit);
        image.apply(edit);
        Random random{3};
        for (int i = 0; i < 12; ++i)
            image.apply(test::randomEdit(image.map, image.shapes, random));
        const Image edited = image;
        image.apply(classRestored(image.map, image.shapes, bytes, 2, 4));
        const cv::Mat first = before.map.read(), between = edited.map.read(), last = image.map.read();
        for (int y = 0; y < last.rows; ++y)
            for (int x = 0; x < last.cols; ++x) {
                const auto had = first.at<std::uint16_t>(y, x), was = between.at<std::uint16_t>(y, x);
                QCOMPARE(last.at<std::uint16_t>(y, x), had == 2 && was == 4 ? std::uint16_t(2) : was);
            }
    }

    void nothingOfTheClassIsNoEdit()
    {
        const Image image;
        QVERIFY(classChange(image.map, image.shapes, 2, 4).empty());
    }

    void damagedBytesAreRefused()
    {
        const Image image = drawn(1);
        std::string bytes = encodeEdit(classChange(image.map, image.shapes, 2, 4));
        bytes.resize(bytes.size() / 2);
        QVERIFY_THROWS_EXCEPTION(Error, classRestored(image.map, image.shapes, bytes, 2, 4));
    }
};

QTEST_GUILESS_MAIN(TestClassChange)
#include "tst_class_change.moc"
