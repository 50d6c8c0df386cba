// The loop: what is proposed is recorded with who proposed it, what nobody has looked at is never trained on, and a
// short training on the person's corrections ends with a better model being offered. In the real window.
#include "core/annotation/label_file.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "core/datasets/dataset.h"
#include "core/project/project_files.h"
#include "core/project/provenance_file.h"
#include "core/training/events.h"
#include "tests/support/assist_projects.h"
#include "ui/assist/improvement.h"
#include "ui/assist/proposal.h"
#include "ui/assist/untold_run.h"
#include "ui/jobs/training_process.h"

#include <QPushButton>
#include <QSignalSpy>

#include <csignal>

using namespace sdw;
using namespace sdw::ui;
using demo::DemoClass;

class TestImprovement : public QObject, private test::AssistProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void whatIsTakenOverIsRecorded()
    {
        QVERIFY(openScenes());
        QVERIFY(known(0).empty());
        m_work->key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_work->settled());
        const Provenance all = known(0);
        QVERIFY(all.hasUnreviewed()); // nobody has looked at it piece by piece, nor said that it is done
        QCOMPARE(all.unreviewed(labels(0)).area(), std::int64_t(kSize.area()));
        QCOMPARE(all.records().front().model.name, std::string("demo_segdeformer"));
        QVERIFY(all.records().front().model.version.size() >= 16); // of the weights, not of their place
        m_work->key(Qt::Key_N, Qt::ShiftModifier);                 // done
        QVERIFY(m_work->settled());
        QVERIFY(!known(0).hasUnreviewed());
        QVERIFY(!known(0).empty()); // who proposed it stays known
    }

    void aPieceThatSomebodyLookedAtIsReviewed()
    {
        QVERIFY(openScenes());
        m_work->key(Qt::Key_Y);
        const cv::Point sky = middleOf(0, DemoClass::Sky);
        m_work->click(sky.x, sky.y);
        QVERIFY(m_work->settled());
        QVERIFY(!known(0).empty());
        QVERIFY(!known(0).hasUnreviewed());
        const Provenance all = known(0);
        QVERIFY(all.at(sky));
        QCOMPARE(int(all.at(sky)->label), m_work->labelAt(sky.x, sky.y));
    }

    void withoutLabelsThereIsNothingToLearnFrom()
    {
        QVERIFY(openScenes());
        m_work->action("annotate.improve")->trigger();
        QVERIFY(m_work->settled());
        QVERIFY(!m_work->message().isEmpty());
        QVERIFY(!improvement().isRunning());
    }

    /// One of three images is labelled as the model sees it, and nobody has looked at that.
    void whatNobodyLookedAtIsNotTrainedOn()
    {
        QVERIFY(openScenes() && label({0, 1}) && m_work->goTo(2));
        QVERIFY(m_work->window().currentWorkspace()->findChild<Proposal*>()->isThere());
        m_work->key(Qt::Key_Return, Qt::ControlModifier);
        improvement().setIterations(kForEver);
        m_work->action("annotate.improve")->trigger(); // at once: neither the labels nor the record are in their files
        QTRY_VERIFY_WITH_TIMEOUT(improvement().isRunning() && !improvement().isPreparing(), kPatienceMs);
        const auto dataset = openDataset(folder()); // as the training opens it now
        const std::string split = dataset->splits().front(); // there is one
        int labelled = 0;
        for (std::size_t i = 0; i < dataset->size(split); ++i)
            labelled += dataset->hasLabel(split, i);
        QCOMPARE(labelled, 2);
        QVERIFY(QFileInfo::exists(fromPath(annotationFiles(folder(), nameOf(2)).labels)));
        QVERIFY(stop());
    }

    void whatWasPaintedLastIsInItsFileBefore()
    {
        QVERIFY(openScenes() && label({0}) && m_work->goTo(0));
        EditBuilder edit(m_work->document()->labels());
        edit.paint(Region(cv::Rect(10, 10, 40, 40)), {std::uint16_t(DemoClass::Sky), 0});
        m_work->document()->apply(edit.finish(), "paint");
        improvement().setIterations(kForEver);
        // The journal has it; the label file, which alone is trained on, has not.
        QTRY_VERIFY(m_work->window().labels().savedState() == SavedState::Saved);
        m_work->action("annotate.improve")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(improvement().isRunning() && !improvement().isPreparing(), kPatienceMs);
        const auto file = annotationFiles(folder(), nameOf(0)).labels;
        const LabelMap saved = decodeLabelFile(readFileWhole(file, 1 << 30), file.string(), kSize);
        QCOMPARE(cv::countNonZero(saved.read() != labels(0)), 0);
        QVERIFY(stop());
    }

    void beginsWithTheModelAndIsStopped()
    {
        QVERIFY(openScenes() && label({0}));
        improvement().setIterations(kForEver);
        QSignalSpy ready(&improvement(), &Improvement::ready), failed(&improvement(), &Improvement::failed);
        QVERIFY(!m_work->action("annotate.stop-improving")->isEnabled());
        m_work->action("annotate.improve")->trigger();
        QVERIFY(m_work->action("annotate.stop-improving")->isEnabled());
        const QString run = fromPath(folder() / "runs" / "improved");
        QTRY_VERIFY_WITH_TIMEOUT(lastStatus(run) == "running", kPatienceMs);
        const RunConfig config = loadRunConfig(toPath(run) / "config.json");
        QCOMPARE(QFileInfo(QString::fromStdString(config.train.weights)).completeBaseName(),
                 QStringLiteral("demo_segdeformer"));
        QCOMPARE(config.train.threads, std::int64_t(0)); // what a person would have said; the process spares a core
        const QString model = m_work->window().session().modelPath();
        QVERIFY(stop());
        QVERIFY(ready.isEmpty() && failed.isEmpty()); // whoever stopped it knows
        QVERIFY(m_work->message().isEmpty());
        QCOMPARE(m_work->window().session().modelPath(), model);
        QVERIFY(m_work->action("annotate.improve")->isEnabled());
        QCOMPARE(lastStatus(run), std::string("stopped"));
    }

    void aTrainingThatFailsSaysWhy()
    {
        QVERIFY(openScenes() && label({0}));
        const auto file = annotationFiles(folder(), nameOf(0)).labels;
        m_work->window().labels().save();
        QTRY_VERIFY(std::filesystem::exists(file));
        QVERIFY(m_work->settled());
        writeFileWhole(file, "no picture");
        m_work->action("annotate.improve")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_work->message().contains(QStringLiteral("none of the samples")), kPatienceMs);
        QVERIFY(!improvement().isRunning() && m_work->action("annotate.improve")->isEnabled());
        QVERIFY(findUntold(fromPath(folder() / "runs")).isEmpty());
    }

    /// What becomes of one that goes on while the program is closed.
    void isFoundAgain_data()
    {
        QTest::addColumn<QString>("meanwhile");
        QTest::newRow("goes on") << QStringLiteral("goes on");
        QTest::newRow("is through") << QStringLiteral("is through");
        QTest::newRow("is killed") << QStringLiteral("is killed");
    }
    void isFoundAgain()
    {
        QFETCH(QString, meanwhile);
        QVERIFY(openScenes() && label({0}));
        improvement().setIterations(meanwhile == QLatin1String("is through") ? 2 : kForEver);
        m_work->action("annotate.improve")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(improvement().isRunning() && !improvement().isPreparing(), kPatienceMs);
        const QString project = fromPath(folder()), run = project + QStringLiteral("/runs/improved");
        m_work->window().close();
        m_work.reset();
        QVERIFY(QFile::exists(run));
        TrainingProcess process(run);
        if (meanwhile != QLatin1String("is through"))
            QTRY_VERIFY_WITH_TIMEOUT(lastStatus(run) == "running", kPatienceMs);
        if (meanwhile == QLatin1String("is killed")) {
            QFile pid(run + QStringLiteral("/pid"));
            QVERIFY(pid.open(QIODevice::ReadOnly));
            QCOMPARE(::kill(pid_t(pid.readAll().trimmed().toLongLong()), SIGKILL), 0);
        }
        if (meanwhile != QLatin1String("goes on")) {
            QTRY_VERIFY_WITH_TIMEOUT(!process.isAlive() && !lastStatus(run).empty(), kPatienceMs);
            QCOMPARE(lastStatus(run), std::string(meanwhile == QLatin1String("is killed") ? "running" : "finished"));
        }
        openWindow();
        QVERIFY(m_work->open(project));
        if (meanwhile == QLatin1String("goes on")) {
            QTRY_VERIFY(improvement().isRunning());
            QVERIFY(!m_work->action("annotate.improve")->isEnabled()); // one at a time
            QVERIFY(stop());
            QVERIFY(m_work->message().isEmpty());
        } else if (meanwhile == QLatin1String("is through")) {
            QTRY_VERIFY_WITH_TIMEOUT(m_work->message().contains(QStringLiteral("is ready")), kPatienceMs);
            m_work->window().page(QStringLiteral("annotate"))->banner()->notice().action(); // "Use it"
            QVERIFY(m_work->window().session().modelPath().startsWith(run));
        } else {
            QTRY_VERIFY_WITH_TIMEOUT(m_work->message().contains(QStringLiteral("ended before it was through")),
                                     kPatienceMs);
            QVERIFY(m_work->action("annotate.improve")->isEnabled());
        }
        QVERIFY(findUntold(project + QStringLiteral("/runs")).isEmpty()); // told once
    }

    void aShortTrainingEndsInAnOffer()
    {
        QVERIFY(openScenes() && label({0, 1, 2}));
        QSignalSpy ready(&improvement(), &Improvement::ready), failed(&improvement(), &Improvement::failed);
        improvement().setIterations(3);
        m_work->action("annotate.improve")->trigger();
        QVERIFY(!m_work->action("annotate.improve")->isEnabled()); // one at a time
        QVERIFY(QTest::qWaitFor([&] { return ready.count() + failed.count() > 0; }, kPatienceMs));
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().toString()));
        const QString before = m_work->window().session().modelPath();
        QVERIFY(m_work->message().contains(QStringLiteral("improved")));
        m_work->window().page(QStringLiteral("annotate"))->banner()->notice().action(); // "Use it"
        QVERIFY(m_work->window().session().modelPath() != before);
        QVERIFY(m_work->window().session().modelPath().endsWith(QStringLiteral(".safetensors")));
        QVERIFY(m_work->goTo(3));
        QVERIFY(m_work->window().currentWorkspace()->findChild<Proposal*>()->isThere()); // by the new model
    }

private:
    static constexpr int kPatienceMs = 240'000;
    static constexpr std::int64_t kForEver = 100'000;

    /// Images are labelled as they are, and said to be done.
    bool label(std::initializer_list<int> images)
    {
        for (const int image : images) {
            if (!m_work->goTo(image)) return false;
            EditBuilder edit(m_work->document()->labels());
            edit.paste(truth(image), {0, 0});
            m_work->document()->apply(edit.finish(), "label");
            m_work->key(Qt::Key_N, Qt::ShiftModifier);
            if (!m_work->settled()) return false;
        }
        return true;
    }
    bool stop()
    {
        m_work->action("annotate.stop-improving")->trigger();
        return QTest::qWaitFor([&] { return !improvement().isRunning(); }, kPatienceMs);
    }
    static std::string lastStatus(const QString& run)
    {
        std::string status;
        for (const auto& event : readEvents(toPath(run) / "events.jsonl"))
            if (event["type"] == "status") status = event["status"];
        return status;
    }
    std::filesystem::path folder() const { return m_work->window().session().opened()->folder; }
    std::string nameOf(int image) const { return m_work->window().session().opened()->images[std::size_t(image)].name; }
    Improvement& improvement() { return *m_work->window().currentWorkspace()->findChild<Improvement*>(); }
    Provenance known(int image) { return readProvenance(proposalsFile(folder(), nameOf(image)), kSize); }
};

QTEST_MAIN(TestImprovement)
#include "tst_improvement.moc"
