// From a move of the mouse to painted maps in every pane, beside the goal: a real window part without a display, in
// which the pointer is moved over an image and each figure ends when all panes have painted the map of that very pixel.
// Usage: explain_view_bench [MODEL_A MODEL_B [SIDE [WIDTH HEIGHT]]]   (weights of the program, 512, 720 734 without)
#include "core/base/program_files.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/explain/explain_pane.h"
#include "ui/explain/explain_points.h"
#include "ui/explain/explain_view.h"
#include "ui/jobs/job_list.h"
#include "ui/settings/theme.h"

#include <opencv2/imgproc.hpp>

#include <QApplication>
#include <QMouseEvent>
#include <QWindow>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

using namespace sdw;
using namespace sdw::ui;

namespace {

constexpr double kGoal = 33; // milliseconds
constexpr int kMoves = 200, kWarm = 10;

double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of all threads together: on a machine that does other things, too, it tells more than the clock.
double processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

std::shared_ptr<const ExplainInput> makeInput(int side)
{
    cv::Mat noise(side / 16, side / 16, CV_8UC3), picture;
    cv::RNG(1).fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::resize(noise, picture, {side, side}, 0, 0, cv::INTER_CUBIC);
    ExplainInput input{.index = 0,
                       .title = QStringLiteral("noise"),
                       .picture = std::make_shared<const PicturePyramid>(picture),
                       .truth = {},
                       .labelProblem = {}};
    return std::make_shared<const ExplainInput>(std::move(input));
}

/// Everything that waits to be painted is painted before this returns.
void paint(QWidget& widget)
{
    QEvent request(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&widget, &request);
}

class Bench {
public:
    Bench(const QString& a, const QString& b, int side, const QSize& size)
        : m_a(m_jobs, QStringLiteral("A"))
        , m_b(m_jobs, QStringLiteral("B"))
        , m_view({&m_a, &m_b}, m_points)
        , m_side(side)
    {
        const auto open = [](const QString& path) {
            return [path] { return openForExplaining(std::filesystem::path(path.toStdString())); };
        };
        m_a.setModel(open(a));
        m_b.setModel(open(b));
        m_view.resize(size);
        m_view.show();
        while (!m_view.windowHandle() || !m_view.windowHandle()->isExposed())
            QCoreApplication::processEvents();
        const auto input = makeInput(side);
        m_a.setInput(input);
        m_b.setInput(input);
        m_view.setInput(input);
        const double start = now();
        while (m_a.isBusy() || m_b.isBusy())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        std::printf("  both models opened, and the image explained: %.0f ms\n", now() - start);
    }
    bool isReady() const { return m_a.facts() && m_b.facts(); }
    QString problem() const { return m_a.problem() + m_b.problem(); }

    void measure(const char* name)
    {
        std::vector<double> took, worked;
        cv::RNG random(7);
        for (int i = 0; i < kMoves + kWarm; ++i) {
            const QPoint pixel(random.uniform(0, m_side), random.uniform(0, m_side));
            const double start = now(), work = processorTime();
            move(pixel);
            if (i < kWarm) continue;
            took.push_back(now() - start);
            worked.push_back(processorTime() - work);
        }
        std::ranges::sort(took);
        std::ranges::sort(worked);
        const auto part = [](const std::vector<double>& sorted, double share) {
            return sorted[std::size_t(share * double(sorted.size() - 1))];
        };
        std::printf("  %-44s p50 %6.1f  p95 %6.1f  p99 %6.1f ms, processor p50 %6.1f ms   goal %.0f: %s\n", name,
                    part(took, 0.5), part(took, 0.95), part(took, 0.99), part(worked, 0.5), kGoal,
                    part(took, 0.95) <= kGoal ? "met" : "MISSED");
        std::fflush(stdout);
    }

    ExplainView& view() { return m_view; }

private:
    void move(QPoint pixel)
    {
        auto* pane = m_view.findChild<ExplainPane*>(QStringLiteral("pane0"));
        const QPointF at = pane->view().toWidget(QPointF(pixel) + QPointF(0.5, 0.5));
        QMouseEvent event(QEvent::MouseMove, at, pane->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(pane, &event);
        while (!m_view.isSettled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        paint(m_view);
    }

    JobList m_jobs;
    ModelSide m_a, m_b;
    ExplainPoints m_points;
    ExplainView m_view;
    int m_side;
};

} // namespace

int main(int argc, char** argv)
{
    if (qgetenv("QT_QPA_PLATFORM").isEmpty()) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    applyTheme(Theme::Light);
    const QStringList given = app.arguments().mid(1);
    const auto shipped = [](const char* file) { return QString::fromStdString(needShippedFile(file).string()); };
    const QString a = given.value(0, shipped("models/demo_segformer.safetensors"));
    const QString b = given.value(1, shipped("models/demo_segdeformer.safetensors"));
    const int side = given.value(2, QStringLiteral("512")).toInt();
    const QSize size(given.value(3, QStringLiteral("720")).toInt(), given.value(4, QStringLiteral("734")).toInt());
    std::printf("%d×%d pixels, panes of %d×%d together\n", side, side, size.width(), size.height());
    Bench bench(a, b, side, size);
    if (!bench.isReady()) {
        std::fprintf(stderr, "%s\n", qPrintable(bench.problem()));
        return 1;
    }
    bench.measure("similarity in three panes");
    MapLook look;
    look.outline = 0.5;
    bench.view().setLook(look);
    bench.measure("the same with an outline");
    bench.view().setEverywhere(MapKind::InternalAttention);
    bench.measure("internal attention");
    return 0;
}
