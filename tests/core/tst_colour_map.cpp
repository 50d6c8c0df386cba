// Colour maps: even steps of value look even, signs weigh the same, colour-blind eyes tell them apart.
#include "core/base/error.h"
#include "core/explanation/colour_map.h"
#include "tests/support/test_files.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <limits>

using namespace sdw;

namespace {

cv::Mat rgbOf(ColourMap map)
{
    cv::Mat rgb(256, 1, CV_32FC3);
    for (int i = 0; i < 256; ++i) {
        const auto& colour = coloursOf(map)[std::size_t(i)];
        rgb.at<cv::Vec3f>(i) = {float(colour[0]) / 255, float(colour[1]) / 255, float(colour[2]) / 255};
    }
    return rgb;
}

/// L*a*b*, by OpenCV's own conversion.
cv::Mat labOf(const cv::Mat& rgb)
{
    cv::Mat lab;
    cv::cvtColor(rgb, lab, cv::COLOR_RGB2Lab);
    return lab;
}

double distance(const cv::Mat& lab, int i, int j)
{
    return cv::norm(lab.at<cv::Vec3f>(i) - lab.at<cv::Vec3f>(j));
}

/// What eyes without the receptors for red (0) or green (1) see. Source: Machado, Oliveira, Fernandes 2009, severity 1.
cv::Mat seenBy(int kind, const cv::Mat& rgb)
{
    static const cv::Matx33f kMatrices[] = {
        {0.152286f, 1.052583f, -0.204868f, 0.114503f, 0.786281f, 0.099216f, -0.003882f, -0.048116f, 1.051998f},
        {0.367322f, 0.860646f, -0.227968f, 0.280085f, 0.672501f, 0.047413f, -0.011820f, 0.042940f, 0.968881f}};
    cv::Mat linear;
    cv::pow(rgb, 2.2, linear);
    cv::transform(linear, linear, kMatrices[kind]);
    cv::max(linear, 0, linear);
    cv::pow(linear, 1 / 2.2, linear);
    return linear;
}

cv::Vec3b colourOf(float value, ColourMap map, ValueRange range)
{
    return colourise(cv::Mat(1, 1, CV_32F, cv::Scalar(value)), map, range).at<cv::Vec3b>(0);
}

} // namespace

class TestColourMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCatalogNamesEveryMapOnce()
    {
        QStringList ids;
        for (const ColourMapEntry& entry : colourMapCatalog())
            ids << entry.id;
        QCOMPARE(ids, QStringList({"viridis", "magma", "cividis", "diverging"}));
    }

    void oneSidedMapsGrowLighterInEvenSteps_data()
    {
        QTest::addColumn<int>("map");
        QTest::newRow("viridis") << int(ColourMap::Viridis);
        QTest::newRow("magma") << int(ColourMap::Magma);
        QTest::newRow("cividis") << int(ColourMap::Cividis);
    }
    void oneSidedMapsGrowLighterInEvenSteps()
    {
        QFETCH(int, map);
        const cv::Mat lab = labOf(rgbOf(ColourMap(map)));
        const double whole = lab.at<cv::Vec3f>(255)[0] - lab.at<cv::Vec3f>(0)[0];
        QVERIFY(whole > 60);
        for (int i = 0; i + 16 < 256; i += 16) { // single steps are at the mercy of 8-bit rounding
            const double step = lab.at<cv::Vec3f>(i + 16)[0] - lab.at<cv::Vec3f>(i)[0];
            const double share = step / (whole * 16 / 255); // the published maps are even in CAM02-UCS, not in L* alone
            QVERIFY2(share > 0.45 && share < 1.45, qPrintable(QString("%1: %2").arg(i).arg(share)));
        }
    }

    void theDivergingMapIsGreyInTheMiddleAndEvenOnBothSides()
    {
        const cv::Mat lab = labOf(rgbOf(ColourMap::Diverging));
        for (int i : {127, 128})
            QVERIFY(std::hypot(lab.at<cv::Vec3f>(i)[1], lab.at<cv::Vec3f>(i)[2]) < 1.5);
        for (int i = 0; i < 128; ++i) // the same lightness at +v and -v
            QVERIFY2(std::abs(lab.at<cv::Vec3f>(i)[0] - lab.at<cv::Vec3f>(255 - i)[0]) < 0.6,
                     qPrintable(QString::number(i)));
        const double whole = lab.at<cv::Vec3f>(127)[0] - lab.at<cv::Vec3f>(0)[0], colour = distance(lab, 0, 127);
        QVERIFY(whole > 30);
        for (int i = 0; i + 16 < 128; i += 16) {
            const double step = lab.at<cv::Vec3f>(i + 16)[0] - lab.at<cv::Vec3f>(i)[0];
            QVERIFY2(std::abs(step - whole * 16 / 127) < 0.15 * whole * 16 / 127, qPrintable(QString::number(i)));
            for (const int side : {i, 255 - 16 - i}) // the whole colour moves evenly, too
                QVERIFY2(std::abs(distance(lab, side, side + 16) - colour * 16 / 127) < 0.15 * colour * 16 / 127,
                         qPrintable(QString::number(side)));
        }
        const auto &blue = coloursOf(ColourMap::Diverging)[0], &orange = coloursOf(ColourMap::Diverging)[255];
        QVERIFY(blue[2] > blue[0] + 80);
        QVERIFY(orange[0] > orange[2] + 80);
    }

    void colourBlindEyesTellTheSignsApart_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("protanopia") << 0;
        QTest::newRow("deuteranopia") << 1;
    }
    void colourBlindEyesTellTheSignsApart()
    {
        QFETCH(int, kind);
        const cv::Mat lab = labOf(seenBy(kind, rgbOf(ColourMap::Diverging)));
        QVERIFY(distance(lab, 0, 255) > 60);
        for (int i = 0; i < 100; ++i) // farther from 0 is farther apart
            QVERIFY(distance(lab, i, 255 - i) > distance(lab, i + 16, 255 - i - 16));
    }

    void valuesTakeTheirPlaceInTheRange()
    {
        const auto entry = [](ColourMap map, int i) {
            const auto& colour = coloursOf(map)[std::size_t(i)];
            return cv::Vec3b(colour[2], colour[1], colour[0]);
        };
        const ValueRange signs{-1, 1};
        QVERIFY(colourOf(-1, ColourMap::Diverging, signs) == entry(ColourMap::Diverging, 0));
        QVERIFY(colourOf(1, ColourMap::Diverging, signs) == entry(ColourMap::Diverging, 255));
        QVERIFY(colourOf(0, ColourMap::Diverging, signs) == entry(ColourMap::Diverging, 128));
        QVERIFY(colourOf(0.2f, ColourMap::Viridis, {0, 1}) == entry(ColourMap::Viridis, 51));
        QVERIFY(colourOf(7, ColourMap::Viridis, {0, 1}) == entry(ColourMap::Viridis, 255));
        QVERIFY(colourOf(-1e30f, ColourMap::Viridis, {0, 1}) == entry(ColourMap::Viridis, 0));
        const float infinite = std::numeric_limits<float>::infinity();
        QVERIFY(colourOf(infinite, ColourMap::Magma, {0, 1}) == entry(ColourMap::Magma, 255));
        QVERIFY(colourOf(std::nanf(""), ColourMap::Magma, {0, 1}) == cv::Vec3b(128, 128, 128));
        QVERIFY(colourOf(0.5f, ColourMap::Magma, {0.5, 0.5}) == entry(ColourMap::Magma, 0));
        QVERIFY(colourOf(0.6f, ColourMap::Magma, {0.5, 0.5}) == entry(ColourMap::Magma, 255));
        QVERIFY_THROWS_EXCEPTION(Error, colourise(cv::Mat(2, 2, CV_8U), ColourMap::Magma, {}));
    }

    void blendingGoesFromImageToColours()
    {
        const cv::Mat image(3, 4, CV_8UC3, cv::Scalar(10, 20, 30)), colours(3, 4, CV_8UC3, cv::Scalar(110, 120, 130));
        QVERIFY(blend(image, colours, 0).at<cv::Vec3b>(2, 3) == cv::Vec3b(10, 20, 30));
        QVERIFY(blend(image, colours, 0.5).at<cv::Vec3b>(2, 3) == cv::Vec3b(60, 70, 80));
        QVERIFY(blend(image, colours, 3).at<cv::Vec3b>(2, 3) == cv::Vec3b(110, 120, 130));
        QVERIFY_THROWS_EXCEPTION(Error, blend(image, colours.colRange(0, 2), 0.5));
    }
};

QTEST_GUILESS_MAIN(TestColourMap)
#include "tst_colour_map.moc"
