// Pictures in several sizes: levels, 16 bits, orientation, first views.
#include "core/base/error.h"
#include "core/base/image_io.h"
#include "tests/support/test_files.h"
#include "ui/canvas/picture_pyramid.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QTemporaryDir>

using namespace sdw;
using ui::PicturePyramid;

namespace {

/// Every pixel differs from its neighbours.
cv::Mat pattern(int height, int width)
{
    cv::Mat picture(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.at<cv::Vec3b>(y, x) = cv::Vec3b(uchar(x * 7), uchar(y * 11), uchar((x + y) * 3));
    return picture;
}

} // namespace

class TestPicturePyramid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharesThePicture()
    {
        const cv::Mat picture = pattern(300, 400);
        const PicturePyramid pyramid(picture);
        QVERIFY(pyramid.full().data == picture.data);
        QCOMPARE(pyramid.size(), cv::Size(400, 300));
        QVERIFY(!pyramid.isFirstView() && !pyramid.isDeep());
        QVERIFY(pyramid.bytes() > picture.total() * 3);
    }
    void levelsAreMeansOfFour()
    {
        const cv::Mat picture = pattern(301, 403);
        const PicturePyramid pyramid(picture);
        QVERIFY(pyramid.levelCount() >= 3);
        const cv::Mat& half = pyramid.level(1);
        QCOMPARE(half.size(), cv::Size(202, 151));
        const auto mean = [&](int x0, int x1, int y0, int y1, int channel) {
            double sum = 0;
            for (int y = y0; y <= y1; ++y)
                for (int x = x0; x <= x1; ++x)
                    sum += picture.at<cv::Vec3b>(y, x)[channel];
            return sum / ((x1 - x0 + 1) * (y1 - y0 + 1));
        };
        for (int channel = 0; channel < 3; ++channel) {
            QVERIFY(std::abs(half.at<cv::Vec3b>(20, 30)[channel] - mean(60, 61, 40, 41, channel)) <= 0.5);
            QVERIFY(std::abs(half.at<cv::Vec3b>(20, 201)[channel] - mean(402, 402, 40, 41, channel)) <= 0.5);
            QVERIFY(std::abs(half.at<cv::Vec3b>(150, 30)[channel] - mean(60, 61, 300, 300, channel)) <= 0.5);
            QCOMPARE(half.at<cv::Vec3b>(150, 201)[channel], picture.at<cv::Vec3b>(300, 402)[channel]);
        }
        for (int level = 1; level < pyramid.levelCount(); ++level) {
            const cv::Size above = pyramid.level(level - 1).size();
            QCOMPARE(pyramid.level(level).size(), cv::Size((above.width + 1) / 2, (above.height + 1) / 2));
        }
        QVERIFY(pyramid.level(pyramid.levelCount() - 1).cols <= 128);
    }
    void anySize_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("a line") << 40001 << 1;
        QTest::newRow("a column") << 3 << 40001;
        QTest::newRow("odd") << 257 << 129;
    }
    void anySize()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        const PicturePyramid pyramid(pattern(height, width));
        QCOMPARE(pyramid.size(), cv::Size(width, height));
        QVERIFY(pyramid.levelCount() >= 1);
        QVERIFY(!pyramid.level(pyramid.levelCount() - 1).empty());
    }
    void greyBecomesColour()
    {
        cv::Mat grey(10, 20, CV_8UC1, cv::Scalar(77));
        const PicturePyramid pyramid(grey);
        QCOMPARE(pyramid.full().type(), CV_8UC3);
        QCOMPARE(pyramid.full().at<cv::Vec3b>(5, 5), cv::Vec3b(77, 77, 77));
    }
    void deepPicturesKeepTheirBits()
    {
        cv::Mat deep(100, 100, CV_16UC1);
        for (int i = 0; i < 10'000; ++i)
            deep.at<std::uint16_t>(i / 100, i % 100) = std::uint16_t(1000 + i);
        deep.at<std::uint16_t>(50, 50) = 65535; // one hot pixel does not darken all others
        const PicturePyramid pyramid(deep);
        QVERIFY(pyramid.isDeep());
        QCOMPARE(pyramid.level(0).type(), CV_16UC1);
        QVERIFY(std::abs(pyramid.black() - 1010) <= 2);
        QVERIFY(std::abs(pyramid.white() - 10'990) <= 2);
        QCOMPARE(pyramid.full().type(), CV_8UC3);
        const int value = deep.at<std::uint16_t>(30, 40);
        const double expected = (value - pyramid.black()) / (pyramid.white() - pyramid.black()) * 255;
        QVERIFY(std::abs(pyramid.full().at<cv::Vec3b>(30, 40)[1] - expected) <= 0.51);
        QCOMPARE(int(pyramid.full().at<cv::Vec3b>(0, 0)[0]), 0);
        QCOMPARE(int(pyramid.full().at<cv::Vec3b>(99, 99)[2]), 255);
    }
    void aDeepPictureOfOneValueHasARange()
    {
        const PicturePyramid pyramid(cv::Mat(20, 20, CV_16UC3, cv::Scalar(500, 500, 500)));
        QVERIFY(pyramid.white() > pyramid.black());
        QCOMPARE(pyramid.level(0).type(), CV_16UC3);
    }
    void otherPixelsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, PicturePyramid(cv::Mat()));
        QVERIFY_THROWS_EXCEPTION(Error, PicturePyramid(cv::Mat(4, 4, CV_32FC1)));
        QVERIFY_THROWS_EXCEPTION(Error, PicturePyramid(cv::Mat(4, 4, CV_8UC4)));
    }
    void canBeStopped()
    {
        try {
            PicturePyramid(pattern(500, 500), [](int, int) { return false; });
            QFAIL("it went on");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Interrupted);
        }
    }
    void readsWhatWasWritten()
    {
        QTemporaryDir dir;
        const std::filesystem::path file = dir.filePath(QStringLiteral("deep.png")).toStdString();
        cv::Mat deep(40, 30, CV_16UC1);
        cv::randu(deep, 0, 65536);
        writePng(file, deep);
        const auto pyramid = PicturePyramid::read(file);
        QVERIFY(pyramid->isDeep());
        QCOMPARE(cv::norm(pyramid->level(0), deep, cv::NORM_INF), 0.0);
        QVERIFY(!PicturePyramid::readFirstView(file)); // too small for one
        QVERIFY_THROWS_EXCEPTION(Error, PicturePyramid::read(file.string() + ".gone"));
    }
    void aLargeJpegHasAFirstView()
    {
        QTemporaryDir dir;
        const std::filesystem::path file = dir.filePath(QStringLiteral("large.jpg")).toStdString();
        cv::Mat large(3005, 4003, CV_8UC3, cv::Scalar(40, 90, 160));
        large(cv::Rect(0, 0, 2000, 3005)).setTo(cv::Scalar(200, 30, 20));
        QVERIFY(cv::imwrite(file.string(), large));
        const auto first = PicturePyramid::readFirstView(file);
        QVERIFY(first);
        QVERIFY(first->isFirstView());
        QVERIFY(first->full().empty());
        QCOMPARE(first->size(), cv::Size(4003, 3005));
        QCOMPARE(first->finestLevel(), 3);
        QCOMPARE(first->level(3).size(), cv::Size(501, 376));
        const cv::Vec3b left = first->level(3).at<cv::Vec3b>(100, 100), right = first->level(3).at<cv::Vec3b>(100, 400);
        QVERIFY(std::abs(left[0] - 200) <= 4 && std::abs(right[2] - 160) <= 4);
        const auto sharp = PicturePyramid::read(file);
        QCOMPARE(sharp->size(), first->size());
        QVERIFY(!sharp->isFirstView());
        QCOMPARE(sharp->level(3).size(), first->level(3).size());
    }
    void standsUpright_data()
    {
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%d", orientation) << orientation;
    }
    void standsUpright()
    {
        SDW_NEED_TEST_FILES(folder, "data/hard_images/exif_orientation");
        QFETCH(int, orientation);
        const auto file = folder / ("Landscape_" + std::to_string(orientation) + ".jpg");
        const auto written = std::filesystem::last_write_time(file);
        const auto upright = PicturePyramid::read(folder / "Landscape_1.jpg"), turned = PicturePyramid::read(file);
        QCOMPARE(turned->size(), upright->size());
        // coarse levels: each file was compressed on its own
        const int level = upright->levelCount() - 1;
        QVERIFY(cv::norm(upright->level(level), turned->level(level), cv::NORM_L1) /
                    double(upright->level(level).total() * 3) <
                4);
        const cv::Mat reduced = readReducedImage(file, 8);
        QCOMPARE(reduced.size(), upright->level(3).size());
        QVERIFY(cv::norm(upright->level(3), reduced, cv::NORM_L1) / double(reduced.total() * 3) < 8);
        QCOMPARE(std::filesystem::last_write_time(file), written);
    }
    void readsDeepFiles()
    {
        SDW_NEED_TEST_FILES(folder, "data/hard_images/bit_depth");
        QCOMPARE(PicturePyramid::read(folder / "basn0g16.png")->level(0).type(), CV_16UC1);
        QCOMPARE(PicturePyramid::read(folder / "basn2c16.png")->level(0).type(), CV_16UC3);
        QCOMPARE(PicturePyramid::read(folder / "tiff_16bit_RGB.tiff")->level(0).type(), CV_16UC3);
        const auto all = PicturePyramid::read(folder / "label16_all_values.png");
        QVERIFY(all->black() < 100 && all->white() > 65'400);
    }
};

QTEST_GUILESS_MAIN(TestPicturePyramid)
#include "tst_picture_pyramid.moc"
