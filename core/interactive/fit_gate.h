// How sure a new class has to be before it takes a place from an old one: judged at places whose label is known.
// Torch-free.
#pragma once

#include <vector>

namespace sdw {

/// A place that is known to be of an old class.
struct GatePlace {
    double lead = 0;   ///< of the best new class over the best old one, in logits
    int answer = 0;    ///< what the old classes alone say
    int label = 0;     ///< what it is
    double counts = 1; ///< for so many places
};

/// The least lead, 0 or more, at which the new classes cost the old ones on average no more than `budget` of their IoU
/// (0 .. 1) at these places. Only right answers that are lost count: what a new class takes from wrong ones is a gain
/// that is not set against them. A place is taken where its lead is greater.
double leastLead(std::vector<GatePlace> places, double budget);

} // namespace sdw
