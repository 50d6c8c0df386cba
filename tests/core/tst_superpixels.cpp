#include "core/annotation/superpixels.h"
#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// Three areas of clearly different colours, a little noisy.
cv::Mat picture(cv::Mat& areas)
{
    areas = cv::Mat::zeros(150, 200, CV_8UC1);
    cv::circle(areas, {80, 70}, 45, 1, cv::FILLED);
    areas(cv::Rect(150, 30, 40, 100)) = 2;
    cv::Mat image(areas.size(), CV_8UC3, cv::Scalar(200, 190, 60)), noise(image.size(), CV_8UC3);
    image.setTo(cv::Scalar(40, 60, 220), areas == 1);
    image.setTo(cv::Scalar(60, 200, 60), areas == 2);
    cv::RNG(3).fill(noise, cv::RNG::UNIFORM, 0, 12);
    return image + noise;
}

} // namespace

class TestSuperpixels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void patchesCoverTheImageAndHangTogether()
    {
        cv::Mat areas;
        const cv::Mat image = picture(areas);
        for (const int size : {8, 16, 40}) {
            const Superpixels patches(image, {size});
            std::int64_t total = 0;
            for (int number = 0; number < patches.count(); ++number) {
                const Region& pixels = patches.pixels(number);
                QVERIFY(!pixels.empty());
                total += pixels.area();
                QCOMPARE(patches.at({pixels.spans()[0].x0, pixels.spans()[0].y}), number);
                const auto sets = connectedSets(pixels, 4);
                QVERIFY(std::ranges::all_of(sets, [&](int set) { return set == sets[0]; }));
            }
            QCOMPARE(total, std::int64_t(image.total()));
            const double expected = double(image.total()) / (size * size);
            QVERIFY(patches.count() > expected / 3 && patches.count() < expected * 2);
        }
    }
    void theyKeepToEdges()
    {
        cv::Mat areas;
        const cv::Mat image = picture(areas);
        const Superpixels patches(image, {12});
        std::int64_t wrong = 0; // pixels outside of their patch's main area
        for (int number = 0; number < patches.count(); ++number) {
            std::int64_t counts[3] = {};
            for (const Span& span : patches.pixels(number).spans())
                for (int x = span.x0; x < span.x1; ++x)
                    ++counts[areas.at<std::uint8_t>(span.y, x)];
            wrong += counts[0] + counts[1] + counts[2] - std::max({counts[0], counts[1], counts[2]});
        }
        QVERIFY2(wrong * 200 < std::int64_t(image.total()), qPrintable(QString::number(wrong)));
    }
    void theSameAgain()
    {
        cv::Mat areas;
        const cv::Mat image = picture(areas);
        QCOMPARE(cv::countNonZero(Superpixels(image).numbers() != Superpixels(image).numbers()), 0);
    }
    void smallAndGreyImages()
    {
        QCOMPARE(Superpixels(cv::Mat::zeros(1, 1, CV_8UC3)).count(), 1);
        QCOMPARE(Superpixels(cv::Mat::zeros(3, 50, CV_8UC1), {16}).numbers().cols, 50);
    }
    void unusableInputIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, Superpixels(cv::Mat()));
        QVERIFY_THROWS_EXCEPTION(Error, Superpixels(cv::Mat::zeros(9, 9, CV_16UC3)));
        QVERIFY_THROWS_EXCEPTION(Error, Superpixels(cv::Mat::zeros(9, 9, CV_8UC3), {2}));
        try {
            Superpixels(cv::Mat::zeros(9, 9, CV_8UC3), {}, [](int done, int) { return done < 2; });
            QFAIL("it went on");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Interrupted);
        }
    }
};

QTEST_GUILESS_MAIN(TestSuperpixels)
#include "tst_superpixels.moc"
