#include "core/interactive/fit_gate.h"

#include <algorithm>
#include <map>
#include <set>

namespace sdw {

double leastLead(std::vector<GatePlace> places, double budget)
{
    std::map<int, double> unions; // of what is said to be a class and what is one
    std::set<int> labelled;
    for (const GatePlace& one : places) {
        unions[one.label] += one.counts;
        labelled.insert(one.label);
        if (one.answer != one.label) unions[one.answer] += one.counts;
    }
    std::sort(places.begin(), places.end(), [](const GatePlace& a, const GatePlace& b) { return a.lead > b.lead; });
    double lost = 0;
    for (const GatePlace& one : places) {
        if (one.lead <= 0) break;
        if (one.answer == one.label) lost += one.counts / unions[one.label];
        if (lost > budget * double(labelled.size())) return one.lead;
    }
    return 0;
}

} // namespace sdw
