// The table of classes.
#include "ui/classes/class_legend_model.h"

#include <QAbstractItemModelTester>
#include <QColor>
#include <QSignalSpy>
#include <QtTest/QtTest>

using sdw::ui::ClassLegendModel;

class TestClassLegendModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsNamesColoursAndShares()
    {
        QLocale::setDefault(QLocale::c());
        ClassLegendModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setClasses({{.name = "sky", .colour = {1, 2, 3}}, {.name = "water", .colour = {4, 5, 6}}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, ClassLegendModel::Name).data().toString(), QStringLiteral("water"));
        QCOMPARE(model.index(0, ClassLegendModel::Name).data(Qt::DecorationRole).value<QColor>(), QColor(1, 2, 3));
        QVERIFY(!model.index(0, ClassLegendModel::Share).data().isValid());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setShares({0.25, 0.75});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(1, ClassLegendModel::Share).data().toString(), QStringLiteral("75.0 %"));
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Class"));
    }
};

QTEST_GUILESS_MAIN(TestClassLegendModel)
#include "tst_class_legend_model.moc"
