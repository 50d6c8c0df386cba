// Which images a list shows: every filter alone and together, and every order.
#include "core/base/error.h"
#include "ui/project/image_query.h"
#include "ui/project/project_session.h"

#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

class TestImageQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        auto opened = std::make_shared<Opened>();
        std::vector<ImageItem> items;
        const auto add = [&](const std::string& name, const std::string& split) {
            items.push_back({.name = "photos/" + name, .path = "/data/" + name, .split = split});
        };
        add("street/img10.jpg", "train"); // 0
        add("street/Img2.jpg", "train");  // 1
        add("park/img1.jpg", "val");      // 2
        add("park/Käfer.jpg", "");        // 3
        opened->images = ImageItems(std::move(items));
        const auto facts = [](std::vector<ClassCount> pixels, const QString& problem = {}) {
            ImageFacts made{.height = 10, .width = 10, .counted = problem.isEmpty(), .pixels = std::move(pixels)};
            made.problem = problem;
            return std::make_shared<const ImageFacts>(std::move(made));
        };
        m_index = {
            opened,
            {facts({{1, 60}, {kUnlabelled, 40}}), facts({{2, 100}}), facts({}, QStringLiteral("damaged")), nullptr},
            {ImageState::InProgress, ImageState::Reviewed, ImageState::New, ImageState::Done}};
    }

    void everythingIsListedWithoutAQuestion()
    {
        QVERIFY(ImageQuery().showsAll());
        QCOMPARE(runQuery({}, m_index), (std::vector<int>{0, 1, 2, 3}));
        QVERIFY(runQuery({}, {}).empty()); // nothing is open
    }

    void words_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("found");
        QTest::newRow("any case") << "IMG2"
                                  << "1";
        QTest::newRow("folder") << "park"
                                << "2 3";
        QTest::newRow("both words") << " street 10 "
                                    << "0";
        QTest::newRow("in any order") << "1 street"
                                      << "0";
        QTest::newRow("umlaut") << "käfer"
                                << "3";
        QTest::newRow("not the source") << "photos"
                                        << "";
        QTest::newRow("nothing") << "forest"
                                 << "";
        QTest::newRow("blanks") << "   "
                                << "0 1 2 3";
    }
    void words()
    {
        QFETCH(QString, words);
        QFETCH(QString, found);
        QCOMPARE(text(runQuery({.words = words}, m_index)), found);
    }

    void filtersMeetEachOther()
    {
        QCOMPARE(text(runQuery({.states = {ImageState::Done, ImageState::Reviewed}}, m_index)), QStringLiteral("1 3"));
        QCOMPARE(text(runQuery({.splits = {"train"}}, m_index)), QStringLiteral("0 1"));
        QCOMPARE(text(runQuery({.splits = {""}}, m_index)), QStringLiteral("3"));
        QCOMPARE(text(runQuery({.classes = {2, 7}}, m_index)), QStringLiteral("1"));
        QCOMPARE(text(runQuery({.problems = true}, m_index)), QStringLiteral("2"));
        QCOMPARE(text(runQuery({.words = QStringLiteral("street"), .states = {ImageState::InProgress}}, m_index)),
                 QStringLiteral("0"));
        QVERIFY(runQuery({.splits = {"val"}, .classes = {1}}, m_index).empty());
    }

    void orders()
    {
        using Sort = ImageQuery::Sort;
        QCOMPARE(text(runQuery({.sort = Sort::Name}, m_index)), QStringLiteral("2 1 0 3")); // 1, 2, 10, Käfer
        QCOMPARE(text(runQuery({.sort = Sort::State}, m_index)), QStringLiteral("2 0 3 1"));
        QCOMPARE(text(runQuery({.sort = Sort::Share}, m_index)), QStringLiteral("2 3 0 1")); // unknown ones first
        QCOMPARE(text(runQuery({.sort = Sort::Share, .descending = true}, m_index)), QStringLiteral("1 0 3 2"));
        QCOMPARE(text(runQuery({.descending = true}, m_index)), QStringLiteral("3 2 1 0"));
    }

    void whatChangesAnAnswerIsKnown()
    {
        QVERIFY(!ImageQuery{.words = QStringLiteral("a")}.asksForFacts());
        QVERIFY(ImageQuery{.states = {ImageState::New}}.asksForFacts());
        QVERIFY(ImageQuery{.sort = ImageQuery::Sort::Share}.asksForFacts());
    }

    void aSearchCanBeStopped()
    {
        const Progress stop = [](int, int) { return false; };
        try {
            runQuery({.words = QStringLiteral("a")}, m_index, stop);
            QFAIL("it went on");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Interrupted);
        }
    }

    void sharesAreHonest()
    {
        QVERIFY(!ImageFacts().labelledShare());
        QCOMPARE(ImageFacts{.counted = true}.labelledShare().value(), 0.0);
        QCOMPARE(m_index.facts[0]->labelledShare().value(), 0.6);
        QCOMPARE((ImageFacts{.counted = true, .pixels = {{kBackground, 1}, {kUnlabelled, 2}, {kIgnoreLabel, 1}}}
                      .labelledShare()
                      .value()),
                 0.5); // background and ignore are decisions, too
    }

private:
    static QString text(const std::vector<int>& images)
    {
        QStringList list;
        for (const int image : images)
            list << QString::number(image);
        return list.join(QLatin1Char(' '));
    }

    IndexSnapshot m_index;
};

QTEST_GUILESS_MAIN(TestImageQuery)
#include "tst_image_query.moc"
