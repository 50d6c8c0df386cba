#include "ui/reports/pair_numbers.h"

namespace sdw::ui {

PairNumbers measurePair(const ComparedSet& set, const ContenderPair& pair)
{
    PairNumbers numbers{.pair = pair};
    if (set.hasTruth()) numbers.paired = set.paired(pair.first, pair.second);
    numbers.ranking = set.ranking(pair.first, pair.second);
    const std::size_t place = pair.first * set.contenders().size() + pair.second;
    for (const ComparedImage& image : set.images()) {
        const bool scored = image.labelled && image.meanIou.at(pair.first) && image.meanIou.at(pair.second);
        numbers.delta.push_back(scored ? std::optional(*image.meanIou[pair.second] - *image.meanIou[pair.first])
                                       : std::nullopt);
        numbers.differing.push_back(image.differing.at(place));
    }
    const ConfusionMatrix& both = set.agreement(pair.first, pair.second);
    if (both.total() > 0) numbers.differingOfAll = 1 - both.pixelAccuracy();
    return numbers;
}

} // namespace sdw::ui
