// How the canvas passes on pointer, wheel and keys, and moves its view.
#include "tests/support/canvas_scene.h"
#include "ui/settings/theme.h"

#include <QAction>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QWheelEvent>
#include <QtTest/QtTest>

#include <set>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::pattern;

namespace {

/// Notes what it is told.
class Recorder : public CanvasTool {
public:
    bool pointer(const PointerEvent& event) override
    {
        events.push_back(event);
        return event.kind == PointerEvent::Kind::DoubleClick ? usesDoubleClicks : uses;
    }
    bool keyPressed(const QKeyEvent& event) override
    {
        keys.push_back(event.key());
        return usedKeys.contains(event.key());
    }
    bool wheel(double steps, Qt::KeyboardModifiers held) override
    {
        notches += steps;
        modifiers = held;
        return true;
    }
    void paint(QPainter&, const Viewport&) override { ++paints; }

    std::vector<PointerEvent> events;
    std::vector<int> keys;
    std::set<int> usedKeys;
    bool uses = true, usesDoubleClicks = true;
    double notches = 0;
    Qt::KeyboardModifiers modifiers;
    int paints = 0;
};

using Kind = PointerEvent::Kind;

} // namespace

class TestCanvasInput : public QObject, private sdw::test::CanvasScene {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Dark); }
    void init() { m_canvas = std::make_unique<Canvas>(); }
    void cleanup() { m_canvas.reset(); }

    void pointsAtPixels_data()
    {
        QTest::addColumn<double>("zoom");
        for (const double zoom : {0.25, 1.0, 3.0, 17.0, 64.0})
            QTest::addRow("%g", zoom) << zoom;
    }
    void pointsAtPixels()
    {
        QFETCH(double, zoom);
        open(pattern(300, 400));
        zoomTo(zoom);
        Recorder tool;
        m_canvas->setTool(&tool);
        QSignalSpy pointed(m_canvas.get(), &Canvas::pointed);
        const QPoint at(212, 162);
        QMouseEvent move(QEvent::MouseMove, QPointF(at), m_canvas->mapToGlobal(QPointF(at)), Qt::NoButton, Qt::NoButton,
                         {});
        QCoreApplication::sendEvent(m_canvas.get(), &move);
        QVERIFY(!tool.events.empty());
        const PointerEvent& event = tool.events.back();
        QCOMPARE(event.kind, Kind::Hover);
        QCOMPARE(event.widget, QPointF(at));
        QCOMPARE(event.image, m_canvas->view().toImage(at));
        const QPoint pixel(int(event.image.x()), int(event.image.y()));
        QCOMPARE(pointed.last().first().toPoint(), pixel);
        // what is drawn there is that pixel, up to the rounding of the image's corner
        const ViewGrid& grid = (shown(), m_canvas->frame().grid());
        QVERIFY(std::abs(grid.column(at.x()) - pixel.x()) <= std::ceil(1 / zoom));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_canvas.get(), &leave);
        QCOMPARE(tool.events.back().kind, Kind::Leave);
        QCOMPARE(pointed.last().first().toPoint(), QPoint(-1, -1));
    }
    void aStrokeReachesTheTool()
    {
        open(pattern(300, 400));
        Recorder tool;
        m_canvas->setTool(&tool);
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, Qt::ControlModifier, {100, 100});
        for (int i = 1; i <= 5; ++i) {
            QMouseEvent move(QEvent::MouseMove, QPointF(100 + i, 100), m_canvas->mapToGlobal(QPointF(100 + i, 100)),
                             Qt::NoButton, Qt::LeftButton, Qt::ControlModifier);
            QCoreApplication::sendEvent(m_canvas.get(), &move);
        }
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, Qt::ControlModifier, {105, 100});
        QCOMPARE(tool.events.size(), std::size_t(7)); // no sample is lost
        QCOMPARE(tool.events.front().kind, Kind::Press);
        QCOMPARE(tool.events.front().button, Qt::LeftButton);
        QCOMPARE(tool.events.front().modifiers, Qt::ControlModifier);
        for (int i = 1; i <= 5; ++i) {
            QCOMPARE(tool.events[std::size_t(i)].kind, Kind::Move);
            QCOMPARE(tool.events[std::size_t(i)].image, QPointF(100 + i - kMargin, 100 - kMargin));
            QCOMPARE(tool.events[std::size_t(i)].buttons, Qt::LeftButton);
        }
        QCOMPARE(tool.events.back().kind, Kind::Release);
        QVERIFY(m_canvas->view().isFitted());
    }
    void aSecondQuickDabIsAPress()
    {
        open(pattern(300, 400));
        Recorder tool;
        tool.usesDoubleClicks = false;
        m_canvas->setTool(&tool);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
        QTest::mouseDClick(m_canvas->windowHandle(), Qt::LeftButton, {}, {100, 100});
        std::vector<Kind> kinds;
        for (const PointerEvent& event : tool.events)
            if (event.kind != Kind::Hover) kinds.push_back(event.kind);
        QVERIFY((kinds == std::vector{Kind::Press, Kind::Release, Kind::DoubleClick, Kind::Press, Kind::Release}));
    }
    void aPenHasPressure()
    {
        open(pattern(300, 400));
        Recorder tool;
        m_canvas->setTool(&tool);
        static const QPointingDevice pen(QStringLiteral("pen"), 1, QInputDevice::DeviceType::Stylus,
                                         QPointingDevice::PointerType::Pen,
                                         QInputDevice::Capability::Position | QInputDevice::Capability::Pressure, 1, 2);
        const auto send = [&](QEvent::Type type, double pressure, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QTabletEvent event(type, &pen, QPointF(60, 70), m_canvas->mapToGlobal(QPointF(60, 70)), pressure, 0, 0, 0,
                               0, 0, Qt::NoModifier, button, buttons);
            QCoreApplication::sendEvent(m_canvas.get(), &event);
            QVERIFY(event.isAccepted()); // else the mouse would draw the same once more
        };
        send(QEvent::TabletMove, 0, Qt::NoButton, Qt::NoButton);
        send(QEvent::TabletPress, 0.4, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::TabletMove, 0.7, Qt::NoButton, Qt::LeftButton);
        send(QEvent::TabletRelease, 0, Qt::LeftButton, Qt::NoButton);
        QCOMPARE(tool.events.size(), std::size_t(4));
        QCOMPARE(tool.events[0].kind, Kind::Hover);
        QCOMPARE(tool.events[1].pressure, 0.4);
        QCOMPARE(tool.events[2].pressure, 0.7);
        QCOMPARE(tool.events[2].kind, Kind::Move);
        QCOMPARE(tool.events[3].button, Qt::LeftButton);
    }
    void theMiddleButtonAndSpaceMoveTheImage()
    {
        open(pattern(300, 400));
        zoomTo(4);
        Recorder tool;
        m_canvas->setTool(&tool);
        const auto drag = [&](Qt::MouseButton button) {
            const QPointF place = m_canvas->view().toImage({100, 100});
            QTest::mousePress(m_canvas.get(), button, {}, {100, 100});
            QMouseEvent move(QEvent::MouseMove, QPointF(130, 90), m_canvas->mapToGlobal(QPointF(130, 90)), Qt::NoButton,
                             button, {});
            QCoreApplication::sendEvent(m_canvas.get(), &move);
            QTest::mouseRelease(m_canvas.get(), button, {}, {130, 90});
            return (m_canvas->view().toImage({130, 90}) - place).manhattanLength() < 1e-6;
        };
        QVERIFY(drag(Qt::MiddleButton));
        QVERIFY(tool.events.empty());
        QTest::keyPress(m_canvas.get(), Qt::Key_Space);
        QCOMPARE(m_canvas->cursor().shape(), Qt::OpenHandCursor);
        QVERIFY(drag(Qt::LeftButton));
        QVERIFY(tool.events.empty());
        QTest::keyRelease(m_canvas.get(), Qt::Key_Space);
        QCOMPARE(m_canvas->cursor().shape(), Qt::CrossCursor);
        QVERIFY(!drag(Qt::LeftButton));
        QVERIFY(!tool.events.empty());
        tool.uses = false; // what a tool has no use for moves the image
        QVERIFY(drag(Qt::LeftButton));
        m_canvas->setTool(nullptr);
        QVERIFY(drag(Qt::LeftButton));
    }
    void theWheelZoomsAtThePointer()
    {
        open(pattern(300, 400));
        Recorder tool;
        m_canvas->setTool(&tool);
        QSignalSpy changed(m_canvas.get(), &Canvas::viewChanged);
        const QPointF at(150, 120);
        const auto wheel = [&](QPoint angle, Qt::KeyboardModifiers modifiers) {
            QWheelEvent event(at, m_canvas->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                              false);
            QCoreApplication::sendEvent(m_canvas.get(), &event);
        };
        const QPointF place = m_canvas->view().toImage(at);
        wheel({0, 240}, Qt::NoModifier);
        QVERIFY(std::abs(m_canvas->view().zoom() - 1.25 * 1.25) < 1e-9);
        QVERIFY((m_canvas->view().toImage(at) - place).manhattanLength() < 1e-6);
        wheel({0, -120}, Qt::ControlModifier);
        QVERIFY(std::abs(m_canvas->view().zoom() - 1.25) < 1e-9);
        QCOMPARE(changed.size(), 2);
        const double left = m_canvas->view().toWidget({0, 0}).x();
        wheel({0, 120}, Qt::ShiftModifier);
        QVERIFY(m_canvas->view().toWidget({0, 0}).x() > left);
        QCOMPARE(tool.notches, 0.0);
        wheel({120, 0}, Qt::AltModifier); // with Alt some systems turn the axes
        QCOMPARE(tool.notches, 1.0);
        QCOMPARE(tool.modifiers, Qt::AltModifier);
        wheel({0, -240}, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tool.notches, -1.0);
    }
    void aTouchPadMoves()
    {
        open(pattern(300, 400));
        zoomTo(4);
        const QPointF before = m_canvas->view().toWidget({0, 0});
        QWheelEvent event({100, 100}, m_canvas->mapToGlobal(QPointF(100, 100)), {-9, 14}, {-18, 28}, Qt::NoButton, {},
                          Qt::ScrollUpdate, false);
        QCoreApplication::sendEvent(m_canvas.get(), &event);
        QCOMPARE(m_canvas->view().toWidget({0, 0}) - before, QPointF(-9, 14));
        QCOMPARE(m_canvas->view().zoom(), 4.0);
    }
    void keysGoToTheToolBeforeShortcuts()
    {
        open(pattern(300, 400));
        Recorder tool;
        tool.usedKeys = {Qt::Key_Return};
        m_canvas->setTool(&tool);
        QAction enter, digit;
        enter.setShortcut(QKeySequence(Qt::Key_Return));
        digit.setShortcut(QKeySequence(Qt::Key_1));
        m_canvas->addActions({&enter, &digit});
        QSignalSpy entered(&enter, &QAction::triggered), chosen(&digit, &QAction::triggered);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
        QApplication::setActiveWindow(m_canvas.get());
        m_canvas->setFocus();
        QTest::keyClick(m_canvas->windowHandle(), Qt::Key_Return);
        QCOMPARE(tool.keys, std::vector<int>{Qt::Key_Return}); // once
        QCOMPARE(entered.size(), 0);
        QTest::keyClick(m_canvas->windowHandle(), Qt::Key_1);
        QCOMPARE(chosen.size(), 1);
        const QPointF before = m_canvas->view().toWidget({0, 0});
        QTest::keyClick(m_canvas->windowHandle(), Qt::Key_Left);
        QVERIFY(m_canvas->view().toWidget({0, 0}).x() > before.x());
        QCOMPARE(m_canvas->view().toWidget({0, 0}).y(), before.y());
    }
    void theFocusIsFramedForTheKeyboardOnly()
    {
        open(pattern(300, 400));
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
        QApplication::setActiveWindow(m_canvas.get());
        const auto framed = [&] {
            return m_canvas->grab().toImage().pixelColor(m_canvas->width() / 2, 1) ==
                   m_canvas->palette().color(QPalette::Highlight);
        };
        m_canvas->setFocus();
        QVERIFY(!framed());
        m_canvas->clearFocus();
        m_canvas->setFocus(Qt::TabFocusReason);
        QVERIFY(framed());
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton);
        QVERIFY(!framed());
    }
    void theToolPaintsOverTheImage()
    {
        Recorder tool;
        m_canvas->setTool(&tool);
        m_canvas->resize(200, 200);
        shown();
        QCOMPARE(tool.paints, 0); // there is no image to work on
        open(pattern(300, 400));
        shown();
        QCOMPARE(tool.paints, 1);
        m_canvas->toolChanged({10, 10, 5, 5});
        shown();
        QVERIFY(m_canvas->frame().lastComposed().isEmpty());
    }
    void goesToPlaces()
    {
        open(pattern(300, 400));
        m_canvas->showActualSize();
        QCOMPARE(m_canvas->view().zoom(), 1.0);
        m_canvas->zoomIn();
        QCOMPARE(m_canvas->view().zoom(), 1.25);
        m_canvas->zoomOut();
        QCOMPARE(m_canvas->view().zoom(), 1.0);
        m_canvas->reveal({300, 200, 40, 20});
        QVERIFY(m_canvas->view().visible().contains(QRectF(300, 200, 40, 20)));
        QVERIFY(m_canvas->view().zoom() > 2);
        const double zoom = m_canvas->view().zoom();
        m_canvas->reveal({10, 10, 1, 1});
        QVERIFY(m_canvas->view().zoom() >= zoom);
        m_canvas->fit();
        QVERIFY(m_canvas->view().isFitted());
        QVERIFY(!m_canvas->accessibleName().isEmpty() && m_canvas->focusPolicy() == Qt::StrongFocus);
    }
};

QTEST_MAIN(TestCanvasInput)
#include "tst_canvas_input.moc"
