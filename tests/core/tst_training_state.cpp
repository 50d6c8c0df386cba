#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/checkpoint_files.h"
#include "core/training/training_state.h"
#include "tests/support/test_files.h"
#include "tests/support/training_fixture.h"

#include <QTemporaryDir>

#include <fstream>

using namespace sdw;

namespace {

using Fixture = test::TrainingFixture;

bool sameValues(const Segmenter& a, const Segmenter& b)
{
    const auto left = a->named_parameters(), right = b->named_parameters();
    for (const auto& item : left)
        if (!torch::equal(item.value(), right[item.key()])) return false;
    const auto leftBuffers = a->named_buffers(), rightBuffers = b->named_buffers();
    for (const auto& item : leftBuffers)
        if (!torch::equal(item.value(), rightBuffers[item.key()])) return false;
    return left.size() == right.size();
}

bool sameState(const AdamW& a, const AdamW& b)
{
    const auto left = a.state(), right = b.state();
    for (const auto& [name, tensor] : left)
        if (!torch::equal(tensor, right.at(name))) return false;
    return left.size() == right.size();
}

} // namespace

class TestTrainingState : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path folder() const { return m_folder->path().toStdString(); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { limitDiskForTests(-1); }

    void everythingComesBack_data()
    {
        QTest::addColumn<bool>("average");
        QTest::newRow("plain") << false;
        QTest::newRow("with moving average") << true;
    }
    void everythingComesBack()
    {
        QFETCH(bool, average);
        Fixture one(1, average), two(2, average);
        one.steps(3);
        one.counters.bestMeanIou = 0.1 + 0.2;
        one.counters.classWeights = {1.0 / 3, 2, 3};
        one.counters.window = {.loss = 1.0 / 7, .seg = 2, .attn = 3, .aux = 4, .norm = 5, .steps = 6};
        saveTrainingState(folder() / "a.safetensors", one.parts(), one.classes, nullptr);
        QVERIFY(!sameValues(one.model, two.model));
        loadTrainingState(folder() / "a.safetensors", two.parts());
        QVERIFY(sameValues(one.model, two.model));
        QVERIFY(sameState(*one.optimizer, *two.optimizer));
        if (average) {
            QVERIFY(sameValues(one.average->model(), two.average->model()));
            QVERIFY(!sameValues(one.average->model(), one.model));
        }
        QCOMPARE(two.counters.step, std::int64_t(3));
        QCOMPARE(*two.counters.bestMeanIou, 0.1 + 0.2);
        QVERIFY(!two.counters.lastMeanIou);
        QCOMPARE(two.counters.classWeights, one.counters.classWeights);
        QCOMPARE(two.counters.window.loss, 1.0 / 7);
        QCOMPARE(two.counters.window.steps, std::int64_t(6));
    }
    void opensAsAModel()
    {
        Fixture one(1, true);
        one.steps(2);
        RunConfig config = readRunConfig(test::tinyConfig("."));
        config.model = one.model->config();
        saveTrainingState(folder() / "last.safetensors", one.parts(), one.classes, writeRunConfig(config));
        Model model = openModel(folder() / "last.safetensors", torch::kCPU);
        QVERIFY(sameValues(model.segmenter, one.average->model())); // the weights to use are the averaged ones
        QCOMPARE(model.classes.size(), std::size_t(3));
    }
    void damageIsNoticedAndTheNewestSoundOneTaken()
    {
        Fixture one(1, false), two(2, false);
        for (int i = 0; i < 3; ++i) {
            one.steps(1);
            saveCheckpoint(folder(), one.parts(), one.classes, nullptr, 3);
        }
        // One flipped bit in the middle of the data; `last` and the newest numbered one share it where they are linked.
        std::fstream file(folder() / "last.safetensors", std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(0, std::ios::end);
        const auto middle = file.tellg() / 2;
        file.seekg(middle);
        const char byte = char(file.get() ^ 1);
        file.seekp(middle);
        file.put(byte);
        file.close();
        std::vector<std::string> notes;
        const auto taken = loadNewestState(folder(), two.parts(), notes);
        QVERIFY(taken.filename().string().starts_with("step-"));
        QVERIFY(two.counters.step == 2 || two.counters.step == 3);
        QVERIFY(notes.size() >= 2);
        QVERIFY(notes.front().find("last.safetensors") != std::string::npos);
        QVERIFY(notes.back().find(taken.filename().string()) != std::string::npos);
    }
    void cutOffFilesAreRefused()
    {
        Fixture one(1, false);
        saveCheckpoint(folder(), one.parts(), one.classes, nullptr, 0);
        std::filesystem::resize_file(folder() / "last.safetensors", 1000);
        std::vector<std::string> notes;
        QVERIFY_THROWS_EXCEPTION(Error, loadNewestState(folder(), one.parts(), notes));
        std::filesystem::remove(folder() / "last.safetensors");
        QVERIFY(loadNewestState(folder(), one.parts(), notes).empty());
    }
    void onlyTheNewestAreKept()
    {
        Fixture one(1, false);
        for (int i = 0; i < 5; ++i) {
            one.steps(1);
            saveCheckpoint(folder(), one.parts(), one.classes, nullptr, 2);
        }
        const auto numbered = numberedCheckpoints(folder());
        QCOMPARE(numbered.size(), std::size_t(2));
        QCOMPARE(numbered[0].step, std::int64_t(5));
        QCOMPARE(numbered[1].step, std::int64_t(4));
    }
    void fullDiskKeepsTheOldFile()
    {
        Fixture one(1, false), two(2, false);
        one.steps(1);
        saveCheckpoint(folder(), one.parts(), one.classes, nullptr, 1);
        one.steps(1);
        limitDiskForTests(trainingStateBytes(one.parts()) / 2);
        ErrorKind kind = ErrorKind::Usage;
        try {
            saveCheckpoint(folder(), one.parts(), one.classes, nullptr, 1);
        } catch (const Error& error) {
            kind = error.kind();
        }
        limitDiskForTests(-1);
        QCOMPARE(kind, ErrorKind::Resources);
        std::vector<std::string> notes;
        loadNewestState(folder(), two.parts(), notes);
        QCOMPARE(two.counters.step, std::int64_t(1));
        QVERIFY(notes.empty());
    }
    void stateOfAnotherModelIsRefused()
    {
        Fixture one(1, false);
        saveTrainingState(folder() / "a.safetensors", one.parts(), one.classes, nullptr);
        RunConfig config = readRunConfig(test::tinyConfig("."));
        config.model.classes = 3;
        config.model.decoder.channels = 24;
        Segmenter other(config.model);
        AdamW optimizer(parameterGroups(other, config.train), {});
        TrainingCounters counters;
        QVERIFY_THROWS_EXCEPTION(Error,
                                 loadTrainingState(folder() / "a.safetensors", {other, optimizer, nullptr, counters}));
    }
};

QTEST_GUILESS_MAIN(TestTrainingState)
#include "tst_training_state.moc"
