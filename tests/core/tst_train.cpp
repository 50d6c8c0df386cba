#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/model/tensor_file.h"
#include "core/training/confusion_file.h"
#include "core/training/events.h"
#include "core/training/sample_files.h"
#include "core/training/train.h"
#include "core/training/training_setup.h"
#include "core/training/training_state.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/test_files.h"

#include <QTemporaryDir>

#include <set>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

std::vector<nlohmann::json> eventsOf(const fs::path& run, const std::string& type)
{
    std::vector<nlohmann::json> found;
    for (auto& event : readEvents(run / "events.jsonl"))
        if (event.at("type") == type) found.push_back(std::move(event));
    return found;
}

bool sameTensors(const fs::path& a, const fs::path& b)
{
    const auto left = readTensorFile(a).tensors, right = readTensorFile(b).tensors;
    for (const auto& [name, tensor] : left)
        if (!right.contains(name) || !torch::equal(tensor, right.at(name))) return false;
    return left.size() == right.size() && left.size() > 50;
}

/// What the journal says about losses and scores, without times and speeds.
nlohmann::json course(const fs::path& run)
{
    auto list = nlohmann::json::array();
    for (const auto& event : readEvents(run / "events.jsonl"))
        if (event.at("type") == "train")
            list.push_back(
                {event.at("step"), event.at("loss"), event.at("loss_attn"), event.at("lr"), event.at("gradient_norm")});
        else if (event.at("type") == "val")
            list.push_back({event.at("step"), event.at("mIoU"), event.at("iou")});
    return list;
}

/// Trains until iteration `cut`, as if the user had asked for a stop then.
TrainResult trainUntil(const RunConfig& config, const fs::path& run, std::int64_t cut, bool resume = false)
{
    std::atomic<bool> stop{false};
    TrainHooks hooks;
    hooks.stop = &stop;
    hooks.watch = [&](const TrainStatus& status) { stop = stop || status.step >= cut; };
    return train(config, run, resume, hooks);
}

std::string messageOf(const std::function<void()>& call, ErrorKind* kind = nullptr)
{
    try {
        call();
    } catch (const Error& error) {
        if (kind) *kind = error.kind();
        return error.what();
    }
    return {};
}

} // namespace

class TestTrain : public QObject {
    Q_OBJECT
    QTemporaryDir m_root;
    std::unique_ptr<QTemporaryDir> m_runs;
    fs::path data() const { return m_root.path().toStdString(); }
    fs::path run(const char* name) const { return fs::path(m_runs->path().toStdString()) / name; }
    RunConfig config(const nlohmann::json& changes = nlohmann::json::object()) const
    {
        auto document = test::tinyConfig(data());
        document.merge_patch(changes);
        return readRunConfig(document);
    }

private Q_SLOTS:
    void initTestCase()
    {
        at::set_num_threads(1);
        test::drawDataset(data());
    }
    void init() { m_runs = std::make_unique<QTemporaryDir>(); }
    void cleanup() { limitDiskForTests(-1); }

    void learnsAndLeavesACompleteRunFolder()
    {
        const auto result = train(config({{"train", {{"iterations", 60}, {"checkpoint_every", 20}, {"lr", 3e-3}}},
                                          {"eval", {{"every", 30}}}}),
                                  run("a"), false);
        QVERIFY(result.finished);
        QCOMPARE(result.step, std::int64_t(60));
        QVERIFY(result.bestMeanIou && *result.bestMeanIou > 0.2);

        const auto steps = eventsOf(run("a"), "train");
        QCOMPARE(steps.size(), std::size_t(60));
        double early = 0, late = 0;
        for (std::size_t i = 0; i < 10; ++i) {
            early += steps[i].at("loss").get<double>();
            late += steps[steps.size() - 1 - i].at("loss").get<double>();
        }
        QVERIFY2(late < 0.8 * early, qPrintable(QString("loss went from %1 to %2").arg(early / 10).arg(late / 10)));
        QVERIFY(steps[0].at("loss_attn").get<double>() > 0);
        for (const char* key : {"lr", "images_per_s", "memory_mb", "eta_s", "loss_seg"})
            QVERIFY2(steps[0].at(key).is_number(), key);
        const auto scores = eventsOf(run("a"), "val");
        QCOMPARE(scores.size(), std::size_t(2));
        QCOMPARE(scores[0].at("iou").size(), std::size_t(3));
        QCOMPARE(eventsOf(run("a"), "checkpoint").size(), std::size_t(3));
        const auto states = eventsOf(run("a"), "status");
        QCOMPARE(states.front().at("status").get<std::string>(), std::string("started"));
        QCOMPARE(states.back().at("status").get<std::string>(), std::string("finished"));

        for (const char* name : {"config.json", "log.txt", "checkpoints/best.safetensors",
                                 "checkpoints/last.safetensors", "checkpoints/step-00000060.safetensors",
                                 "samples/step-00000030_0.png", "samples/step-00000060_0_tokens.png"})
            QVERIFY2(fs::exists(run("a") / name), name);
        // The confusion matrix of the last evaluation gives the scores that the journal tells of.
        const ConfusionRecord confusion = readConfusion(run("a") / "samples/step-00000060_confusion.json");
        QCOMPARE(confusion.step, std::int64_t(60));
        QCOMPARE(confusion.images, std::int64_t(4));
        QCOMPARE(confusion.counts.meanIou(), scores[1].at("mIoU").get<double>());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(confusion.counts.iou(i).value_or(-1), scores[1].at("iou")[std::size_t(i)].get<double>());
        QVERIFY(!fs::exists(run("a") / "pid"));
        const RunConfig stored = loadRunConfig(run("a") / "config.json");
        QCOMPARE(stored.classes.size(), std::size_t(3));
        QCOMPARE(stored.model.classes, std::int64_t(3));
        QCOMPARE(openModel(run("a"), torch::kCPU).classes[2].name, std::string("disc"));
    }

    void resumesToTheSameBits_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::newRow("plain") << "{}";
        QTest::newRow("average, accumulation, clipping, weights")
            << R"({"train": {"ema": 0.9, "accumulate": 2, "clip_norm": 1, "class_weights": "median"}})";
        QTest::newRow("momentum tokens")
            << R"({"model": {"decoder": {"external": {"tokens": "momentum", "decoupled": false}}}})";
        QTest::newRow("bf16, layer decay, Dice")
            << R"({"train": {"precision": "bf16", "layer_decay": 0.9, "dice": 0.5, "log_every": 3}})";
    }
    void resumesToTheSameBits()
    {
        QFETCH(QString, changes);
        const RunConfig settings = config(nlohmann::json::parse(changes.toStdString()));
        train(settings, run("whole"), false);
        const auto whole = run("whole") / "checkpoints/last.safetensors";
        for (std::int64_t cut = 1; cut < 12; cut += changes == "{}" ? 1 : 5) {
            const auto folder = run(("cut" + std::to_string(cut)).c_str());
            const auto first = trainUntil(settings, folder, cut);
            QVERIFY(!first.finished);
            QCOMPARE(first.step, cut);
            torch::manual_seed(999); // whatever the process did in between
            torch::rand({100});
            const auto second = train(settings, folder, true);
            QVERIFY(second.finished);
            QVERIFY2(sameTensors(folder / "checkpoints/last.safetensors", whole),
                     qPrintable(QString("cut at %1").arg(cut)));
            QVERIFY2(
                sameTensors(folder / "checkpoints/best.safetensors", run("whole") / "checkpoints/best.safetensors"),
                "best");
            QCOMPARE(course(folder), course(run("whole")));
        }
    }
    void evaluationsThatAreDoneAgainLeaveNoSamples()
    {
        trainUntil(config({{"train", {{"checkpoint_every", 4}}}, {"eval", {{"every", 3}}}}), run("a"), 4);
        fs::copy(run("a") / "samples" / samplePicture(3, 0), run("a") / "samples" / samplePicture(6, 0));
        fs::copy(run("a") / "samples" / confusionFile(3), run("a") / "samples" / confusionFile(6));
        trainUntil(config({{"train", {{"checkpoint_every", 4}}}, {"eval", {{"every", 3}}}}), run("a"), 5, true);
        const SampleFiles expected{{3}, {0}};
        QVERIFY(findSamples(run("a") / "samples") == expected);
    }
    void goesOnFromAnOlderCheckpointToTheSameBits()
    {
        const RunConfig settings = config();
        train(settings, run("whole"), false);
        trainUntil(settings, run("part"), 10); // checkpoints at 4, 8 and, for the stop, 10
        fs::remove(run("part") / "checkpoints/step-00000010.safetensors");
        writeFileWhole(run("part") / "checkpoints/last.safetensors", "torn");
        const auto result = train(settings, run("part"), true);
        QVERIFY(result.finished);
        bool said = false;
        for (const auto& note : result.notes)
            said = said || note.find("step-00000008") != std::string::npos;
        QVERIFY(said);
        QVERIFY(
            sameTensors(run("part") / "checkpoints/last.safetensors", run("whole") / "checkpoints/last.safetensors"));
        QCOMPARE(course(run("part")), course(run("whole")));
    }
    void resumingAFinishedRunDoesNothing()
    {
        train(config(), run("a"), false);
        const std::string before = readFileWhole(run("a") / "checkpoints/best.safetensors");
        const auto again = train(config(), run("a"), true);
        QVERIFY(again.finished);
        QCOMPARE(again.step, std::int64_t(12));
        QVERIFY(readFileWhole(run("a") / "checkpoints/best.safetensors") == before);
        QVERIFY(!messageOf([&] { train(config(), run("a"), false); }).empty());
    }
    void aResumedRunKeepsItsSettings()
    {
        trainUntil(config(), run("a"), 3);
        const std::string message = messageOf([&] { train(config({{"train", {{"batch", 4}}}}), run("a"), true); });
        QVERIFY2(message.find("train.batch") != std::string::npos, message.c_str());
        const auto result = train(config({{"train", {{"log_every", 2}}}}), run("a"), true);
        QVERIFY(result.finished);
        bool said = false;
        for (const auto& note : result.notes)
            said = said || note.find("train.log_every") != std::string::npos;
        QVERIFY(said);
    }
    void stopsBeforeANumberIsNone()
    {
        const RunConfig wild =
            config({{"train",
                     {{"lr", 100}, {"warmup", 0}, {"iterations", 200}, {"weight_decay", 10}, {"checkpoint_every", 1}}},
                    {"eval", {{"every", 0}}}});
        const std::string message = messageOf([&] { train(wild, run("a"), false); });
        QVERIFY2(message.find("is no number") != std::string::npos, message.c_str());
        QVERIFY2(message.find("train_") != std::string::npos, message.c_str()); // names of the samples
        const auto box = nlohmann::json::parse(readFileWhole(run("a") / "black_box.json"));
        QVERIFY(!box.at("batches").empty());
        QCOMPARE(box.at("batches").back().at("samples").size(), std::size_t(2));
        QCOMPARE(eventsOf(run("a"), "error").size(), std::size_t(1));
        const auto kept = readTensorFile(run("a") / "checkpoints/last.safetensors").tensors;
        for (const auto& [name, tensor] : kept)
            QVERIFY2(torch::isfinite(tensor.to(torch::kDouble)).all().item<bool>(), name.c_str());
    }
    void stopsEarly()
    {
        // Without learning the mIoU stays what it is, so the second evaluation brings nothing better.
        const auto result =
            train(config({{"train", {{"lr", 0}, {"early_stop", 1}}}, {"eval", {{"every", 2}}}}), run("a"), false);
        QVERIFY(result.finished);
        QVERIFY(result.step < 12);
        QVERIFY(!result.notes.empty() && result.notes.back().find("early") != std::string::npos);
    }
    void pauseAndStopByTheControlFile()
    {
        bool paused = false;
        TrainHooks hooks;
        hooks.watch = [&](const TrainStatus& status) {
            if (status.step == 5) writeFileWhole(run("a") / "control", "stop\n");
        };
        const auto result = train(config(), run("a"), false, hooks);
        QVERIFY(!result.finished);
        QCOMPARE(result.step, std::int64_t(5));
        QVERIFY(!fs::exists(run("a") / "control"));

        std::unique_ptr<QThread> waker;
        hooks.watch = [&](const TrainStatus& status) {
            if (status.step != 7 || paused) return;
            paused = true;
            writeFileWhole(run("a") / "control", "pause\n");
            waker.reset(QThread::create([this] {
                while (eventsOf(run("a"), "status").back().at("status") != "paused")
                    QThread::msleep(5);
                writeFileWhole(run("a") / "control", "resume\n");
            }));
            waker->start();
        };
        QVERIFY(train(config(), run("a"), true, hooks).finished);
        QVERIFY(waker && waker->wait());
    }
    void fullDiskBeforeAndDuringARun()
    {
        ErrorKind kind = ErrorKind::Usage;
        limitDiskForTests(100'000);
        std::string message = messageOf([&] { train(config(), run("a"), false); }, &kind);
        limitDiskForTests(-1);
        QCOMPARE(kind, ErrorKind::Resources);
        QVERIFY2(message.find("disk") != std::string::npos, message.c_str());

        TrainHooks hooks;
        hooks.watch = [&](const TrainStatus& status) {
            if (status.step == 6) limitDiskForTests(20'000);
        };
        message = messageOf([&] { train(config(), run("b"), false, hooks); }, &kind);
        limitDiskForTests(-1);
        QCOMPARE(kind, ErrorKind::Resources);
        const auto result = train(config(), run("b"), true); // the checkpoint of iteration 4 is intact
        QVERIFY(result.finished);
        train(config(), run("whole"), false);
        QVERIFY(sameTensors(run("b") / "checkpoints/last.safetensors", run("whole") / "checkpoints/last.safetensors"));
    }
    void badInputsAreNamedBeforeTheFirstIteration_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("word");
        QTest::newRow("small crop") << R"({"data": {"crop": [16, 32]}})"
                                    << "data.crop";
        QTest::newRow("classes") << R"({"model": {"classes": 5}})"
                                 << "model.classes";
        QTest::newRow("no such split") << R"({"data": {"train": "practice"}})"
                                       << "practice";
        QTest::newRow("no such folder") << R"({"data": {"root": "/nonexistent/folder"}})"
                                        << "/nonexistent/folder";
        QTest::newRow("no such weights") << R"({"train": {"weights": "/nonexistent/w.safetensors"}})"
                                         << "w.safetensors";
    }
    void badInputsAreNamedBeforeTheFirstIteration()
    {
        QFETCH(QString, changes);
        QFETCH(QString, word);
        const std::string message =
            messageOf([&] { train(config(nlohmann::json::parse(changes.toStdString())), run("a"), false); });
        QVERIFY2(message.find(word.toStdString()) != std::string::npos, message.c_str());
        QVERIFY(eventsOf(run("a"), "train").empty());
    }
    void frozenEncoderStaysAsItIs()
    {
        const auto result =
            train(config({{"train", {{"freeze_encoder", true}, {"iterations", 4}}}, {"eval", {{"every", 0}}}}),
                  run("a"), false);
        QVERIFY(result.finished);
        train(config({{"train", {{"lr", 0}, {"iterations", 1}}}, {"eval", {{"every", 0}}}}), run("fresh"), false);
        const auto trained = readTensorFile(run("a") / "checkpoints/last.safetensors").tensors,
                   fresh = readTensorFile(run("fresh") / "checkpoints/last.safetensors").tensors;
        int encoder = 0, changed = 0;
        for (const auto& [name, tensor] : fresh) {
            if (name.starts_with("backbone.")) {
                ++encoder;
                QVERIFY2(torch::equal(tensor, trained.at(name)), name.c_str());
            } else if (name.starts_with("decode_head.")) {
                changed += !torch::equal(tensor, trained.at(name));
            }
        }
        QVERIFY(encoder > 20 && changed > 5);
    }
    /// The data set's classes in another order, with a new one between them.
    void whatWasLearntOfAClassGoesByItsName()
    {
        train(config(), run("a"), false);
        const auto weights = (run("a") / "checkpoints/best.safetensors").string();
        const fs::path other = run("data");
        fs::copy(data(), other, fs::copy_options::recursive);
        writeFileWhole(other / "classes.json", R"({"ignore_index": 255, "classes": [
            {"id": 2, "name": "disc", "color": [30, 120, 200]}, {"id": 7, "name": "star", "color": [1, 2, 3]},
            {"id": 0, "name": "ground", "color": [70, 90, 60]}, {"id": 1, "name": "square", "color": [200, 60, 40]}]})");
        const auto result = train(config({{"data", {{"root", other.string()}}},
                                          {"train", {{"weights", weights}, {"lr", 0}, {"iterations", 1}}},
                                          {"eval", {{"every", 0}}}}),
                                  run("b"), false);
        QVERIFY(std::ranges::any_of(result.notes, [](const std::string& note) {
            return note.find("start afresh: 'star'.") != std::string::npos;
        }));
        const auto from = readTensorFile(weights).tensors,
                   to = readTensorFile(run("b") / "checkpoints/last.safetensors").tensors;
        for (const char* name :
             {"decode_head.classifier.weight", "decode_head.token_class", "decode_head.token_info"}) {
            const auto &theirs = from.at(name), &ours = to.at(name);
            QCOMPARE(ours.size(0), 4);
            QVERIFY2(torch::equal(ours[0], theirs[2]) && torch::equal(ours[2], theirs[0]) &&
                         torch::equal(ours[3], theirs[1]),
                     name);
        }
    }
    /// What a training has to be better than is known, and stays the best where it is not.
    void theStartIsEvaluatedWhereThatIsAsked()
    {
        train(config(), run("a"), false);
        const auto weights = (run("a") / "checkpoints/best.safetensors").string();
        const double before = eventsOf(run("a"), "val").back().at("mIoU");
        TrainHooks hooks;
        hooks.evaluateFirst = true;
        const auto result =
            train(config({{"train", {{"weights", weights}, {"lr", 10}, {"iterations", 4}}}, {"eval", {{"every", 4}}}}),
                  run("b"), false, hooks);
        const auto scores = eventsOf(run("b"), "val");
        QCOMPARE(scores.size(), std::size_t(2));
        QCOMPARE(scores[0].at("step").get<int>(), 0);
        const auto best = std::ranges::max(eventsOf(run("a"), "val"), {},
                                           [](const auto& one) { return one.at("mIoU").template get<double>(); });
        QCOMPARE(scores[0].at("mIoU").get<double>(), best.at("mIoU").get<double>());
        QVERIFY(scores[0].at("mIoU").get<double>() >= before);
        QCOMPARE(result.bestStep, std::int64_t(0)); // ten is no learning rate
        QVERIFY(scores[1].at("mIoU") < scores[0].at("mIoU"));
        const auto from = readTensorFile(weights).tensors,
                   to = readTensorFile(run("b") / "checkpoints/best.safetensors").tensors;
        for (const auto& [name, tensor] : from)
            QVERIFY2(torch::equal(tensor, to.at(name)), name.c_str());
        // Without it, nothing is evaluated before.
        QCOMPARE(eventsOf(run("a"), "val").front().at("step").get<int>(), 6);
    }
    void coresAreLeftToOthers_data()
    {
        QTest::addColumn<int>("spare");
        QTest::addColumn<int>("cores");
        QTest::addColumn<int>("otherwise");
        QTest::addColumn<int>("used");
        QTest::newRow("two cores") << 1 << 2 << 2 << 1;
        QTest::newRow("one core") << 1 << 1 << 1 << 1;
        QTest::newRow("many") << 1 << 16 << 16 << 15;
        QTest::newRow("fewer threads than cores") << 1 << 16 << 8 << 8;
        QTest::newRow("more than there are") << 5 << 4 << 4 << 1;
        QTest::newRow("none") << 0 << 2 << 2 << 2;
    }
    void coresAreLeftToOthers()
    {
        QFETCH(int, spare);
        QFETCH(int, cores);
        QFETCH(int, otherwise);
        QTEST(threadsBeside(spare, cores, otherwise), "used");
    }
    void theLogSaysHowManyCoresAreLeft()
    {
        const auto logOf = [&](const char* name, int threads) {
            TrainHooks hooks;
            hooks.spareCores = 1;
            train(config({{"train", {{"iterations", 1}, {"threads", threads}}}, {"eval", {{"every", 0}}}}), run(name),
                  false, hooks);
            return QString::fromStdString(readFileWhole(run(name) / "log.txt"));
        };
        const QString left = logOf("a", 0);
        QVERIFY2(left.contains("to leave 1 to other programs"), qPrintable(left));
        QVERIFY(left.contains(", 1 threads, "));
        const QString own = logOf("b", 2); // what a person said goes before
        at::set_num_threads(1);
        QVERIFY(!own.contains("to leave") && own.contains(", 2 threads, "));
    }
    void startsFromAnotherRunsWeights()
    {
        train(config(), run("a"), false);
        const auto weights = (run("a") / "checkpoints/best.safetensors").string();
        train(config({{"train", {{"weights", weights}, {"lr", 0}, {"iterations", 1}}}, {"eval", {{"every", 0}}}}),
              run("b"), false);
        const auto from = readTensorFile(weights).tensors,
                   to = readTensorFile(run("b") / "checkpoints/last.safetensors").tensors;
        int compared = 0;
        for (const auto& [name, tensor] : from) {
            if (name.starts_with("state.") || name.find("running_") != std::string::npos || name.ends_with("_tracked"))
                continue; // batch statistics go on even where nothing is learned
            QVERIFY2(to.contains(name) && torch::equal(tensor, to.at(name)), name.c_str());
            ++compared;
        }
        QVERIFY(compared > 50);
    }
};

QTEST_GUILESS_MAIN(TestTrain)
#include "tst_train.moc"
