// Pictures for people: a fixed scale, and every cell in its place.
#include "core/explanation/picture_grid.h"
#include "tests/support/test_files.h"

using namespace sdw;

class TestPictureGrid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void heatHasAFixedScale() // a map's own range must not stretch its colours
    {
        const cv::Mat image(2, 2, CV_8UC3, cv::Scalar::all(0));
        const cv::Mat half = heatOverlay(cv::Mat(2, 2, CV_32F, cv::Scalar(0.5)), image, 1.0);
        cv::Mat mixed(2, 2, CV_32F, cv::Scalar(0.5));
        mixed.at<float>(0, 0) = 1;
        QVERIFY(heatOverlay(mixed, image, 1.0).at<cv::Vec3b>(1, 1) == half.at<cv::Vec3b>(0, 0));
        const cv::Mat low =
            heatOverlay(cv::Mat(1, 1, CV_32F, cv::Scalar(0)), cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(0)), 1.0);
        const cv::Mat high =
            heatOverlay(cv::Mat(1, 1, CV_32F, cv::Scalar(1)), cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(0)), 1.0);
        QVERIFY(low.at<cv::Vec3b>(0, 0)[2] < 90);   // viridis: dark violet ...
        QVERIFY(high.at<cv::Vec3b>(0, 0)[2] > 240); // ... to yellow
        const cv::Mat bar = heatScale(100);
        QVERIFY(bar.at<cv::Vec3b>(5, 0) == low.at<cv::Vec3b>(0, 0));
        QVERIFY(bar.at<cv::Vec3b>(5, 99) == high.at<cv::Vec3b>(0, 0));
    }

    void cellsLieRowByRow()
    {
        std::vector<TitledPicture> pictures;
        for (int i = 0; i < 5; ++i)
            pictures.push_back({"", cv::Mat(20, 30, CV_8UC3, cv::Scalar::all(10 * i))});
        const cv::Mat sheet = pictureGrid(pictures, 3);
        QCOMPARE(sheet.cols, 3 * 38 + 8);
        QCOMPARE(sheet.rows, 2 * 50 + 8);
        QVERIFY(sheet.at<cv::Vec3b>(40, 8 + 38 + 15) == cv::Vec3b(10, 10, 10));
        QVERIFY(sheet.at<cv::Vec3b>(90, 8 + 38 + 15) == cv::Vec3b(40, 40, 40));
        QVERIFY(sheet.at<cv::Vec3b>(90, 8 + 76 + 15) == cv::Vec3b(255, 255, 255)); // no sixth picture
        QVERIFY(pictureGrid({}, 3).empty());
    }
};

QTEST_GUILESS_MAIN(TestPictureGrid)
#include "tst_picture_grid.moc"
