// Click to mask in the real window, by mouse and keys, on scenes whose truth is known.
#include "tests/support/assist_projects.h"
#include "ui/annotate/annotation_context.h"

using namespace sdw;
using namespace sdw::ui;
using demo::DemoClass;

class TestClickMask : public QObject, private test::AssistProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void aClickLabelsWhatIsMeant()
    {
        QVERIFY(openScenes());
        chooseClass(DemoClass::Sky);
        m_work->key(Qt::Key_Q);
        QVERIFY(m_work->settled()); // features are there
        const cv::Point sky = middleOf(0, DemoClass::Sky);
        m_work->click(sky.x, sky.y);
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->steps(), 0);
        m_work->key(Qt::Key_Return);
        QCOMPARE(m_work->steps(), 1);
        // Where it went wrong most: once more, with a second click there.
        const ClickMark next =
            nextClick(truth(0) == int(DemoClass::Sky), labels(0) == int(DemoClass::Sky), {}, {ClickMark{{sky}, true}});
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        m_work->click(sky.x, sky.y);
        const cv::Point at = next.points.front();
        next.positive ? m_work->click(at.x, at.y) : m_work->rightClick(at.x, at.y);
        QVERIFY(m_work->settled());
        m_work->key(Qt::Key_Return);
        QCOMPARE(m_work->steps(), 1);
        const double iou = iouOf(DemoClass::Sky);
        QVERIFY2(iou > 0.85, qPrintable(QString::number(iou)));
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_work->steps(), 0);
        QVERIFY(cv::countNonZero(labels(0) != kUnlabelled) == 0);
    }

    void undoInsideTakesBackTheLastMark()
    {
        QVERIFY(openScenes());
        m_work->key(Qt::Key_Q);
        QVERIFY(m_work->settled());
        m_work->click(40, 12);
        m_work->click(160, 200);
        QVERIFY(m_work->settled());
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        m_work->key(Qt::Key_Return);
        QCOMPARE(m_work->steps(), 0); // nothing was left
        m_work->click(40, 12);
        m_work->key(Qt::Key_Escape);
        m_work->key(Qt::Key_Return);
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->steps(), 0);
    }

    /// Whoever leafs on while features or a mask are on their way labels nothing, in neither image.
    void leafingWhileComputingLabelsNothing()
    {
        QVERIFY(openScenes());
        m_work->key(Qt::Key_Q);
        m_work->click(40, 12);       // the model still looks
        m_work->key(Qt::Key_Return); // and the answer is to be taken over
        QVERIFY(m_work->goTo(1));
        QCOMPARE(m_work->steps(), 0);
        m_work->click(40, 12); // features are there, the mask is on its way
        m_work->key(Qt::Key_Return);
        QVERIFY(m_work->goTo(2));
        QCOMPARE(m_work->steps(), 0);
        for (const int image : {0, 1, 2}) {
            QVERIFY(m_work->goTo(image));
            // A mask that was there before leafing may have been taken over, but only where it belongs.
            if (m_work->steps() > 0) QCOMPARE(image, 1);
            m_work->key(Qt::Key_Return);
            QVERIFY(m_work->settled());
        }
        QVERIFY(m_work->goTo(0));
        QCOMPARE(m_work->steps(), 0);
    }

    void withoutAModelColoursAreUsed()
    {
        QVERIFY(openPlain());
        m_work->key(Qt::Key_Q);
        QVERIFY(m_work->settled());
        QVERIFY(m_work->message().contains(QStringLiteral("model"))); // what one would add
        m_work->click(40, 12);
        QVERIFY(m_work->settled());
        m_work->key(Qt::Key_Return);
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->steps(), 1);
        QCOMPARE(m_work->labelAt(40, 12), 0);
        m_work->key(Qt::Key_B);
        QVERIFY(m_work->message().isEmpty());
    }

    void theWheelStillZooms()
    {
        QVERIFY(openScenes());
        m_work->key(Qt::Key_Q);
        QVERIFY(m_work->settled());
        auto* context = m_work->window().currentWorkspace()->findChild<AnnotationContext*>();
        const auto turn = [&](Qt::KeyboardModifiers modifiers) {
            const QPointF at = m_work->at(100, 100);
            QWheelEvent event(at, m_work->canvas().mapToGlobal(at), {}, {0, 120}, Qt::NoButton, modifiers,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(&m_work->canvas(), &event);
        };
        const double zoom = m_work->canvas().view().zoom();
        turn(Qt::NoModifier);
        QVERIFY(m_work->canvas().view().zoom() > zoom);
        QCOMPARE(context->option(QStringLiteral("click-tolerance")).toInt(), 50);
        turn(Qt::AltModifier);
        QCOMPARE(context->option(QStringLiteral("click-tolerance")).toInt(), 55);
    }
};

QTEST_MAIN(TestClickMask)
#include "tst_click_mask.moc"
