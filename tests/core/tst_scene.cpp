// The drawn scenes: the same for the same seed, every pixel labelled, every class there, and hard where they are meant
// to be.
#include "core/demo/demo_classes.h"
#include "core/demo/scene.h"
#include "tests/support/test_files.h"

#include <opencv2/core.hpp>

#include <set>

using namespace sdw::demo;

class TestScene : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_textures = makeTextures(2022); }

    void dependsOnTheSeedAlone()
    {
        const Scene first = drawScene(7, m_textures), again = drawScene(7, makeTextures(2022)),
                    other = drawScene(8, m_textures);
        QCOMPARE(cv::norm(first.image, again.image, cv::NORM_INF), 0.0);
        QCOMPARE(cv::norm(first.label, again.label, cv::NORM_INF), 0.0);
        QVERIFY(cv::norm(first.image, other.image, cv::NORM_INF) > 0);
    }

    void hasTheSizeAskedFor()
    {
        const Scene scene = drawScene(3, m_textures, 96, 131);
        QCOMPARE(scene.image.size(), cv::Size(131, 96));
        QCOMPARE(scene.label.size(), cv::Size(131, 96));
        QCOMPARE(scene.image.type(), CV_8UC3);
        QCOMPARE(scene.label.type(), CV_8U);
    }

    void everyClassOccursAndNoOtherValue()
    {
        const int classes = int(demoClasses().size());
        std::vector<int> scenesWith(std::size_t(classes), 0);
        for (int seed = 0; seed < 16; ++seed) {
            const Scene scene = drawScene(std::uint64_t(seed), m_textures, 120, 160);
            double largest = 0;
            cv::minMaxLoc(scene.label, nullptr, &largest);
            QVERIFY(largest < classes);
            for (int i = 0; i < classes; ++i)
                scenesWith[std::size_t(i)] += cv::countNonZero(scene.label == i) > 0;
        }
        for (int i = 0; i < classes; ++i)
            QVERIFY2(scenesWith[std::size_t(i)] >= 2, demoClasses()[std::size_t(i)].name.c_str());
        QCOMPARE(scenesWith[std::size_t(DemoClass::Sky)], 16);
    }

    void waterShowsTheColoursOfWhatItMirrors() // what surrounds a pixel, not its colour, tells water from sky
    {
        int waters = 0;
        for (int seed = 0; seed < 16; ++seed) {
            const Scene scene = drawScene(std::uint64_t(seed), m_textures, 120, 160);
            std::set<int> above; // colours of sky and mountains, coarsely, with their neighbours
            const auto cell = [&](int y, int x, int db = 0, int dg = 0, int dr = 0) {
                const auto& pixel = scene.image.at<cv::Vec3b>(y, x);
                return (pixel[0] / 24 + db) * 10000 + (pixel[1] / 24 + dg) * 100 + pixel[2] / 24 + dr;
            };
            for (int i = 0; i < 120 * 160; ++i)
                if (scene.label.data[i] <= int(DemoClass::Mountain))
                    for (int n = 0; n < 27; ++n)
                        above.insert(cell(i / 160, i % 160, n / 9 - 1, n / 3 % 3 - 1, n % 3 - 1));
            int water = 0, alike = 0;
            for (int i = 0; i < 120 * 160; ++i)
                if (scene.label.data[i] == int(DemoClass::Water)) {
                    ++water;
                    alike += above.count(cell(i / 160, i % 160)) > 0;
                }
            if (water < 500) continue;
            ++waters;
            QVERIFY2(alike * 10 >= water * 6,
                     qPrintable(QStringLiteral("scene %1: %2 of %3").arg(seed).arg(alike).arg(water)));
        }
        QVERIFY(waters >= 6);
    }

private:
    TextureSet m_textures;
};

QTEST_GUILESS_MAIN(TestScene)
#include "tst_scene.moc"
