#include "ui/training/curve_raster.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;
using namespace sdw::ui;

class TestCurveRaster : public QObject {
    Q_OBJECT

    static CurveSeries seriesOf(const std::vector<float>& values, std::int64_t apart = 1)
    {
        std::vector<std::int64_t> steps;
        std::vector<double> seconds;
        for (std::size_t i = 0; i < values.size(); ++i) {
            steps.push_back(std::int64_t(i) * apart);
            seconds.push_back(double(i));
        }
        CurveSeries series;
        series.take({steps, seconds, values, 1});
        return series;
    }
    static QImage painted(const CurveSeries& series, const CurveMapping& mapping, CurveStroke stroke = {Qt::red, 1.5})
    {
        CurveImage columns;
        columns.clear(mapping.size);
        columns.paint(series, series.raw(), mapping, stroke);
        QImage image;
        columns.copyTo(image);
        return image;
    }
    /// First and last row of a column with at least half of the colour.
    static std::pair<int, int> rows(const QImage& image, int x)
    {
        int first = -1, last = -1;
        for (int y = 0; y < image.height(); ++y)
            if (qAlpha(image.pixel(x, y)) >= 128) {
                if (first < 0) first = y;
                last = y;
            }
        return {first, last};
    }

private Q_SLOTS:
    /// A million points on 500 columns: each column reaches from its least to its greatest value, to the pixel.
    void extremesOfEveryColumnSurvive()
    {
        constexpr int kWidth = 500, kHeight = 200;
        constexpr std::size_t kPoints = 1'000'000;
        std::vector<float> values(kPoints);
        std::uint32_t dice = 3;
        for (float& value : values) {
            dice = dice * 1664525u + 1013904223u;
            value = 0.5f + 0.1f * float(dice >> 8) / float(1 << 24);
        }
        values[777'777] = 0.95f; // one spike of a single step, and one down
        values[123'456] = 0.05f;
        const CurveSeries series = seriesOf(values);
        const CurveMapping mapping{0, double(kPoints), 0, 1, false, {kWidth, kHeight}};
        const QImage image = painted(series, mapping);
        for (int x = 0; x < kWidth; ++x) {
            Extremes all;
            for (std::size_t i = kPoints / kWidth * std::size_t(x); i < kPoints / kWidth * (std::size_t(x) + 1); ++i)
                all.add(values[i]);
            const auto [first, last] = rows(image, x);
            QVERIFY2(std::abs(first - mapping.y(double(all.greatest))) <= 1.5, qPrintable(QString::number(x)));
            QVERIFY2(std::abs(last - mapping.y(double(all.least))) <= 1.5, qPrintable(QString::number(x)));
        }
        QCOMPARE(rows(image, 777'777 / 2000).first, 10 - 1);
        QCOMPARE(rows(image, 123'456 / 2000).second, 190);
    }
    void linesBetweenFarPointsAreStraight()
    {
        const CurveSeries series = seriesOf({0, 1}, 100);
        const CurveMapping mapping{0, 100, 0, 1, false, {100, 100}};
        const QImage image = painted(series, mapping);
        for (int x = 2; x < 98; ++x) {
            const auto [first, last] = rows(image, x);
            QVERIFY(first >= 0);
            QVERIFY2(std::abs((first + last) / 2.0 - (99 - x)) <= 1, qPrintable(QString::number(x)));
            QVERIFY(last - first <= 3);
        }
    }
    void steepLinesEndWhereTheirPointsAre()
    {
        const CurveSeries series = seriesOf({0.2f, 0.2f, 0.8f, 0.2f, 0.2f}, 10); // a spike within four columns
        const QImage image = painted(series, {0, 400, 0, 1, false, {40, 200}});
        for (int x = 0; x < 40; ++x)
            for (int y = 0; y < 200; ++y)
                if (y < 38 || y > 162) QCOMPARE(qAlpha(image.pixel(x, y)), 0);
    }
    void lineIsAsWideAsItIsSaidToBe()
    {
        const CurveSeries series = seriesOf({0.5f, 0.5f}, 100);
        const QImage image = painted(series, {0, 100, 0, 1, false, {50, 40}}, {Qt::red, 3});
        double cover = 0;
        for (int y = 0; y < 40; ++y)
            cover += qAlpha(image.pixel(25, y)) / 255.0;
        QVERIFY(std::abs(cover - 3) < 0.05);
    }
    void gapsStayGaps()
    {
        const float none = std::numeric_limits<float>::quiet_NaN();
        const CurveSeries series = seriesOf({0.5f, 0.5f, none, none, 0.5f, 0.5f}, 20);
        const QImage image = painted(series, {0, 100, 0, 1, false, {100, 40}});
        QVERIFY(rows(image, 10).first >= 0);
        QVERIFY(rows(image, 90).first >= 0);
        for (int x = 22; x < 79; ++x)
            QCOMPARE(rows(image, x).first, -1);
    }
    void logarithms()
    {
        const CurveMapping mapping{0, 10, 0.01, 1, true, {10, 200}};
        for (const double value : {0.01, 0.0123, 0.1, 0.25, 0.5, 0.77, 0.999, 1.0})
            QVERIFY(std::abs(mapping.y(value) - 200 * -std::log10(value) / 2) < 0.01); // pixels
        QCOMPARE(mapping.y(0), 200.0);                                                 // at the lower edge
        QCOMPARE(mapping.y(-3), 200.0);
        QVERIFY(std::isnan(mapping.y(std::nan(""))));
    }
    void dashesLeaveColumnsOut()
    {
        const CurveSeries series = seriesOf({0.5f, 0.5f}, 100);
        const QImage image = painted(series, {0, 100, 0, 1, false, {100, 20}}, {Qt::red, 2, 6, 4, 0});
        for (int x = 0; x < 100; ++x)
            QCOMPARE(rows(image, x).first >= 0, x % 10 < 6);
    }
    void dashesHideNoSpike()
    {
        std::vector<float> values(5000, 0.5f);
        values[2775] = 0.9f; // column 277, in a gap
        const CurveStroke dashed{Qt::red, 2, 6, 4, 0};
        const CurveSeries dense = seriesOf(values);
        const QImage image = painted(dense, {0, 5000, 0, 1, false, {500, 100}}, dashed);
        QCOMPARE(rows(image, 277).first, 9);
        QCOMPARE(rows(image, 279).first, -1);
    }
    void colourIsBlendedOverWhatIsThere()
    {
        const CurveSeries series = seriesOf({0.5f, 0.5f}, 100);
        const CurveMapping mapping{0, 100, 0, 1, false, {20, 20}};
        CurveImage columns;
        columns.clear(mapping.size);
        columns.paint(series, series.raw(), mapping, {Qt::blue, 12});
        QColor half(Qt::red);
        half.setAlphaF(0.5f);
        columns.paint(series, series.raw(), mapping, {half, 6});
        QImage image;
        columns.copyTo(image);
        const QColor middle = image.pixelColor(10, 10);
        QVERIFY(std::abs(middle.red() - 128) <= 2 && std::abs(middle.blue() - 127) <= 2);
        QVERIFY(middle.alpha() >= 254);
        QCOMPARE(image.pixelColor(10, 5), QColor(Qt::blue));
        QCOMPARE(qAlpha(image.pixel(10, 1)), 0);
    }
    void nothingToPaintIsNoTrouble()
    {
        const CurveMapping mapping{0, 10, 0, 1, false, {30, 30}};
        QCOMPARE(rows(painted(CurveSeries(), mapping), 5).first, -1);
        QCOMPARE(rows(painted(seriesOf({1, 1}), {20, 30, 0, 1, false, {30, 30}}), 5).first, -1); // out of view
        QVERIFY(curveLines(CurveSeries(), CurveSeries().raw(), mapping).isEmpty());
    }
    void vectorLinesReachTheExtremesToo()
    {
        std::vector<float> values(10'000, 0.5f);
        values[5001] = 0.9f;
        const CurveSeries series = seriesOf(values);
        const CurveMapping mapping{0, 10'000, 0, 1, false, {100, 100}};
        const auto lines = curveLines(series, series.raw(), mapping);
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines[0].size() <= 4 * 100 + 2);
        QVERIFY(std::abs(lines[0].boundingRect().top() - 10) < 1e-4);
        values[20] = std::numeric_limits<float>::quiet_NaN();
        const CurveSeries few = seriesOf(std::vector<float>(values.begin() + 10, values.begin() + 30));
        QCOMPARE(curveLines(few, few.raw(), {0, 20, 0, 1, false, {100, 100}}).size(), 2); // parted by the gap
    }
};

QTEST_GUILESS_MAIN(TestCurveRaster)
#include "tst_curve_raster.moc"
