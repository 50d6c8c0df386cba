#include "core/exporters/regions.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

cv::Mat maskOf(const std::vector<std::string>& rows)
{
    cv::Mat mask(int(rows.size()), int(rows.front().size()), CV_8UC1);
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            mask.at<std::uint8_t>(y, x) = rows[std::size_t(y)][std::size_t(x)] == '#' ? 255 : 0;
    return mask;
}

} // namespace

class TestRegions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cornersJoinRegions()
    {
        const cv::Mat ids = (cv::Mat_<std::uint16_t>(3, 4) << 1, 0, 2, 2, //
                             0, 1, 0, 1,                                  //
                             3, 0, 0, 1);
        const auto regions = regionsOf(ids, {}, 0, RegionGrouping::Touching);
        QCOMPARE(regions.size(), std::size_t(4));
        QCOMPARE(int(regions[0].id), 1);
        QCOMPARE(regions[0].area, std::int64_t(2));
        QVERIFY(regions[0].box == cv::Rect(0, 0, 2, 2));
        QCOMPARE(cv::countNonZero(regions[0].mask() != maskOf({"#.", ".#"})), 0);
        QCOMPARE(int(regions[1].id), 2);
        QCOMPARE(int(regions[2].id), 1);
        QVERIFY(regions[2].box == cv::Rect(3, 1, 1, 2));
        QCOMPARE(int(regions[3].id), 3);
        QCOMPARE(regionsOf(ids, {}, 0, RegionGrouping::Ids).size(), std::size_t(3));
    }
    void partsOfOneObjectStayTogether()
    {
        const cv::Mat ids(1, 5, CV_16UC1, cv::Scalar(4));
        const cv::Mat instances = (cv::Mat_<int>(1, 5) << 7, 7, 8, 0, 7);
        const auto regions = regionsOf(ids, instances, -1, RegionGrouping::Touching);
        QCOMPARE(regions.size(), std::size_t(3));
        QCOMPARE(regions[0].instance, 7);
        QCOMPARE(regions[0].area, std::int64_t(3));
        QCOMPARE(regions[1].instance, 8);
        QCOMPARE(regions[2].instance, 0);
    }
    void regionsPaintTheMapAgain()
    {
        cv::RNG random(5);
        for (int round = 0; round < 100; ++round) {
            cv::Mat ids(random.uniform(1, 25), random.uniform(1, 25), CV_16UC1);
            random.fill(ids, cv::RNG::UNIFORM, 0, 4);
            for (const auto grouping : {RegionGrouping::Touching, RegionGrouping::Ids}) {
                cv::Mat back = cv::Mat::zeros(ids.size(), CV_16UC1);
                std::int64_t area = 0;
                for (const auto& region : regionsOf(ids, {}, 0, grouping)) {
                    back(region.box).setTo(cv::Scalar(region.id), region.mask());
                    area += region.area;
                }
                QCOMPARE(cv::countNonZero(back != ids), 0);
                QCOMPARE(area, std::int64_t(cv::countNonZero(ids)));
            }
        }
    }
    void centreOutlineSaysOnlyWhatAPolygonCan()
    {
        QCOMPARE(centreOutline(maskOf({"###", "###"})).size(), std::size_t(4));
        QVERIFY(centreOutline(maskOf({"###", "#.#", "###"})).empty()); // a hole
        QVERIFY(centreOutline(maskOf({"#.#"})).empty());               // two parts
        QVERIFY(centreOutline(maskOf({"#"})).empty());
        QVERIFY(centreOutline(maskOf({"####"})).empty());
        QVERIFY(centreOutline(maskOf({".#.", "#.#", ".#."})).empty()); // a hole closed by corners alone
    }
};

QTEST_GUILESS_MAIN(TestRegions)
#include "tst_regions.moc"
