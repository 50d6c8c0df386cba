#include "tests/support/window_test.h"
#include "ui/jobs/job_list.h"
#include "ui/training/class_scores_plot.h"
#include "ui/training/curve_legend.h"
#include "ui/training/curve_plot.h"
#include "ui/training/plot_link.h"

#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <qcustomplot.h>

#include <cmath>

using namespace sdw;
using namespace sdw::ui;

namespace {

struct Columns {
    std::vector<std::int64_t> steps;
    std::vector<double> seconds;
    std::vector<float> values;

    static Columns falling(int count, float from = 2)
    {
        Columns columns;
        for (int i = 0; i < count; ++i)
            columns.add(i * 10, from / (1 + float(i) * 0.05f));
        return columns;
    }
    void add(std::int64_t step, float value)
    {
        steps.push_back(step);
        seconds.push_back(double(step) / 2);
        values.push_back(value);
    }
    CurveColumns view() const { return {steps, seconds, values, 1}; }
};

CurveLook run(const char* name, int colour)
{
    return {.run = QLatin1String(name), .colour = colour};
}

} // namespace

class TestCurvePlot : public QObject {
    Q_OBJECT
    test::OwnHome m_home;
    JobList m_jobs;

    static void open(CurvePlot& plot)
    {
        plot.resize(600, 400);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.drawNow();
    }
    static QPoint pixelOf(const CurvePlot& plot, double x, double y)
    {
        return QPointF(plot.plot()->xAxis->coordToPixel(x), plot.plot()->yAxis->coordToPixel(y)).toPoint();
    }

private Q_SLOTS:
    void showsEverythingAndFollows()
    {
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        Columns columns = Columns::falling(50);
        plot.setCurve(QStringLiteral("a"), {}, columns.view());
        open(plot);
        QVERIFY(plot.range().first <= 0 && plot.range().second >= 490);
        QVERIFY(plot.plot()->yAxis->range().contains(2));
        columns.add(900, 4);
        plot.setCurve(QStringLiteral("a"), {}, columns.view());
        plot.drawNow();
        QVERIFY(plot.range().second >= 900);
        QVERIFY(plot.plot()->yAxis->range().contains(4));
        QVERIFY(plot.plot()->accessibleDescription().contains(QLatin1Char('4')));
    }
    void paintsTheCurveInItsColour()
    {
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        Columns columns;
        for (int i = 0; i <= 100; ++i)
            columns.add(i, i == 50 ? 3 : 1);
        plot.setCurve(QStringLiteral("a"), run("a", 1), columns.view());
        open(plot);
        const QImage image = plot.plot()->toPixmap().toImage();
        const QColor line = image.pixelColor(pixelOf(plot, 25, 1));
        const QColor wanted = runColour(1);
        QVERIFY2(std::abs(line.red() - wanted.red()) < 60 && std::abs(line.blue() - wanted.blue()) < 60,
                 qPrintable(line.name()));
        QCOMPARE(image.pixelColor(pixelOf(plot, 25, 1) + QPoint(0, 4)), image.pixelColor(1, 1));
        QVERIFY(image.pixelColor(pixelOf(plot, 50, 2)) != image.pixelColor(pixelOf(plot, 40, 2))); // the spike
    }
    void wheelZoomsAroundThePointerAndDoubleClickFits()
    {
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        plot.setCurve(QStringLiteral("a"), {}, Columns::falling(100).view());
        open(plot);
        QSignalSpy moved(&plot, &CurvePlot::rangeMoved);
        const QPoint at = pixelOf(plot, 300, 1);
        QWheelEvent wheel(at, plot.plot()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        const auto before = plot.range();
        QCoreApplication::sendEvent(plot.plot(), &wheel);
        const auto after = plot.range();
        QVERIFY(after.second - after.first < 0.7 * (before.second - before.first));
        QVERIFY(std::abs(plot.plot()->xAxis->coordToPixel(300) - at.x()) < 1.5);
        QVERIFY(!plot.isFitted());
        QCOMPARE(moved.count(), 1);
        QTest::mouseDClick(plot.plot(), Qt::LeftButton, {}, at);
        QVERIFY(plot.isFitted());
        plot.drawNow();
        QCOMPARE(plot.range(), before);
    }
    void draggingMovesWhatIsUnderThePointer()
    {
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        plot.setCurve(QStringLiteral("a"), {}, Columns::falling(100).view());
        open(plot);
        const QPoint from = pixelOf(plot, 500, 1), to = from - QPoint(100, 0);
        const double place = plot.plot()->xAxis->pixelToCoord(from.x());
        QTest::mousePress(plot.plot(), Qt::LeftButton, {}, from);
        QTest::mouseMove(plot.plot(), from - QPoint(50, 0));
        QTest::mouseMove(plot.plot(), to);
        QTest::mouseRelease(plot.plot(), Qt::LeftButton, {}, to);
        QVERIFY(std::abs(plot.plot()->xAxis->pixelToCoord(to.x()) - place) < 1e-6);
    }
    void valuesFollowWhatIsInView()
    {
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        plot.setCurve(QStringLiteral("a"), {}, Columns::falling(100).view());
        open(plot);
        plot.setRange(800, 990);
        plot.drawNow();
        QVERIFY(plot.plot()->yAxis->range().upper < 0.5);
        plot.setLogScale(true);
        plot.fit();
        plot.drawNow();
        QCOMPARE(plot.plot()->yAxis->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(plot.plot()->yAxis->range().lower > 0);
        QVERIFY(plot.plot()->yAxis->range().contains(2));
    }
    void readOutUnderThePointer()
    {
        CurvePlot plot(QStringLiteral("mIoU"), QStringLiteral("%"), m_jobs);
        plot.setPercent(true);
        Columns a, b;
        a.add(1000, 0.25f);
        a.add(2000, 0.5f);
        b.add(1000, 0.125f);
        plot.setCurve(QStringLiteral("a"), run("first", 0), a.view());
        plot.setCurve(QStringLiteral("b"), run("second", 1), b.view());
        open(plot);
        QSignalSpy moved(&plot, &CurvePlot::crosshairMoved);
        QTest::mouseMove(plot.plot(), pixelOf(plot, 1000, 0.3));
        QCOMPARE(moved.count(), 1);
        QStringList lines = plot.readOut();
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(QStringLiteral("Iteration 1")) ||
                lines[0].startsWith(QStringLiteral("Iteration 99")));
        QCOMPARE(lines[1], QStringLiteral("first: 25.00 %"));
        QCOMPARE(lines[2], QStringLiteral("second: 12.50 %"));
        plot.setCrosshair(2000);
        QCOMPARE(plot.readOut().size(), 2); // the second has nothing there
        plot.setCurveShown(QStringLiteral("a"), false);
        QCOMPARE(plot.readOut().size(), 1);
        plot.setCrosshair({});
        QVERIFY(plot.readOut().isEmpty());
        QCOMPARE(moved.count(), 1); // setCrosshair() tells nobody
    }
    void keysMoveZoomAndFit()
    {
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        plot.setCurve(QStringLiteral("a"), {}, Columns::falling(10).view());
        open(plot);
        plot.plot()->setFocus();
        QTest::keyClick(plot.plot(), Qt::Key_Right);
        QVERIFY(plot.crosshair().has_value());
        const double first = *plot.crosshair();
        QTest::keyClick(plot.plot(), Qt::Key_Right);
        QCOMPARE(*plot.crosshair(), first + 10); // the next point
        const auto before = plot.range();
        QTest::keyClick(plot.plot(), Qt::Key_Plus);
        QVERIFY(plot.range().second - plot.range().first < before.second - before.first);
        QTest::keyClick(plot.plot(), Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(!plot.isFitted());
        QTest::keyClick(plot.plot(), Qt::Key_Home);
        QVERIFY(plot.isFitted());
        QTest::keyClick(plot.plot(), Qt::Key_Escape);
        QVERIFY(!plot.crosshair());
    }
    void legendHidesAndIsolates()
    {
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        const QStringList ids{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        for (int i = 0; i < 3; ++i)
            plot.setCurve(ids[i], run(qPrintable(ids[i]), i), Columns::falling(10, float(i + 1)).view());
        open(plot);
        CurveLegend* legend = plot.legend();
        QVERIFY(legend->isVisible());
        QCOMPARE(legend->count(), 3);
        const auto click = [&](const QString& id, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(legend->viewport(), Qt::LeftButton, modifiers,
                              legend->visualItemRect(legend->itemOf(id)).center());
            plot.drawNow();
        };
        click(ids[2], Qt::NoModifier);
        QVERIFY(!plot.isCurveShown(ids[2]));
        QVERIFY(legend->itemOf(ids[2])->font().strikeOut()); // not by colour alone
        QVERIFY(!plot.plot()->yAxis->range().contains(2.9));
        click(ids[2], Qt::NoModifier);
        QVERIFY(plot.isCurveShown(ids[2]));
        click(ids[0], Qt::AltModifier);
        QVERIFY(plot.isCurveShown(ids[0]) && !plot.isCurveShown(ids[1]) && !plot.isCurveShown(ids[2]));
        click(ids[0], Qt::AltModifier);
        QVERIFY(plot.isCurveShown(ids[1]) && plot.isCurveShown(ids[2]));
        legend->setCurrentItem(legend->itemOf(ids[1]));
        QTest::keyClick(legend, Qt::Key_Space);
        QVERIFY(!plot.isCurveShown(ids[1]));
    }
    void linkedPlotsMoveTogether()
    {
        CurvePlot loss(QStringLiteral("Loss"), {}, m_jobs), score(QStringLiteral("mIoU"), {}, m_jobs);
        PlotLink link;
        link.add(&loss);
        link.add(&score);
        loss.setCurve(QStringLiteral("a"), {}, Columns::falling(100).view());
        score.setCurve(QStringLiteral("a"), {}, Columns::falling(20).view());
        open(loss);
        open(score);
        score.drawNow();
        QCOMPARE(score.range(), loss.range()); // one place is at one place in both
        QTest::mouseMove(loss.plot(), pixelOf(loss, 100, 1));
        QVERIFY(score.crosshair().has_value());
        QCOMPARE(*score.crosshair(), *loss.crosshair());
        loss.zoom(0.5);
        QCOMPARE(score.range(), loss.range());
        score.plot()->setFocus();
        QTest::keyClick(score.plot(), Qt::Key_Home);
        QVERIFY(loss.isFitted());
    }
    void timeAsTheAxis()
    {
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        plot.setCurve(QStringLiteral("a"), {}, Columns::falling(100).view());
        plot.setAxis(CurveAxis::Time);
        open(plot);
        QVERIFY(plot.range().second >= 495 && plot.range().second < 520);
        plot.setCrosshair(120);
        QCOMPARE(plot.readOut().first(), QStringLiteral("After 2 min"));
    }
    void exportsPicturesAndNumbers()
    {
        QTemporaryDir dir;
        CurvePlot plot(QStringLiteral("Loss"), {}, m_jobs);
        Columns columns;
        columns.add(10, 1.5f);
        columns.add(20, std::nanf(""));
        columns.add(30, 0.1f);
        plot.setCurve(QStringLiteral("a"), {.run = QStringLiteral("b0, \"x\""), .figure = QStringLiteral("total")},
                      columns.view());
        plot.setCurve(QStringLiteral("b"), run("hidden", 1), columns.view());
        plot.setCurveShown(QStringLiteral("b"), false);
        open(plot);
        QSignalSpy exported(&plot, &CurvePlot::exported);
        const auto save = [&](const char* name, CurvePlot::FileKind kind) {
            const QString file = dir.filePath(QLatin1String(name));
            plot.exportTo(file, kind);
            [&] { QTRY_VERIFY(!exported.isEmpty() && exported.last().first() == file); }();
            QFile read(file);
            return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
        };
        QCOMPARE(save("p.csv", CurvePlot::FileKind::Csv),
                 QByteArray("run,figure,iteration,seconds,value\n\"b0, \"\"x\"\"\",total,10,5,1.5\n"
                            "\"b0, \"\"x\"\"\",total,20,10,\n\"b0, \"\"x\"\"\",total,30,15,0.1\n"));
        const QImage png = QImage::fromData(save("p.png", CurvePlot::FileKind::Png));
        QVERIFY(png.width() == 2 * plot.plot()->width());
        QCOMPARE(png.pixelColor(1, 1), QColor(Qt::white));
        QSvgRenderer svg(save("p.svg", CurvePlot::FileKind::Svg));
        QVERIFY(svg.isValid());
        QVERIFY(save("p.svg", CurvePlot::FileKind::Svg).contains("polyline")); // lines, not a picture
        QVERIFY(save("p.pdf", CurvePlot::FileKind::Pdf).startsWith("%PDF"));
        QSignalSpy failed(&plot, &CurvePlot::failed);
        plot.exportTo(dir.filePath(QStringLiteral("none/p.csv")), CurvePlot::FileKind::Csv);
        QTRY_COMPARE(failed.count(), 1);
    }
    void classesAsBarsAndLines()
    {
        QTemporaryDir dir;
        RunLog log(toPath(dir.path()));
        JournalPart part;
        part.state = JournalState::UpToDate;
        const float none = std::nanf("");
        const auto evaluation = [](std::int64_t step, std::vector<float> iou) {
            RunEvent event;
            event.type = RunEvent::Type::Val;
            event.step = step;
            event.values = {0.4f, 0.5f, 0.6f};
            event.iou = std::move(iou);
            return event;
        };
        part.events = {evaluation(100, {0.5f, none, 0.1f}), evaluation(200, {0.4f, none, 0.6f})};
        log.add(part);
        ClassScoresPlot plot(m_jobs);
        plot.resize(400, 300);
        plot.setRun(log, {{QStringLiteral("road"), Qt::red}, {QStringLiteral("car"), Qt::green}});
        const auto names = [&] {
            QStringList found;
            for (const ClassBar& bar : plot.bars())
                found << bar.name;
            return found;
        };
        QCOMPARE(names(), (QStringList{QStringLiteral("road"), QStringLiteral("Class 2"), QStringLiteral("car")}));
        QVERIFY(std::isnan(plot.bars().back().percent)); // absent is a dash, never 0
        QVERIFY(std::abs(plot.bars()[1].percent - 60) < 1e-4);
        plot.setOrder(ClassScoresPlot::Order::BestFirst);
        QCOMPARE(names().first(), QStringLiteral("Class 2"));
        plot.setOrder(ClassScoresPlot::Order::WorstFirst);
        QCOMPARE(names().first(), QStringLiteral("road"));
        QCOMPARE(names().last(), QStringLiteral("car"));
        plot.setStep(150); // the evaluation before it
        QCOMPARE(names().first(), QStringLiteral("Class 2"));
        QCOMPARE(plot.lines()->curves().size(), 3);
        QCOMPARE(plot.lines()->series(QStringLiteral("0"))->size(), std::size_t(2));
        plot.setView(ClassScoresPlot::View::Lines);
        QCOMPARE(plot.view(), ClassScoresPlot::View::Lines);
        plot.clear();
        QVERIFY(plot.bars().empty());
    }
};

QTEST_MAIN(TestCurvePlot)
#include "tst_curve_plot.moc"
