// The choices of the export page, put away and taken out again.
#include "ui/export/export_choice.h"

#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

class TestExportChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas()
    {
        ExportChoice choice;
        choice.from = ExportChoice::From::Predictions;
        choice.images = ExportChoice::Images::Split;
        choice.split = QStringLiteral("prüf");
        choice.chosen = {QStringLiteral("a/b.jpg"), QStringLiteral("木.png")};
        choice.format = QStringLiteral("coco");
        choice.options = {.images = ExportOptions::Images::None,
                          .skipUnusable = false,
                          .jpegQuality = 80,
                          .overlayOpacity = 0.25,
                          .cocoPolygons = true,
                          .cocoOnePerClass = true};
        choice.ids[QStringLiteral("coco")] = {{QStringLiteral("road"), 7}, {QStringLiteral("ignored"), -1}};
        choice.folder = QStringLiteral("/somewhere/else");
        const QJsonObject json = toJson(choice);
        const ExportChoice back = exportChoiceFromJson(json);
        QCOMPARE(toJson(back), json);
        QVERIFY(back.from == choice.from && back.images == choice.images);
        QCOMPARE(back.split, choice.split);
        QCOMPARE(back.chosen, choice.chosen);
        QCOMPARE(back.format, choice.format);
        QVERIFY(back.options.images == ExportOptions::Images::None);
        QVERIFY(!back.options.skipUnusable && back.options.cocoPolygons && back.options.cocoOnePerClass);
        QVERIFY(!back.options.cocoCrowdRle && !back.options.labelmeMasks && !back.options.replace);
        QCOMPARE(back.options.jpegQuality, 80);
        QCOMPARE(back.options.overlayOpacity, 0.25);
        QVERIFY(back.ids == choice.ids);
        QCOMPARE(back.folder, choice.folder);
    }
    void nothingGivesWhatOneBeginsWith()
    {
        const ExportChoice choice = exportChoiceFromJson({});
        QVERIFY(choice.from == ExportChoice::From::Labels && choice.images == ExportChoice::Images::All);
        QCOMPARE(choice.format, QStringLiteral("index_png"));
        QVERIFY(choice.options.skipUnusable);
        QVERIFY(choice.folder.isEmpty() && choice.ids.empty());
    }
    void unusableValuesArePassedOver()
    {
        const QJsonObject json{
            {QStringLiteral("from"), 3},
            {QStringLiteral("images"), QStringLiteral("most")},
            {QStringLiteral("format"), QStringLiteral("gif")},
            {QStringLiteral("ids"), QStringLiteral("x")},
            {QStringLiteral("options"), QJsonObject{{QStringLiteral("jpeg_quality"), 900},
                                                    {QStringLiteral("overlay_opacity"), -3},
                                                    {QStringLiteral("coco_polygons"), QStringLiteral("yes")}}}};
        const ExportChoice choice = exportChoiceFromJson(json);
        QVERIFY(choice.from == ExportChoice::From::Labels && choice.images == ExportChoice::Images::All);
        QCOMPARE(choice.format, QStringLiteral("index_png"));
        QCOMPARE(choice.options.jpegQuality, 100);
        QCOMPARE(choice.options.overlayOpacity, 0.0);
        QVERIFY(!choice.options.cocoPolygons && choice.ids.empty());
    }
};

QTEST_GUILESS_MAIN(TestExportChoice)
#include "tst_export_choice.moc"
