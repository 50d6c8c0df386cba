#include "core/interactive/fit_gate.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestFitGate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingToLose()
    {
        QCOMPARE(leastLead({}, 0.01), 0.0);
        QCOMPARE(leastLead({{.lead = -1, .answer = 0, .label = 0}}, 0), 0.0);
        // What is taken from a wrong answer costs nothing.
        QCOMPARE(leastLead({{.lead = 5, .answer = 1, .label = 0}, {.lead = -1, .answer = 0, .label = 0}}, 0), 0.0);
    }
    void asManyAsTheBudgetAllows()
    {
        std::vector<GatePlace> places;
        for (int i = 0; i < 100; ++i) // the leads 0.1 .. 1 belong to right answers
            places.push_back({.lead = i < 10 ? 0.1 * (i + 1) : -1, .answer = 0, .label = 0});
        QCOMPARE(leastLead(places, 0), 1.0);
        QCOMPARE(leastLead(places, 0.0301), 0.7); // 1, 0.9 and 0.8 may go
        QCOMPARE(leastLead(places, 0.1001), 0.0);
    }
    void classesCountAlike()
    {
        // One right answer of a rare class weighs as much as half of a frequent one's.
        std::vector<GatePlace> places{{.lead = 2, .answer = 1, .label = 1}, {.lead = -1, .answer = 1, .label = 1}};
        for (int i = 0; i < 100; ++i)
            places.push_back({.lead = i == 0 ? 3.0 : -1.0, .answer = 0, .label = 0});
        QCOMPARE(leastLead(places, 0.1), 2.0);
        QCOMPARE(leastLead(places, 0.3), 0.0);
        places[1].counts = 99; // it stands for many
        QCOMPARE(leastLead(places, 0.0101), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestFitGate)
#include "tst_fit_gate.moc"
