#include "core/interactive/appearance.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// A dark field with a bright disc.
cv::Mat disc(cv::Size size, int low, int high)
{
    cv::Mat image(size, CV_8UC3, cv::Scalar::all(low));
    cv::circle(image, {size.width / 2, size.height / 2}, size.height / 6, cv::Scalar::all(high), cv::FILLED);
    return image;
}

} // namespace

class TestAppearance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneRowPerPixel()
    {
        const cv::Mat image = disc({60, 48}, 40, 200);
        const Appearance look = appearanceOf(image);
        QCOMPARE(look.grid, cv::Size(60, 48));
        QCOMPARE(look.rows.rows, 60 * 48);
        QVERIFY(look.absolute > 0 && look.absolute < look.rows.cols);
        QVERIFY(cv::checkRange(look.rows));
        QCOMPARE(look.rowOf({0, 0}, image.size()), 0);
        QCOMPARE(look.rowOf({59, 47}, image.size()), 60 * 48 - 1);
        QCOMPARE(look.rowOf({3, 2}, image.size()), 2 * 60 + 3);
        const cv::Mat again = appearanceOf(image).rows;
        QCOMPARE(cv::norm(again, look.rows, cv::NORM_INF), 0.0);
    }
    void largeImagesAreReduced()
    {
        const cv::Mat image = disc({1600, 900}, 40, 200);
        const Appearance look = appearanceOf(image);
        QVERIFY(look.grid.area() < 162'000 && look.grid.area() > 150'000);
        QCOMPARE(look.rows.rows, look.grid.area());
        QCOMPARE(look.rowOf({1599, 899}, image.size()), look.grid.area() - 1);
    }
    void whatRelatesToTheImageIgnoresExposure()
    {
        // The same picture, darker and with less contrast: what relates to the image stays nearly what it was.
        const Appearance bright = appearanceOf(disc({60, 48}, 60, 220)), dark = appearanceOf(disc({60, 48}, 20, 80));
        const int middle = bright.rowOf({30, 24}, {60, 48});
        const auto part = [&](const Appearance& look, bool relative) {
            return look.rows.row(middle).colRange(relative ? look.absolute : 0,
                                                  relative ? look.rows.cols : look.absolute);
        };
        const auto difference = [&](bool relative) {
            return cv::norm(part(bright, relative), part(dark, relative)) / cv::norm(part(bright, relative));
        };
        QVERIFY2(difference(true) < 0.15, qPrintable(QString::number(difference(true))));
        QVERIFY2(difference(false) > 0.4, qPrintable(QString::number(difference(false))));
    }
    void plainAndTinyImages()
    {
        for (const cv::Size size : {cv::Size(1, 1), cv::Size(2, 9), cv::Size(40, 40)}) {
            const Appearance look = appearanceOf(cv::Mat(size, CV_8UC3, cv::Scalar(10, 20, 30)));
            QCOMPARE(look.rows.rows, size.area());
            QVERIFY(cv::checkRange(look.rows)); // no division by a spread of nothing
        }
    }
};

QTEST_GUILESS_MAIN(TestAppearance)
#include "tst_appearance.moc"
