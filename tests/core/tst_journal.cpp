#include "core/annotation/journal.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "tests/support/random_edits.h"

#include <QtTest/QtTest>

#include <cstring>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

constexpr int kHeight = 60, kWidth = 80;

AnnotationState emptyState()
{
    return {LabelMap(kHeight, kWidth), {}, {}, {}};
}

/// Draws steps and tells the journal.
class Writer {
public:
    Writer(Journal& target, AnnotationState start, std::uint64_t seed)
        : journal(target)
        , state(std::move(start))
        , random(seed)
    {
    }
    void step()
    {
        Edit edit;
        while (edit.empty())
            edit = test::randomEdit(state.map, state.shapes, random);
        add(std::move(edit));
    }
    void smallStep()
    {
        EditBuilder edit(state.map);
        edit.paint(discPixels({test::randomPoint(state.map, random), 60}, {kWidth, kHeight}), {std::uint16_t(++label)});
        add(edit.finish());
    }
    void goTo(std::size_t position)
    {
        auto& history = state.history;
        while (history.position != position) {
            const bool forwards = position > history.position;
            const auto& step = history.steps[forwards ? history.position : history.position - 1];
            apply(step->edit(forwards ? Direction::Forwards : Direction::Backwards, state.map), state.map,
                  state.shapes);
            history.position += forwards ? 1 : std::size_t(-1);
        }
        journal.position(position);
    }

    void add(Edit edit)
    {
        apply(edit, state.map, state.shapes);
        auto step = std::make_shared<HistoryStep>("step", 17, std::move(edit));
        journal.step(step);
        state.history.push(std::move(step));
    }

    Journal& journal;
    AnnotationState state;
    Random random;
    int label = 0;
};

bool same(const AnnotationState& a, const AnnotationState& b)
{
    if (!(a.map == b.map) || !(a.shapes == b.shapes) || a.history.position != b.history.position ||
        a.history.steps.size() != b.history.steps.size() || a.map.counts() != b.map.counts())
        return false;
    for (std::size_t i = 0; i < a.history.steps.size(); ++i)
        if (a.history.steps[i]->bytes() != b.history.steps[i]->bytes() ||
            a.history.steps[i]->name() != b.history.steps[i]->name() ||
            a.history.steps[i]->timeMs() != b.history.steps[i]->timeMs())
            return false;
    return true;
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = fs::path(m_folder->path().toStdString()) / "bild ü 1.journal";
    }
    void cleanup() { limitDiskForTests(-1); }

    void nothingIsWrittenWithoutAStep()
    {
        JournalReplay replay;
        Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
        QVERIFY(!replay.state);
        journal.checkpoint(emptyState());
        journal.flush(true);
        QVERIFY(!fs::exists(m_file));
    }
    void everythingComesBack()
    {
        AnnotationState state = write(12, true);
        state.saved = {};
        const auto replay = open();
        QVERIFY(replay.state && same(*replay.state, state));
        QCOMPARE(replay.cutBytes, std::uint64_t(0));
    }
    void aCheckpointKeepsHistoryAndMarks()
    {
        AnnotationState state = emptyState();
        {
            JournalReplay replay;
            Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
            journal.checkpoint(emptyState());
            Writer writer(journal, emptyState(), 3);
            for (int i = 0; i < 9; ++i)
                writer.step();
            writer.goTo(6);
            journal.saved({123, 456}, true);
            journal.flush(false);
            QVERIFY(journal.appendedBytes() > 0);
            writer.state.saved = {{123, 456}};
            writer.state.inLabelFile = true;
            journal.checkpoint(writer.state);
            QCOMPARE(journal.waiting(), std::size_t(1));
            journal.flush(false);
            QCOMPARE(journal.appendedBytes(), std::uint64_t(0));
            QCOMPARE(journal.bytes(), std::uint64_t(fs::file_size(m_file)));
            const auto replayed = peek();
            QVERIFY(same(*replayed.state, writer.state));
            QVERIFY(replayed.state->inLabelFile);
            QCOMPARE(replayed.state->saved, writer.state.saved);
            writer.goTo(9);
            writer.goTo(2);
            writer.step(); // the undone steps are gone
            journal.flush(false);
            state = std::move(writer.state);
        }
        const auto replay = open();
        QVERIFY(same(*replay.state, state));
        QVERIFY(!replay.state->inLabelFile);
        QCOMPARE(replay.state->history.steps.size(), std::size_t(3));
    }
    void anyTornEndIsCut()
    {
        // States after every record, by the size of the file.
        std::vector<std::pair<std::uint64_t, AnnotationState>> states;
        {
            JournalReplay replay;
            Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
            journal.checkpoint(emptyState());
            Writer writer(journal, emptyState(), 5);
            for (int i = 0; i < 7; ++i) {
                if (i == 4)
                    writer.goTo(2);
                else
                    writer.smallStep();
                journal.flush(false);
                states.emplace_back(fs::file_size(m_file), writer.state);
            }
        }
        const std::string content = readFileWhole(m_file);
        const std::uint64_t firstRecord = stateEnd(content);
        for (std::size_t size = 0; size <= content.size(); ++size) {
            put(content.substr(0, size));
            const auto replay = open();
            QVERIFY(!replay.damaged);
            if (size < firstRecord) {
                QVERIFY(!replay.state);
                continue;
            }
            AnnotationState expected = emptyState();
            std::uint64_t end = firstRecord;
            for (const auto& [length, state] : states)
                if (length <= size) expected = state, end = length;
            QVERIFY(replay.state && same(*replay.state, expected));
            QCOMPARE(replay.cutBytes, size - end);
            QCOMPARE(std::uint64_t(fs::file_size(m_file)), end);
        }
    }
    void workGoesOnBehindATornEnd()
    {
        write(4, false);
        fs::resize_file(m_file, fs::file_size(m_file) - 29 - 3); // the record of the label file, and of the last step
        AnnotationState state = emptyState();
        {
            JournalReplay replay;
            Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
            QCOMPARE(replay.state->history.steps.size(), std::size_t(3));
            Writer writer(journal, *replay.state, 77);
            writer.step();
            journal.flush(true);
            state = writer.state;
        }
        QVERIFY(same(*open().state, state));
    }
    void damageInTheMiddleIsToldAndACopyKept()
    {
        write(6, false);
        std::string content = readFileWhole(m_file);
        content[content.size() / 2] ^= 0x10;
        writeFileWhole(m_file, content);
        const auto replay = open();
        QVERIFY(replay.damaged);
        QVERIFY(replay.state && replay.state->history.steps.size() < 6);
        QCOMPARE(readFileWhole(m_file.string() + ".damaged"), content);
    }
    void randomDamageNeverCrashes()
    {
        write(6, true);
        const std::string content = readFileWhole(m_file);
        Random random(1);
        for (int i = 0; i < 120; ++i) {
            std::string changed = content;
            for (auto left = 1 + random.below(3); left > 0; --left)
                changed[random.below(changed.size())] = char(random.next());
            put(changed);
            try {
                open();
            } catch (const Error& error) { // its first bytes
                QVERIFY(QString(error.what()).contains("journal"));
            }
        }
    }
    void otherFilesAreRefusedAndLeftAlone()
    {
        writeFileWhole(m_file, "Dear diary, today I wrote no journal at all.");
        QVERIFY_THROWS_EXCEPTION(Error, open());
        QVERIFY(readFileWhole(m_file).starts_with("Dear diary"));
        fs::remove(m_file);
        write(2, false);
        JournalReplay replay;
        QVERIFY_THROWS_EXCEPTION(Error, Journal(m_file, TileGrid(kHeight, kWidth + 1), replay));
        QVERIFY(open().state);
    }
    void onlyOneMayHaveItOpen()
    {
        write(2, false);
        JournalReplay first, second;
        const Journal journal(m_file, TileGrid(kHeight, kWidth), first);
        QVERIFY_THROWS_EXCEPTION(InUseError, Journal(m_file, TileGrid(kHeight, kWidth), second));
    }
    void afterAFullDiskAllIsWritten()
    {
        AnnotationState state = emptyState();
        {
            JournalReplay replay;
            Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
            journal.checkpoint(emptyState());
            Writer writer(journal, emptyState(), 8);
            for (int i = 0; i < 30; ++i) {
                writer.step();
                limitDiskForTests(i % 3 == 2 ? -1 : std::int64_t(writer.random.below(3000)));
                try {
                    journal.flush(false);
                    QCOMPARE(journal.waiting(), std::size_t(0));
                } catch (const Error& error) {
                    QCOMPARE(error.kind(), ErrorKind::Resources);
                    QVERIFY(journal.waiting() > 0);
                }
                if (i == 15) journal.checkpoint(writer.state);
            }
            QCOMPARE(journal.waiting(), std::size_t(0));
            state = writer.state;
        }
        const auto replay = open();
        QVERIFY(same(*replay.state, state));
        QCOMPARE(replay.cutBytes, std::uint64_t(0));
    }
    void aRemovedFileIsMadeAnew()
    {
        JournalReplay replay;
        Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
        journal.checkpoint(emptyState());
        Writer writer(journal, emptyState(), 9);
        writer.step();
        journal.flush(false);
        fs::remove(m_file);
        writer.step();
        QVERIFY_THROWS_EXCEPTION(Error, journal.flush(false));
        QVERIFY(journal.needsCheckpoint());
        journal.checkpoint(writer.state);
        journal.flush(false);
        QVERIFY(same(*peek().state, writer.state));
    }
    void aFolderThatCanOnlyBeReadIsRead()
    {
        const AnnotationState state = write(3, false);
        const fs::path folder = m_file.parent_path();
        // In a process without the rights of an administrator, to whom nothing is forbidden.
        const pid_t child = ::fork();
        if (child == 0) {
            int result = 1;
            try {
                fs::permissions(m_file, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
                fs::permissions(folder, fs::perms(0555));
                if (::geteuid() == 0 && ::seteuid(65534) != 0) ::_exit(9);
                JournalReplay replay;
                Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
                if (!replay.state || !same(*replay.state, state)) ::_exit(2);
                Writer writer(journal, *replay.state, 1);
                writer.step();
                result = 3;
                journal.flush(false);
            } catch (const Error& error) {
                if (result == 3 && error.kind() == ErrorKind::BadInput) result = 0;
            }
            ::_exit(result);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        fs::permissions(folder, fs::perms(0755));
        if (WIFEXITED(status) && WEXITSTATUS(status) == 9)
            QSKIP("the rights of an administrator cannot be given up here");
        QCOMPARE(status, 0);
        QVERIFY(same(*open().state, state));
    }

private:
    AnnotationState write(int steps, bool undo)
    {
        JournalReplay replay;
        Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
        journal.checkpoint(emptyState());
        Writer writer(journal, emptyState(), 4);
        for (int i = 0; i < steps; ++i)
            writer.step();
        if (undo) writer.goTo(std::size_t(steps) / 2);
        journal.saved({1, 2}, true);
        journal.flush(true);
        return std::move(writer.state);
    }
    // A new file each time: cutting an old one makes some file systems write it to the disk at once.
    void put(const std::string& content)
    {
        fs::remove(m_file);
        std::ofstream(m_file, std::ios::binary).write(content.data(), std::streamsize(content.size()));
    }
    JournalReplay open()
    {
        JournalReplay replay;
        const Journal journal(m_file, TileGrid(kHeight, kWidth), replay);
        return replay;
    }
    /// While another has it open.
    JournalReplay peek()
    {
        const fs::path copy = m_file.string() + ".copy";
        fs::copy_file(m_file, copy, fs::copy_options::overwrite_existing);
        JournalReplay replay;
        const Journal journal(copy, TileGrid(kHeight, kWidth), replay);
        return replay;
    }
    static std::uint64_t stateEnd(const std::string& content)
    {
        std::uint64_t length = 0;
        std::memcpy(&length, content.data() + 20, 8);
        return 20 + 16 + length;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_file;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
