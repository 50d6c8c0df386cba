// Labels that a data set came with keep their meaning while the project's classes change.
#include "core/project/project_io.h"
#include "core/project/source_labels.h"
#include "tests/support/dataset_files.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const ClassList kData{{"road", {}}, {"car", {}}, {"tree", {}}};

/// Made from the data set.
Project project()
{
    Project made;
    made.name = "p";
    made.classes = makeProjectClasses(kData);
    made.sources.push_back({.name = "s", .path = "data", .extra = nullptr});
    made.sources[0].classes = matchClasses(made, kData);
    return made;
}

QList<int> labelsOf(const Project& project)
{
    QList<int> labels;
    for (const auto label : sourceLabels(project, project.sources[0]))
        labels << label;
    return labels;
}

} // namespace

class TestSourceLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void renamedAndMovedClassesStayTheirs()
    {
        Project made = project();
        QCOMPARE(labelsOf(made), (QList<int>{0, 1, 2}));
        made.classes[0].name = "street";
        std::swap(made.classes[0], made.classes[2]);
        QCOMPARE(labelsOf(made), (QList<int>{0, 1, 2}));
    }

    void mergedAndDeletedClassesBecomeSomething()
    {
        Project made = project();
        retireClass(made, 1, 2);
        QCOMPARE(labelsOf(made), (QList<int>{0, 2, 2}));
        retireClass(made, 2, kUnlabelled); // with all that was merged into it
        QCOMPARE(labelsOf(made), (QList<int>{0, kUnlabelled, kUnlabelled}));
        retireClass(made, 0, kBackground);
        QCOMPARE(labelsOf(made), (QList<int>{kBackground, kUnlabelled, kUnlabelled}));
        QCOMPARE(made.freeClassId(), 3); // histories may hold the former ids
        QCOMPARE(made.currentLabel(1), kUnlabelled);
        QCOMPARE(made.currentLabel(77), std::uint16_t(77));
        checkProject(made, "x");
        const Project read = parseProject(formatProject(made), "x");
        QCOMPARE(labelsOf(read), labelsOf(made));
        QCOMPARE(formatProject(read), formatProject(made));
    }

    void projectsThatDoNotSayItAreMatched()
    {
        Project old = project();
        old.classes[1].name = "vehicle"; // renamed since: the place counts
        QCOMPARE(QString::fromStdString(matchClasses(old, kData)[1]), QString::fromStdString(old.classes[1].uuid));
        old.classes[0].id = 7; // no longer by place
        const auto byName = matchClasses(old, kData);
        QCOMPARE(byName, (std::vector<std::string>{old.classes[0].uuid, "", old.classes[2].uuid}));

        Project other; // a class list from elsewhere, whose ids say nothing
        other.classes = makeProjectClasses({{"car", {}}, {"sky", {}}, {"road", {}}});
        QCOMPARE(matchClasses(other, kData),
                 (std::vector<std::string>{other.classes[2].uuid, other.classes[0].uuid, ""}));
        other.classes = makeProjectClasses({{"a", {}}, {"b", {}}, {"c", {}}}); // not one name in common
        QCOMPARE(matchClasses(other, kData), (std::vector<std::string>{"", "", ""}));
        QVERIFY(matchClasses(other, {}).empty());
    }

    void pixelsAreTranslated()
    {
        const cv::Mat label = test::sixPixels<std::uint16_t>({0, 1, 2, kIgnoreLabel, 9, 0});
        const cv::Mat made = translated(label, {5, kUnlabelled, kBackground});
        const std::vector<int> wanted{5, kUnlabelled, kBackground, kIgnoreLabel, kUnlabelled, 5};
        for (int i = 0; i < 6; ++i)
            QCOMPARE(int(made.at<std::uint16_t>(i / 3, i % 3)), wanted[std::size_t(i)]);
    }

    void troubleIsNamed_data()
    {
        QTest::addColumn<QByteArray>("retired");
        QTest::addColumn<QByteArray>("classes");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* retired, const char* classes, const char* words) {
            QTest::newRow(name) << QByteArray(retired) << QByteArray(classes) << QString::fromUtf8(words);
        };
        row("fine", R"([{"uuid": "v", "id": 1, "becomes": 0}])", R"(["u", "v", ""])", "");
        row("states", R"([{"uuid": "v", "id": 1, "becomes": "ignore"}])", "[]", "");
        row("unknown class", "[]", R"(["w"])", "sources.classes");
        row("no text", "[]", "[3]", "sources[0].classes");
        row("becomes nothing", R"([{"uuid": "v", "id": 1, "becomes": 5}])", "[]", "retired_classes.becomes");
        row("a circle", R"([{"uuid": "v", "id": 1, "becomes": 2}, {"uuid": "w", "id": 2, "becomes": 1}])", "[]",
            "retired_classes.becomes");
        row("no state", R"([{"uuid": "v", "id": 1, "becomes": "nothing"}])", "[]", "retired_classes[0].becomes");
        row("missing", R"([{"uuid": "v", "id": 1}])", "[]", "retired_classes[0].becomes");
        row("id twice", R"([{"uuid": "v", "id": 0, "becomes": "ignore"}])", "[]", "classes.id");
        row("uuid twice", R"([{"uuid": "u", "id": 1, "becomes": "ignore"}])", "[]", "classes.uuid");
        row("id out of range", R"([{"uuid": "v", "id": 65533, "becomes": 0}])", "[]", "retired_classes.id");
    }
    void troubleIsNamed()
    {
        QFETCH(QByteArray, retired);
        QFETCH(QByteArray, classes);
        QFETCH(QString, words);
        const QByteArray text = R"({"format_version": 1, "name": "x", "classes": [{"uuid": "u", "id": 0, "name": "a",
            "color": [1, 2, 3]}], "retired_classes": )" +
                                retired + R"(, "sources": [{"name": "s", "path": "p", "classes": )" + classes + "}]}";
        const QString message = test::messageOf([&] { parseProject(text.toStdString(), "project.json"); });
        if (words.isEmpty())
            QCOMPARE(message, QString());
        else
            SDW_CONTAINS(message, words);
    }
};

QTEST_GUILESS_MAIN(TestSourceLabels)
#include "tst_source_labels.moc"
