#include "core/base/random.h"
#include "ui/training/curve_series.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;
using namespace sdw::ui;

namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

/// Columns that own what they show.
struct Columns {
    std::vector<std::int64_t> steps;
    std::vector<double> seconds;
    std::vector<float> values;
    std::uint64_t generation = 1;

    void add(float value)
    {
        steps.push_back(std::int64_t(steps.size()) * 10);
        seconds.push_back(double(steps.size()) * 0.5);
        values.push_back(value);
    }
    CurveColumns view() const { return {steps, seconds, values, generation}; }
};

} // namespace

class TestCurveSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void extremesAreExact_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 15, 16, 17, 255, 256, 257, 272, 273, 4096, 4097, 70'000})
            QTest::addRow("%d", count) << count;
    }
    void extremesAreExact()
    {
        QFETCH(int, count);
        ExtremesPyramid pyramid, assigned;
        std::vector<float> values;
        std::uint32_t dice = 7;
        const auto roll = [&] { return dice = dice * 1664525u + 1013904223u; };
        for (int i = 0; i < count; ++i) {
            values.push_back(roll() % 50 == 0 ? kNone : float(int(roll() >> 8) % 100'000));
            pyramid.append(std::span(values).last(1));
        }
        assigned.append(std::span(values).first(values.size() / 3)); // in pieces of any length
        assigned.append(std::span(values).subspan(values.size() / 3));
        for (int trial = 0; trial < 300; ++trial) {
            std::size_t begin = (roll() >> 4) % (values.size() + 1), end = (roll() >> 4) % (values.size() + 1);
            if (trial == 0) begin = 0, end = values.size();
            if (begin > end) std::swap(begin, end);
            Extremes plain;
            for (std::size_t i = begin; i < end; ++i)
                plain.add(values[i]);
            const Extremes quick = (trial % 2 == 0 ? pyramid : assigned).extremes(begin, end);
            QCOMPARE(quick.isEmpty, plain.isEmpty);
            if (plain.isEmpty) continue;
            QCOMPARE(quick.least, plain.least);
            QCOMPARE(quick.greatest, plain.greatest);
        }
    }
    void addsOnlyWhatIsNew()
    {
        Columns columns;
        for (int i = 0; i < 40; ++i)
            columns.add(float(i));
        CurveSeries series;
        series.take(columns.view());
        columns.values[3] = 999; // without another generation nobody looks at it again
        columns.add(40);
        series.take(columns.view());
        QCOMPARE(series.size(), std::size_t(41));
        QCOMPARE(series.raw()[3], 3.f);
        QCOMPARE(series.raw()[40], 40.f);
        ++columns.generation;
        series.take(columns.view());
        QCOMPARE(series.raw()[3], 999.f);
        QCOMPARE(series.raw().extremes(0, 41).greatest, 999.f);
    }
    void constantsStayConstant()
    {
        CurveSeries series;
        Columns columns;
        for (int i = 0; i < 100; ++i)
            columns.add(0.3f);
        series.setSmoothing(0.97);
        series.take(columns.view());
        for (std::size_t i = 0; i < 100; ++i)
            QVERIFY(std::abs(series.smooth()[i] - 0.3f) < 1e-6);
    }
    void smoothingIsTheMeanItSays()
    {
        CurveSeries series;
        Columns columns;
        columns.add(1);
        columns.add(3);
        columns.add(kNone);
        columns.add(2);
        series.take(columns.view());
        series.setSmoothing(0.5); // after the points as well as before them
        QCOMPARE(series.smooth()[0], 1.f);
        QVERIFY(std::abs(series.smooth()[1] - (0.25 * 1 + 0.5 * 3) / 0.75) < 1e-6);
        QVERIFY(std::isnan(series.smooth()[2]));
        QVERIFY(std::abs(series.smooth()[3] - (0.125 * 1 + 0.25 * 3 + 0.5 * 2) / 0.875) < 1e-6);
        series.setSmoothing(0);
        QCOMPARE(series.smooth()[1], 3.f);
        QVERIFY(!series.isSmoothed());
    }
    void piecesMakeTheSameCurve()
    {
        Columns columns;
        for (int i = 0; i < 1000; ++i)
            columns.add(float(i % 37));
        CurveSeries whole, pieces;
        whole.setSmoothing(0.9);
        pieces.setSmoothing(0.9);
        QVERIFY(whole.take(columns.view()));
        pieces.reserve(1000);
        int calls = 1;
        while (!pieces.take(columns.view(), 300))
            ++calls;
        QCOMPARE(calls, 4);
        QCOMPARE(pieces.size(), whole.size());
        QVERIFY(pieces.raw().values() == whole.raw().values());
        QVERIFY(pieces.smooth().values() == whole.smooth().values());
        QCOMPARE(pieces.steps(), whole.steps());
    }
    void anotherWeightShowsWhenItIsThroughOnly()
    {
        Columns columns;
        for (int i = 0; i < 1000; ++i)
            columns.add(float(i % 37));
        CurveSeries series, expected;
        series.setSmoothing(0.5);
        series.take(columns.view());
        const std::vector<float> before = series.smooth().values();
        series.beginSmoothing(0.9);
        QVERIFY(!series.smoothOn(400));
        QVERIFY(series.isBehind());
        QCOMPARE(series.smoothing(), 0.5);
        QVERIFY(series.smooth().values() == before);
        columns.add(5); // meanwhile
        series.take(columns.view());
        QCOMPARE(series.smooth().size(), series.size());
        while (!series.smoothOn(400)) {
        }
        expected.setSmoothing(0.9);
        expected.take(columns.view());
        QVERIFY(!series.isBehind());
        QCOMPARE(series.smoothing(), 0.9);
        QVERIFY(series.smooth().values() == expected.smooth().values());
        series.beginSmoothing(0.2);
        series.smoothOn(10);
        series.beginSmoothing(0.9); // thought better of it
        QVERIFY(!series.isBehind());
        QVERIFY(series.smooth().values() == expected.smooth().values());
        series.beginSmoothing(0.2);
        series.smoothOn(10);
        ++columns.generation; // everything is another one meanwhile
        columns.values[0] = 99;
        series.take(columns.view());
        while (!series.smoothOn(400)) {
        }
        expected.setSmoothing(0.2);
        expected.take(columns.view());
        QVERIFY(series.smooth().values() == expected.smooth().values());
    }
    void placesAreFound()
    {
        Columns columns;
        for (int i = 0; i < 1000; ++i)
            columns.add(1);
        CurveSeries series;
        series.take(columns.view());
        QCOMPARE(series.lowerBound(-5), std::size_t(0));
        QCOMPARE(series.lowerBound(50), std::size_t(5));
        QCOMPARE(series.lowerBound(50.5), std::size_t(6));
        QCOMPARE(series.lowerBound(1e9), std::size_t(1000));
        for (const double place : {-5.0, 0.0, 50.5, 731.0, 9990.0, 1e9})
            for (const std::size_t from : {0, 3, 500})
                if (from <= series.lowerBound(place))
                    QCOMPARE(series.lowerBound(place, from), series.lowerBound(place));
        QCOMPARE(series.nearest(54), std::size_t(5));
        QCOMPARE(series.nearest(56), std::size_t(6));
        QCOMPARE(series.nearest(1e9), std::size_t(999));
        series.setAxis(CurveAxis::Time);
        QCOMPARE(series.x(9), 5.0);
        QCOMPARE(series.lowerBound(5), std::size_t(9));
    }
};

QTEST_GUILESS_MAIN(TestCurveSeries)
#include "tst_curve_series.moc"
