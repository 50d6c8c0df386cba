// Whether the window stays alive and fluid while the Train page shows a run with a very long journal: the longest
// stretches of the GUI thread between two beats of its event loop, while the journal is read, while it grows, while
// curves are panned and smoothed, while runs are exchanged, and when the folder goes away.
// Usage: train_window_bench [RUN | --mb MEGABYTES]   (1000 MB of its own without, below the temporary files; a RUN that
// is named is shown through a link, is not written to and does not go away)
#include "core/base/memory_arena.h"
#include "core/base/process_memory.h"
#include "core/demo/demo_dataset.h"
#include "tests/bench/long_run.h"
#include "tests/support/bench_clock.h"
#include "ui/project/project_session.h"
#include "ui/settings/theme.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/main_window.h"
#include "ui/training/curve_plot.h"
#include "ui/training/run_header.h"
#include "ui/training/run_list.h"
#include "ui/training/run_plots.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QMouseEvent>
#include <QSettings>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>
#include <vector>

using namespace sdw;
using namespace sdw::bench;
using namespace sdw::ui;
using test::nowMs;
using test::threadMs;

namespace {

constexpr double kFrameMs = 16, kPatienceMs = 600'000;
constexpr std::uint64_t kMb = 1'000'000;
int g_missed = 0;

/// @param share 0.5: the median. 0 where there are none.
double quantile(std::vector<double> values, double share)
{
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(double(values.size()) * share))];
}

struct Times {
    std::vector<double> clock, processor; ///< of each beat, milliseconds

    double clockAt(double share) const { return quantile(clock, share); }
    double processorAt(double share) const { return quantile(processor, share); }
};

/// Beats as often as the event loop lets it; what lies between two beats kept the window from answering.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double clock = nowMs(), worked = threadMs();
            m_times.clock.push_back(clock - m_clock);
            m_times.processor.push_back(worked - m_worked);
            m_clock = clock;
            m_worked = worked;
        });
    }
    void begin()
    {
        m_times = {};
        m_clock = nowMs();
        m_worked = threadMs();
        m_timer.start();
    }
    /// The processor's time of the GUI thread tells what it did; the clock also tells of other programs' turns.
    void end(const char* phase)
    {
        m_timer.stop();
        const auto over =
            std::count_if(m_times.processor.begin(), m_times.processor.end(), [](double ms) { return ms > kFrameMs; });
        g_missed += over > 0;
        std::printf("  %-34s worked p99 %6.2f most %7.2f ms, clock p50 %5.2f p99 %6.2f most %7.2f ms, %5zu beats, %s\n",
                    phase, m_times.processorAt(0.99), m_times.processorAt(1), m_times.clockAt(0.5),
                    m_times.clockAt(0.99), m_times.clockAt(1), m_times.clock.size(),
                    over == 0 ? "all within 16 ms" : qPrintable(QStringLiteral("%1 MISSED (16 ms)").arg(over)));
        std::fflush(stdout);
    }

private:
    QTimer m_timer;
    Times m_times;
    double m_clock = 0, m_worked = 0;
};

/// Lets the event loop run until something holds. @return milliseconds; nothing where it never did.
template <typename Until>
std::optional<double> wait(const Until& until, double patienceMs = kPatienceMs)
{
    const double start = nowMs();
    QEventLoop loop;
    QTimer look;
    bool holds = false;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        holds = until();
        if (holds || nowMs() - start > patienceMs) loop.quit();
    });
    look.start(20);
    loop.exec();
    return holds ? std::optional(nowMs() - start) : std::nullopt;
}

/// Does something again and again, as a hand does, while the event loop runs.
void repeat(int times, int everyMs, const std::function<void(int)>& act)
{
    QEventLoop loop;
    QTimer timer;
    int done = 0;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        act(done++);
        if (done == times) loop.quit();
    });
    timer.start(everyMs);
    loop.exec();
}

class Bench {
public:
    explicit Bench(MainWindow& window)
        : m_window(window)
    {
    }
    template <typename Widget>
    Widget* part(const char* name)
    {
        return m_window.findChild<Widget*>(QLatin1String(name));
    }
    CurvePlot* loss() { return part<CurvePlot>("lossPlot"); }
    std::size_t points() { return loss()->curves().isEmpty() ? 0 : loss()->series(loss()->curves().first())->size(); }
    void phase(const char* name, const std::function<void()>& work)
    {
        m_heart.begin();
        work();
        m_heart.end(name);
    }
    bool choose(const QString& folder)
    {
        return wait([&] { return part<RunList>("runList")->choose(folder); }).has_value();
    }
    void rest(double ms)
    {
        wait([] { return false; }, ms);
    }
    void drag(int moves)
    {
        QWidget* canvas = loss()->plot();
        const QPoint middle = canvas->rect().center();
        const auto send = [&](QEvent::Type type, const QPoint& at, Qt::MouseButtons buttons) {
            QMouseEvent event(type, at, canvas->mapToGlobal(at),
                              type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, {});
            QApplication::sendEvent(canvas, &event);
        };
        send(QEvent::MouseButtonPress, middle, Qt::LeftButton);
        repeat(moves, 16, [&](int i) {
            send(QEvent::MouseMove, middle + QPoint(i % 60 < 30 ? 3 * (i % 30) : 3 * (30 - i % 30), 0), Qt::LeftButton);
        });
        send(QEvent::MouseButtonRelease, middle, {});
    }

private:
    MainWindow& m_window;
    Heartbeat m_heart;
};

void showMemory(const char* when)
{
    std::printf("  %-34s %.0f MB, at most %.0f MB\n", when, double(processMemory().bytes) / 1e6,
                double(processMemory().peakBytes) / 1e6);
}

int measure(Bench& bench, LongRun* own, const QString& folder, const QString& small)
{
    if (!bench.choose(small) || !wait([&] { return bench.points() > 0; })) return 3;
    showMemory("memory with a short run");
    bench.phase("reading it all", [&] {
        const double start = nowMs();
        bench.choose(folder);
        std::size_t before = 0;
        double grewAt = nowMs();
        const auto isRead = [&] { // nothing has come for a while
            if (bench.points() != before) grewAt = nowMs();
            before = bench.points();
            return before > 1000 && nowMs() - grewAt > 3000;
        };
        if (wait(isRead))
            std::printf("  %zu points of each curve after %.1f s\n", bench.points(), (grewAt - start) / 1e3);
    });
    std::printf("  “%s”\n", qPrintable(bench.part<RunHeader>("runHeader")->sentence()));
    showMemory("memory with it");
    bench.phase("at rest", [&] { bench.rest(5000); });
    bench.phase("panned, all in view", [&] { bench.drag(200); });
    bench.loss()->zoom(0.1);
    bench.phase("panned, a tenth in view", [&] { bench.drag(200); });
    bench.loss()->zoom(0.001);
    bench.phase("panned, 1/10,000 in view", [&] { bench.drag(200); });
    bench.loss()->fit();
    bench.rest(500);
    if (own) {
        bench.phase("growing, 50 events a look", [&] { repeat(25, 200, [&](int) { own->add(10); }); });
        bench.phase("growing and panned", [&] {
            QTimer grow;
            QObject::connect(&grow, &QTimer::timeout, [&] { own->add(10); });
            grow.start(200);
            bench.drag(250);
        });
        own->tear();
        bench.phase("with a torn last line", [&] { bench.rest(2000); });
    }
    auto* slider = bench.part<QSlider>("smoothing");
    bench.phase("smoothing, 20 weights in 2 s", [&] { repeat(20, 100, [&](int i) { slider->setValue(50 + 2 * i); }); });
    bench.phase("smoothing, settled", [&] { bench.rest(1500); });
    bench.phase("over each other with a short run", [&] {
        bench.part<QTableView>("runs")->selectAll();
        bench.rest(2000);
    });
    bench.phase("the short run alone", [&] {
        bench.choose(small);
        bench.rest(1500);
    });
    bench.phase("left while it is read", [&] {
        bench.choose(folder);
        bench.rest(1500);
        bench.choose(small);
        bench.rest(1500);
    });
    if (own) {
        bench.choose(folder);
        bench.rest(3000);
        bench.phase("its folder goes away", [&] {
            std::filesystem::rename(toPath(folder), toPath(folder + QStringLiteral("-gone")));
            bench.rest(4000);
        });
        std::printf("  “%s”\n", qPrintable(bench.part<RunHeader>("runHeader")->sentence()));
    }
    showMemory("memory at the end");
    std::printf("%d phases missed 16 ms\n", g_missed);
    return g_missed > 0 ? 1 : 0;
}

} // namespace

int main(int argc, char** argv)
{
    keepFreedMemory(); // as the program does
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.filePath(QStringLiteral("data"))));
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("segdeformer-workbench"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.filePath(QStringLiteral("config")));
    applyTheme(Theme::Light);
    const bool sized = argc == 3 && std::string_view(argv[1]) == "--mb";
    if (argc > 3 || (argc == 3 && !sized)) {
        std::fprintf(stderr, "Usage: train_window_bench [RUN | --mb MEGABYTES]\n");
        return 2;
    }

    const QString data = home.filePath(QStringLiteral("scenes")), project = home.filePath(QStringLiteral("project"));
    demo::writeDemoDataset(toPath(data), {.train = 3, .val = 2});
    UiSettings settings;
    MainWindow window(settings);
    window.resize(1280, 800);
    window.show();
    window.session().create({.name = QStringLiteral("Bench"), .folder = project, .data = data, .classes = {}});
    if (!wait([&] { return !window.session().isBusy() && window.session().isOpen(); })) return 3;
    const QString runs = project + QStringLiteral("/runs"), folder = runs + QStringLiteral("/long"),
                  small = runs + QStringLiteral("/short");
    LongRun brief(toPath(small));
    brief.add(1000);
    std::optional<LongRun> own;
    if (argc == 2) {
        std::filesystem::create_directory_symlink(std::filesystem::absolute(argv[1]), toPath(folder));
    } else {
        own.emplace(toPath(folder));
        own->grow((sized ? std::strtoull(argv[2], nullptr, 10) : 1000) * kMb);
        std::printf("%ld train events, %ld garbage lines\n", own->events(), own->garbage());
    }
    window.showWorkspace(QStringLiteral("train"));
    Bench measured(window);
    return measure(measured, own ? &*own : nullptr, folder, small);
}
