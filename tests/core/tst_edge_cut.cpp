// The edge cut: the rim of a selection moves to edges nearby, and only the rim.
#include "core/base/error.h"
#include "core/interactive/edge_cut.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

constexpr float kSure = 1, kUnsure = 0.05f;

/// Two colours that meet at column 30, with a little noise.
cv::Mat twoColours()
{
    cv::Mat colours(40, 60, CV_32FC3, cv::Scalar(80, 120, 130)), noise(40, 60, CV_32FC3);
    colours.colRange(30, 60) = cv::Scalar(170, 140, 110);
    cv::RNG(5).fill(noise, cv::RNG::UNIFORM, -1, 1);
    return colours + noise;
}

/// Selected from column `first` on; unsure within four columns of it.
cv::Mat selectedFrom(int first)
{
    cv::Mat margin(40, 60, CV_32FC1);
    for (int x = 0; x < 60; ++x)
        margin.col(x) = (x >= first ? 1 : -1) * (std::abs(x - first) < 4 ? kUnsure : kSure);
    return margin;
}

bool selectsColumns(const cv::Mat& found, int first)
{
    return cv::countNonZero(found.colRange(0, first)) == 0 && cv::countNonZero(found) == found.rows * (60 - first);
}

} // namespace

class TestEdgeCut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRimMovesToTheEdge_data()
    {
        QTest::addColumn<int>("first");
        for (const int first : {27, 30, 33})
            QTest::newRow(qPrintable(QString("selected from %1").arg(first))) << first;
    }
    void theRimMovesToTheEdge()
    {
        QFETCH(int, first);
        QVERIFY(selectsColumns(EdgeCut(twoColours())(selectedFrom(first)), 30));
    }
    void whatIsFarFromTheRimStays()
    {
        const EdgeCut cut(twoColours(), {.reach = 5});
        QVERIFY(selectsColumns(cut(selectedFrom(15)), 15)); // the edge is 15 columns off
        QCOMPARE(cv::countNonZero(cut(cv::Mat(40, 60, CV_32FC1, cv::Scalar(kSure)))), 40 * 60);
        QCOMPARE(cv::countNonZero(cut(cv::Mat(40, 60, CV_32FC1, cv::Scalar(-kSure)))), 0);
    }
    void whatIsSureOutweighsTheEdge()
    {
        cv::Mat margin = selectedFrom(33);
        margin.colRange(30, 33) = -100;
        QVERIFY(selectsColumns(EdgeCut(twoColours())(margin), 33));
        margin = selectedFrom(30);
        margin.at<float>(20, 28) = 100; // a single pixel beyond the edge
        const cv::Mat found = EdgeCut(twoColours())(margin);
        QVERIFY(found.at<std::uint8_t>(20, 28) != 0);
        QVERIFY(cv::countNonZero(found) < 40 * 30 + 8);
    }
    void specksThatNothingBacksGo()
    {
        cv::Mat margin = selectedFrom(30);
        margin.at<float>(10, 10) = kUnsure;
        margin.at<float>(10, 50) = -kUnsure;
        QVERIFY(selectsColumns(EdgeCut(twoColours())(margin), 30));
    }
    void otherKindsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, EdgeCut(cv::Mat(4, 4, CV_8UC3)));
        const EdgeCut cut(twoColours());
        QVERIFY_THROWS_EXCEPTION(Error, cut(cv::Mat(40, 61, CV_32FC1)));
        QVERIFY_THROWS_EXCEPTION(Error, cut(cv::Mat(40, 60, CV_64FC1)));
    }
};

QTEST_GUILESS_MAIN(TestEdgeCut)
#include "tst_edge_cut.moc"
