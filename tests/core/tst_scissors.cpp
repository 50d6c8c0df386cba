#include "core/annotation/scissors.h"
#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

class TestScissors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheEdgeOfADisc()
    {
        cv::Mat image(300, 300, CV_8UC3, cv::Scalar(40, 40, 40));
        cv::circle(image, {150, 150}, 100, cv::Scalar(200, 180, 90), cv::FILLED);
        cv::GaussianBlur(image, image, {}, 1);
        Scissors scissors(image);
        scissors.anchor({250, 150});
        const auto path = scissors.pathTo({150, 50});
        QVERIFY(path.front() == cv::Point(250, 150) || path.back() == cv::Point(250, 150));
        QVERIFY(path.front() == cv::Point(150, 50) || path.back() == cv::Point(150, 50));
        for (std::size_t i = 0; i < path.size(); ++i) {
            const double off = std::abs(cv::norm(path[i] - cv::Point(150, 150)) - 100);
            QVERIFY2(off < 3.5, qPrintable(QString::number(off))); // the straight way would be 29 pixels off
            if (i > 0) QVERIFY(std::max(std::abs(path[i].x - path[i - 1].x), std::abs(path[i].y - path[i - 1].y)) == 1);
        }
    }
    void startsAtTheAnchor()
    {
        Scissors scissors(cv::Mat::zeros(100, 100, CV_8UC1));
        scissors.anchor({20, 30});
        const auto path = scissors.pathTo({60, 30});
        QCOMPARE(path.front(), cv::Point(20, 30));
        QCOMPARE(path.back(), cv::Point(60, 30));
        QCOMPARE(scissors.pathTo({20, 30}), std::vector<cv::Point>{cv::Point(20, 30)});
    }
    void targetsBeyondTheReachAreDrawnIn()
    {
        Scissors scissors(cv::Mat::zeros(1000, 1000, CV_8UC3), 100);
        scissors.anchor({500, 500});
        QCOMPARE(scissors.pathTo({900, 500}).back(), cv::Point(600, 500));
        QCOMPARE(scissors.pathTo({-5, 2000}).back(), cv::Point(400, 600));
        scissors.anchor({0, 999});
        QCOMPARE(scissors.pathTo({-5, 2000}).back(), cv::Point(0, 999));
    }
    void misuseIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, Scissors(cv::Mat()));
        QVERIFY_THROWS_EXCEPTION(Error, Scissors(cv::Mat::zeros(9, 9, CV_16UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, Scissors(cv::Mat::zeros(9, 9, CV_8UC1), 5));
        Scissors scissors(cv::Mat::zeros(9, 9, CV_8UC1));
        QVERIFY_THROWS_EXCEPTION(Error, scissors.pathTo({0, 0}));
        QVERIFY_THROWS_EXCEPTION(Error, scissors.anchor({9, 0}));
    }
};

QTEST_GUILESS_MAIN(TestScissors)
#include "tst_scissors.moc"
