#include "core/base/error.h"
#include "core/base/label_colours.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const ClassList kTwo = {{"sky", {10, 20, 200}, 0}, {"road", {128, 64, 0}, 1}};

cv::Mat fourLabels()
{
    return (cv::Mat_<std::uint16_t>(1, 4) << 0, 1, 2, kIgnoreLabel);
}

} // namespace

class TestLabelColours : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyClassHasItsColour()
    {
        const cv::Mat colours = colourLabels(fourLabels(), kTwo);
        QVERIFY(colours.at<cv::Vec3b>(0, 0) == cv::Vec3b(200, 20, 10)); // blue first
        QVERIFY(colours.at<cv::Vec3b>(0, 1) == cv::Vec3b(0, 64, 128));
        QVERIFY(colours.at<cv::Vec3b>(0, 2) == cv::Vec3b(0, 0, 0)); // no such class
        QVERIFY(colours.at<cv::Vec3b>(0, 3) == cv::Vec3b(0, 0, 0));
    }
    void overlayMixesByOpacity()
    {
        const cv::Mat image(1, 4, CV_8UC3, cv::Scalar(100, 100, 100));
        QVERIFY(cv::norm(overlayLabels(image, fourLabels(), kTwo, 0), image, cv::NORM_INF) == 0);
        const cv::Mat full = overlayLabels(image, fourLabels(), kTwo, 1);
        QVERIFY(full.at<cv::Vec3b>(0, 0) == cv::Vec3b(200, 20, 10));
        QVERIFY(full.at<cv::Vec3b>(0, 3) == cv::Vec3b(100, 100, 100)); // ignored: the picture shows
        QVERIFY(overlayLabels(image, fourLabels(), kTwo, 0.5).at<cv::Vec3b>(0, 0) == cv::Vec3b(150, 60, 55));
    }
    void wrongTypesAndSizesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, colourLabels(cv::Mat(2, 2, CV_8UC1), kTwo));
        QVERIFY_THROWS_EXCEPTION(Error, overlayLabels(cv::Mat(2, 2, CV_8UC3), fourLabels(), kTwo, 0.5));
        QVERIFY_THROWS_EXCEPTION(Error, overlayLabels(cv::Mat(1, 4, CV_8UC1), fourLabels(), kTwo, 0.5));
    }
};

QTEST_GUILESS_MAIN(TestLabelColours)
#include "tst_label_colours.moc"
