// Features that are prepared ahead: of the right image, by the right model, within the budget.
#include "core/base/program_files.h"
#include "core/demo/demo_classes.h"
#include "core/explanation/explainer.h"
#include "tests/support/window_test.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/feature_cache.h"
#include "ui/jobs/job_list.h"

#include <QSignalSpy>

using namespace sdw;
using namespace sdw::ui;

class TestFeatureCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_session.create({.name = QStringLiteral("test"),
                          .folder = m_home.file(QStringLiteral("project")),
                          .data = m_home.scenes()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_session.isBusy(), 60'000);
        QCOMPARE(m_session.opened()->images.size(), std::size_t(5));
    }

    void init()
    {
        m_session.setModelPath({});
        m_model = std::make_unique<AssistModel>(m_session);
        m_cache = std::make_unique<FeatureCache>(m_session, m_jobs, *m_model);
    }
    void cleanup()
    {
        m_cache.reset();
        m_model.reset();
    }

    void theDemosWeightsHelpWithTheDemosClassesOnly()
    {
        QVERIFY(m_model->isThere());
        QSignalSpy changed(m_model.get(), &AssistModel::changed);
        const Project before = m_session.opened()->project;
        Project project = before;
        project.classes.front().name = "ceiling";
        m_session.update(project);
        QVERIFY(!m_model->isThere());
        QVERIFY(m_model->version().isEmpty());
        m_session.setModelPath(baseline()); // somebody says which
        QVERIFY(m_model->isThere());
        QCOMPARE(m_model->name(), QStringLiteral("demo_segformer"));
        m_session.update(before);
        m_session.setModelPath({});
        QVERIFY(m_model->isThere());
        QVERIFY(changed.count() >= 3);
    }

    void othersAreLookedAtOnceAwake()
    {
        m_cache->setImage(0, picture(0), {1, -1, 2});
        QCOMPARE(m_cache->of(0).state, ImageFeatures::State::Waiting);
        QVERIFY(!m_cache->isBusy()); // nobody needs it
        m_cache->setAwake(true);
        QVERIFY(m_cache->isBusy());
        QTRY_COMPARE_WITH_TIMEOUT(m_cache->of(2).state, ImageFeatures::State::Ready, 60'000);
        QCOMPARE(m_cache->of(0).state, ImageFeatures::State::Ready);
        QCOMPARE(m_cache->of(1).state, ImageFeatures::State::Ready);
        QCOMPARE(m_cache->of(3).state, ImageFeatures::State::Waiting);
        QVERIFY(m_cache->bytes() > 3'000'000);
        for (int image : {0, 1}) { // each is of its own image
            const cv::Mat labels = m_cache->of(image).explained->labels();
            const cv::Mat wanted = Explainer(m_model->file()).explain(picture(image))->labels();
            QCOMPARE(cv::norm(labels, wanted, cv::NORM_INF), 0.0);
        }
        QCOMPARE(m_cache->of(0).classes->size(), demo::demoClasses().size());
        QSignalSpy changed(m_cache.get(), &FeatureCache::changed);
        m_cache->setImage(1, picture(1), {}); // is there at once
        QCOMPARE(m_cache->of(1).state, ImageFeatures::State::Ready);
        QVERIFY(!m_cache->isBusy());
    }

    void anotherModelForgets()
    {
        m_cache->setAwake(true);
        m_cache->setImage(0, picture(0), {});
        QTRY_COMPARE_WITH_TIMEOUT(m_cache->of(0).state, ImageFeatures::State::Ready, 60'000);
        const auto first = m_cache->of(0);
        QVERIFY(first.explained->tokens() > 0);
        m_session.setModelPath(baseline());
        QCOMPARE(m_cache->of(0).state, ImageFeatures::State::Waiting);
        m_session.setModelPath({}); // while it looks
        m_session.setModelPath(baseline());
        QTRY_COMPARE_WITH_TIMEOUT(m_cache->of(0).state, ImageFeatures::State::Ready, 60'000);
        QCOMPARE(m_cache->of(0).explained->tokens(), 0);
        QVERIFY(m_cache->of(0).version != first.version);
    }

    void leafingOnMeansTheNextImage()
    {
        m_cache->setAwake(true);
        m_cache->setImage(0, picture(0), {});
        m_cache->setImage(3, picture(3), {});
        QTRY_COMPARE_WITH_TIMEOUT(m_cache->of(3).state, ImageFeatures::State::Ready, 60'000);
        const cv::Mat wanted = Explainer(m_model->file()).explain(picture(3))->labels();
        QCOMPARE(cv::norm(m_cache->of(3).explained->labels(), wanted, cv::NORM_INF), 0.0);
    }

    void theBudgetHolds()
    {
        m_cache->setAwake(true);
        m_cache->setImage(0, picture(0), {});
        QTRY_COMPARE_WITH_TIMEOUT(m_cache->of(0).state, ImageFeatures::State::Ready, 60'000);
        const std::size_t one = m_cache->bytes();
        QVERIFY(one > 1'000'000);
        FeatureCache small(m_session, m_jobs, *m_model, nullptr, one * 5 / 2);
        small.setAwake(true);
        QSignalSpy settled(&small, &FeatureCache::settled);
        small.setImage(0, picture(0), {1, 2, 3, 4});
        QTRY_COMPARE_WITH_TIMEOUT(small.of(1).state, ImageFeatures::State::Ready, 60'000);
        for (int image = 1; image < 5; ++image) {
            small.setImage(image, picture(image), {});
            QTRY_COMPARE_WITH_TIMEOUT(small.of(image).state, ImageFeatures::State::Ready, 60'000);
            QVERIFY(small.bytes() <= one * 5 / 2);
        }
        QCOMPARE(small.of(0).state, ImageFeatures::State::Waiting); // not used for longest
    }

    void aBrokenModelIsToldOnce()
    {
        const QString broken = m_home.file(QStringLiteral("broken.safetensors"));
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no model");
        file.close();
        m_session.setModelPath(broken);
        QSignalSpy failed(m_cache.get(), &FeatureCache::failed);
        m_cache->setAwake(true);
        m_cache->setImage(0, picture(0), {1, 2});
        QTRY_COMPARE_WITH_TIMEOUT(m_cache->of(0).state, ImageFeatures::State::Failed, 60'000);
        QVERIFY(m_cache->of(0).problem.contains(QStringLiteral("broken")));
        QVERIFY(!m_cache->isBusy());
        QCOMPARE(failed.count(), 1);
    }

private:
    cv::Mat picture(int image) const { return m_session.opened()->image(std::size_t(image)); }
    static QString baseline() { return fromPath(needShippedFile("models/demo_segformer.safetensors")); }

    test::OwnHome m_home;
    JobList m_jobs;
    ProjectSession m_session{m_jobs};
    std::unique_ptr<AssistModel> m_model;
    std::unique_ptr<FeatureCache> m_cache;
};

QTEST_MAIN(TestFeatureCache)
#include "tst_feature_cache.moc"
