// Settings of runs: of one what is not the default, of several what differs.
#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "tests/support/window_test.h"
#include "ui/jobs/job_list.h"
#include "ui/training/run_settings.h"

#include <QAbstractItemModelTester>

using namespace sdw::ui;

class TestRunSettings : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    JobList m_jobs;

    static nlohmann::json document(std::int64_t batch, const char* encoder)
    {
        sdw::RunConfig config;
        config.train.batch = batch;
        config.model.encoder.name = encoder;
        return sdw::writeRunConfig(config);
    }
    static QStringList column(const QAbstractItemModel& model, int column)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row, column).data().toString();
        return texts;
    }

private Q_SLOTS:
    void ofOneRunWhatIsNotTheDefault()
    {
        RunSettingsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({QStringLiteral("a")}, {document(4, "mit_b2")});
        QCOMPARE(column(model, 0), QStringList({QStringLiteral("model.encoder.name"), QStringLiteral("train.batch")}));
        QCOMPARE(column(model, 1), QStringList({QStringLiteral("mit_b2"), QStringLiteral("4")}));
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("a"));
    }
    void ofSeveralWhatDiffers()
    {
        RunSettingsModel model;
        model.setRuns({QStringLiteral("a"), QStringLiteral("b")}, {document(4, "mit_b2"), document(8, "mit_b2")});
        QCOMPARE(column(model, 0), QStringList{QStringLiteral("train.batch")});
        QCOMPARE(column(model, 2), QStringList{QStringLiteral("8")});
    }
    void aRunWithoutSettingsHasNone()
    {
        RunSettingsModel model;
        model.setRuns({QStringLiteral("a"), QStringLiteral("b")}, {document(4, "mit_b2"), nullptr});
        QVERIFY(model.rowCount() > 50);
        QCOMPARE(column(model, 2).first(), QStringLiteral("–"));
        model.setRuns({QStringLiteral("b")}, {nullptr});
        QCOMPARE(model.rowCount(), 0);
    }
    void theyAreReadFromTheFolders()
    {
        const auto write = [this](const char* run, const char* file, const std::string& text) {
            const QString folder = m_home.file(QLatin1String(run));
            sdw::makeFolder(toPath(folder));
            sdw::writeFileWhole(toPath(folder) / file, text);
            return folder;
        };
        const QStringList folders = {write("begun", "config.json", document(2, "mit_b0").dump()),
                                     write("waiting", "launch.json", document(3, "mit_b0").dump()),
                                     write("broken", "config.json", "{")};
        RunSettings settings(m_jobs);
        settings.setRuns(folders.mid(0, 2));
        QTRY_COMPARE(column(*settings.model(), 1), QStringList{QStringLiteral("2")});
        QCOMPARE(column(*settings.model(), 2), QStringList{QStringLiteral("3")});
        settings.setRuns(folders.mid(2));
        QTRY_VERIFY(settings.isSettled());
        QCOMPARE(settings.model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestRunSettings)
#include "tst_run_settings.moc"
