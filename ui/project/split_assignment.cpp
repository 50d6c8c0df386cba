#include "ui/project/split_assignment.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace sdw::ui {
namespace {

constexpr const char* kNames[] = {"train", "val", "test"};

/// How many of `count` each gets.
std::array<std::size_t, 3> partsOf(std::size_t count, const SplitShares& shares)
{
    const std::array<int, 3> percent = {std::max(0, shares.train), std::max(0, shares.val), std::max(0, shares.test)};
    const std::size_t together = std::min<std::size_t>(100, std::size_t(percent[0] + percent[1] + percent[2]));
    std::array<std::size_t, 3> parts{};
    std::array<std::size_t, 3> rests{};
    std::size_t given = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i] = count * std::size_t(percent[i]) / 100;
        rests[i] = count * std::size_t(percent[i]) % 100;
        given += parts[i];
    }
    const std::size_t wanted = (count * together + 50) / 100;
    for (; given < wanted; ++given) {
        const auto largest = std::max_element(rests.begin(), rests.end());
        ++parts[std::size_t(largest - rests.begin())];
        *largest = 0;
    }
    return parts;
}

/// @param assigned split of each image; null: as before.
Splits assigned(const Splits& splits, const ImageItems& images, const std::vector<const std::string*>& assigned)
{
    std::unordered_map<std::string_view, std::string_view> before;
    for (const auto& [split, names] : splits)
        for (const std::string& name : names)
            before.emplace(name, split);
    Splits result;
    for (const auto& [split, names] : splits) { // what is no image here is none of our business
        auto& kept = result[split];
        for (const std::string& name : names)
            if (images.find(name) < 0) kept.push_back(name);
    }
    for (std::size_t i = 0; i < images.size(); ++i) {
        const std::string& name = images[i].name;
        if (images.find(name) != int(i)) continue; // listed before, in another split of its data set
        if (assigned[i]) {
            if (!assigned[i]->empty()) result[*assigned[i]].push_back(name);
        } else if (const auto found = before.find(name); found != before.end()) {
            result[std::string(found->second)].push_back(name);
        }
    }
    std::erase_if(result, [](const auto& split) { return split.second.empty(); });
    return result;
}

} // namespace

Splits assignSplit(const Splits& splits, const ImageItems& images, const std::vector<int>& chosen,
                   const std::string& split)
{
    std::vector<const std::string*> wanted(images.size());
    for (const int image : chosen)
        wanted.at(std::size_t(images.find(images.at(std::size_t(image)).name))) = &split;
    return assigned(splits, images, wanted);
}

Splits assignAtRandom(const Splits& splits, const ImageItems& images, std::vector<int> chosen,
                      const SplitShares& shares, std::uint64_t seed)
{
    for (int& image : chosen)
        image = images.find(images.at(std::size_t(image)).name);
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    const auto parts = partsOf(chosen.size(), shares);
    const auto order = randomOrder(std::uint32_t(chosen.size()), Random(seed));
    const std::string names[] = {kNames[0], kNames[1], kNames[2]};
    std::vector<const std::string*> wanted(images.size());
    std::size_t next = 0;
    for (std::size_t part = 0; part < parts.size(); ++part)
        for (std::size_t i = 0; i < parts[part] && next < order.size(); ++i, ++next)
            wanted[std::size_t(chosen[order[next]])] = &names[part];
    return assigned(splits, images, wanted);
}

} // namespace sdw::ui
