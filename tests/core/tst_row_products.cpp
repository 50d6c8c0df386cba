// Products of a vector with every row of a matrix, of any width and stride.
#include "core/explanation/row_products.h"

#include <QtTest/QtTest>

#include <random>

using namespace sdw;

class TestRowProducts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsThePlainSum_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {1, 3, 4, 15, 16, 17, 31, 64, 250, 256}) // whole blocks, remainders, and both
            QTest::addRow("%d", width) << width;
    }
    void equalsThePlainSum()
    {
        QFETCH(int, width);
        constexpr int kRows = 7, kStride = 300;
        std::mt19937 random(3);
        std::uniform_real_distribution<float> value(-1, 1);
        std::vector<float> matrix(kRows * kStride), vector(static_cast<std::size_t>(width));
        for (float& one : matrix)
            one = value(random);
        for (float& one : vector)
            one = value(random);
        std::vector<float> out(kRows + 1, 99);
        rowProducts(matrix.data(), kRows, kStride, vector.data(), width, out.data());
        for (int row = 0; row < kRows; ++row) {
            double sum = 0;
            for (int c = 0; c < width; ++c)
                sum += double(matrix[std::size_t(row * kStride + c)]) * double(vector[std::size_t(c)]);
            QVERIFY(std::abs(sum - double(out[std::size_t(row)])) < 1e-4);
        }
        QCOMPARE(out.back(), 99.0f); // nothing is written behind the rows
    }
    void noRowsAreNoTrouble()
    {
        float untouched = 5;
        rowProducts(nullptr, 0, 8, nullptr, 8, &untouched);
        QCOMPARE(untouched, 5.0f);
    }
};

QTEST_APPLESS_MAIN(TestRowProducts)
#include "tst_row_products.moc"
