// Where the program's own files are looked for.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/program_files.h"
#include "tests/support/test_files.h"

#include <QTemporaryDir>

using namespace sdw;

class TestProgramFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        qunsetenv("SEGDEFORMER_SHARE");
        qunsetenv("XDG_DATA_HOME");
    }

    void theNamedFolderGoesFirst()
    {
        QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        writeFileWhole(folder / "README.md", "ours");
        qputenv("SEGDEFORMER_SHARE", dir.path().toUtf8());
        QCOMPARE(shippedFile("README.md"), folder / "README.md");
    }

    void aFolderAboveTheProgramIsFound() // tests lie in build/.../tests, so the source tree is above them
    {
        const auto file = shippedFile("packaging/apt-packages.txt");
        QVERIFY(!file.empty());
        QVERIFY(std::filesystem::exists(file.parent_path() / "run.sh"));
    }

    void aMissingFileIsNamed()
    {
        QVERIFY(shippedFile("models/no_such_file").empty());
        try {
            needShippedFile("models/no_such_file");
            QFAIL("expected an error");
        } catch (const Error& error) {
            QVERIFY(QByteArray(error.what()).contains("models/no_such_file"));
        }
    }

    void theUsersFolderFollowsTheEnvironment()
    {
        qputenv("XDG_DATA_HOME", "/tmp/somewhere");
        QCOMPARE(userDataFolder(), std::filesystem::path("/tmp/somewhere/segdeformer-workbench"));
    }
};

QTEST_GUILESS_MAIN(TestProgramFiles)
#include "tst_program_files.moc"
