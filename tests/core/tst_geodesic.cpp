// Geodesic distance: the straight way where the image is even, the way around where an edge lies between.
#include "core/interactive/geodesic.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

class TestGeodesic : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsGoAlongAndAcrossWhereAllIsEven()
    {
        const cv::Mat away = GeodesicDistance(cv::Mat(31, 41, CV_32FC3, cv::Scalar(9, 9, 9)), 5).from({12, 7}, 1000);
        for (int y = 0; y < away.rows; ++y)
            for (int x = 0; x < away.cols; ++x) {
                const int dx = std::abs(x - 12), dy = std::abs(y - 7);
                const double octile = std::max(dx, dy) + (std::sqrt(2.0) - 1) * std::min(dx, dy);
                QVERIFY(std::abs(away.at<float>(y, x) - octile) < 1e-3);
            }
    }
    void waysLeadAroundAWall() // of another colour, with a gap below
    {
        cv::Mat colours(21, 21, CV_32FC3, cv::Scalar(0, 0, 0));
        colours(cv::Rect(10, 0, 1, 16)) = cv::Scalar(100, 0, 0);
        const cv::Mat away = GeodesicDistance(colours, 1).from({5, 5}, 1000);
        QVERIFY(away.at<float>(5, 0) < 6);
        QVERIFY2(away.at<float>(5, 15) > 20, "ten pixels beyond the wall, by way of the gap");
        QVERIFY2(away.at<float>(5, 15) < 40, "not through it");
        QVERIFY(away.at<float>(5, 10) > 100);
    }
    void whatIsTooFarIsLeftOut()
    {
        cv::Mat colours(40, 60, CV_32FC3);
        cv::RNG(5).fill(colours, cv::RNG::UNIFORM, 0, 20);
        const GeodesicDistance ways(colours, 0.5);
        for (const cv::Point start : {cv::Point(0, 0), cv::Point(59, 39), cv::Point(30, 12)}) {
            const cv::Mat all = ways.from(start, 1000), part = ways.from(start, 15);
            QVERIFY(std::isinf(part.at<float>(39 - start.y > 15 ? 39 : 0, start.x)));
            for (int y = 0; y < all.rows; ++y)
                for (int x = 0; x < all.cols; ++x)
                    if (all.at<float>(y, x) < 15) QVERIFY(part.at<float>(y, x) < all.at<float>(y, x) + 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestGeodesic)
#include "tst_geodesic.moc"
