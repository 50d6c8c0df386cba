// Predict, then correct: what the model proposes for new images, taken over as a whole, by class, by piece, and the
// walk through the places where it is not sure. In the real window, by mouse and keys.
#include "core/base/program_files.h"
#include "tests/support/assist_projects.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/class_choice.h"
#include "ui/annotate/tool_set.h"
#include "ui/assist/proposal.h"
#include "ui/assist/proposed_labels.h"

using namespace sdw;
using namespace sdw::ui;
using demo::DemoClass;

class TestProposal : public QObject, private test::AssistProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void newImagesGetOne()
    {
        QVERIFY(openScenes());
        QVERIFY(proposal().isThere()); // nobody asked
        QVERIFY(m_work->message().isEmpty());
        QVERIFY(accuracy(proposal().proposed()->labels->read(), 0) > 0.6);
        QCOMPARE(m_work->steps(), 0);
        QVERIFY(m_work->goTo(1));
        QVERIFY(proposal().isThere());
        QVERIFY(accuracy(proposal().proposed()->labels->read(), 1) > 0.6); // of this image, not of the other
        m_work->key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_work->steps(), 1);
        QVERIFY(accuracy(labels(1), 1) > 0.6);
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(cv::countNonZero(labels(1) != kUnlabelled) == 0);
    }

    void labelledImagesGetNone()
    {
        QVERIFY(openScenes());
        m_work->key(Qt::Key_Backspace, Qt::ControlModifier); // dropped
        QVERIFY(!proposal().isThere());
        m_work->key(Qt::Key_B);
        m_work->drag(80, 100, 120, 100);
        QVERIFY(m_work->goTo(1));
        QVERIFY(proposal().isThere());
        QVERIFY(m_work->goTo(0));
        QVERIFY(!proposal().isThere());
        m_work->key(Qt::Key_P, Qt::ControlModifier); // but whoever asks is answered
        QVERIFY(m_work->settled());
        QVERIFY(proposal().isThere());
        QVERIFY(m_work->message().contains(QStringLiteral("hatched")));
    }

    void itCanBeSwitchedOff()
    {
        QVERIFY(openScenes());
        m_work->action("annotate.propose-new")->trigger();
        QVERIFY(m_work->goTo(1));
        QVERIFY(!proposal().isThere());
        m_work->action("annotate.propose-new")->trigger(); // at once for the image in hand
        QVERIFY(m_work->settled());
        QVERIFY(proposal().isThere());
    }

    void aClassIsTakenOverAlone()
    {
        QVERIFY(openScenes());
        chooseClass(DemoClass::Sky);
        m_work->key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_work->steps(), 1);
        const cv::Mat proposed = proposal().proposed()->labels->read();
        QVERIFY(test::samePixelsOf(labels(0) == int(DemoClass::Sky), proposed == int(DemoClass::Sky)));
        QCOMPARE(cv::countNonZero(labels(0) != kUnlabelled), cv::countNonZero(proposed == int(DemoClass::Sky)));
        QVERIFY(proposal().isThere()); // the rest stays
    }

    void aClickTakesAPieceOverAndTheRightButtonLeavesItOut()
    {
        QVERIFY(openScenes());
        m_work->key(Qt::Key_Y);
        const cv::Point sky = middleOf(0, DemoClass::Sky), other = middleOf(0, DemoClass::Meadow);
        const Region piece = proposal().pieceAt(sky);
        QVERIFY(piece.area() > 500);
        m_work->click(sky.x, sky.y);
        QCOMPARE(m_work->steps(), 1);
        const int label = proposal().labelAt(sky);
        QVERIFY(test::samePixelsOf(labels(0) == label, piece.mask({{}, kSize})));
        m_work->hover(other.x, other.y);
        m_work->key(Qt::Key_Delete);
        QCOMPARE(m_work->steps(), 1); // nothing was labelled there
        QCOMPARE(proposal().labelAt(other), kUnlabelled);
        m_work->key(Qt::Key_Return, Qt::ControlModifier); // the rest
        QCOMPARE(m_work->labelAt(other.x, other.y), int(kUnlabelled));
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(cv::countNonZero(labels(0) != kUnlabelled) == 0);
    }

    void tabWalksThroughWhatIsUncertain()
    {
        QVERIFY(openDoubtful());
        const int open = proposal().openDoubts();
        QVERIFY(open >= 3);
        const double zoom = m_work->canvas().view().zoom();
        m_work->key(Qt::Key_Tab);
        QCOMPARE(proposal().currentDoubt(), 0);
        QCOMPARE(tools().items()[std::size_t(tools().currentIndex())].info.id, QStringLiteral("review"));
        QVERIFY(m_work->canvas().view().zoom() > zoom);
        m_work->key(Qt::Key_Tab);
        QCOMPARE(proposal().currentDoubt(), 1);
        QTest::keyClick(&m_work->canvas(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(proposal().currentDoubt(), 0);

        const DoubtPlace first = proposal().doubts()[0], second = proposal().doubts()[1],
                         third = proposal().doubts()[2];
        m_work->key(Qt::Key_Return); // as proposed
        QCOMPARE(m_work->steps(), 1);
        QVERIFY(test::samePixelsOf(labels(image()) == int(first.label), first.region.mask({{}, kSize})));
        QCOMPARE(proposal().currentDoubt(), 1);

        const auto assigned = DemoClass(second.label == int(DemoClass::Sky) ? DemoClass::Meadow : DemoClass::Sky);
        chooseClass(assigned);
        QCOMPARE(m_work->steps(), 2);
        QCOMPARE(m_work->labelAt(second.inside.x, second.inside.y), int(assigned));
        QCOMPARE(proposal().currentDoubt(), 2);

        m_work->key(Qt::Key_Delete);
        QCOMPARE(m_work->steps(), 2);
        QCOMPARE(proposal().openDoubts(), open - 3);
        m_work->key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_work->labelAt(third.inside.x, third.inside.y), int(kUnlabelled));

        m_work->key(Qt::Key_Z, Qt::ControlModifier); // all
        m_work->key(Qt::Key_Z, Qt::ControlModifier); // the class that was assigned
        QCOMPARE(proposal().openDoubts(), open - 2); // open again
        m_work->key(Qt::Key_Escape);
        QCOMPARE(proposal().currentDoubt(), -1);
        QCOMPARE(m_work->canvas().view().zoom(), zoom);
    }

    void doubtsCanBeLookedAtAfterTakingOverAll()
    {
        QVERIFY(openDoubtful());
        const int open = proposal().openDoubts();
        m_work->key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(proposal().openDoubts(), open);
        m_work->key(Qt::Key_Tab);
        const DoubtPlace first = proposal().doubts()[0];
        m_work->key(Qt::Key_Delete);
        QCOMPARE(m_work->steps(), 2);
        QCOMPARE(m_work->labelAt(first.inside.x, first.inside.y), int(kUnlabelled));
        const DoubtPlace second = proposal().doubts()[std::size_t(proposal().currentDoubt())];
        m_work->key(Qt::Key_Return); // it is right
        QCOMPARE(m_work->labelAt(second.inside.x, second.inside.y), int(second.label));
        QCOMPARE(proposal().openDoubts(), open - 2);
    }

    /// The answer for one image never lies over another, nor that of one model under another's name.
    void leafingAndOtherModelsLeaveNothing()
    {
        QVERIFY(openScenes());
        auto& session = m_work->window().session();
        session.setCurrentImage(1);
        session.setCurrentImage(2); // before the answer for the one before
        QVERIFY(m_work->settled());
        QVERIFY(proposal().isThere());
        QVERIFY(accuracy(proposal().proposed()->labels->read(), 2) > 0.6);
        const QString version = proposal().proposed()->version;
        session.setModelPath(fromPath(needShippedFile("models/demo_segformer.safetensors")));
        QVERIFY(!proposal().isThere());
        QVERIFY(m_work->settled());
        QVERIFY(proposal().isThere()); // the new one was asked the same
        QVERIFY(proposal().proposed()->version != version);
    }

    void theDemoKeepsItsModelWhenAClassIsAdded()
    {
        ClassList classes = demo::demoClasses();
        classes.push_back({"bridge", {120, 90, 40}, int(classes.size())});
        QVERIFY(openScenes(classes));
        QVERIFY(proposal().isThere());
        classes.erase(classes.begin()); // some of its names alone do not make a project the demo
        QVERIFY(openScenes(classes));
        QVERIFY(!proposal().isThere());
    }

    void withoutAModelThereIsNoneAndAskingSaysWhy()
    {
        QVERIFY(openPlain());
        QVERIFY(!proposal().isThere());
        m_work->key(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(m_work->settled());
        QVERIFY(m_work->message().contains(QStringLiteral("no model yet that could propose")));
        m_work->key(Qt::Key_Tab); // goes on to the next control, as everywhere
        QVERIFY(!m_work->canvas().hasFocus());
    }

private:
    Proposal& proposal() { return *m_work->window().currentWorkspace()->findChild<Proposal*>(); }
    ToolSet& tools() { return *m_work->window().currentWorkspace()->findChild<ToolSet*>(); }
    int image() const { return m_work->window().session().currentImage(); }
    double accuracy(const cv::Mat& labels, int image) const
    {
        const cv::Mat right = labels == truth(image);
        return double(cv::countNonZero(right)) / double(right.total());
    }
    /// An image with some places that the model is not sure of.
    bool openDoubtful()
    {
        if (!openScenes()) return false;
        for (int image = 0; image < kImages; ++image)
            if (m_work->goTo(image) && proposal().openDoubts() >= 3) return true;
        return false;
    }
};

QTEST_MAIN(TestProposal)
#include "tst_proposal.moc"
