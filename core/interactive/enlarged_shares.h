// Class shares of a small map, read at the pixels of the image: bilinear, with pixel centres on each other
// (align_corners = false).
#pragma once

#include "core/interactive/doubt.h"

namespace sdw {

class EnlargedShares {
public:
    /// Keeps a reference to the shares.
    EnlargedShares(const ClassShares& shares, cv::Size image);

    /// Shares of all classes for the pixels of row y, one after another: width × K values.
    void row(int y, std::vector<float>& values) const;
    /// Shares of one class for the pixels x0 .. x1 − 1 of row y.
    void run(int y, int x0, int x1, int k, std::vector<float>& values) const;

private:
    struct Tap {
        int first, second; ///< positions
        float weight;      ///< of the second
    };
    static std::vector<Tap> taps(int positions, int pixels);

    const ClassShares& m_shares;
    std::vector<Tap> m_across, m_down;
};

} // namespace sdw
