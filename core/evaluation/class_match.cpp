#include "core/evaluation/class_match.h"

#include "core/base/error.h"

#include <map>
#include <numeric>

namespace sdw {

cv::Mat ClassMatch::apply(const cv::Mat& prediction) const
{
    if (sameOrder) return prediction;
    cv::Mat mapped(prediction.size(), CV_16UC1);
    for (int y = 0; y < prediction.rows; ++y) {
        const auto* from = prediction.ptr<std::uint16_t>(y);
        auto* to = mapped.ptr<std::uint16_t>(y);
        for (int x = 0; x < prediction.cols; ++x)
            to[x] = from[x] < toDataset.size() ? toDataset[from[x]] : from[x];
    }
    return mapped;
}

ClassMatch matchClasses(const ClassList& model, const ClassList& dataset)
{
    if (model.size() != dataset.size())
        throw Error("The model knows " + std::to_string(model.size()) + " classes, the data set has " +
                    std::to_string(dataset.size()) + "; a model can be scored only on data with its own classes.");
    ClassMatch match;
    match.toDataset.resize(model.size());
    std::iota(match.toDataset.begin(), match.toDataset.end(), std::uint16_t(0));
    std::map<std::string, std::uint16_t> places;
    for (std::size_t i = 0; i < dataset.size(); ++i)
        places.emplace(dataset[i].name, std::uint16_t(i));
    std::vector<std::uint16_t> byName;
    std::vector<bool> taken(dataset.size());
    for (std::size_t i = 0; i < model.size(); ++i) {
        const auto place = places.find(model[i].name);
        if (place == places.end() || taken[place->second]) {
            std::size_t other = i; // the first place where the names part, for the note
            for (std::size_t k = 0; k < model.size() && other == i; ++k)
                if (model[k].name != dataset[k].name) other = k;
            if (model[other].name != dataset[other].name)
                match.note = "Class " + std::to_string(other) + " is '" + model[other].name + "' to the model and '" +
                             dataset[other].name + "' in the data set; classes are matched by their position.";
            return match;
        }
        taken[place->second] = true;
        byName.push_back(place->second);
    }
    match.sameOrder = byName == match.toDataset;
    if (!match.sameOrder)
        match.note = "The model has the data set's classes in another order; they are matched by name.";
    match.toDataset = byName;
    return match;
}

} // namespace sdw
