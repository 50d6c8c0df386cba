#include "core/base/random.h"
#include "tests/support/fake_tool_context.h"
#include "ui/icons/icon.h"

#include <QPainter>
#include <QSet>

using namespace sdw;
using namespace sdw::test;
using namespace sdw::ui;

namespace {

Shape square(std::uint64_t id, double x, double y, double side, std::uint16_t label)
{
    Shape shape;
    shape.id = id;
    shape.order = std::int64_t(id);
    shape.label = label;
    shape.parts = {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}};
    return shape;
}

void checkOption(const ToolOption& option, QHash<QString, QVariant>& defaults)
{
    QVERIFY2(!option.id.isEmpty() && !option.name.isEmpty(), qPrintable(option.id));
    QVERIFY2(!option.toolTip.isEmpty() && !option.toolTip.endsWith(u'.'), qPrintable(option.id));
    QVERIFY2(option.value.isValid(), qPrintable(option.id));
    if (option.value.typeId() != QMetaType::Bool)
        QVERIFY2(option.value.toDouble() >= option.from && option.value.toDouble() <= option.to, qPrintable(option.id));
    if (!option.choices.isEmpty()) QCOMPARE(int(option.to), int(option.choices.size()) - 1);
    if (defaults.contains(option.id)) QCOMPARE(option.value, defaults.value(option.id)); // shared: one default
    defaults.insert(option.id, option.value);
}

} // namespace

class TestToolCatalog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyToolSaysWhatItIs()
    {
        FakeToolContext context(testPicture());
        QSet<QString> ids, keys;
        QHash<QString, QVariant> defaults;
        for (const auto& entry : toolCatalog()) {
            const ToolInfo info = entry.make(context)->info();
            QCOMPARE(info.id, QString::fromLatin1(entry.id));
            QVERIFY2(!ids.contains(info.id), entry.id);
            QVERIFY2(!info.key.isEmpty() && !keys.contains(info.key.toString()), entry.id);
            QVERIFY2(!info.name.isEmpty() && !info.toolTip.isEmpty(), entry.id);
            QVERIFY2(hasIcon(info.icon), entry.id);
            ids << info.id;
            keys << info.key.toString();
            for (const auto& option : info.options)
                checkOption(option, defaults);
        }
        for (const auto& entry : operationCatalog()) {
            const OperationInfo info = entry.make()->info();
            QCOMPARE(info.id, QString::fromLatin1(entry.id));
            QVERIFY2(!ids.contains(info.id), entry.id);
            QVERIFY2(info.key.isEmpty() || !keys.contains(info.key.toString()), entry.id);
            QVERIFY2(!info.name.isEmpty() && !info.toolTip.isEmpty(), entry.id);
            QVERIFY2(hasIcon(info.icon), entry.id);
            ids << info.id;
            keys << info.key.toString();
            for (const auto& option : info.options)
                checkOption(option, defaults);
        }
    }

    /// Whatever the hand does, nothing breaks, the canvas shows the truth, and cancel() leaves nothing behind.
    void anyEventsLeaveNothingBehind_data()
    {
        QTest::addColumn<QString>("tool");
        for (const auto& entry : toolCatalog())
            QTest::newRow(entry.id) << QString::fromLatin1(entry.id);
    }

    void anyEventsLeaveNothingBehind()
    {
        QFETCH(QString, tool);
        FakeToolContext context(testPicture());
        for (int i = 0; i < 4; ++i)
            context.add(square(std::uint64_t(i + 1), 10 + 22 * i, 15 + 9 * i, 30, std::uint16_t(i)));
        Shape ellipse;
        ellipse.id = 9;
        ellipse.kind = ShapeKind::Ellipse;
        ellipse.label = 2;
        ellipse.centre = {80, 30};
        ellipse.size = {30, 20};
        ellipse.angle = 20;
        context.add(ellipse);
        Random random(2026, std::uint64_t(tool.size() * 256 + tool.front().unicode()));
        Hand hand(context, qPrintable(tool));
        bool hasPart = false; // as somebody knows who asks whenever something is drawn
        context.drawn = [&] { hasPart = hand.tool().hasPart(); };
        QImage drawn(context.viewport.widgetSize(), QImage::Format_ARGB32_Premultiplied);
        const Qt::KeyboardModifier modifiers[] = {Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier,
                                                  Qt::ControlModifier, Qt::AltModifier};
        const int keys[] = {Qt::Key_Backspace, Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_Delete,
                            Qt::Key_Left,      Qt::Key_Down,        Qt::Key_Shift,        Qt::Key_Alt};
        QPointF at(60, 45);
        for (int round = 0; round < 400; ++round) {
            if (random.coin(0.2)) hand.modifiers = modifiers[random.below(5)];
            at = random.coin(0.5) ? QPointF(random.uniform(-15, 135), random.uniform(-15, 105))
                                  : at + QPointF(random.uniform(-6, 6), random.uniform(-6, 6));
            const auto button = random.coin(0.8) ? Qt::LeftButton : Qt::RightButton;
            switch (random.below(14)) {
            case 0:
            case 1:
            case 2:
                hand.press(at, button);
                break;
            case 3:
            case 4:
            case 5:
                hand.move(at);
                break;
            case 6:
            case 7:
            case 8:
                hand.release(at, button);
                break;
            case 9:
                hand.doubleClick(at, button);
                break;
            case 10:
                random.coin(0.8) ? hand.hover(at) : hand.leave();
                break;
            case 11:
                hand.key(keys[random.below(8)]);
                break;
            case 12:
                hand.tool().wheel(random.uniform(-3, 3), modifiers[random.below(5)]);
                break;
            default:
                switch (random.below(6)) {
                case 0:
                    hand.tool().cancel();
                    break;
                case 1:
                    hand.tool().finish();
                    break;
                case 2: {
                    const bool had = hand.tool().hasPart();
                    QCOMPARE(hand.tool().undoPart(), had);
                    break;
                }
                case 3:
                    hand.tool().settingsChanged();
                    break;
                case 4:
                    QVERIFY(context.waitForJob());
                    break;
                default: // while something may be in the hand
                    random.coin(0.5) ? context.document.undo() : context.document.redo();
                }
            }
            QCOMPARE(hand.tool().hasPart(), hasPart);
            QVERIFY(context.isCanvasRight());
            QPainter painter(&drawn);
            hand.tool().paint(painter, context.viewport);
        }
        hand.tool().cancel();
        QVERIFY(context.waitForJob());
        QVERIFY(!context.isPreviewing());
        QVERIFY(context.isCanvasRight());
        QCOMPARE(context.failures, QStringList());
        const auto steps = context.steps(), position = context.document.position();
        const cv::Mat labels = context.labelsNow();
        QVERIFY(!hand.tool().finish());
        QVERIFY(!hand.tool().hasPart());
        QVERIFY(!hand.tool().undoPart());
        QCOMPARE(context.steps(), steps);
        // Undone to the start, redone to where the hand left it.
        context.document.goTo(0);
        QCOMPARE(context.labels().count(kUnlabelled), std::int64_t(120 * 90));
        QCOMPARE(context.shapes().size(), std::size_t(0));
        context.document.goTo(position);
        QVERIFY(samePixels(context.labelsNow(), labels));
    }
};

QTEST_MAIN(TestToolCatalog)
#include "tst_tool_catalog.moc"
