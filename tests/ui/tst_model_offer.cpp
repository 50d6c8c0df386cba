// Annotating without a model: the window says what one would add and offers what is at hand. In the real window.
#include "core/base/file_io.h"
#include "core/base/program_files.h"
#include "tests/support/annotate_projects.h"
#include "ui/assist/model_offer.h"

using namespace sdw;
using namespace sdw::ui;
namespace fs = std::filesystem;

class TestModelOffer : public QObject, private test::AnnotateProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void withoutRunsTrainingIsOffered()
    {
        QVERIFY(openPlain());
        m_work->key(Qt::Key_Q);
        QVERIFY(m_work->message().contains(QStringLiteral("Without a model")));
        notice().action();
        QCOMPARE(m_work->window().currentWorkspace()->id(), QStringLiteral("train"));
    }
    void theNewestRunIsOffered()
    {
        QVERIFY(openPlain());
        makeRun("older", -20);
        makeRun("newer", -10);
        fs::create_directories(project() / "runs/unfinished/checkpoints"); // nothing to open there
        writeFileWhole(project() / "runs/unfinished/events.jsonl", "");
        m_work->key(Qt::Key_Q);
        QVERIFY2(m_work->message().contains(QStringLiteral("“newer”")), qPrintable(m_work->message()));
        notice().action();
        QCOMPARE(toPath(m_work->window().session().modelPath()), project() / "runs/newer/checkpoints/best.safetensors");
        QVERIFY(m_work->message().isEmpty()); // the offer is taken
        QVERIFY(m_work->settled());
        // It stays the project's model.
        const std::string stored = readFileWhole(project() / "project.json");
        QVERIFY(stored.find("runs/newer/checkpoints/best.safetensors") != std::string::npos);
    }
    void itIsSaidOnce()
    {
        QVERIFY(openPlain());
        m_work->key(Qt::Key_Q);
        QVERIFY(!m_work->message().isEmpty());
        m_work->key(Qt::Key_B);
        QVERIFY(m_work->message().isEmpty());
        m_work->key(Qt::Key_Q);
        QVERIFY(m_work->message().isEmpty());
    }
    void newestWeightsNeedNoRuns() { QVERIFY(newestWeights("/nonexistent/project").empty()); }

private:
    fs::path project() const { return m_work->window().session().opened()->folder; }
    const Notice& notice() const { return m_work->window().page(QStringLiteral("annotate"))->banner()->notice(); }
    void makeRun(const char* name, int ageMinutes) const
    {
        const fs::path run = project() / "runs" / name, weights = run / "checkpoints/best.safetensors";
        fs::create_directories(weights.parent_path());
        fs::copy_file(needShippedFile("models/demo_segformer.safetensors"), weights);
        fs::last_write_time(weights, fs::last_write_time(weights) + std::chrono::minutes(ageMinutes));
        writeFileWhole(run / "events.jsonl", "");
    }
};

QTEST_MAIN(TestModelOffer)
#include "tst_model_offer.moc"
