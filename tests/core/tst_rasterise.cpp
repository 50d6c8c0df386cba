#include "core/annotation/rasterise.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

namespace {

const cv::Size kImage(80, 60);

/// The rule, pixel by pixel: even-odd of the crossings at or left of the centre, upper ends of edges included.
bool centreInside(const std::vector<PolygonPart>& parts, int px, int py)
{
    const long double x = px + 0.5L, y = py + 0.5L;
    for (const auto& part : parts) {
        bool inside = false;
        const auto cross = [&](const Ring& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const auto &a = ring[i], &b = ring[(i + 1) % ring.size()];
                if ((a.y <= y) == (b.y <= y)) continue;
                const long double at = a.x + (y - a.y) * (b.x - a.x) / ((long double)b.y - a.y);
                inside ^= at <= x;
            }
        };
        cross(part.outer);
        for (const auto& hole : part.holes)
            cross(hole);
        if (inside) return true;
    }
    return false;
}

cv::Mat reference(const std::vector<PolygonPart>& parts, cv::Size size)
{
    cv::Mat mask(size, CV_8UC1);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            mask.at<std::uint8_t>(y, x) = centreInside(parts, x, y) ? 255 : 0;
    return mask;
}

Ring onGrid(Random& random, int corners, double step)
{
    Ring ring;
    for (int i = 0; i < corners; ++i)
        ring.emplace_back(step * double(random.below(std::uint64_t(100 / step))) - 10,
                          step * double(random.below(std::uint64_t(80 / step))) - 10);
    return ring;
}

bool equal(const Region& region, const cv::Mat& mask)
{
    return cv::countNonZero(region.mask({{}, mask.size()}) != mask) == 0;
}

} // namespace

class TestRasterise : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomPolygonsFollowTheRule_data()
    {
        QTest::addColumn<double>("step");
        QTest::newRow("corners on pixel borders") << 1.0;
        QTest::newRow("corners on centres, too") << 0.5;
        QTest::newRow("quarters") << 0.25;
    }
    void randomPolygonsFollowTheRule()
    {
        QFETCH(double, step);
        Random random(7);
        for (int i = 0; i < 150; ++i) {
            std::vector<PolygonPart> parts;
            for (auto count = 1 + random.below(3); count > 0; --count) {
                parts.push_back({onGrid(random, 3 + int(random.below(10)), step), {}});
                if (random.coin(0.5)) parts.back().holes.push_back(onGrid(random, 4, step));
            }
            QVERIFY(equal(polygonPixels(parts, kImage), reference(parts, kImage)));
        }
    }
    void awkwardShapes_data()
    {
        QTest::addColumn<int>("which");
        const char* names[] = {"star that crosses itself",
                               "bow tie",
                               "hole around the same edge",
                               "zero width",
                               "comb",
                               "corners twice",
                               "outside",
                               "around the image",
                               "two corners",
                               "none"};
        for (int i = 0; i < 10; ++i)
            QTest::newRow(names[i]) << i;
    }
    void awkwardShapes()
    {
        QFETCH(int, which);
        Ring star, comb;
        for (int i = 0; i < 5; ++i)
            star.emplace_back(40 + 28 * std::cos(i * 4 * M_PI / 5), 30 + 28 * std::sin(i * 4 * M_PI / 5));
        for (int i = 0; i < 30; ++i)
            comb.insert(comb.end(), {{2.0 * i + 5, 50}, {2.0 * i + 5.7, 4}, {2.0 * i + 6.2, 50}});
        comb.insert(comb.end(), {{70, 58}, {3, 58}});
        const std::vector<PolygonPart> shapes[] = {
            {{star, {}}},
            {{{{5, 5}, {70, 50}, {70, 5}, {5, 50}}, {}}},
            {{{{5, 5}, {50, 5}, {50, 50}, {5, 50}}, {{{5, 10}, {20, 10}, {20, 30}, {5, 30}}}}},
            {{{{5, 5}, {50, 5}, {5, 5}}, {}}},
            {{comb, {}}},
            {{{{5, 5}, {5, 5}, {50, 5}, {50, 5}, {50, 50}, {5, 5}}, {}}},
            {{{{-50, -50}, {-5, -50}, {-5, 300}}, {}}},
            {{{{-1e6, -1e6}, {1e6, -1e6}, {1e6, 1e6}, {-1e6, 1e6}}, {{{10, 10}, {20, 10}, {20, 20}, {10, 20}}}}},
            {{{{3, 3}, {40, 40}}, {}}},
            {},
        };
        QVERIFY(equal(polygonPixels(shapes[which], kImage), reference(shapes[which], kImage)));
    }
    void awayFromTheOutlineItIsOpenCvsFill()
    {
        Random random(8);
        for (int i = 0; i < 60; ++i) {
            const Ring ring = onGrid(random, 9, 1);
            cv::Mat mask = cv::Mat::zeros(kImage, CV_8UC1), border = mask.clone();
            std::vector<cv::Point> points;
            for (const auto& p : ring)
                points.emplace_back(int(p.x), int(p.y));
            // OpenCV's corners are centres of pixels.
            cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{points}, 255);
            cv::polylines(border, points, true, 255, 3);
            Ring shifted = ring;
            for (auto& p : shifted)
                p += cv::Point2d(0.5, 0.5);
            const cv::Mat own = polygonPixels({{shifted, {}}}, kImage).mask({{}, kImage});
            QCOMPARE(cv::countNonZero((own != mask) & ~border), 0);
        }
    }
    void neighboursNeitherOverlapNorLeaveAGap()
    {
        // A fan around any point cuts the image into triangles: each pixel is in exactly one.
        Random random(9);
        for (int i = 0; i < 50; ++i) {
            const cv::Point2d hub(random.uniform(5, 75), random.uniform(5, 55));
            Ring rim;
            for (int k = 0; k < 11; ++k)
                rim.push_back(cv::Point2d(40, 30) + 200 * cv::Point2d(std::cos(k * 0.571), std::sin(k * 0.571)));
            std::int64_t total = 0;
            Region all;
            for (int k = 0; k < 11; ++k) {
                Ring triangle{rim[k], rim[(k + 1) % 11], hub};
                if (k % 2) std::reverse(triangle.begin(), triangle.end());
                const Region part = polygonPixels({{triangle, {}}}, kImage);
                total += part.area();
                all = combine(all, part, SetOperation::Unite);
            }
            QCOMPARE(total, std::int64_t(kImage.area()));
            QCOMPARE(all.area(), std::int64_t(kImage.area()));
        }
    }
    void largeSidesWork()
    {
        const Region strip = polygonPixels({{{{0, 0}, {65'536, 0}, {65'536, 2}, {0, 2}}, {}}}, {65'536, 65'536});
        QCOMPARE(strip, Region(cv::Rect(0, 0, 65'536, 2)));
    }
    void coordinatesThatAreNoNumbersAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, polygonPixels({{{{0, 0}, {NAN, 1}, {3, 3}}, {}}}, kImage));
        QVERIFY_THROWS_EXCEPTION(Error, polygonPixels({{{{0, 0}, {INFINITY, 1}, {3, 3}}, {}}}, kImage));
    }
    void rectanglesAreThoseOfPolygons()
    {
        Random random(10);
        for (int i = 0; i < 100; ++i) {
            const cv::Rect2d r(random.uniform(-20, 70), random.uniform(-20, 50), random.uniform(0, 40),
                               random.uniform(0, 40));
            const Ring ring{{r.x, r.y}, {r.x + r.width, r.y}, {r.x + r.width, r.y + r.height}, {r.x, r.y + r.height}};
            QCOMPARE(rectanglePixels(r, kImage), polygonPixels({{ring, {}}}, kImage));
        }
    }
    void ellipsesHoldTheirInequality()
    {
        Random random(11);
        for (int i = 0; i < 100; ++i) {
            const EllipseArea e{{random.uniform(-5, 85), random.uniform(-5, 65)},
                                {random.uniform(0.2, 90), random.uniform(0.2, 60)},
                                random.coin(0.3) ? 0 : random.uniform(-400, 400)};
            const double c = std::cos(e.angle * M_PI / 180), s = std::sin(e.angle * M_PI / 180);
            const cv::Mat mask = ellipsePixels(e, kImage).mask({{}, kImage});
            for (int y = 0; y < kImage.height; ++y)
                for (int x = 0; x < kImage.width; ++x) {
                    const double dx = x + 0.5 - e.centre.x, dy = y + 0.5 - e.centre.y;
                    const double u = (c * dx + s * dy) / (e.size.width / 2),
                                 v = (-s * dx + c * dy) / (e.size.height / 2);
                    const double value = u * u + v * v;
                    if (std::abs(value - 1) > 1e-9) QCOMPARE(mask.at<std::uint8_t>(y, x) != 0, value < 1);
                }
        }
        QVERIFY(ellipsePixels({{5, 5}, {0, 9}, 0}, kImage).empty());
        QVERIFY(ellipsePixels({{NAN, 5}, {9, 9}, 0}, kImage).empty());
    }
};

QTEST_GUILESS_MAIN(TestRasterise)
#include "tst_rasterise.moc"
