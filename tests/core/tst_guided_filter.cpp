// The guided filter: maps take over the edges of the image, and keep what is even.
#include "core/base/error.h"
#include "core/interactive/guided_filter.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestGuidedFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEvenMapStays()
    {
        cv::Mat image(20, 30, CV_8UC3);
        cv::RNG(3).fill(image, cv::RNG::UNIFORM, 0, 255);
        const cv::Mat result = GuidedFilter(image)(cv::Mat(20, 30, CV_32FC1, cv::Scalar(0.25)));
        QVERIFY(cv::norm(result, cv::Mat(20, 30, CV_32FC1, cv::Scalar(0.25)), cv::NORM_INF) < 1e-4);
    }
    void aMapMovesToTheEdge() // the map ends three pixels beside the edge of the image
    {
        cv::Mat image(40, 60, CV_8UC3, cv::Scalar(30, 40, 50)), map = cv::Mat::zeros(40, 60, CV_32FC1);
        image.colRange(30, 60) = cv::Scalar(200, 120, 90);
        map.colRange(33, 60) = 1;
        const cv::Mat result = GuidedFilter(image, {.radius = 8, .smoothing = 1e-4})(map);
        for (int y = 0; y < 40; ++y) {
            QVERIFY(result.at<float>(y, 29) < 0.1f);
            QVERIFY(result.at<float>(y, 30) > 0.5f);
        }
    }
    void otherKindsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, GuidedFilter(cv::Mat(4, 4, CV_8UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, GuidedFilter(cv::Mat(4, 4, CV_8UC3, cv::Scalar()), {.radius = 0}));
        const GuidedFilter filter(cv::Mat(4, 4, CV_8UC3, cv::Scalar()));
        QVERIFY_THROWS_EXCEPTION(Error, filter(cv::Mat(4, 5, CV_32FC1, cv::Scalar())));
        QVERIFY_THROWS_EXCEPTION(Error, filter(cv::Mat(4, 4, CV_8UC1, cv::Scalar())));
    }
};

QTEST_GUILESS_MAIN(TestGuidedFilter)
#include "tst_guided_filter.moc"
