#include "core/annotation/outline.h"
#include "core/annotation/rasterise.h"
#include "core/base/random.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <set>

using namespace sdw;

namespace {

const cv::Size kImage(60, 50);

cv::Mat pattern(int which)
{
    cv::Mat mask = cv::Mat::zeros(kImage, CV_8UC1);
    Random random{std::uint64_t(which)};
    switch (which) {
    case 0:
        break;
    case 1:
        mask.setTo(255);
        break;
    case 2: // chessboard
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.cols; ++x)
                mask.at<std::uint8_t>(y, x) = (x + y) % 2 ? 255 : 0;
        break;
    case 3: // squares in squares
        for (int i = 0; i < 12; ++i)
            mask(cv::Rect(i * 2, i * 2, 60 - 4 * i, 50 - 4 * i)) = i % 2 ? 0 : 255;
        break;
    case 4:
        mask(cv::Rect(59, 0, 1, 50)) = 255;
        break;
    case 5: // two squares that touch at a corner around a hole
        mask(cv::Rect(10, 10, 10, 10)) = 255;
        mask(cv::Rect(20, 20, 10, 10)) = 255;
        mask(cv::Rect(15, 15, 10, 10)) = 0;
        break;
    default:
        for (auto& value : cv::Mat_<std::uint8_t>(mask))
            value = random.coin(0.1 * (which - 5)) ? 255 : 0;
    }
    return mask;
}

double areaOf(const Ring& ring)
{
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i)
        twice += ring[i].cross(ring[(i + 1) % ring.size()]);
    return twice / 2;
}

} // namespace

class TestOutline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paintingTheOutlineGivesTheSamePixels_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 15; ++i)
            QTest::addRow("pattern %d", i) << i;
    }
    void paintingTheOutlineGivesTheSamePixels()
    {
        QFETCH(int, which);
        const Region region(pattern(which));
        const auto parts = outlineOf(region);
        QCOMPARE(polygonPixels(parts, kImage), region);

        const auto sets = connectedSets(region, 4);
        QCOMPARE(parts.size(), std::set<int>(sets.begin(), sets.end()).size());
        double area = 0;
        for (const auto& part : parts) {
            QVERIFY(areaOf(part.outer) > 0);
            area += areaOf(part.outer);
            for (const auto& hole : part.holes) {
                QVERIFY(areaOf(hole) < 0);
                area += areaOf(hole);
            }
            QCOMPARE(polygonPixels({{part.outer, {}}}, kImage).area(), std::int64_t(areaOf(part.outer)));
        }
        QCOMPARE(area, double(region.area()));
    }
    void cornersAreInTheirOrder()
    {
        const cv::Mat mask = (cv::Mat_<std::uint8_t>(3, 5) << 1, 1, 1, 0, 0, //
                              1, 0, 1, 0, 0,                                 //
                              1, 1, 1, 1, 1);
        const auto parts = outlineOf(Region(mask));
        QCOMPARE(parts.size(), std::size_t(1));
        // clockwise from the topmost, leftmost corner; the hole the other way round
        const Ring outer = {{0, 0}, {3, 0}, {3, 2}, {5, 2}, {5, 3}, {0, 3}};
        auto turned = parts[0].outer;
        std::rotate(turned.begin(), std::find(turned.begin(), turned.end(), outer.front()), turned.end());
        QVERIFY(turned == outer);
        QCOMPARE(parts[0].holes.size(), std::size_t(1));
        auto hole = parts[0].holes[0];
        std::rotate(hole.begin(), std::find(hole.begin(), hole.end(), cv::Point2d(1, 1)), hole.end());
        QVERIFY((hole == Ring{{1, 1}, {1, 2}, {2, 2}, {2, 1}}));
    }
    void cornersOnly()
    {
        const auto square = outlineOf(Region(cv::Rect(3, 4, 20, 10)));
        QCOMPARE(square.size(), std::size_t(1));
        QCOMPARE(square[0].outer.size(), std::size_t(4));
        for (const auto& part : outlineOf(Region(pattern(8))))
            for (std::size_t i = 0; i < part.outer.size(); ++i) {
                const auto& ring = part.outer;
                const cv::Point2d in = ring[(i + 1) % ring.size()] - ring[i],
                                  out = ring[(i + 2) % ring.size()] - ring[(i + 1) % ring.size()];
                QVERIFY(std::abs(in.cross(out)) > 0);
            }
    }
};

QTEST_GUILESS_MAIN(TestOutline)
#include "tst_outline.moc"
