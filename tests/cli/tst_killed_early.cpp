// A training that is killed before its first checkpoint begins again, and ends with the bytes of one left alone.
#include "tests/support/killed_training.h"

using namespace sdw;
using test::KilledTraining;

class TestKilledEarly : public QObject {
    Q_OBJECT
    QTemporaryDir m_root;
    std::unique_ptr<KilledTraining> m_training;

private Q_SLOTS:
    void initTestCase() { m_training = std::make_unique<KilledTraining>(m_root.path().toStdString()); }
    void cleanup() { m_training->kill(); }

    void whileTakingHoldOfTheFolder()
    {
        m_training->prepare("hold");
        QVERIFY(m_training->diesWriting(0));
        QCOMPARE(m_training->halfWritten(), 1); // of "pid"
        QVERIFY(!std::filesystem::exists(m_training->run() / "log.txt"));
        m_training->endsAsIfNothingHadBeen(0);
    }
    void whileCheckingTheLabels()
    {
        m_training->prepare("labels");
        QVERIFY(m_training->diesWriting(40)); // log.txt: "... checking the training labels"
        QVERIFY(std::filesystem::exists(m_training->run() / "pid"));
        QVERIFY(!std::filesystem::exists(m_training->run() / "config.json"));
        m_training->endsAsIfNothingHadBeen(0);
    }
    void whileWritingItsConfiguration()
    {
        m_training->prepare("config");
        QVERIFY(m_training->diesWriting(m_training->sizeInWhole("config.json") - 1));
        QVERIFY(!std::filesystem::exists(m_training->run() / "config.json"));
        QCOMPARE(m_training->halfWritten(), 1);
        m_training->endsAsIfNothingHadBeen(0);
    }
    void beforeTheFirstIteration()
    {
        m_training->prepare("first");
        QVERIFY(m_training->diesWriting(m_training->sizeInWhole("config.json"))); // TensorBoard's copy is larger
        QVERIFY(std::filesystem::exists(m_training->run() / "config.json"));
        QVERIFY(m_training->steps("train").empty());
        m_training->endsAsIfNothingHadBeen(0);
    }
    void beforeTheFirstCheckpoint()
    {
        m_training->prepare("early");
        QVERIFY(m_training->hold("3"));
        QCOMPARE(m_training->lastStatus(), QStringLiteral("running"));
        m_training->endsAsIfNothingHadBeen(0);
    }
    void whileWritingTheFirstCheckpoint()
    {
        m_training->prepare("torn-first");
        QVERIFY(m_training->diesWriting(m_training->sizeInWhole("checkpoints/last.safetensors") / 2));
        QCOMPARE(m_training->halfWritten(), 1);
        QCOMPARE(int(m_training->steps("train").size()), KilledTraining::kCheckpointEvery);
        m_training->endsAsIfNothingHadBeen(0);
    }
};

int main(int argc, char** argv)
{
    if (const int status = test::trainAndHold(argc, argv); status >= 0) return status;
    QCoreApplication program(argc, argv);
    TestKilledEarly tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_killed_early.moc"
