// Which checkpoint a resumed run takes, as the window finds it out, held against what the engine then does.
#include "core/base/error.h"
#include "core/training/resume_point.h"
#include "tests/support/test_files.h"
#include "tests/support/training_fixture.h"

#include <QTemporaryDir>

#include <fstream>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

/// A file of its own again: `last` and the newest numbered one are linked.
void unlinkContent(const fs::path& file)
{
    fs::path copy = file;
    copy += ".copy";
    fs::copy_file(file, copy);
    fs::rename(copy, file);
}

void cut(const fs::path& file, std::uintmax_t bytes)
{
    unlinkContent(file);
    fs::resize_file(file, bytes);
}

void overwrite(const fs::path& file, const std::string& content)
{
    fs::remove(file);
    std::ofstream(file, std::ios::binary) << content;
}

/// One bit in the middle of the data.
void flipBit(const fs::path& path)
{
    unlinkContent(path);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(0, std::ios::end);
    const auto middle = file.tellg() / 2;
    file.seekg(middle);
    const char byte = char(file.get() ^ 1);
    file.seekp(middle);
    file.put(byte);
}

} // namespace

class TestResumePoint : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_run;
    fs::path run() const { return m_run->path().toStdString(); }
    fs::path folder() const { return run() / "checkpoints"; }
    fs::path last() const { return folder() / "last.safetensors"; }
    fs::path numbered(int step) const { return folder() / ("step-0000000" + std::to_string(step) + ".safetensors"); }

    /// Checkpoints of iterations 2 and 3, and `last` of iteration 3.
    test::TrainingFixture save()
    {
        test::TrainingFixture training(1, false);
        for (int i = 0; i < 3; ++i) {
            training.steps(1);
            saveCheckpoint(folder(), training.parts(), training.classes, nullptr, 2);
        }
        return training;
    }

private Q_SLOTS:
    void init()
    {
        m_run = std::make_unique<QTemporaryDir>();
        fs::create_directory(folder());
    }

    void theEngineTakesWhatIsSaid_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("unusable");
        const QString last = QStringLiteral("last.safetensors"), third = QStringLiteral("step-00000003.safetensors"),
                      second = QStringLiteral("step-00000002.safetensors");
        for (const auto& [damage, file, step, unusable] :
             {std::tuple{"none", last, 3, 0}, std::tuple{"no last", third, 3, 0},
              std::tuple{"last cut off", third, 3, 1}, std::tuple{"last without its data", third, 3, 1},
              std::tuple{"last is garbage", third, 3, 1}, std::tuple{"last is empty", third, 3, 1},
              std::tuple{"last is a folder", third, 3, 1}, std::tuple{"last with a flipped bit", third, 3, 1},
              std::tuple{"last holds weights alone", third, 3, 1},
              std::tuple{"no last, newest numbered cut off", second, 2, 1},
              std::tuple{"last and newest numbered cut off", second, 2, 2},
              std::tuple{"no last, a newer numbered one of garbage", third, 3, 1},
              std::tuple{"half-written temporary beside", last, 3, 0}, std::tuple{"all cut off", QString(), 0, 3},
              std::tuple{"nothing there", QString(), 0, 0},
              std::tuple{"nothing but a half-written one", QString(), 0, 0}, std::tuple{"no folder", QString(), 0, 0}})
            QTest::newRow(damage) << QString::fromLatin1(damage) << file << step << unusable;
    }
    void theEngineTakesWhatIsSaid()
    {
        QFETCH(QString, damage);
        QFETCH(QString, file);
        QFETCH(int, step);
        QFETCH(int, unusable);
        const auto training = save();
        const auto has = [&](const char* words) { return damage.contains(QLatin1String(words)); };
        if (has("half-written")) { // as file_io.h names what it is writing
            fs::copy_file(last(), folder() / "last.safetensors.tmp4711");
            fs::resize_file(folder() / "last.safetensors.tmp4711", fs::file_size(last()) / 2);
        }
        if (has("no last") || has("nothing")) fs::remove(last());
        if (has("last cut off") || has("last and") || has("all")) cut(last(), 20'000);
        if (has("without its data")) cut(last(), 8 + 100);
        if (has("last is garbage")) overwrite(last(), std::string(50'000, 'x'));
        if (has("last is empty")) overwrite(last(), "");
        if (has("last is a folder")) fs::remove(last()), fs::create_directory(last());
        if (has("flipped")) flipBit(last());
        if (has("weights alone")) saveModel(last(), training.model, training.classes, nullptr);
        if (has("newest numbered cut off") || has("all")) cut(numbered(3), fs::file_size(numbered(3)) - 1);
        if (has("newer numbered")) overwrite(numbered(9), "{\"a\": 1}");
        if (has("all")) cut(numbered(2), 5);
        if (has("nothing")) fs::remove(numbered(3)), fs::remove(numbered(2));
        if (has("no folder")) fs::remove_all(folder());

        const ResumePoint point = findResumePoint(folder(), CheckpointCheck::Content);
        QCOMPARE(QString::fromStdString(point.file.filename().string()), file);
        QCOMPARE(point.step, std::int64_t(step));
        QCOMPARE(int(point.unusable.size()), unusable);
        QCOMPARE(int(point.goesOn()) + int(point.beginsAgain()) + int(point.isRefused()), 1);
        for (const UnusableCheckpoint& one : point.unusable)
            QVERIFY2(one.problem.find(one.file.string()) != std::string::npos, one.problem.c_str());

        test::TrainingFixture resumed(2, false);
        std::vector<std::string> notes;
        if (point.isRefused()) {
            QVERIFY_THROWS_EXCEPTION(Error, loadNewestState(folder(), resumed.parts(), notes));
            QCOMPARE(int(notes.size()), unusable);
            return;
        }
        QCOMPARE(loadNewestState(folder(), resumed.parts(), notes), point.file);
        QCOMPARE(resumed.counters.step, point.step);
        for (std::size_t i = 0; i < point.unusable.size(); ++i)
            QCOMPARE(notes.at(i), point.unusable[i].problem);
    }

    void headersAloneTellOfAllButTheBytes()
    {
        save();
        QCOMPARE(findResumePoint(folder(), CheckpointCheck::Header).file, last());
        flipBit(last());
        QCOMPARE(findResumePoint(folder(), CheckpointCheck::Header).file, last());
        QCOMPARE(findResumePoint(folder(), CheckpointCheck::Content).file, numbered(3));
        cut(last(), fs::file_size(last()) - 1);
        QCOMPARE(findResumePoint(folder(), CheckpointCheck::Header).file, numbered(3));
    }

    void checkingCanBeStopped()
    {
        save();
        ErrorKind kind = ErrorKind::Usage;
        try {
            findResumePoint(folder(), CheckpointCheck::Content, [] { return false; });
        } catch (const Error& error) {
            kind = error.kind();
        }
        QCOMPARE(kind, ErrorKind::Interrupted);
    }

    void changesAreSeenAndNothingIsReadTwice()
    {
        ResumeWatch watch;
        const auto never = [] { return false; }; // the bytes must not be read again
        QVERIFY(watch.look(run(), CheckpointCheck::Content).beginsAgain());
        auto training = save();
        QCOMPARE(watch.look(run(), CheckpointCheck::Header).step, std::int64_t(3));
        QVERIFY_THROWS_EXCEPTION(Error, watch.look(run(), CheckpointCheck::Content, never)); // it was not read in full
        QCOMPARE(watch.look(run(), CheckpointCheck::Content).file, last());
        QCOMPARE(watch.look(run(), CheckpointCheck::Content, never).file, last());
        QCOMPARE(watch.look(run(), CheckpointCheck::Header, never).file, last());
        training.steps(1);
        saveCheckpoint(folder(), training.parts(), training.classes, nullptr, 2);
        QCOMPARE(watch.look(run(), CheckpointCheck::Content).step, std::int64_t(4));
        fs::remove(last());
        QCOMPARE(watch.look(run(), CheckpointCheck::Content).file, numbered(4));
    }
};

QTEST_GUILESS_MAIN(TestResumePoint)
#include "tst_resume_point.moc"
