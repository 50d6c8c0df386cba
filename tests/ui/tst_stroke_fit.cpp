// Scribble → fit in the real window: a class that the model has never heard of is learnt from strokes while they are
// painted, kept as the project's model, or discarded as if it had never been.
#include "core/base/program_files.h"
#include "tests/support/assist_projects.h"
#include "ui/annotate/class_choice.h"
#include "ui/assist/fit_bar.h"
#include "ui/assist/proposal.h"
#include "ui/assist/proposed_labels.h"
#include "ui/assist/stroke_fit.h"

#include <QFileInfo>
#include <QLabel>

using namespace sdw;
using namespace sdw::ui;
using demo::DemoClass;

class TestStrokeFit : public QObject, private test::AssistProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void aNewClassIsLearntFromStrokes()
    {
        QVERIFY(openWithNewClass());
        QVERIFY(proposal().isThere());
        QCOMPARE(pixelsProposed(kNew), 0); // the model knows nothing of it
        m_work->key(Qt::Key_T);
        QVERIFY(bar().isVisible());
        QVERIFY(!m_work->action("annotate.fit-keep")->isEnabled());
        // Each stroke where the map is wrong most, as somebody would who looks at it.
        paintStroke(kNew);
        constexpr int kStrokes = 6;
        for (int i = 1; i < kStrokes; ++i) {
            QVERIFY(m_work->settled());
            correctOnce(kNew);
        }
        QVERIFY(m_work->settled());
        QCOMPARE(fit().strokes(), kStrokes);
        QVERIFY(fit().report().has_value());
        QCOMPARE(m_work->steps(), 0); // strokes label nothing
        const double iou = iouProposed(kNew);
        QVERIFY2(iou > 0.6, qPrintable(QString::number(iou)));

        m_work->key(Qt::Key_Z, Qt::ControlModifier); // the last stroke
        QVERIFY(m_work->settled());
        QCOMPARE(fit().strokes(), kStrokes - 1);
        m_work->key(Qt::Key_Return, Qt::ControlModifier); // labelled as shown
        QCOMPARE(m_work->steps(), 1);
    }

    void discardedItNeverWas()
    {
        QVERIFY(openWithNewClass());
        const cv::Mat before = proposal().proposed()->copy.clone();
        m_work->key(Qt::Key_T);
        paintStroke(kNew);
        QVERIFY(m_work->settled());
        QVERIFY(pixelsProposed(kNew) > 0);
        m_work->action("annotate.fit-discard")->trigger();
        QVERIFY(m_work->settled());
        QCOMPARE(fit().strokes(), 0);
        QVERIFY(!fit().report());
        m_work->key(Qt::Key_P, Qt::ControlModifier); // the model as it was
        QVERIFY(m_work->settled());
        QCOMPARE(cv::norm(before, proposal().proposed()->copy, cv::NORM_INF), 0.0);
    }

    void keptItIsTheProjectsModel()
    {
        QVERIFY(openWithNewClass());
        m_work->key(Qt::Key_T);
        paintStroke(kNew);
        QVERIFY(m_work->settled());
        m_work->action("annotate.fit-keep")->trigger();
        QVERIFY(m_work->settled());
        const QFileInfo kept(m_work->window().session().modelPath());
        QVERIFY(kept.exists());
        QCOMPARE(kept.dir().dirName(), QStringLiteral("models"));
        QCOMPARE(fit().strokes(), 0);
        QVERIFY(m_work->message().contains(kept.completeBaseName()));
        m_work->key(Qt::Key_B);
        QVERIFY(m_work->goTo(0)); // proposed by the kept model
        QVERIFY(m_work->settled());
        QVERIFY(proposal().isThere());
        QVERIFY(pixelsProposed(kNew) > 0);
    }

    void strokesOfOneImageAreShownInAnother()
    {
        QVERIFY(openWithNewClass());
        m_work->key(Qt::Key_T);
        paintStroke(kNew);
        QVERIFY(m_work->settled());
        for (int image = 0; image < kImages; ++image) {
            QVERIFY(m_work->goTo(image));
            QVERIFY(proposal().isThere());
            QCOMPARE(proposal().proposed()->size(), kSize);
            QCOMPARE(m_work->steps(), 0);
        }
        QCOMPARE(fit().images(), 1);
    }

    void withoutAModelStrokesAreEnough()
    {
        QVERIFY(openPlain());
        m_work->key(Qt::Key_T);
        QVERIFY(bar().findChild<QLabel*>(QStringLiteral("fitState"))->text().contains(QStringLiteral("no model")));
        paintAt(40, 12); // sky
        m_work->key(Qt::Key_2);
        paintAt(40, 200); // grass
        QVERIFY(m_work->settled());
        QVERIFY(proposal().isThere());
        const auto& labels = *proposal().proposed()->labels;
        QCOMPARE(int(labels.at(44, 12)), 0);
        QCOMPARE(int(labels.at(44, 200)), 1);
    }

private:
    static constexpr DemoClass kNew = DemoClass::Water;

    /// The shipped weights, in a project that calls one of their classes by another name: a class of its own.
    bool openWithNewClass()
    {
        ClassList classes = demo::demoClasses();
        classes[std::size_t(kNew)].name = "pond";
        m_work->window().session().setModelPath(fromPath(needShippedFile("models/demo_segdeformer.safetensors")));
        m_work->window().session().create({.name = QStringLiteral("test"),
                                           .folder = m_home.file(QStringLiteral("fit%1").arg(m_fits++)),
                                           .data = plain(),
                                           .classes = classes,
                                           .classesFromData = false});
        if (!m_work->show()) return false;
        m_work->canvas().setFocus();
        for (int image = 0; image < kImages; ++image) // one with enough of it
            if (m_work->goTo(image) && cv::countNonZero(truth(image) == int(kNew)) > 3000) return true;
        return false;
    }
    int image() const { return m_work->window().session().currentImage(); }
    void paintAt(int x, int y) { m_work->drag(x, y, x + 12, y); }
    void paintStroke(DemoClass one)
    {
        chooseClass(one);
        const cv::Point at = middleOf(image(), one);
        paintAt(at.x - 6, at.y);
    }
    /// A dab in the middle of the largest error of one class, with the class that is right there.
    void correctOnce(DemoClass one)
    {
        const cv::Mat shown = proposal().proposed()->labels->read();
        const ClickMark next = nextClick(truth(image()) == int(one), shown == int(one), {}, {});
        if (next.points.empty()) return;
        const cv::Point at = next.points.front();
        const int right = truth(image()).at<std::uint16_t>(at);
        choice().choose(std::uint16_t(right));
        m_work->click(at.x, at.y);
    }
    ClassChoice& choice() { return *m_work->window().findChild<ClassChoice*>(); }
    Proposal& proposal() { return *m_work->window().currentWorkspace()->findChild<Proposal*>(); }
    StrokeFit& fit() { return *m_work->window().currentWorkspace()->findChild<StrokeFit*>(); }
    FitBar& bar() { return *m_work->window().findChild<FitBar*>(); }
    int pixelsProposed(DemoClass one) { return cv::countNonZero(proposal().proposed()->labels->read() == int(one)); }
    double iouProposed(DemoClass one)
    {
        return maskIou(truth(image()) == int(one), proposal().proposed()->labels->read() == int(one), {});
    }

    int m_fits = 0;
};

QTEST_MAIN(TestStrokeFit)
#include "tst_stroke_fit.moc"
