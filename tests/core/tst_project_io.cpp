// project.json: what is written is what is read, strangers' keys survive, and every trouble names file and key.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/project/project_io.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <regex>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

Project example()
{
    Project project;
    project.name = "Straße 7";
    project.classes = makeProjectClasses({{"road", {128, 64, 128}}, {"Bürgersteig mit Bäumen", {244, 35, 232}}});
    project.classes[1].id = 300;
    project.sources = {{.name = "photos", .path = "../photos", .extra = nullptr},
                       {.name = "extra", .path = "/data/more images", .layout = "pairs", .extra = nullptr}};
    project.splits = {{"train", {"photos/a.jpg", "photos/b/c.jpg"}}, {"val", {"extra/ä.png"}}, {"test", {}}};
    return project;
}

/// The message of parsing `text`, which must fail.
QString messageOf(const std::string& text)
{
    try {
        parseProject(text, "project.json");
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestProjectIo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        QTemporaryDir dir;
        const fs::path folder = fs::path(dir.path().toStdString()) / "my project";
        QVERIFY(!isProjectFolder(folder));
        const Project written = example();
        writeProject(folder, written);
        QVERIFY(isProjectFolder(folder));
        const Project read = readProject(folder);
        QCOMPARE(read.name, written.name);
        QCOMPARE(read.classes.size(), std::size_t(2));
        QCOMPARE(read.classes[1].uuid, written.classes[1].uuid);
        QCOMPARE(read.classes[1].id, 300);
        QCOMPARE(read.classes[1].name, written.classes[1].name);
        QVERIFY(read.classes[1].colour == written.classes[1].colour);
        QCOMPARE(read.classes[0].shortcut, std::string("1"));
        QCOMPARE(read.sources[1].path, std::string("/data/more images"));
        QCOMPARE(read.sources[1].layout, std::string("pairs"));
        QVERIFY(read.splits == written.splits);
        QCOMPARE(formatProject(read), formatProject(written));
    }

    void unknownKeysAreKept()
    {
        const std::string text = R"({"format_version": 1, "name": "x", "plugin": {"deep": [1, 2]},
            "classes": [{"uuid": "u", "id": 0, "name": "a", "color": [1, 2, 3], "material": "asphalt"}],
            "sources": [{"name": "s", "path": "p", "camera": 3}]})";
        const std::string again = formatProject(parseProject(text, "x"));
        const auto json = nlohmann::json::parse(again);
        QCOMPARE(json["plugin"]["deep"][1].get<int>(), 2);
        QCOMPARE(json["classes"][0]["material"].get<std::string>(), std::string("asphalt"));
        QCOMPARE(json["sources"][0]["camera"].get<int>(), 3);
        QCOMPARE(json["sources"][0]["layout"].get<std::string>(), std::string("auto"));
        QCOMPARE(formatProject(parseProject(again, "x")), again);
    }

    void troubleIsNamed_data()
    {
        const auto row = [](const char* name, const char* text, const char* words) {
            QTest::newRow(name) << QByteArray(text) << QStringList(QString::fromUtf8(words).split(u'|'));
        };
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("words");
        row("no JSON", "{", "project.json");
        row("no object", "[1]", "the document|[1]|an object");
        row("no version", R"({"name": "x"})", "format_version|missing");
        row("later version", R"({"format_version": 2, "name": "x"})", "format_version is 2|newer program");
        row("version zero", R"({"format_version": 0, "name": "x"})", "format_version|at least 1");
        row("no name", R"({"format_version": 1})", "name|missing|a text");
        row("classes no list", R"({"format_version": 1, "name": "x", "classes": 3})", "classes|3|a list");
        row("class no object", R"({"format_version": 1, "name": "x", "classes": ["road"]})",
            "classes[0]|\"road\"|an object");
        row("id a text",
            R"({"format_version": 1, "name": "x", "classes": [{"uuid": "u", "id": "0", "name": "a", "color": [1, 2, 3]}]})",
            "classes[0].id|\"0\"|a whole number");
        row("id too large",
            R"({"format_version": 1, "name": "x", "classes": [{"uuid": "u", "id": 65533, "name": "a", "color": [1, 2, 3]}]})",
            "classes.id|65533|65532");
        row("colour",
            R"({"format_version": 1, "name": "x", "classes": [{"uuid": "u", "id": 0, "name": "a", "color": [1, 2, 256]}]})",
            "classes[0].color|256|three whole numbers");
        row("double name",
            R"({"format_version": 1, "name": "x", "classes": [{"uuid": "u", "id": 0, "name": "a", "color": [1, 2, 3]},
                {"uuid": "v", "id": 1, "name": "a", "color": [1, 2, 3]}]})",
            "classes.name|'a'|twice");
        row("source leaves", R"({"format_version": 1, "name": "x", "sources": [{"name": "../up", "path": "p"}]})",
            "sources.name|../up|plain name");
        row("image leaves", R"({"format_version": 1, "name": "x", "splits": {"val": ["s/../../etc/passwd"]}})",
            "splits.val|passwd");
        row("image absolute", R"({"format_version": 1, "name": "x", "splits": {"val": ["/etc/passwd"]}})",
            "splits.val|passwd");
        row("image in two splits",
            R"({"format_version": 1, "name": "x", "splits": {"train": ["s/a"], "val": ["s/a"]}})",
            "splits.val|s/a|train");
        row("split no list", R"({"format_version": 1, "name": "x", "splits": {"val": "all"}})", "splits.val|all");
    }
    void troubleIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, words);
        const QString message = messageOf(text.toStdString());
        QVERIFY2(message.contains(QStringLiteral("project.json")), qPrintable(message));
        for (const QString& word : words)
            QVERIFY2(message.contains(word), qPrintable(message));
    }

    void aFullDiskLeavesTheOldFile()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        Project project = example();
        writeProject(folder, project);
        project.name = "changed";
        limitDiskForTests(10);
        bool refused = false;
        try {
            writeProject(folder, project);
        } catch (const Error& error) {
            refused = error.kind() == ErrorKind::Resources;
        }
        limitDiskForTests(-1);
        QVERIFY(refused);
        QCOMPARE(readProject(folder).name, example().name);
    }

    void sourcesAreWrittenRelativeWhereTheyCanMoveAlong()
    {
        QCOMPARE(sourcePath("/a/project", "/a/photos"), std::string("../photos"));
        QCOMPARE(sourcePath("/a/project", "/a/project/images"), std::string("images"));
        QCOMPARE(sourcePath("/a/b/c/project", "/a/photos"), std::string("/a/photos"));
        QCOMPARE(sourceFolder("/a/project", {.name = "p", .path = "../photos", .extra = nullptr}), fs::path("/a/photos"));
        QCOMPARE(sourceFolder("/a/project", {.name = "p", .path = "/b", .extra = nullptr}), fs::path("/b"));
    }

    void classesKeepTheirIdentity()
    {
        const auto classes = makeProjectClasses(ClassList(12, {"x", {}}));
        QCOMPARE(classes[0].name, std::string("x"));
        QCOMPARE(classes[1].name, std::string("x 2")); // names are unique in a project
        QCOMPARE(classes[9].shortcut, std::string("0"));
        QVERIFY(classes[10].shortcut.empty());
        QVERIFY(std::regex_match(classes[0].uuid,
                                 std::regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
        QVERIFY(classes[0].uuid != classes[1].uuid);
        Project project;
        project.classes = classes;
        QCOMPARE(project.freeClassId(), 12);
        project.classes.erase(project.classes.begin() + 3);
        QCOMPARE(project.freeClassId(), 3);
        QVERIFY(!project.findClass(3));
        QCOMPARE(project.findClass(4)->id, 4);
    }
};

QTEST_GUILESS_MAIN(TestProjectIo)
#include "tst_project_io.moc"
