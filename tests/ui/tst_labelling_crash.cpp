// Work on a project of several images whose program is killed at any moment, whose disk is full, whose folder cannot be
// written: nothing is lost but the step in hand, and no file is left in halves.
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "tests/support/scripted_labelling.h"
#include "ui/project/label_opening.h"
#include "ui/project/project_open.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <csignal>
#include <set>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

namespace {

constexpr int kImages = 8; // more than stay open at a time

/// What a session says after each of its steps.
struct Said {
    std::uint32_t steps; ///< so many of the script are done
    std::uint32_t saved; ///< nothing waited to be written when so many were
};

template <typename T>
bool receive(int from, T& value)
{
    return ::read(from, &value, sizeof value) == ssize_t(sizeof value);
}
template <typename T>
void send(int to, const T& value)
{
    if (::write(to, &value, sizeof value) != ssize_t(sizeof value)) ::_exit(4);
}

/// Does the script from a step on until it is killed.
[[noreturn]] void labelUntilKilled(const fs::path& folder, std::uint32_t next, int reports)
{
    try {
        int count = 1;
        char name[] = "labelling";
        char* arguments[] = {name, nullptr};
        const QCoreApplication app(count, arguments);
        ScriptedLabelling work(folder);
        QObject::connect(&work.store, &ui::LabelStore::trouble, [](const QString& message) {
            qWarning("%s", qPrintable(message));
            ::_exit(3);
        });
        Said said{next, next};
        for (;;) {
            work.act(said.steps);
            work.awaitJournal(scriptStep(said.steps, kImages).image);
            ++said.steps;
            if (work.store.savedState() == ui::SavedState::Saved) said.saved = said.steps;
            send(reports, said);
        }
    } catch (const std::exception& error) {
        qWarning("%s", error.what());
    }
    ::_exit(2);
}

/// A process from which sessions are forked, one at a time: it has no threads, which a fork would lose, and has loaded
/// all libraries, which takes a hundred times as long as a session.
class Nursery {
public:
    struct Order {
        char folder[200];
        std::uint32_t next;
    };

    Nursery()
    {
        int orders[2], answers[2], reports[2];
        if (::pipe(orders) != 0 || ::pipe(answers) != 0 || ::pipe(reports) != 0) qFatal("There are no pipes.");
        if (::fork() != 0) {
            for (const int end : {orders[0], answers[1], reports[1]})
                ::close(end);
            m_orders = orders[1];
            m_answers = answers[0];
            m_reports = reports[0];
            return;
        }
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (const int end : {orders[1], answers[0], reports[0]})
            ::close(end);
        Order order;
        while (receive(orders[0], order)) {
            const pid_t child = ::fork();
            if (child == 0) {
                ::prctl(PR_SET_PDEATHSIG, SIGKILL);
                labelUntilKilled(order.folder, order.next, reports[1]);
            }
            send(answers[1], child);
            int status = 0;
            ::waitpid(child, &status, 0);
            send(answers[1], status);
            send(reports[1], Said{0, 0}); // the last one
        }
        ::_exit(0);
    }
    ~Nursery() { ::close(m_orders); }

    /// Starts a session and kills it. @param steps after that many of them, and then some time.
    /// @param last what it said last. @return the status it ended with.
    int killed(const fs::path& folder, std::uint32_t next, std::uint32_t steps, useconds_t waitUs, Said& last)
    {
        Order order{{}, next};
        qstrncpy(order.folder, folder.c_str(), sizeof order.folder);
        send(m_orders, order);
        pid_t child = 0;
        int status = 0;
        if (!receive(m_answers, child)) qFatal("The nursery is gone.");
        Said said;
        bool ended = false;
        last = {next, next};
        const auto listen = [&] {
            ended = !receive(m_reports, said) || said.steps == 0;
            if (!ended) last = said;
        };
        while (!ended && last.steps < next + steps)
            listen();
        if (!ended) {
            ::usleep(waitUs);
            ::kill(child, SIGKILL);
        }
        receive(m_answers, status);
        while (!ended)
            listen();
        return status;
    }

private:
    int m_orders = -1, m_answers = -1, m_reports = -1;
};

Nursery* nursery = nullptr;

} // namespace

class TestLabellingCrash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        // In memory where that can be had: killing a program is not cutting the power, and a busy disk takes its time.
        m_dir = std::make_unique<QTemporaryDir>(QStringLiteral("/dev/shm/sdw-labelling-XXXXXX"));
        if (!m_dir->isValid()) m_dir = std::make_unique<QTemporaryDir>();
        m_expected = {};
        m_marks.assign(kImages, {});
        Project& project = m_expected.project;
        project.name = "crash";
        ClassList classes;
        for (int i = 0; i < kLastingClasses + 4; ++i)
            classes.push_back({"class " + std::to_string(i), {std::uint8_t(20 * i), 90, 30}, i});
        project.classes = makeProjectClasses(classes);
        project.sources = {{.name = "bilder ü", .path = "../bilder ü", .layout = "folder", .extra = nullptr}};
        makeFolder(root() / "bilder ü");
        for (int i = 0; i < kImages; ++i) {
            const cv::Size size(420 - 40 * i, 330 - 30 * i); // 2 × 2 tiles, and fewer
            const std::string name = "scene " + std::to_string(i) + ".png";
            writePng(root() / "bilder ü" / name, cv::Mat(size, CV_8UC3, cv::Scalar(50, 90, 130)));
            m_expected.imageNames.push_back("bilder ü/" + name);
            m_expected.images.emplace_back(size);
            mark(i);
        }
        writeProject(folder(), project);
    }
    void cleanup()
    {
        limitDiskForTests(-1);
        setReadOnlyForTests({});
    }

    void killedAtAnyMoment()
    {
        constexpr int kKills = 200;
        Random random(4711);
        for (int kill = 0; kill < kKills; ++kill) {
            const std::uint32_t wanted = std::uint32_t(random.below(8)); // 0: while the project is being opened
            const std::uint64_t longestUs = random.coin(0.06) ? 400'000 : wanted == 0 ? 60'000 : 4000;
            Said said;
            const int status =
                nursery->killed(folder(), m_expected.steps, wanted, useconds_t(random.below(longestUs)), said);
            QVERIFY2(WIFSIGNALED(status), qPrintable(QStringLiteral("ended by itself: %1").arg(WEXITSTATUS(status))));
            filesAreWhole();
            if (QTest::currentTestFailed()) return;
            nothingIsLost(said);
            if (QTest::currentTestFailed()) {
                qWarning("kill %d, after step %u", kill, said.steps);
                return;
            }
        }
        QVERIFY(m_expected.steps > kKills && m_expected.project.retired.size() > 5);
    }

    void aFullDiskLosesNothing()
    {
        worksWhile([](Random& random) { limitDiskForTests(int(random.below(3000))); });
    }
    void aFolderThatRefusesWritingLosesNothing()
    {
        worksWhile([this](Random&) { setReadOnlyForTests(folder()); });
    }

private:
    fs::path root() const { return m_dir->path().toStdString(); }
    fs::path folder() const { return root() / "ein Projekt"; }
    void mark(int image)
    {
        m_marks[std::size_t(image)].insert(labelsMark(m_expected.images[std::size_t(image)].map()));
    }

    void take(bool mayMerge = true)
    {
        const std::size_t merged = m_expected.project.retired.size();
        mark(m_expected.take(mayMerge));
        for (int i = 0; m_expected.project.retired.size() > merged && i < kImages; ++i)
            mark(i);
    }

    /// Every file that is there can be read, before anybody has put anything right.
    void filesAreWhole()
    {
        try {
            readProject(folder());
            readImageStates(folder());
            for (int i = 0; i < kImages; ++i) {
                const AnnotationFiles files = annotationFiles(folder(), m_expected.imageNames[std::size_t(i)]);
                const LabelMap& map = m_expected.images[std::size_t(i)].map();
                QVERIFY(!readJournal(files.journal, map.grid()).damaged);
            }
        } catch (const Error& error) {
            QFAIL(error.what());
        }
    }

    /// The project is what it must be after all steps that were reported, or after one more, or half of that.
    void nothingIsLost(const Said& said)
    {
        std::vector<ImageStates> states; // that may have been written
        while (m_expected.steps < said.steps) {
            if (m_expected.steps >= said.saved) states.push_back(m_expected.states);
            take();
        }
        states.push_back(m_expected.states);
        const ExpectedProject reported = m_expected;
        QString difference = differenceFrom(m_expected);
        if (!difference.isEmpty() && m_expected.takeHalf()) {
            for (int i = 0; i < kImages; ++i)
                mark(i);
            tryNext(difference, "after half a step more");
            if (!difference.isEmpty()) m_expected = reported;
        }
        if (!difference.isEmpty()) {
            take();
            tryNext(difference, "after a step more");
        }
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        ExpectedProject more = reported;
        more.take(); // its state may be written, also where nothing else tells that it was begun
        states.push_back(more.states);
        m_expected.states = readImageStates(folder());
        QVERIFY(std::ranges::find(states, m_expected.states) != states.end());
    }

    /// Nothing differs where the project is what it must be later on.
    void tryNext(QString& difference, const char* when)
    {
        const QString now = differenceFrom(m_expected);
        difference = now.isEmpty() ? now : QStringLiteral("%1; %2: %3").arg(difference, QLatin1String(when), now);
    }

    /// Opens everything, as the program does. @return what is not as it must be.
    QString differenceFrom(const ExpectedProject& expected)
    {
        try {
            return differenceOfFiles(expected);
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
    }
    QString differenceOfFiles(const ExpectedProject& expected)
    {
        const ui::Opened opened = ui::openProjectFolder(folder(), {});
        for (const auto& entry : fs::recursive_directory_iterator(folder()))
            if (const std::string name = entry.path().filename().string();
                name.find(".tmp") != std::string::npos || name.ends_with(".damaged"))
                return QStringLiteral("left behind: ") + QString::fromStdString(name);
        if (formatProject(opened.project) != formatProject(expected.project)) return QStringLiteral("the project");
        if (opened.images.size() != kImages) return QStringLiteral("the images");
        for (int i = 0; i < kImages; ++i) {
            const ExpectedImage& image = expected.images[std::size_t(i)];
            const auto document = ui::openLabels(opened, i, opened.project).document;
            const auto differs = [&](const char* what) { return QStringLiteral("image %1: %2").arg(i).arg(what); };
            if (document->opening().damaged) return differs("damaged journal");
            if (document->opening().changedOutside) return differs("the label file is taken for another program's");
            if (!(document->labels() == image.map())) return differs("labels");
            if (!(document->shapes() == image.shapes())) return differs("shapes");
            std::vector<std::string> names;
            for (const HistoryEntry& entry : document->history())
                names.push_back(entry.name);
            if (names != image.names || document->position() != image.position) return differs("history");
            const fs::path& file = document->files().labels;
            if (!fs::exists(file)) continue;
            const cv::Size size(image.map().width(), image.map().height());
            const LabelMap saved = decodeLabelFile(readFileWhole(file), file.string(), size);
            if (!m_marks[std::size_t(i)].contains(labelsMark(saved))) return differs("label file");
        }
        return {};
    }

    /// Work goes on while nothing can be written, now and then; all of it is there in the end.
    void worksWhile(const std::function<void(Random&)>& refuse)
    {
        constexpr int kPhases = 12, kSessions = 3;
        Random random(99);
        for (int session = 0; session < kSessions; ++session) {
            ScriptedLabelling work(folder());
            for (int phase = 0; phase < kPhases / kSessions; ++phase) {
                doSteps(work, true);
                QTRY_COMPARE_WITH_TIMEOUT(work.store.savedState(), ui::SavedState::Saved, kPatienceMs);
                QTRY_VERIFY_WITH_TIMEOUT(work.jobs.running().empty(), kPatienceMs);
                refuse(random);
                QSignalSpy trouble(&work.store, &ui::LabelStore::trouble);
                doSteps(work, false);
                QTRY_COMPARE_WITH_TIMEOUT(work.store.savedState(), ui::SavedState::Unsaved, kPatienceMs);
                for (int tries = 0; tries < 3; ++tries) {
                    QVERIFY(!work.store.saveAndClose()); // the window asks then
                    QVERIFY(!work.store.troubleText().isEmpty());
                }
                QStringList told;
                for (const auto& signal : trouble)
                    told << signal[0].toString();
                QVERIFY(!told.isEmpty());
                const auto twice = told.size() - QSet<QString>(told.begin(), told.end()).size();
                QVERIFY2(twice == 0, qPrintable(told.join(QLatin1Char('\n'))));
                limitDiskForTests(-1);
                setReadOnlyForTests({});
                work.store.retry();
                QTRY_COMPARE_WITH_TIMEOUT(work.store.savedState(), ui::SavedState::Saved, kPatienceMs);
                QVERIFY(work.store.troubleText().isEmpty());
            }
            QVERIFY(work.store.saveAndClose());
            for (int i = 0; i < kImages; ++i) // who reads without opening sees the same
                QVERIFY(work.store.reader(i)() == m_expected.images[std::size_t(i)].map() ||
                        m_expected.images[std::size_t(i)].names.empty());
        }
        const QString difference = differenceFrom(m_expected);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QVERIFY(readImageStates(folder()) == m_expected.states);
    }
    void doSteps(ScriptedLabelling& work, bool mayMerge)
    {
        for (int i = 0; i < 25; ++i) {
            work.act(m_expected.steps, mayMerge);
            take(mayMerge);
            const int now = scriptStep(m_expected.steps - 1, kImages).image;
            const AnnotationDocument& document = work.document(now);
            const ExpectedImage& image = m_expected.images[std::size_t(now)];
            QVERIFY(document.labels() == image.map() && document.position() == image.position);
        }
        work.store.save();
    }

    static constexpr int kPatienceMs = 60'000; // for machines that are busy with other things
    std::unique_ptr<QTemporaryDir> m_dir;
    ExpectedProject m_expected;
    std::vector<std::set<std::uint32_t>> m_marks; ///< of all labels that each image has had
};

int main(int argc, char** argv)
{
    cv::setNumThreads(0); // this program forks
    Nursery ready;
    nursery = &ready;
    QCoreApplication app(argc, argv);
    TestLabellingCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_labelling_crash.moc"
