// The names of what a run keeps of its evaluations.
#include "core/base/file_io.h"
#include "core/training/sample_files.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;

class TestSampleFiles : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    std::filesystem::path folder() const { return m_dir.path().toStdString(); }
    void write(const std::string& name) const { writeFileWhole(folder() / name, "x"); }

private Q_SLOTS:
    void namesAreFoundAgain()
    {
        write(samplePicture(20, 0));
        write(samplePicture(5, 3));
        write(tokenPicture(5, 3));
        write(tokenPicture(7, 1)); // its neighbour was lost
        write(confusionFile(123456789));
        const SampleFiles expected{{5, 7, 20, 123456789}, {0, 1, 3}};
        QVERIFY(findSamples(folder()) == expected);
    }
    void otherNamesArePassedOver()
    {
        const SampleFiles before = findSamples(folder());
        for (const char* other : {"step-_0.png", "step-00000008_0.png.tmp1", "notes.txt", "step-00000008_0.jpg",
                                  "step-00000008_tokens.png", "step-00000008_confusion.json~", "confusion.json"})
            write(other);
        QVERIFY(findSamples(folder()) == before);
        QVERIFY(findSamples("/nowhere") == SampleFiles());
    }
    void whatIsDoneAgainIsTakenOut()
    {
        dropSamplesAfter(folder(), 7);
        const SampleFiles expected{{5, 7}, {1, 3}};
        QVERIFY(findSamples(folder()) == expected);
        QVERIFY(QFile::exists(m_dir.filePath("notes.txt")));
        dropSamplesAfter("/nowhere", 0);
    }
};

QTEST_GUILESS_MAIN(TestSampleFiles)
#include "tst_sample_files.moc"
