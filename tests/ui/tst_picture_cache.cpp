// Pictures come aside, neighbours before they are wanted, and no more of them than memory is set aside for.
#include "ui/annotate/picture_cache.h"

#include "tests/support/window_test.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/jobs/job_list.h"

using namespace sdw;
using namespace sdw::ui;

class TestPictureCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_scenes = m_home.scenes();
        QSignalSpy settled(&m_session, &ProjectSession::settled);
        m_session.open(m_scenes);
        QVERIFY(settled.wait(30'000));
        QCOMPARE(m_session.opened()->images.size(), std::size_t(5));
    }

    void readsWhatIsWantedThenItsNeighbours()
    {
        PictureCache cache(m_jobs);
        cache.setImages(m_session.opened());
        QSignalSpy ready(&cache, &PictureCache::ready), rested(&cache, &PictureCache::rested);
        cache.want(2, {3, 1});
        QVERIFY(cache.isBusy());
        QTRY_VERIFY(!rested.isEmpty());
        QCOMPARE(ready.size(), 1);
        QCOMPARE(ready[0][0].toInt(), 2);
        QVERIFY(!cache.isBusy());
        QVERIFY(cache.find(2) && cache.find(3) && cache.find(1) && !cache.find(0));
        cache.want(3, {4});
        QCOMPARE(ready.size(), 2); // at once
        QCOMPARE(ready[1][0].toInt(), 3);
    }

    void onlyTheLastOneWantedIsReported()
    {
        PictureCache cache(m_jobs);
        cache.setImages(m_session.opened());
        QSignalSpy ready(&cache, &PictureCache::ready), rested(&cache, &PictureCache::rested);
        for (int image = 0; image < 5; ++image)
            cache.want(image, {});
        QTRY_VERIFY(!rested.isEmpty() && !cache.isBusy());
        QCOMPARE(ready.size(), 1);
        QCOMPARE(ready[0][0].toInt(), 4);
    }

    void keepsToItsBudget()
    {
        const std::size_t one = picture()->bytes();
        PictureCache cache(m_jobs, nullptr, 3 * one);
        cache.setImages(m_session.opened());
        QSignalSpy rested(&cache, &PictureCache::rested);
        for (int image = 0; image < 5; ++image) {
            rested.clear();
            cache.want(image, {});
            QTRY_VERIFY(!rested.isEmpty());
        }
        QVERIFY(cache.find(4) && cache.find(3) && cache.find(2));
        QVERIFY(!cache.find(0) && !cache.find(1));
        PictureCache small(m_jobs, nullptr, one);
        small.setImages(m_session.opened());
        QSignalSpy smallRested(&small, &PictureCache::rested);
        small.want(0, {1, 2});
        QTRY_VERIFY(!smallRested.isEmpty());
        QVERIFY(small.find(0) && !small.find(1)); // a neighbour would throw it out
    }

    void forgetsImagesOfAnotherProject()
    {
        PictureCache cache(m_jobs);
        cache.setImages(m_session.opened());
        QSignalSpy ready(&cache, &PictureCache::ready);
        cache.want(0, {1});
        cache.setImages(nullptr);
        QTest::qWait(50);
        QCOMPARE(ready.size(), 0);
        QVERIFY(!cache.find(0));
    }

    void namesWhatCannotBeRead()
    {
        auto broken = std::make_shared<Opened>(*m_session.opened());
        std::filesystem::path file = toPath(m_home.file(QStringLiteral("gone.png")));
        broken->images = ImageItems({ImageItem{.name = "x/gone.png", .path = file}});
        PictureCache cache(m_jobs);
        cache.setImages(broken);
        QSignalSpy failed(&cache, &PictureCache::failed);
        cache.want(0, {});
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][1].toString().contains(QStringLiteral("gone.png")));
        QVERIFY(!cache.isBusy());
    }

private:
    std::shared_ptr<const PicturePyramid> picture() const
    {
        return PicturePyramid::read(m_session.opened()->images[0].path);
    }

    test::OwnHome m_home;
    QString m_scenes;
    JobList m_jobs;
    ProjectSession m_session{m_jobs};
};

QTEST_MAIN(TestPictureCache)
#include "tst_picture_cache.moc"
