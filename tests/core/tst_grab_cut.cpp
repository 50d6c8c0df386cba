#include "core/annotation/grab_cut.h"
#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// A red disc on a green ground, both noisy.
cv::Mat picture(Region& object)
{
    cv::Mat disc = cv::Mat::zeros(160, 200, CV_8UC1);
    cv::circle(disc, {100, 80}, 40, 255, cv::FILLED);
    object = Region(disc);
    cv::Mat image(disc.size(), CV_8UC3, cv::Scalar(40, 150, 40)), noise(image.size(), CV_8UC3);
    image.setTo(cv::Scalar(40, 40, 190), disc);
    cv::RNG(5).fill(noise, cv::RNG::UNIFORM, 0, 50);
    return image + noise;
}

double iou(const Region& a, const Region& b)
{
    return double(combine(a, b, SetOperation::Intersect).area()) / double(combine(a, b, SetOperation::Unite).area());
}

} // namespace

class TestGrabCut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheObjectInTheBox()
    {
        Region object;
        const cv::Mat image = picture(object);
        const Region found = grabCut(image, {45, 30, 110, 100});
        QVERIFY2(iou(found, object) > 0.98, qPrintable(QString::number(iou(found, object))));
        QCOMPARE(grabCut(image, {45, 30, 110, 100}), found);
    }
    void worksOnSmallerPixels()
    {
        Region object;
        const cv::Mat image = picture(object);
        QVERIFY(iou(grabCut(image, {45, 30, 110, 100}, {}, {.mostPixels = 3000}), object) > 0.93);
    }
    void roundsOnFewerPixelsKeepTheRim()
    {
        Region object;
        const cv::Mat image = picture(object);
        const cv::Rect box(45, 30, 110, 100);
        const GrabCutOptions few{.roundsPixels = 1500}; // of about 27 000: a pixel of the rounds is four wide
        const Region coarse = grabCut(image, box, {}, {.mostPixels = 1500}), sharp = grabCut(image, box, {}, few);
        QVERIFY2(iou(sharp, object) > 0.97, qPrintable(QString::number(iou(sharp, object))));
        QVERIFY(iou(sharp, object) > iou(coarse, object));
        QCOMPARE(grabCut(image, box, {}, few), sharp);
        GrabCutHints hints{.object = Region(cv::Rect(48, 33, 3, 3)), .background = Region(cv::Rect(60, 78, 3, 3))};
        const Region hinted = grabCut(image, box, hints, few);
        QVERIFY(combine(hinted, hints.background, SetOperation::Intersect).empty());
        QVERIFY(combine(hints.object, hinted, SetOperation::Subtract).empty());
    }
    void hintsAreObeyed()
    {
        Region object;
        const cv::Mat image = picture(object);
        GrabCutHints hints;
        hints.background = Region(cv::Rect(90, 70, 20, 20));
        hints.object = Region(cv::Rect(48, 33, 6, 6));
        const Region found = grabCut(image, {45, 30, 110, 100}, hints);
        QVERIFY(combine(found, hints.background, SetOperation::Intersect).empty());
        QVERIFY(combine(hints.object, found, SetOperation::Subtract).empty());
    }
    void nothingOutsideOfTheBox()
    {
        Region object;
        const cv::Mat image = picture(object);
        const cv::Rect box(80, 60, 40, 40); // inside the disc: all around has its colour
        QCOMPARE(grabCut(image, box).clipped(box), grabCut(image, box));
        const cv::Rect whole(-5, -5, 500, 500);
        QCOMPARE(grabCut(image, whole).area(), std::int64_t(image.total())); // nothing to tell apart
    }
    void misuseIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, grabCut(cv::Mat::zeros(50, 50, CV_8UC1), {5, 5, 20, 20}));
        QVERIFY_THROWS_EXCEPTION(Error, grabCut(cv::Mat::zeros(50, 50, CV_8UC3), {100, 5, 20, 20}));
        Region object;
        try {
            grabCut(picture(object), {45, 30, 110, 100}, {}, {}, [](int done, int) { return done < 1; });
            QFAIL("it went on");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Interrupted);
        }
    }
};

QTEST_GUILESS_MAIN(TestGrabCut)
#include "tst_grab_cut.moc"
