#include "core/base/random.h"
#include "core/interactive/random_trees.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// Points of the unit square with a third, meaningless coordinate.
cv::Mat points(int count, std::uint64_t seed)
{
    cv::Mat rows(count, 3, CV_32F);
    Random random(seed);
    for (int i = 0; i < count; ++i)
        for (int c = 0; c < 3; ++c)
            rows.at<float>(i, c) = float(random.uniform());
    return rows;
}

/// Two opposite quarters against the other two: no line parts them.
std::vector<int> quarters(const cv::Mat& rows)
{
    std::vector<int> labels;
    for (int i = 0; i < rows.rows; ++i)
        labels.push_back((rows.at<float>(i, 0) < 0.5f) == (rows.at<float>(i, 1) < 0.5f) ? 0 : 1);
    return labels;
}

double right(const cv::Mat& shares, const std::vector<int>& labels)
{
    int count = 0;
    for (int i = 0; i < shares.rows; ++i)
        count += (shares.at<float>(i, 1) > shares.at<float>(i, 0) ? 1 : 0) == labels[std::size_t(i)] ? 1 : 0;
    return double(count) / shares.rows;
}

} // namespace

class TestRandomTrees : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsWhatNoLineCanPart()
    {
        const cv::Mat rows = points(600, 1), others = points(400, 2);
        const RandomTrees trees(rows, quarters(rows), 2);
        const cv::Mat shares = trees.shares(others);
        QCOMPARE(shares.size(), cv::Size(2, 400));
        QVERIFY2(right(shares, quarters(others)) > 0.9, qPrintable(QString::number(right(shares, quarters(others)))));
        for (int i = 0; i < shares.rows; ++i)
            QVERIFY(std::abs(cv::sum(shares.row(i))[0] - 1) < 1e-4);
        // The same examples, the same trees.
        const RandomTrees again(rows, quarters(rows), 2);
        QCOMPARE(cv::norm(again.shares(others), shares, cv::NORM_INF), 0.0);
        const RandomTrees different(rows, quarters(rows), 2, {.seed = 7});
        QVERIFY(cv::norm(different.shares(others), shares, cv::NORM_INF) > 0);
    }
    void columnsInTurn() // a tree cannot know what it may not see
    {
        const cv::Mat rows = points(600, 1), others = points(400, 2);
        const RandomTrees blind(rows, quarters(rows), 2, {.columns = {{2}}});
        QVERIFY(right(blind.shares(others), quarters(others)) < 0.65);
        const RandomTrees half(rows, quarters(rows), 2, {.columns = {{2}, {0, 1}}});
        QVERIFY(right(half.shares(others), quarters(others)) > 0.8);
    }
    void classesCountAlike()
    {
        // Of one hundred equal rows ten are of class 0: as likely as the others.
        const cv::Mat rows(100, 2, CV_32F, cv::Scalar(1));
        std::vector<int> labels(100, 2);
        std::fill(labels.begin(), labels.begin() + 10, 0);
        const cv::Mat shares = RandomTrees(rows, labels, 3).shares(rows.row(0));
        QVERIFY(std::abs(shares.at<float>(0, 0) - 0.5f) < 1e-5f);
        QCOMPARE(shares.at<float>(0, 1), 0.0f); // without examples
    }
    void oneExampleOneClass()
    {
        const cv::Mat row(1, 4, CV_32F, cv::Scalar(3));
        const RandomTrees trees(row, {0}, 1);
        QVERIFY(!trees.empty());
        QCOMPARE(trees.shares(row).at<float>(0, 0), 1.0f);
        QVERIFY(RandomTrees().empty());
    }
};

QTEST_GUILESS_MAIN(TestRandomTrees)
#include "tst_random_trees.moc"
