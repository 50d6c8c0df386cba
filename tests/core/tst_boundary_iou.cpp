#include "core/base/class_list.h"
#include "core/base/error.h"
#include "core/evaluation/boundary_iou.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

cv::Mat square(int left, int side = 20)
{
    cv::Mat labels(60, 80, CV_16UC1, cv::Scalar(0));
    labels(cv::Rect(left, 20, side, side)).setTo(1);
    return labels;
}

/// The published definition for one class: mask without what d erosions by a 3x3 square leave, outside counting as
/// empty.
cv::Mat bandByErosion(const cv::Mat& labels, int index, int distance)
{
    cv::Mat mask = labels == index, framed, eroded;
    cv::copyMakeBorder(mask, framed, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
    cv::erode(framed, eroded, cv::Mat::ones(3, 3, CV_8U), {-1, -1}, distance);
    return mask - eroded(cv::Rect(1, 1, mask.cols, mask.rows));
}

} // namespace

class TestBoundaryIou : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bandIsWhatErosionsTakeOff()
    {
        cv::Mat labels(50, 70, CV_16UC1);
        cv::RNG random(3);
        cv::Mat coarse(5, 7, CV_16UC1);
        random.fill(coarse, cv::RNG::UNIFORM, 0, 4);
        cv::resize(coarse, labels, labels.size(), 0, 0, cv::INTER_NEAREST);
        for (const int distance : {1, 2, 4}) {
            const cv::Mat band = boundaryBand(labels, distance);
            for (int index = 0; index < 4; ++index) {
                cv::Mat own;
                band.copyTo(own, labels == index);
                QCOMPARE(cv::norm(own, bandByErosion(labels, index, distance), cv::NORM_L1), 0.0);
            }
        }
    }
    void shiftedSquare()
    {
        // Diagonal 100, width 0.01: a band of one pixel. The square's outline has 4·20 - 4 = 76 pixels; moved by one
        // pixel to the right, its upper and lower edges share 19 pixels each, and nothing else.
        BoundaryIou score(2, 0.01);
        score.add(square(31), square(30));
        QCOMPARE(*score.iou(1), 38.0 / (76 + 76 - 38));
        BoundaryIou same(2, 0.01);
        same.add(square(30), square(30));
        QCOMPARE(*same.iou(1), 1.0);
        QCOMPARE(same.mean(), 1.0);
    }
    void sumsOverImages()
    {
        BoundaryIou score(3, 0.01);
        score.add(square(31), square(30));
        score.add(square(30), square(30));
        QCOMPARE(*score.iou(1), (38.0 + 76) / (76 + 76 - 38 + 76));
        QVERIFY(!score.iou(2));
    }
    void ignoredPixelsNeitherCountNorEndRegions()
    {
        cv::Mat label = square(30), prediction = square(30);
        label(cv::Rect(25, 0, 30, 60)).setTo(kIgnoreLabel); // swallows the square
        prediction(cv::Rect(26, 10, 20, 20)).setTo(1);
        BoundaryIou score(2, 0.01);
        score.add(prediction, label);
        QVERIFY(!score.iou(1));
        QCOMPARE(*score.iou(0), 1.0); // the frame of the image; no edge along the ignored strip
        QCOMPARE(cv::countNonZero(boundaryBand(label, 1)), 2 * (80 - 30) + 2 * 58);
    }
    void wrongInputIsRefused()
    {
        BoundaryIou score(1, 0.01);
        QVERIFY_THROWS_EXCEPTION(Error, score.add(square(30), square(30))); // class 1 of 1
        QVERIFY_THROWS_EXCEPTION(Error, score.add(cv::Mat(2, 2, CV_16UC1), square(30)));
        QVERIFY_THROWS_EXCEPTION(Error, boundaryBand(cv::Mat(2, 2, CV_8UC1), 1));
    }
};

QTEST_GUILESS_MAIN(TestBoundaryIou)
#include "tst_boundary_iou.moc"
