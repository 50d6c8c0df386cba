#include "core/annotation/annotation_document.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "tests/support/random_edits.h"

#include <QtTest/QtTest>

#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

const cv::Size kSize(420, 330); // 2 × 2 tiles, cut at the borders

/// What must come back: everything but the times.
struct Moment {
    LabelMap map;
    ShapeLayer shapes;
    std::size_t position;
    std::vector<std::string> names;

    explicit Moment(const AnnotationDocument& document)
        : map(document.labels())
        , shapes(document.shapes())
        , position(document.position())
    {
        for (const auto& entry : document.history())
            names.push_back(entry.name);
    }
    bool operator==(const Moment& other) const
    {
        return map == other.map && map.counts() == other.map.counts() && shapes == other.shapes &&
               position == other.position && names == other.names;
    }
};

bool sameBytes(const LabelMap& a, const LabelMap& b)
{
    const cv::Mat left = a.read(), right = b.read();
    return std::memcmp(left.data, right.data, left.total() * 2) == 0;
}

/// The next action of a session that depends on nothing but the seed.
void act(AnnotationDocument& document, Random& random, int number)
{
    const auto choice = random.below(20);
    if (choice == 0) {
        document.save();
    } else if (choice < 4) {
        document.undo();
    } else if (choice < 6) {
        document.redo();
    } else if (choice == 6) {
        document.goTo(random.below(document.history().size() + 1));
    } else {
        document.apply(test::randomEdit(document.labels(), document.shapes(), random),
                       "step " + std::to_string(number));
    }
}

} // namespace

class TestAnnotationDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { cv::setNumThreads(0); } // this program forks
    void init()
    {
        // In memory where that can be had: killing a program is not cutting the power, and a busy disk takes its time.
        m_folder = std::make_unique<QTemporaryDir>("/dev/shm/sdw-annotation-XXXXXX");
        if (!m_folder->isValid()) m_folder = std::make_unique<QTemporaryDir>();
        const fs::path folder = m_folder->path().toStdString();
        m_files = {folder / "a photo ü.png", folder / "a photo ü.journal"};
    }
    void cleanup() { limitDiskForTests(-1); }

    void anySequenceUndoneAndRedoneIsItsReplay_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void anySequenceUndoneAndRedoneIsItsReplay()
    {
        QFETCH(int, seed);
        Random random{std::uint64_t(seed)};
        AnnotationOptions options;
        options.tileMemory = 3u << 20; // some steps as tiles, most packed
        auto document = std::make_unique<AnnotationDocument>(kSize, m_files, options);
        std::vector<std::pair<LabelMap, ShapeLayer>> states{{document->labels(), document->shapes()}}; // by position
        for (int edits = 0; edits < 500;) {
            if (random.coin(0.85)) {
                const Edit edit = test::randomEdit(document->labels(), document->shapes(), random);
                if (edit.empty()) continue;
                ++edits;
                document->apply(edit, "edit");
                states.resize(document->position(), states[0]);
                states.emplace_back(document->labels(), document->shapes());
            } else {
                const auto back = random.below(random.coin(0.1) ? document->position() + 1 : 6);
                const auto wanted = random.coin(0.5) ? document->position() - std::min(document->position(), back)
                                                     : document->position() + back;
                document->goTo(wanted);
            }
            if (random.coin(0.01)) { // the program ends and starts again
                const Moment before(*document);
                document.reset();
                document = std::make_unique<AnnotationDocument>(kSize, m_files, options);
                QVERIFY(Moment(*document) == before);
            }
            QCOMPARE(document->history().size() + 1, states.size());
            const auto& [map, shapes] = states[document->position()];
            QVERIFY(document->shapes() == shapes);
            QVERIFY(sameBytes(document->labels(), map));
        }
        for (int i = 0; i < 25; ++i) { // any point, in any order
            document->goTo(random.below(states.size()));
            const auto& [map, shapes] = states[document->position()];
            QVERIFY(sameBytes(document->labels(), map) && document->labels() == map && document->shapes() == shapes);
            QCOMPARE(document->labels().counts(), map.counts());
        }
        const Moment before(*document);
        document.reset();
        QVERIFY(Moment(AnnotationDocument(kSize, m_files)) == before);
    }
    void killedAtAnyMoment()
    {
        constexpr int actions = 120;
        AnnotationOptions options;
        options.appendLimit = 30'000;  // the journal is written anew now and then
        options.historyBytes = 60'000; // and old steps drop off
        const auto session = [&](const AnnotationFiles& files, std::uint64_t seed,
                                 const std::function<void(const AnnotationDocument&)>& after) {
            Random random{seed};
            AnnotationDocument document(kSize, files, options);
            after(document);
            for (int i = 0; i < actions; ++i) {
                act(document, random, i);
                after(document);
            }
        };
        Random random{4711};
        for (int kill = 0; kill < 40; ++kill) {
            const std::uint64_t seed = std::uint64_t(kill) / 10;
            if (kill % 10 == 0) { // what should be there after every action
                QTemporaryDir folder;
                m_moments.clear();
                const fs::path at = folder.path().toStdString();
                session({at / "x.png", at / "x.journal"}, seed,
                        [&](const AnnotationDocument& document) { m_moments.emplace_back(document); });
            }
            init();
            int pipe[2];
            QVERIFY(::pipe(pipe) == 0);
            const pid_t child = ::fork();
            if (child == 0) {
                ::close(pipe[0]);
                try {
                    session(m_files, seed, [&](const AnnotationDocument&) {
                        if (::write(pipe[1], "+", 1) != 1) ::_exit(1);
                    });
                } catch (...) {
                    ::_exit(2);
                }
                ::_exit(0);
            }
            ::close(pipe[1]);
            char byte;
            const int wanted = 1 + int(random.below(actions));
            int done = 0;
            while (done < wanted && ::read(pipe[0], &byte, 1) == 1)
                ++done;
            ::usleep(useconds_t(random.below(4000)));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            while (::read(pipe[0], &byte, 1) == 1)
                ++done;
            ::close(pipe[0]);
            QVERIFY2(WIFSIGNALED(status) || WEXITSTATUS(status) == 0, qPrintable(QString::number(status)));

            AnnotationDocument document(kSize, m_files, options);
            QVERIFY(!document.opening().damaged && !document.opening().changedOutside);
            const Moment found(document);
            const auto last = std::min(std::size_t(done), m_moments.size() - 1);
            const bool known = found == m_moments[std::size_t(done) - 1] || found == m_moments[last];
            QVERIFY2(known, qPrintable(QString("kill %1 after %2 actions").arg(kill).arg(done - 1)));
            if (fs::exists(m_files.labels)) { // whole, whenever it was written
                const LabelMap saved = decodeLabelFile(readFileWhole(m_files.labels), "x", kSize);
                QVERIFY(std::ranges::any_of(
                    m_moments, [&](const Moment& moment) { return moment.map.labels() == saved.labels(); }));
            }
            const Edit more = test::randomEdit(document.labels(), document.shapes(), random); // and the work goes on
            document.apply(more, "more");
            QVERIFY(!document.trouble());
        }
    }
    void aFullDiskStopsNobody()
    {
        int troubles = 0;
        std::optional<Moment> last;
        {
            AnnotationDocument document(kSize, m_files);
            document.setEvents({{}, [&](const Error& error) {
                                    ++troubles;
                                    QCOMPARE(error.kind(), ErrorKind::Resources);
                                }});
            Random random{2};
            for (int i = 0; i < 60; ++i) {
                limitDiskForTests(i >= 20 && i < 40 ? 100 : -1);
                try {
                    act(document, random, i);
                } catch (const Error& error) { // of saving
                    QCOMPARE(error.kind(), ErrorKind::Resources);
                }
                if (i >= 20 && i < 40 && document.waiting()) QVERIFY(document.trouble());
            }
            QVERIFY(troubles > 5);
            QVERIFY(!document.trouble() && !document.waiting());
            limitDiskForTests(0);
            document.apply(painted(document, 9), "last");
            QVERIFY(document.waiting());
            QVERIFY_THROWS_EXCEPTION(Error, document.flush());
            QVERIFY_THROWS_EXCEPTION(Error, document.save());
            limitDiskForTests(-1);
            document.flush();
            last.emplace(document);
        }
        QVERIFY(Moment(AnnotationDocument(kSize, m_files)) == *last);
    }
    void savesAndStartsFromTheLabelFile()
    {
        std::optional<Moment> moment;
        {
            AnnotationDocument document(kSize, m_files);
            QVERIFY(!document.modified() && !document.opening().fromJournal);
            document.apply(painted(document, 4), "paint");
            QVERIFY(document.modified());
            document.undo();
            QVERIFY(!document.modified());
            document.redo();
            document.save();
            QVERIFY(!document.modified());
            moment.emplace(document);
        }
        {
            AnnotationDocument document(kSize, m_files);
            QVERIFY(document.opening().fromJournal && !document.modified() && !document.opening().changedOutside);
            QVERIFY(Moment(document) == *moment);
            document.undo();
            QVERIFY(document.modified());
        }
        QVERIFY(AnnotationDocument(kSize, m_files).modified());
        fs::remove(m_files.journal);
        AnnotationDocument document(kSize, m_files);
        QVERIFY(!document.opening().fromJournal && !document.modified() && !document.canUndo());
        QVERIFY(document.labels() == moment->map);
    }
    void savingAsideDoesNotHideLaterWork()
    {
        AnnotationDocument document(kSize, m_files);
        document.apply(painted(document, 4), "first");
        const LabelMap first = document.labels();
        const auto save = document.prepareSave();
        document.apply(painted(document, 5, {50, 50, 80, 90}), "second");
        std::thread(save).join();
        QVERIFY(document.modified());
        QVERIFY(decodeLabelFile(readFileWhole(m_files.labels), "x", kSize) == first);
        document.save();
        QVERIFY(!document.modified());
    }
    void labelsOfAnotherProgramAreTakenOverAsAStep()
    {
        LabelMap outside(kSize.height, kSize.width, 3);
        {
            AnnotationDocument document(kSize, m_files);
            EditBuilder edit(document.labels());
            edit.paint(Region(cv::Rect(0, 0, 300, 300)), {3, 77});
            document.apply(edit.finish(), "paint");
            document.save();
        }
        writeFileWhole(m_files.labels, encodeLabelFile(outside));
        std::optional<Moment> taken;
        {
            AnnotationDocument document(kSize, m_files);
            QVERIFY(document.opening().changedOutside && !document.modified());
            QCOMPARE(document.labels().count(3), std::int64_t(kSize.area()));
            QCOMPARE(document.labels().instances().at(10, 10), 77u); // where nothing changed
            QCOMPARE(document.labels().instances().at(400, 10), 0u);
            QCOMPARE(document.position(), std::size_t(2));
            taken.emplace(document);
        }
        AnnotationDocument document(kSize, m_files);
        QVERIFY(!document.opening().changedOutside && Moment(document) == *taken);
        document.undo();
        QCOMPARE(document.labels().count(kUnlabelled), std::int64_t(kSize.area() - 90'000));
    }
    void tellsWhatChanged()
    {
        AnnotationDocument document(kSize, m_files);
        std::vector<AnnotationChange> told;
        document.setEvents({[&](const AnnotationChange& change) { told.push_back(change); }, {}});
        document.apply(painted(document, 1, {10, 20, 30, 40}), "box");
        auto shape = std::make_shared<Shape>();
        shape->id = document.shapes().freeId();
        EditBuilder edit(document.labels());
        edit.changeShape(nullptr, shape);
        document.apply(edit.finish(), "shape");
        document.apply({}, "nothing");
        document.goTo(0);
        document.goTo(0);
        QCOMPARE(told.size(), std::size_t(3));
        QCOMPARE(told[0].labels, cv::Rect(10, 20, 30, 40));
        QVERIFY(told[0].shapes.empty() && told[1].labels.empty());
        QCOMPARE(told[1].shapes, std::vector<std::uint64_t>{1});
        QVERIFY(told[2].labels == told[0].labels && told[2].shapes == told[1].shapes);
        QCOMPARE(document.history().size(), std::size_t(2));
        QCOMPARE(document.history()[1].name, std::string("shape"));
        QVERIFY(!document.undo() && document.redo());
    }
    void historyKeepsToItsBudget()
    {
        AnnotationOptions options;
        options.historyBytes = 100'000;
        std::optional<Moment> last;
        {
            AnnotationDocument document(kSize, m_files, options);
            Random random{6};
            for (int i = 0; i < 200; ++i) {
                cv::Mat_<std::uint16_t> noise(60, 60);
                for (auto& value : noise)
                    value = std::uint16_t(random.below(200));
                EditBuilder edit(document.labels());
                edit.paste(noise, {int(random.below(300)), int(random.below(250))});
                document.apply(edit.finish(), std::to_string(i));
                QVERIFY(fs::file_size(m_files.journal) < 700'000);
            }
            QVERIFY(document.history().size() < 100 && document.history().size() > 5);
            QCOMPARE(document.history().back().name, std::string("199"));
            last.emplace(document);
        }
        AnnotationDocument document(kSize, m_files, options);
        QVERIFY(Moment(document) == *last);
        while (document.undo()) {
        }
        while (document.redo()) {
        }
        QVERIFY(Moment(document) == *last);
    }
    void writesAsideWhenAsked()
    {
        AnnotationOptions options;
        options.writeAtOnce = false;
        std::optional<Moment> last;
        {
            AnnotationDocument document(kSize, m_files, options);
            std::atomic<bool> stop = false;
            std::thread writer([&] {
                while (!stop)
                    document.flush(false);
            });
            Random random{3};
            for (int i = 0; i < 150; ++i)
                act(document, random, i);
            stop = true;
            writer.join();
            document.flush();
            QVERIFY(!document.waiting());
            last.emplace(document);
        }
        QVERIFY(Moment(AnnotationDocument(kSize, m_files)) == *last);
    }
    void filesThatDoNotFitAreRefused()
    {
        writeFileWhole(m_files.labels, encodeLabelFile(LabelMap(10, 10)));
        QVERIFY_THROWS_EXCEPTION(Error, AnnotationDocument(kSize, m_files));
        fs::remove(m_files.labels);
        AnnotationDocument document(kSize, m_files);
        document.apply(painted(document, 4), "paint");
        QVERIFY_THROWS_EXCEPTION(InUseError, AnnotationDocument(kSize, m_files));
    }

private:
    static Edit painted(const AnnotationDocument& document, std::uint16_t label,
                        const cv::Rect& area = {0, 0, 100, 100})
    {
        EditBuilder edit(document.labels());
        edit.paint(Region(area), {label});
        return edit.finish();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    AnnotationFiles m_files;
    std::vector<Moment> m_moments;
};

QTEST_GUILESS_MAIN(TestAnnotationDocument)
#include "tst_annotation_document.moc"
