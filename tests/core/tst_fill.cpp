#include "core/annotation/fill.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// Noise that was blurred: patches of all sizes.
cv::Mat patches(cv::Size size, int type, double blur, std::uint64_t seed)
{
    cv::Mat image(size, type);
    cv::RNG random(seed);
    random.fill(image, cv::RNG::UNIFORM, 0, CV_MAT_DEPTH(type) == CV_8U ? 256 : 65536);
    if (blur > 0) cv::GaussianBlur(image, image, {}, blur);
    return image;
}

LabelMap labelsOf(const cv::Mat& grey, int classes)
{
    cv::Mat labels;
    cv::normalize(grey, labels, 0, classes - 1, cv::NORM_MINMAX, CV_16U);
    return LabelMap(labels);
}

Region opencvFill(const cv::Mat& image, cv::Point seed, int tolerance, int neighbours)
{
    cv::Mat mask = cv::Mat::zeros(image.rows + 2, image.cols + 2, CV_8UC1);
    cv::Mat copy = image.clone();
    const cv::Scalar t = cv::Scalar::all(tolerance);
    cv::floodFill(copy, mask, seed, {}, nullptr, t, t,
                  neighbours | cv::FLOODFILL_FIXED_RANGE | cv::FLOODFILL_MASK_ONLY | (255 << 8));
    return Region(mask(cv::Rect(1, 1, image.cols, image.rows)));
}

} // namespace

class TestFill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsFillAsInOpenCv()
    {
        Random random(1);
        for (int i = 0; i < 60; ++i) {
            const cv::Size size(1 + int(random.below(700)), 1 + int(random.below(400)));
            const LabelMap map = labelsOf(patches(size, CV_8UC1, i % 3 * 4.0, std::uint64_t(i)), 4);
            cv::Mat grey;
            map.read().convertTo(grey, CV_8U);
            const cv::Point seed(int(random.below(std::uint64_t(size.width))),
                                 int(random.below(std::uint64_t(size.height))));
            for (const int neighbours : {4, 8})
                QCOMPARE(floodLabels(map, seed, {true, neighbours}), opencvFill(grey, seed, 0, neighbours));
            QCOMPARE(floodLabels(map, seed, {false, 4}), Region(grey == grey.at<std::uint8_t>(seed)));
        }
    }
    void theWandSelectsAsOpenCv_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("grey") << CV_8UC1;
        QTest::newRow("colour") << CV_8UC3;
    }
    void theWandSelectsAsOpenCv()
    {
        QFETCH(int, type);
        Random random(2);
        for (int i = 0; i < 40; ++i) {
            const cv::Size size(1 + int(random.below(300)), 1 + int(random.below(300)));
            const cv::Mat image = patches(size, type, i % 4 * 2.0, std::uint64_t(i));
            const cv::Point seed(int(random.below(std::uint64_t(size.width))),
                                 int(random.below(std::uint64_t(size.height))));
            const int tolerance = int(random.below(60));
            for (const int neighbours : {4, 8})
                QCOMPARE(magicWand(image, seed, tolerance, {true, neighbours}),
                         opencvFill(image, seed, tolerance, neighbours));
        }
    }
    void theWandWorksOnSixteenBits()
    {
        const cv::Mat image = patches({200, 150}, CV_16UC3, 3, 5);
        const cv::Point seed(100, 70);
        cv::Mat alike = cv::Mat::zeros(image.size(), CV_8UC1);
        const auto middle = image.at<cv::Vec3w>(seed);
        for (int y = 0; y < image.rows; ++y)
            for (int x = 0; x < image.cols; ++x) {
                bool near = true;
                for (int c = 0; c < 3; ++c)
                    near &= std::abs(int(image.at<cv::Vec3w>(y, x)[c]) - middle[c]) <= 3000;
                alike.at<std::uint8_t>(y, x) = near ? 255 : 0;
            }
        QCOMPARE(magicWand(image, seed, 3000, {false, 4}), Region(alike));
    }
    void aMazeAndAChessboard()
    {
        cv::Mat labels(301, 301, CV_16UC1, cv::Scalar(0));
        for (int y = 1; y < 301; y += 2)
            labels(cv::Rect(y % 4 == 1 ? 0 : 1, y, 300, 1)) = 1;
        const LabelMap maze(labels);
        QCOMPARE(floodLabels(maze, {0, 0}).area(), maze.count(0)); // one way through all of it
        for (int y = 0; y < 301; ++y)
            for (int x = 0; x < 301; ++x)
                labels.at<std::uint16_t>(y, x) = std::uint16_t((x + y) % 2);
        const LabelMap board(labels);
        QCOMPARE(floodLabels(board, {10, 10}, {true, 4}).area(), std::int64_t(1));
        QCOMPARE(floodLabels(board, {10, 10}, {true, 8}).area(), board.count(0));
    }
    void canBeStopped()
    {
        const LabelMap map(3000, 10);
        int calls = 0;
        try {
            floodLabels(map, {0, 0}, {false, 4}, [&](int, int) { return ++calls < 3; });
            QFAIL("the fill went on");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Interrupted);
        }
        QCOMPARE(calls, 3);
        int last = 0, all = 0;
        floodLabels(map, {0, 0}, {}, [&](int done, int total) { return last = done, all = total, true; });
        QCOMPARE(last, all);
    }
    void seedsOutsideAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, floodLabels(LabelMap(5, 5), {5, 0}));
        QVERIFY_THROWS_EXCEPTION(Error, magicWand(cv::Mat::zeros(5, 5, CV_8UC1), {0, -1}, 3));
        QVERIFY_THROWS_EXCEPTION(Error, magicWand(cv::Mat::zeros(5, 5, CV_32FC1), {0, 0}, 3));
    }
    void pixelsOfOneClassInAPart()
    {
        const LabelMap map = labelsOf(patches({600, 500}, CV_8UC1, 3, 9), 3);
        const cv::Rect part(200, 100, 301, 299);
        QCOMPARE(pixelsWith(map, 1, part), Region(map.read(part) == 1, part.tl()));
    }
};

QTEST_GUILESS_MAIN(TestFill)
#include "tst_fill.moc"
