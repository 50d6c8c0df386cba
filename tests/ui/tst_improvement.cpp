// The loop: what is proposed is recorded with who proposed it, what nobody has looked at is never trained on, and a
// short training on the person's corrections ends with a better model being offered. In the real window.
#include "core/project/project_files.h"
#include "core/project/provenance_file.h"
#include "tests/support/assist_projects.h"
#include "ui/assist/improvement.h"
#include "ui/assist/proposal.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace sdw;
using namespace sdw::ui;
using demo::DemoClass;

class TestImprovement : public QObject, private test::AssistProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void whatIsTakenOverIsRecorded()
    {
        QVERIFY(openScenes());
        QVERIFY(known(0).empty());
        m_work->key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_work->settled());
        const Provenance all = known(0);
        QVERIFY(all.hasUnreviewed()); // nobody has looked at it piece by piece, nor said that it is done
        QCOMPARE(all.unreviewed(labels(0)).area(), std::int64_t(kSize.area()));
        QCOMPARE(all.records().front().model.name, std::string("demo_segdeformer"));
        QVERIFY(all.records().front().model.version.size() >= 16); // of the weights, not of their place
        m_work->key(Qt::Key_N, Qt::ShiftModifier);                 // done
        QVERIFY(m_work->settled());
        QVERIFY(!known(0).hasUnreviewed());
        QVERIFY(!known(0).empty()); // who proposed it stays known
    }

    void aPieceThatSomebodyLookedAtIsReviewed()
    {
        QVERIFY(openScenes());
        m_work->key(Qt::Key_Y);
        const cv::Point sky = middleOf(0, DemoClass::Sky);
        m_work->click(sky.x, sky.y);
        QVERIFY(m_work->settled());
        QVERIFY(!known(0).empty());
        QVERIFY(!known(0).hasUnreviewed());
        const Provenance all = known(0);
        QVERIFY(all.at(sky));
        QCOMPARE(int(all.at(sky)->label), m_work->labelAt(sky.x, sky.y));
    }

    void withoutLabelsThereIsNothingToLearnFrom()
    {
        QVERIFY(openScenes());
        m_work->action("annotate.improve")->trigger();
        QVERIFY(m_work->settled());
        QVERIFY(!m_work->message().isEmpty());
        QVERIFY(!improvement().isRunning());
    }

    void aShortTrainingEndsInAnOffer()
    {
        QVERIFY(openScenes());
        for (const int image : {0, 1, 2}) {
            QVERIFY(m_work->goTo(image));
            EditBuilder edit(m_work->document()->labels());
            edit.paste(truth(image), {0, 0});
            m_work->document()->apply(edit.finish(), "label");
            m_work->key(Qt::Key_N, Qt::ShiftModifier);
            QVERIFY(m_work->settled());
        }
        QSignalSpy ready(&improvement(), &Improvement::ready), failed(&improvement(), &Improvement::failed);
        improvement().setIterations(3);
        m_work->action("annotate.improve")->trigger();
        QVERIFY(!m_work->action("annotate.improve")->isEnabled()); // one at a time
        constexpr int kPatienceMs = 240'000;
        QVERIFY(QTest::qWaitFor([&] { return ready.count() + failed.count() > 0; }, kPatienceMs));
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().toString()));
        const QString before = m_work->window().session().modelPath();
        QVERIFY(m_work->message().contains(QStringLiteral("improved")));
        m_work->window().page(QStringLiteral("annotate"))->banner()->notice().action(); // "Use it"
        QVERIFY(m_work->window().session().modelPath() != before);
        QVERIFY(m_work->window().session().modelPath().endsWith(QStringLiteral(".safetensors")));
        QVERIFY(m_work->goTo(3));
        QVERIFY(m_work->window().currentWorkspace()->findChild<Proposal*>()->isThere()); // by the new model
    }

private:
    Improvement& improvement() { return *m_work->window().currentWorkspace()->findChild<Improvement*>(); }
    Provenance known(int image)
    {
        const auto& opened = *m_work->window().session().opened();
        return readProvenance(proposalsFile(opened.folder, opened.images[std::size_t(image)].name), kSize);
    }
};

QTEST_MAIN(TestImprovement)
#include "tst_improvement.moc"
