// The list of steps follows the document: new steps, steps taken back, steps replaced by others.
#include "ui/annotate/history_model.h"

#include "core/annotation/annotation_document.h"
#include "ui/settings/theme.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

class TestHistoryModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheDocument()
    {
        applyTheme(Theme::Light);
        QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        AnnotationDocument document({40, 30}, {folder / "a.png", folder / "a.journal"});
        HistoryModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.position(), -1);
        model.show(&document);
        QCOMPARE(model.rowCount(), 1); // the beginning
        for (const char* name : {"one", "two", "three"}) {
            paint(document, name);
            model.show(&document);
        }
        QCOMPARE(names(model), QStringList({"Beginning", "one", "two", "three"}));
        QCOMPARE(model.position(), 3);
        QVERIFY(!model.index(1).data(HistoryModel::TimeRole).toString().isEmpty());

        document.goTo(1);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted), reset(&model, &QAbstractItemModel::modelReset);
        model.show(&document);
        QCOMPARE(inserted.size(), 0); // the list does not jump
        QVERIFY(model.index(2).data(HistoryModel::UndoneRole).toBool());
        QVERIFY(!model.index(1).data(HistoryModel::UndoneRole).toBool());

        paint(document, "other");
        model.show(&document);
        QCOMPARE(names(model), QStringList({"Beginning", "one", "other"}));
        QCOMPARE(reset.size(), 0);
        model.show(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

private:
    void paint(AnnotationDocument& document, const char* name)
    {
        EditBuilder edit(document.labels());
        edit.paste(cv::Mat(1, 1, CV_16UC1, cv::Scalar(1)), {m_next++, 0});
        document.apply(edit.finish(), name);
    }
    static QStringList names(const HistoryModel& model)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row).data().toString();
        return names;
    }

    int m_next = 0;
};

QTEST_MAIN(TestHistoryModel)
#include "tst_history_model.moc"
