// Which models are looked into: what can be chosen, and what is remembered.
#include "tests/support/fake_explained.h"
#include "tests/support/window_test.h"
#include "ui/explain/model_keys.h"
#include "ui/explain/models_panel.h"
#include "ui/jobs/job_list.h"

#include <QComboBox>
#include <QLabel>

using namespace sdw;
using namespace sdw::ui;

class TestModelsPanel : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    JobList m_jobs;
    std::unique_ptr<ProjectSession> m_session;

    QString makeFile(const char* name)
    {
        QFile file(m_home.file(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) ? file.fileName() : QString();
    }

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_session = std::make_unique<ProjectSession>(m_jobs);
    }
    void cleanup() { m_session.reset(); }

    void theProgramsModelsAreTheDefault()
    {
        const ModelKeys keys(*m_session);
        QCOMPARE(keys.key(0), kShippedSegFormer);
        QCOMPARE(keys.key(1), kShippedSegDeformer);
    }

    void theProjectsModelBecomesB()
    {
        ModelKeys keys(*m_session);
        keys.choose(1, kShippedSegFormer);
        m_session->setModelPath(QStringLiteral("/runs/mine"));
        QVERIFY(keys.projectModelChanged());
        QCOMPARE(keys.key(1), kProjectModel);
        QCOMPARE(modelPathOf(keys.key(1), m_session->modelPath()).string(), std::string("/runs/mine"));
        m_session->setModelPath({});
        QVERIFY(keys.projectModelChanged());
        QCOMPARE(keys.key(1), kShippedSegDeformer);
    }

    void choicesAreRememberedWhileTheirFilesAreThere()
    {
        const QString file = makeFile("a.safetensors");
        {
            ModelKeys keys(*m_session);
            keys.choose(0, file);
            keys.swap();
            QCOMPARE(keys.key(1), file);
        }
        const ModelKeys again(*m_session);
        QCOMPARE(again.key(1), file);
        QCOMPARE(again.key(0), kShippedSegDeformer);
        QCOMPARE(again.recent(), QStringList{file});
        QVERIFY(QFile::remove(file));
        QCOMPARE(ModelKeys(*m_session).key(1), kShippedSegDeformer);
    }

    void runsOfTheProjectAreOffered()
    {
        const QString project = m_home.file(QStringLiteral("project"));
        m_session->create(
            {.name = QStringLiteral("Scenes"), .folder = project, .data = m_home.scenes(), .classes = {}});
        QVERIFY(QTest::qWaitFor([this] { return !m_session->isBusy(); }, 30'000));
        QVERIFY(QDir(project).mkpath(QStringLiteral("runs/first")));
        QFile config(project + QStringLiteral("/runs/first/config.json"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        QStringList texts;
        for (const ModelEntry& entry : modelEntries(*m_session, {QStringLiteral("/nowhere/x.pth")}))
            texts << entry.text;
        QVERIFY2(texts.contains(QStringLiteral("first")), qPrintable(texts.join(QLatin1Char(','))));
        QVERIFY(!texts.contains(QStringLiteral("x.pth"))); // it is gone
    }

    void thePanelTellsWhatItKnows()
    {
        ModelSide a(m_jobs, QStringLiteral("A")), b(m_jobs, QStringLiteral("B"));
        ModelsPanel panel(*m_session, {&a, &b});
        panel.setChosen(0, kShippedSegFormer, {});
        panel.setChosen(1, QStringLiteral("/gone/model.pth"), {});
        QCOMPARE(panel.chosen(1), QStringLiteral("/gone/model.pth"));
        a.setModel(sdw::test::fakeModel([] { return std::make_shared<sdw::test::FakeExplained>(); }));
        b.setModel([]() -> OpenedModel { throw Error("There is no '/gone/model.pth'."); });
        a.setInput(sdw::test::fakeInput());
        b.setInput(sdw::test::fakeInput());
        QVERIFY(QTest::qWaitFor([&] { return !a.isBusy() && !b.isBusy(); }, 20'000));
        const auto words = [&](const char* name) { return panel.findChild<QLabel*>(QLatin1String(name))->text(); };
        QVERIFY2(words("factsA").startsWith(QStringLiteral("SegDeformer, 4 class")), qPrintable(words("factsA")));
        QVERIFY2(words("factsB").startsWith(QStringLiteral("Cannot be used")), qPrintable(words("factsB")));

        QSignalSpy chosen(&panel, &ModelsPanel::modelChosen), open(&panel, &ModelsPanel::openWanted);
        auto* box = panel.findChild<QComboBox*>(QStringLiteral("modelA"));
        const auto pick = [&](int index) {
            box->setCurrentIndex(index);
            Q_EMIT box->activated(index);
        };
        pick(box->findData(kShippedSegDeformer));
        QCOMPARE(chosen.takeLast(), (QVariantList{0, kShippedSegDeformer}));
        pick(box->count() - 1);
        QCOMPARE(open.takeLast(), QVariantList{0});
        QCOMPARE(panel.chosen(0), kShippedSegDeformer); // nothing is chosen yet
        QVERIFY(chosen.isEmpty());
    }
};

QTEST_MAIN(TestModelsPanel)
#include "tst_models_panel.moc"
