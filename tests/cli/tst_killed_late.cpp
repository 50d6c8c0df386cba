// A training that is killed after a checkpoint goes on from the newest, and ends with the bytes of one left alone.
#include "tests/support/killed_training.h"

using namespace sdw;
using test::KilledTraining;

class TestKilledLate : public QObject {
    Q_OBJECT
    QTemporaryDir m_root;
    std::unique_ptr<KilledTraining> m_training;

private Q_SLOTS:
    void initTestCase() { m_training = std::make_unique<KilledTraining>(m_root.path().toStdString()); }
    void cleanup() { m_training->kill(); }

    void amongIterations()
    {
        m_training->prepare("among");
        QVERIFY(m_training->hold("7"));
        m_training->endsAsIfNothingHadBeen(4);
    }
    void whileWritingACheckpoint()
    {
        m_training->prepare("torn-last");
        QVERIFY(m_training->hold("7"));
        QVERIFY(m_training->goesOnAndDiesWriting(m_training->sizeInWhole("checkpoints/last.safetensors") / 2));
        QCOMPARE(m_training->halfWritten(), 1);
        QCOMPARE(m_training->steps("train").back(), 8);
        m_training->endsAsIfNothingHadBeen(4);
    }
    void whileWritingTheBestModel()
    {
        m_training->prepare("torn-best");
        QVERIFY(m_training->hold("5"));
        QVERIFY(m_training->goesOnAndDiesWriting(m_training->sizeInWhole("checkpoints/best.safetensors") / 2));
        QCOMPARE(m_training->halfWritten(), 1);
        QCOMPARE(m_training->lastStatus(), QStringLiteral("evaluating"));
        m_training->endsAsIfNothingHadBeen(4);
    }
    void whileEvaluating()
    {
        m_training->prepare("evaluating");
        QVERIFY(m_training->hold("evaluating"));
        QCOMPARE(m_training->lastStatus(), QStringLiteral("evaluating"));
        m_training->endsAsIfNothingHadBeen(4);
    }
    void whilePaused()
    {
        m_training->prepare("paused");
        QVERIFY(m_training->hold("5"));
        m_training->order("pause");
        QVERIFY(m_training->goesOnUntil("paused"));
        m_training->endsAsIfNothingHadBeen(5); // pausing writes a checkpoint
    }
    void afterStopWasAsked()
    {
        m_training->prepare("stop");
        QVERIFY(m_training->hold("7"));
        m_training->order("stop"); // which must not stop the one that is resumed
        m_training->endsAsIfNothingHadBeen(4);
    }
    void whileWritingTheCheckpointOfAStop()
    {
        m_training->prepare("torn-stop");
        QVERIFY(m_training->hold("7"));
        m_training->order("stop");
        QVERIFY(m_training->goesOnAndDiesWriting(m_training->sizeInWhole("checkpoints/last.safetensors") / 2));
        QCOMPARE(m_training->halfWritten(), 1);
        QCOMPARE(m_training->steps("train").back(), 7);
        m_training->endsAsIfNothingHadBeen(4);
    }
    void betweenLastAndItsNumberedLink()
    {
        m_training->prepare("unlinked");
        QVERIFY(m_training->hold("9"));
        m_training->kill();
        std::filesystem::remove(m_training->run() / "checkpoints/step-00000008.safetensors"); // made after `last`
        m_training->endsAsIfNothingHadBeen(8);
    }
    void afterTheEnd()
    {
        m_training->prepare("finished");
        QVERIFY(m_training->hold("finished"));
        QCOMPARE(m_training->lastStatus(), QStringLiteral("finished"));
        m_training->endsAsIfNothingHadBeen(12); // which does nothing
    }
};

int main(int argc, char** argv)
{
    if (const int status = test::trainAndHold(argc, argv); status >= 0) return status;
    QCoreApplication program(argc, argv);
    TestKilledLate tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_killed_late.moc"
