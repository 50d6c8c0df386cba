// Which confusions a report names first.
#include "core/comparison/confusion_ranking.h"

#include <opencv2/core.hpp>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// Pixels of the truth (row) that were called each class (column).
ConfusionMatrix matrix(const cv::Mat_<int>& counts)
{
    ConfusionMatrix made(counts.rows);
    for (int label = 0; label < counts.rows; ++label)
        for (int prediction = 0; prediction < counts.cols; ++prediction)
            if (const int pixels = counts(label, prediction))
                made.add(cv::Mat(1, pixels, CV_16UC1, cv::Scalar(prediction)),
                         cv::Mat(1, pixels, CV_16UC1, cv::Scalar(label)));
    return made;
}

} // namespace

class TestConfusionRanking : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void confusionsAreLargestFirstWithoutTheDiagonal()
    {
        const auto confusion = matrix((cv::Mat_<int>(3, 3) << 90, 7, 0, 2, 50, 7, 0, 1, 9));
        const auto all = largestConfusions(confusion, 10);
        QCOMPARE(all.size(), std::size_t(4));
        QVERIFY((all[0] == Confusion{0, 1, 7})); // equal ones in the order of the classes
        QVERIFY((all[1] == Confusion{1, 2, 7}));
        QVERIFY((all[2] == Confusion{1, 0, 2}));
        QCOMPARE(largestConfusions(confusion, 2).size(), std::size_t(2));
    }
    void changesCountWhicheverWay()
    {
        const auto first = matrix((cv::Mat_<int>(2, 2) << 10, 5, 9, 10)),
                   second = matrix((cv::Mat_<int>(2, 2) << 8, 7, 2, 17));
        const auto changes = largestChanges(first, second, 5);
        QCOMPARE(changes.size(), std::size_t(2));
        QVERIFY((changes[0] == Confusion{1, 0, -7}));
        QVERIFY((changes[1] == Confusion{0, 1, 2}));
        QVERIFY(largestChanges(first, first, 5).empty());
    }
    void sharesAreOfTheLabelsPixels()
    {
        const auto confusion = matrix((cv::Mat_<int>(2, 2) << 3, 1, 0, 0));
        QCOMPARE(*shareOfLabel(confusion, 0, 1), 0.25);
        QVERIFY(!shareOfLabel(confusion, 1, 1)); // the class has no pixels
    }
};

QTEST_APPLESS_MAIN(TestConfusionRanking)
#include "tst_confusion_ranking.moc"
