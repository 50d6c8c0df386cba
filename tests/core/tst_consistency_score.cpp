// Feature consistency as numbers, and the point that stands for a class.
#include "core/base/class_list.h"
#include "core/explanation/consistency_score.h"
#include "core/explanation/region_centre.h"

#include <opencv2/core.hpp>

#include <QtTest/QtTest>

using namespace sdw;

class TestConsistencyScore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comparesOwnClassWithTheOthers()
    {
        const cv::Mat similarity = (cv::Mat_<float>(2, 2) << 1.0f, 0.8f, 0.2f, 0.4f);
        cv::Mat labels(4, 4, CV_16UC1, cv::Scalar(1)); // a position is 2×2 pixels
        labels.rowRange(0, 2).setTo(0);
        const auto score = consistencyScore(similarity, {0, 0}, labels, {0, 0});
        QVERIFY(score.has_value());
        QVERIFY(std::abs(score->same - 0.8) < 1e-6); // its own position does not count
        QVERIFY(std::abs(score->others - 0.3) < 1e-6);
        QCOMPARE(score->auc, 1.0);
        QCOMPARE(score->samePositions, 1);
        QCOMPARE(score->otherPositions, 2);
    }
    void tiesCountHalf()
    {
        const cv::Mat similarity = (cv::Mat_<float>(1, 4) << 1.0f, 0.5f, 0.5f, 0.1f);
        const cv::Mat labels = (cv::Mat_<std::uint16_t>(1, 4) << 0, 0, 1, 1);
        QCOMPARE(consistencyScore(similarity, {0, 0}, labels, {0, 0})->auc, 0.75);
    }
    void hasNoScoreWithoutBothGroups()
    {
        const cv::Mat similarity(1, 4, CV_32FC1, cv::Scalar(1));
        cv::Mat labels(1, 4, CV_16UC1, cv::Scalar(0));
        QVERIFY(!consistencyScore(similarity, {0, 0}, labels, {0, 0}).has_value());
        labels.setTo(kIgnoreLabel);
        QVERIFY(!consistencyScore(similarity, {0, 0}, labels, {0, 0}).has_value());
    }
    void centreLiesDeepInTheLargestRegion()
    {
        cv::Mat labels(40, 60, CV_16UC1, cv::Scalar(0));
        labels(cv::Rect(2, 2, 5, 5)).setTo(3);
        labels(cv::Rect(20, 10, 21, 21)).setTo(3);
        QCOMPARE(*centreOfLargestRegion(labels, 3), cv::Point(30, 20));
        QVERIFY(!centreOfLargestRegion(labels, 4).has_value());
    }
};

QTEST_APPLESS_MAIN(TestConsistencyScore)
#include "tst_consistency_score.moc"
