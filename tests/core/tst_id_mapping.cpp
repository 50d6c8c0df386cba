#include "core/exporters/exporter.h"

#include "core/base/catalog.h"
#include "core/base/error.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

IdRules rulesOf(const char* format)
{
    return findEntry(exporterCatalog(), format, "export format").rules();
}

std::vector<ExportClass> threeClasses(std::array<int, 3> ids)
{
    return {{0, "a", {1, 1, 1}, ids[0]}, {1, "b", {2, 2, 2}, ids[1]}, {2, "c", {3, 3, 3}, ids[2]}};
}

QList<int> idsOf(const IdMapping& mapping) // −1: none
{
    QList<int> ids;
    for (const IdRow& row : mapping.rows())
        ids << row.id.value_or(-1);
    return ids;
}

QString textOf(const std::vector<std::string>& sentences)
{
    QString text;
    for (const auto& one : sentences)
        text += QString::fromStdString(one) + '\n';
    return text;
}

} // namespace

class TestIdMapping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void suggestions_data() // three classes, then unlabelled, background, ignored
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QList<int>>("wanted");
        QTest::addColumn<QList<int>>("ids");
        QTest::newRow("index keeps gaps") << "index_png" << QList<int>{3, 7, 200} << QList<int>{3, 7, 200, 255, 0, 255};
        QTest::newRow("index, 0 is a class") << "index_png" << QList<int>{0, 1, 2} << QList<int>{0, 1, 2, 255, 3, 255};
        QTest::newRow("index, wide") << "index_png" << QList<int>{0, 1, 300} << QList<int>{0, 1, 300, 65535, 2, 65535};
        QTest::newRow("index, 255 is a class")
            << "index_png" << QList<int>{1, 2, 255} << QList<int>{1, 2, 255, 65535, 0, 65535};
        QTest::newRow("double ids") << "index_png" << QList<int>{4, 4, 5} << QList<int>{0, 1, 2, 255, 3, 255};
        QTest::newRow("VOC") << "pascal_voc" << QList<int>{0, 1, 2} << QList<int>{0, 1, 2, 255, -1, 255};
        QTest::newRow("VOC, too large") << "pascal_voc" << QList<int>{5, 6, 255} << QList<int>{0, 1, 2, 255, -1, 255};
        QTest::newRow("ADE20K adds one") << "ade20k" << QList<int>{0, 1, 2} << QList<int>{1, 2, 3, 0, 0, 255};
        QTest::newRow("ADE20K keeps") << "ade20k" << QList<int>{1, 150, 9} << QList<int>{1, 150, 9, 0, 0, 255};
        QTest::newRow("COCO") << "coco" << QList<int>{0, 1, 2} << QList<int>{1, 2, 3, 0, 0, 0};
        QTest::newRow("COCO keeps") << "coco" << QList<int>{90, 1, 1000} << QList<int>{90, 1, 1000, 0, 0, 0};
        QTest::newRow("LabelMe") << "labelme" << QList<int>{0, 1, 2} << QList<int>{1, 2, 3, 0, 65001, 65002};
        QTest::newRow("Cityscapes") << "cityscapes" << QList<int>{0, 1, 2} << QList<int>{1, 2, 3, 0, 0, 0};
    }
    void suggestions()
    {
        QFETCH(QString, format);
        QFETCH(QList<int>, wanted);
        const auto classes = threeClasses({wanted[0], wanted[1], wanted[2]});
        const auto mapping = IdMapping::suggest(classes, {}, rulesOf(format.toUtf8().constData()));
        QTEST(idsOf(mapping), "ids");
        QCOMPARE(textOf(mapping.conflicts()), QString());
    }
    void cityscapesNamesGetTheirOwnIds()
    {
        const std::vector<ExportClass> classes = {{0, "car", {}, 0}, {1, "road", {}, 1}, {2, "license plate", {}, 2}};
        const auto mapping = IdMapping::suggest(classes, {}, rulesOf("cityscapes"));
        QCOMPARE(idsOf(mapping).first(3), (QList<int>{26, 7, 255}));
    }
    void collisionsAreRefused()
    {
        auto mapping = IdMapping::suggest(threeClasses({1, 2, 3}), {}, rulesOf("index_png"));
        mapping.setId(1, 1);
        QVERIFY(textOf(mapping.conflicts()).contains("Class 'a' and class 'b' both have the id 1."));
        mapping.setId(1, 255);
        QVERIFY(textOf(mapping.conflicts()).contains("Class 'b' and the state 'unlabelled' both have the id 255."));
        mapping.setId(1, 70000);
        QVERIFY(textOf(mapping.conflicts()).contains("Class 'b' has the id 70000; Index PNG holds ids from 0 to"));
        mapping.setId(1, {});
        QVERIFY(textOf(mapping.conflicts()).contains("Class 'b' has no id."));
        try {
            mapping.check();
            QFAIL("the table was accepted");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Usage);
        }
        mapping.setId(1, 9);
        mapping.check();
    }
    void formatsHaveTheirLimits()
    {
        std::vector<ExportClass> many;
        for (int i = 0; i < 300; ++i)
            many.push_back({std::uint16_t(i), "class " + std::to_string(i), {}, i});
        QVERIFY(textOf(IdMapping::suggest(many, {}, rulesOf("ade20k")).conflicts()).contains("from 1 to 254"));
        QVERIFY(textOf(IdMapping::suggest(many, {}, rulesOf("pascal_voc")).conflicts()).contains("from 0 to 254"));
        const auto index = IdMapping::suggest(many, {}, rulesOf("index_png"));
        QVERIFY(index.conflicts().empty());
        QVERIFY(index.wide());
        many.resize(255); // 0..254 and 255 for what has no class: just fits
        const auto narrow = IdMapping::suggest(many, {}, rulesOf("index_png"));
        QVERIFY(!narrow.wide());
        QVERIFY(narrow.conflicts().empty());
        auto zero = IdMapping::suggest(threeClasses({1, 2, 3}), {}, rulesOf("coco"));
        zero.setId(0, 0);
        QVERIFY(textOf(zero.conflicts()).contains("which COCO has for pixels without annotation"));
    }
    void sharedColoursAndNamesMatterWhereTheyTellClassesApart()
    {
        auto classes = threeClasses({1, 2, 3});
        classes[2].colour = classes[0].colour;
        QVERIFY(IdMapping::suggest(classes, {}, rulesOf("index_png")).conflicts().empty());
        auto colours = IdMapping::suggest(classes, {}, rulesOf("colour_png"));
        QVERIFY(textOf(colours.conflicts()).contains("share the colour (1, 1, 1)"));
        colours.setColour(2, {9, 9, 9});
        QVERIFY(colours.conflicts().empty());
        classes[2].name = "a";
        QVERIFY(textOf(IdMapping::suggest(classes, {}, rulesOf("labelme")).conflicts()).contains("share a name"));
        classes[2].name = "__ignore__";
        QVERIFY(textOf(IdMapping::suggest(classes, {}, rulesOf("labelme")).conflicts()).contains("share a name"));
    }
    void statesGetColoursThatNoClassHas()
    {
        auto classes = threeClasses({1, 2, 3});
        classes[0].colour = {0, 0, 0};
        const auto mapping = IdMapping::suggest(classes, {}, rulesOf("colour_png"));
        QVERIFY(mapping.conflicts().empty());
        QVERIFY(mapping.rows()[3].colour == mapping.rows()[5].colour); // one id, one colour
        QVERIFY(mapping.rows()[4].colour != mapping.rows()[3].colour);
    }
    void mergesAreTold()
    {
        const auto ade = IdMapping::suggest(threeClasses({1, 2, 3}), {}, rulesOf("ade20k"));
        QVERIFY(textOf(ade.merges()).contains("'unlabelled' and 'background' all get the id 0"));
        const auto coco = IdMapping::suggest(threeClasses({1, 2, 3}), {}, rulesOf("coco"));
        QVERIFY(textOf(coco.merges()).contains("'unlabelled', 'background' and 'ignored' are left without annotation"));
    }
    void labelsBecomeIdsAndColours()
    {
        const auto mapping = IdMapping::suggest(threeClasses({3, 7, 200}), {}, rulesOf("index_png"));
        const cv::Mat labels = (cv::Mat_<std::uint16_t>(1, 6) << 2, 0, 1, 65534, 65533, 65535);
        const cv::Mat ids = mapping.toIds(labels, "x");
        QCOMPARE(cv::countNonZero(ids != (cv::Mat_<std::uint16_t>(1, 6) << 200, 3, 7, 255, 0, 255)), 0);
        QVERIFY(mapping.colourIds(ids).at<cv::Vec3b>(0, 0) == cv::Vec3b(3, 3, 3));
        QVERIFY(mapping.palette(256)[7] == (std::array<std::uint8_t, 3>{2, 2, 2}));
        QVERIFY(mapping.palette(256)[1] == (std::array<std::uint8_t, 3>{128, 0, 0})); // VOC's
    }
    void valuesWithoutIdAreNamed()
    {
        auto mapping = IdMapping::suggest(threeClasses({0, 1, 2}), {}, rulesOf("pascal_voc"));
        const auto message = [&](int value) {
            cv::Mat labels = cv::Mat::zeros(2, 3, CV_16UC1);
            labels.at<std::uint16_t>(1, 2) = std::uint16_t(value);
            try {
                mapping.toIds(labels, "street/1");
            } catch (const Error& error) {
                return QString(error.what());
            }
            return QString();
        };
        QVERIFY(message(9).contains("'street/1': the pixel in row 1, column 2 has the value 9, which is no class"));
        QVERIFY(message(65533).contains("is in the state 'background', for which Pascal VOC has no id"));
        mapping.setId(4, 77);
        QCOMPARE(message(65533), QString());
    }
    void valuesHaveToDiffer()
    {
        auto classes = threeClasses({1, 2, 3});
        classes[1].value = 0;
        QVERIFY_THROWS_EXCEPTION(Error, IdMapping::suggest(classes, {}, {}));
        classes[1].value = 65535;
        QVERIFY_THROWS_EXCEPTION(Error, IdMapping::suggest(classes, {}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, IdMapping::suggest({}, {}, {}));
    }
};

QTEST_GUILESS_MAIN(TestIdMapping)
#include "tst_id_mapping.moc"
