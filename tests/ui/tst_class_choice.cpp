// Which class is painted, hidden, alone or locked; and the table that shows it.
#include "ui/annotate/class_choice.h"

#include "tests/support/window_test.h"
#include "ui/annotate/label_class_model.h"
#include "ui/jobs/job_list.h"

#include <QAbstractItemModelTester>

using namespace sdw;
using namespace sdw::ui;

class TestClassChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_scenes = m_home.scenes(); }
    void init()
    {
        m_session = std::make_unique<ProjectSession>(m_jobs);
        m_choice = std::make_unique<ClassChoice>(*m_session);
        QCOMPARE(m_choice->classCount(), 0);
        QCOMPARE(m_choice->current(), kUnlabelled);
        QSignalSpy settled(m_session.get(), &ProjectSession::settled);
        m_session->open(m_scenes);
        QVERIFY(settled.wait(30'000));
        QVERIFY(m_choice->classCount() > 8);
    }
    void cleanup()
    {
        m_choice.reset();
        m_session.reset();
    }

    void statesComeLast()
    {
        const auto& kinds = m_choice->kinds();
        QCOMPARE(kinds[kinds.size() - 3].value, kUnlabelled);
        QCOMPARE(kinds[kinds.size() - 2].value, kBackground);
        QCOMPARE(kinds[kinds.size() - 1].value, kIgnoreLabel);
        QVERIFY(!kinds.back().isClass());
        QCOMPARE(m_choice->current(), kinds.front().value);
    }

    void keysChoose()
    {
        QSignalSpy chosen(m_choice.get(), &ClassChoice::chosen);
        QVERIFY(m_choice->chooseByKey(QStringLiteral("3")));
        QCOMPARE(m_choice->current(), m_choice->kinds()[2].value);
        QCOMPARE(chosen.size(), 1);
        change([](Project& project) {
            project.classes[0].shortcut = "R";
            project.classes[1].shortcut.clear();
        });
        QVERIFY(m_choice->chooseByKey(QStringLiteral("R")));
        QCOMPARE(m_choice->current(), m_choice->kinds()[0].value);
        QVERIFY(!m_choice->chooseByKey(QStringLiteral("1"))); // that class has a key of its own now
        QVERIFY(m_choice->chooseByKey(QStringLiteral("2")));  // by its place
        QCOMPARE(m_choice->current(), m_choice->kinds()[1].value);
        QVERIFY(!m_choice->chooseByKey(QStringLiteral("Q")));
    }

    void goneClassesAreForgotten()
    {
        const std::uint16_t gone = m_choice->kinds()[1].value;
        m_choice->choose(gone);
        m_choice->setHidden(gone, true);
        m_choice->setLocked(gone, true);
        m_choice->isolate(gone);
        m_choice->setPolicy(OverwritePolicy::Mode::OnlyOneClass, gone);
        const Project before = m_session->opened()->project;
        change([](Project& project) { retireClass(project, project.classes[1].id, kUnlabelled); });
        QCOMPARE(m_choice->current(), m_choice->kinds().front().value);
        QCOMPARE(m_choice->isolated(), -1);
        QVERIFY(m_choice->policy().mode == OverwritePolicy::Mode::Everything);
        change([&](Project& project) { project = before; });
        QVERIFY(!m_choice->isHidden(gone) && !m_choice->isLocked(gone));
    }

    void lookAndPolicySayWhatWasChosen()
    {
        const std::uint16_t one = m_choice->kinds()[0].value, other = m_choice->kinds()[1].value;
        QSignalSpy look(m_choice.get(), &ClassChoice::lookChanged), policy(m_choice.get(), &ClassChoice::policyChanged);
        m_choice->setHidden(one, true);
        m_choice->isolate(other);
        QCOMPARE(look.size(), 2);
        QVERIFY(m_choice->look().hidden.count(one) == 1 && m_choice->look().isolated == other);
        QCOMPARE(m_choice->look().colours.at(one), m_choice->colour(one));
        m_choice->setLocked(one, true);
        m_choice->setPolicy(OverwritePolicy::Mode::OnlyUnlabelled);
        QCOMPARE(policy.size(), 2);
        QVERIFY(m_choice->policy().locked == std::vector<std::uint16_t>{one});
        QVERIFY(m_choice->policy().mode == OverwritePolicy::Mode::OnlyUnlabelled);
    }

    void theTableShowsIt()
    {
        LabelClassModel model(*m_choice);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), int(m_choice->kinds().size()));
        const std::uint16_t one = m_choice->kinds()[0].value;
        model.setCounts({{one, 25}}, 100);
        QCOMPARE(model.index(0, LabelClassModel::Share).data().toString(), QStringLiteral("25 %"));
        QCOMPARE(model.index(1, LabelClassModel::Share).data().toString(), QStringLiteral("–"));
        m_choice->setLocked(one, true);
        const QString spoken = model.index(0, LabelClassModel::Name).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(QStringLiteral("locked")) && spoken.contains(QStringLiteral("25 %")),
                 qPrintable(spoken));
        change([](Project& project) { retireClass(project, project.classes.back().id, kUnlabelled); });
        QCOMPARE(model.rowCount(), int(m_choice->kinds().size()));
    }

    void sharesAreHonest()
    {
        QCOMPARE(shareText(0, 100), QStringLiteral("–"));
        QCOMPARE(shareText(5, 0), QStringLiteral("–"));
        QCOMPARE(shareText(1, 1'000'000), QStringLiteral("< 0.1 %"));
        QCOMPARE(shareText(12, 1000), QStringLiteral("1.2 %"));
        QCOMPARE(shareText(100, 100), QStringLiteral("100 %"));
    }

private:
    void change(const std::function<void(Project&)>& edit)
    {
        Project project = m_session->opened()->project;
        edit(project);
        m_session->update(project);
    }

    test::OwnHome m_home;
    QString m_scenes;
    JobList m_jobs;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<ClassChoice> m_choice;
};

QTEST_MAIN(TestClassChoice)
#include "tst_class_choice.moc"
