#include "core/base/random.h"
#include "ui/canvas/outline_stroke.h"

#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

namespace {

constexpr QRgb kGround = 0xff646464, kColour = 0xffc8280a;
using Points = OutlineStroke::Points;

cv::Mat ground(int height = 60, int width = 80)
{
    return cv::Mat(height, width, CV_8UC4, cv::Scalar(0x64, 0x64, 0x64, 0xff));
}

QRgb at(const cv::Mat& frame, int x, int y)
{
    return frame.ptr<QRgb>(y)[x];
}

QRect all(const cv::Mat& frame)
{
    return {0, 0, frame.cols, frame.rows};
}

int painted(const cv::Mat& frame)
{
    int count = 0;
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x)
            count += at(frame, x, y) != kGround;
    return count;
}

bool equal(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF) == 0;
}

} // namespace

class TestOutlineStroke : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineHasALightAndADarkEdge()
    {
        cv::Mat frame = ground();
        const OutlinePen pen(kColour, 1, 1);
        const std::vector<Points> rings{{{20.5, 30.5}, {60.5, 30.5}}};
        OutlineStroke(frame, all(frame)).rings(rings, pen);
        QCOMPARE(at(frame, 40, 30), kColour);
        QVERIFY(qRed(at(frame, 40, 31)) > qRed(kGround) && qBlue(at(frame, 40, 31)) > qBlue(kGround)); // light
        QVERIFY(qGray(at(frame, 40, 32)) < qGray(kGround));                                            // dark
        QCOMPARE(at(frame, 40, 33), kGround);
        for (int away = 1; away < 4; ++away) // the same on all sides and around both ends
            for (const auto& [x, y] : {std::pair(40, 30 - away), {20 - away, 30}, {60 + away, 30}})
                QCOMPARE(at(frame, x, y), at(frame, 40, 30 + away));
    }
    void aFaintPenIsFaint()
    {
        cv::Mat frame = ground();
        const std::vector<Points> rings{{{20.5, 30.5}, {60.5, 30.5}}};
        OutlineStroke(frame, all(frame)).rings(rings, OutlinePen(kColour, 0.5, 1));
        QVERIFY(std::abs(qRed(at(frame, 40, 30)) - (0xc8 + 0x64) / 2) <= 1);
        QVERIFY(std::abs(qBlue(at(frame, 40, 30)) - (0x0a + 0x64) / 2) <= 1);
    }
    void linesThatMeetDoNotCoverEachOther()
    {
        const OutlinePen pen(kColour, 0.4, 1.5);
        const Points there{{10, 10}, {70, 50}}, thereAndBack{{70, 50}, {10, 10}};
        cv::Mat once = ground(), twice = ground();
        OutlineStroke(once, all(once)).rings(std::vector<Points>{there}, pen);
        OutlineStroke(twice, all(twice)).rings(std::vector<Points>{there, thereAndBack, there}, pen);
        QVERIFY(cv::norm(once, twice, cv::NORM_INF) <= 8); // the way back is measured with other roundings
        QVERIFY(painted(once) > 200);
        QCOMPARE(painted(twice), painted(once));
    }
    /// Threads draw a frame in strips, and a moved view only the edges of it. Some lines go as far as a large image
    /// that is much magnified.
    void partsMakeTheWhole()
    {
        Random random(7);
        const auto place = [&] { return QPointF(random.uniform(-60, 140), random.uniform(-60, 120)); };
        for (const double ratio : {1.0, 1.25, 2.0}) {
            const OutlinePen pen(kColour, 0.7, ratio);
            cv::Mat whole = ground(), parts = ground();
            std::vector<std::vector<Points>> shapes;
            for (int i = 0; i < 20; ++i)
                shapes.push_back({{place(), place(), place()}, {place(), place() * 4e4}});
            const auto draw = [&](cv::Mat& frame, const QRect& area) {
                OutlineStroke stroke(frame, area);
                for (const auto& rings : shapes) {
                    stroke.rings(rings, pen);
                    stroke.thinRing(rings[0], pen.flat());
                }
            };
            draw(whole, all(whole));
            for (const QRect& area : {QRect(0, 0, 80, 7), QRect(0, 7, 13, 53), QRect(13, 7, 1, 53),
                                      QRect(14, 7, 66, 21), QRect(14, 28, 66, 32)})
                draw(parts, area);
            QVERIFY(painted(whole) > 500);
            QVERIFY(equal(whole, parts));
        }
    }
    void thinLinesAreOnePixelWide()
    {
        cv::Mat frame = ground();
        const OutlinePen pen(kColour, 1, 1);
        OutlineStroke(frame, all(frame)).thinRing({{10.5, 20.5}, {30.5, 20.5}}, pen.flat());
        QCOMPARE(painted(frame), 21);
        QCOMPARE(at(frame, 10, 20), kColour);
        QCOMPARE(at(frame, 30, 20), kColour);
    }
    void boxesStayInTheirArea()
    {
        cv::Mat frame = ground();
        const OutlinePen pen(kColour, 1, 1);
        OutlineStroke stroke(frame, {10, 10, 30, 20});
        stroke.frame({12, 12, 8, 6}, pen.flat());
        QCOMPARE(painted(frame), 2 * 8 + 2 * 4);
        QCOMPARE(at(frame, 13, 13), kGround);
        stroke.box({35, 25, 20, 20}, pen.flat());
        QCOMPARE(painted(frame), 2 * 8 + 2 * 4 + 5 * 5);
        stroke.box({100, 0, 20, 20}, pen.flat());
        QCOMPARE(painted(frame), 2 * 8 + 2 * 4 + 5 * 5);
    }
};

QTEST_GUILESS_MAIN(TestOutlineStroke)
#include "tst_outline_stroke.moc"
