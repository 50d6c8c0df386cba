#include "core/base/error.h"
#include "core/evaluation/class_match.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

ClassList named(std::initializer_list<const char*> names)
{
    ClassList list;
    for (const char* name : names)
        list.push_back({name, {}, 0});
    return list;
}

const cv::Mat kPrediction = (cv::Mat_<std::uint16_t>(1, 4) << 0, 1, 2, 2);

} // namespace

class TestClassMatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalListsAreLeftAlone()
    {
        const auto match = matchClasses(named({"a", "b", "c"}), named({"a", "b", "c"}));
        QVERIFY(match.sameOrder && match.note.empty());
        QCOMPARE(match.apply(kPrediction).data, kPrediction.data);
    }
    void anotherOrderIsMatchedByName()
    {
        const auto match = matchClasses(named({"a", "b", "c"}), named({"c", "a", "b"}));
        const cv::Mat expected = (cv::Mat_<std::uint16_t>(1, 4) << 1, 2, 0, 0);
        QCOMPARE(cv::countNonZero(match.apply(kPrediction) != expected), 0);
        QVERIFY(!match.note.empty());
    }
    void otherNamesAreMatchedByPosition()
    {
        const auto match = matchClasses(named({"a", "b", "c"}), named({"a", "x", "b"}));
        QVERIFY(match.sameOrder);
        QVERIFY(match.note.find("Class 1 is 'b' to the model and 'x' in the data set") == 0);
    }
    void twiceTheSameNameIsMatchedByPosition()
    {
        const auto match = matchClasses(named({"a", "a", "c"}), named({"a", "a", "c"}));
        QVERIFY(match.sameOrder && match.note.empty());
    }
    void otherNumbersAreRefused() { QVERIFY_THROWS_EXCEPTION(Error, matchClasses(named({"a", "b"}), named({"a"}))); }
};

QTEST_GUILESS_MAIN(TestClassMatch)
#include "tst_class_match.moc"
