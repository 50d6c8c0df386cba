// The table of ids: edits, conflicts, going back.
#include "core/base/catalog.h"
#include "core/exporters/exporter.h"
#include "ui/export/id_table_model.h"
#include "ui/export/pixel_count_model.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

namespace {

IdMapping mappingFor(const char* format)
{
    const std::vector<ExportClass> classes = {
        {0, "road", {128, 64, 128}, 1}, {1, "sky", {0, 0, 250}, 2}, {2, "car", {0, 0, 142}, 3}};
    return IdMapping::suggest(classes, {}, findEntry(exporterCatalog(), format, "export format").rules());
}

QString shown(const IdTableModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestIdTableModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsClassesThenStates()
    {
        IdTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setMapping(mappingFor("index_png"), {});
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(shown(model, 0, IdTableModel::Name), QStringLiteral("road"));
        QCOMPARE(shown(model, 0, IdTableModel::Id), QStringLiteral("1"));
        QCOMPARE(shown(model, 5, IdTableModel::Name), QStringLiteral("ignored"));
        QCOMPARE(shown(model, 5, IdTableModel::Id), QStringLiteral("255"));
        QCOMPARE(shown(model, 0, IdTableModel::Pixels), QStringLiteral("–"));
        model.setPixels({{0, 1200}});
        QCOMPARE(shown(model, 0, IdTableModel::Pixels), QLocale().toString(1200));
        QCOMPARE(shown(model, 1, IdTableModel::Pixels), QStringLiteral("0"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
    void anEditMakesAConflictAndEndsIt()
    {
        IdTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMapping(mappingFor("index_png"), {});
        QSignalSpy edited(&model, &IdTableModel::edited);
        QVERIFY(model.flags(model.index(1, IdTableModel::Id)) & Qt::ItemIsEditable);
        QVERIFY(!(model.flags(model.index(1, IdTableModel::Name)) & Qt::ItemIsEditable));
        QVERIFY(model.setData(model.index(1, IdTableModel::Id), QStringLiteral("1"), Qt::EditRole));
        QCOMPARE(edited.count(), 1);
        QCOMPARE(model.conflicts().size(), std::size_t(1));
        for (const int row : {0, 1}) {
            QVERIFY(!model.index(row, IdTableModel::Id).data(Qt::DecorationRole).value<QIcon>().isNull());
            QVERIFY(model.index(row, IdTableModel::Name)
                        .data(Qt::ToolTipRole)
                        .toString()
                        .contains(QStringLiteral("both have the id 1")));
        }
        QVERIFY(!model.index(2, IdTableModel::Id).data(Qt::DecorationRole).isValid());
        QVERIFY(model.setData(model.index(1, IdTableModel::Id), QStringLiteral("9"), Qt::EditRole));
        QVERIFY(model.conflicts().empty());
        QCOMPARE(model.changed(), (std::map<QString, int>{{QStringLiteral("sky"), 9}}));
        QVERIFY(model.setData(model.index(1, IdTableModel::Id), QStringLiteral("2"), Qt::EditRole));
        QVERIFY(model.changed().empty()); // as it was proposed
    }
    void nothingIsAnIdToo()
    {
        IdTableModel model;
        model.setMapping(mappingFor("index_png"), {});
        QVERIFY(model.setData(model.index(5, IdTableModel::Id), QString(), Qt::EditRole));
        QVERIFY(!model.mapping()->rows()[5].id);
        QCOMPARE(shown(model, 5, IdTableModel::Id), QStringLiteral("–"));
        QVERIFY(model.conflicts().empty());
        QVERIFY(model.setData(model.index(0, IdTableModel::Id), QString(), Qt::EditRole)); // a class needs one
        QCOMPARE(model.conflicts().size(), std::size_t(1));
        for (const char* wrong : {"x", "-4", "1.5"})
            QVERIFY(!model.setData(model.index(1, IdTableModel::Id), QLatin1String(wrong), Qt::EditRole));
    }
    void changesComeBackAndGo()
    {
        IdTableModel model;
        model.setMapping(mappingFor("index_png"),
                         {{QStringLiteral("sky"), 40}, {QStringLiteral("ignored"), -1}, {QStringLiteral("gone"), 5}});
        QCOMPARE(shown(model, 1, IdTableModel::Id), QStringLiteral("40"));
        QCOMPARE(shown(model, 5, IdTableModel::Id), QStringLiteral("–"));
        QCOMPARE(model.changed().size(), std::size_t(2));
        model.resetIds();
        QCOMPARE(shown(model, 1, IdTableModel::Id), QStringLiteral("2"));
        QVERIFY(model.changed().empty());
    }
    void aColourEndsAConflictOfColours()
    {
        IdTableModel model;
        IdMapping mapping = mappingFor("colour_png");
        mapping.setColour(1, {128, 64, 128});
        model.setMapping(mapping, {});
        QCOMPARE(model.conflicts().size(), std::size_t(1));
        model.setColour(1, QColor(1, 2, 3));
        QVERIFY(model.conflicts().empty());
        QCOMPARE(model.index(1, IdTableModel::Name).data(Qt::DecorationRole).value<QColor>(), QColor(1, 2, 3));
    }
    void pixelsHaveShares()
    {
        PixelCountModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({{"road", 1, 30}, {"ignored", std::nullopt, 10}});
        QCOMPARE(model.index(0, PixelCountModel::Share).data().toString(),
                 QLocale().toString(75.0, 'f', 1) + QStringLiteral(" %"));
        QCOMPARE(model.index(1, PixelCountModel::Id).data().toString(), QStringLiteral("–"));
        model.setRows({{"road", 1, 0}});
        QCOMPARE(model.index(0, PixelCountModel::Share).data().toString(), QStringLiteral("–"));
    }
};

QTEST_MAIN(TestIdTableModel)
#include "tst_id_table_model.moc"
