#include "ui/project/project_statistics.h"

#include "core/base/csv.h"
#include "core/base/error.h"
#include "ui/project/project_session.h"

#include <map>
#include <unordered_map>

namespace sdw::ui {
namespace {

constexpr std::size_t kStep = 1024; // images between two looks at the cancel button

using Places = std::unordered_map<int, std::size_t>; ///< of class ids in ImageStatistics::classes

void add(ImageStatistics& sum, const ImageFacts& facts, const Places& places)
{
    if (!facts.problem.isEmpty()) ++sum.unreadable;
    if (!facts.counted) return;
    ++sum.counted;
    sum.labelled += facts.labelledPixels() > 0;
    const std::int64_t size = std::int64_t(facts.height) * facts.width;
    sum.pixels += size;
    if (facts.pixels.empty()) sum.unlabelled += size;
    for (const ClassCount& one : facts.pixels) {
        if (one.value == kUnlabelled) {
            sum.unlabelled += one.pixels;
        } else if (one.value == kBackground) {
            sum.background += one.pixels;
        } else if (one.value == kIgnoreLabel) {
            sum.ignored += one.pixels;
        } else if (const auto place = places.find(one.value); place != places.end()) {
            sum.classes[place->second].pixels += one.pixels;
            ++sum.classes[place->second].images;
        } else {
            sum.unknown += one.pixels;
        }
    }
}

void addLines(std::string& text, const std::string& split, const ImageStatistics& sum)
{
    const auto line = [&](const std::string& id, const std::string& name, std::int64_t pixels,
                          const std::string& images) {
        text += csvField(split) + ',' + id + ',' + csvField(name) + ',' + std::to_string(pixels) + ',' + images + ',' +
                std::to_string(sum.counted) + ',' + std::to_string(sum.images) + '\n';
    };
    for (const ClassStatistics& one : sum.classes)
        line(std::to_string(one.id), one.name, one.pixels, std::to_string(one.images));
    line("", "(background)", sum.background, "");
    line("", "(ignore)", sum.ignored, "");
    line("", "(unlabelled)", sum.unlabelled, "");
    if (sum.unknown > 0) line("", "(no class of the project)", sum.unknown, "");
}

} // namespace

std::int64_t ImageStatistics::ofClasses() const
{
    std::int64_t sum = 0;
    for (const ClassStatistics& one : classes)
        sum += one.pixels;
    return sum;
}

std::optional<double> ImageStatistics::labelledShare() const
{
    if (counted == 0 || pixels == 0) return {};
    return double(pixels - unlabelled) / double(pixels);
}

ProjectStatistics computeStatistics(const IndexSnapshot& index, const Progress& progress)
{
    ProjectStatistics result;
    if (!index.opened) return result;
    ImageStatistics none;
    Places places;
    for (const ProjectClass& one : index.opened->project.classes) {
        places.emplace(one.id, none.classes.size());
        none.classes.push_back({one.id, one.name, one.colour});
    }
    std::map<std::string, ImageStatistics> splits;
    result.all = none;
    const ImageItems& images = index.opened->images;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (i % kStep == 0 && progress && !progress(int(i), int(images.size())))
            throw Error("The counting was stopped.", ErrorKind::Interrupted);
        ImageStatistics& split = splits.emplace(images[i].split, none).first->second;
        for (ImageStatistics* sum : {&result.all, &split}) {
            ++sum->images;
            ++sum->states[std::size_t(index.states[i])];
            if (index.facts[i]) add(*sum, *index.facts[i], places);
        }
    }
    result.splits.assign(splits.begin(), splits.end());
    return result;
}

std::string statisticsCsv(const ProjectStatistics& statistics)
{
    std::string text = "split,id,class,pixels,images,counted_images,all_images\n";
    addLines(text, "(all)", statistics.all);
    for (const auto& [name, sum] : statistics.splits)
        addLines(text, name, sum);
    return text;
}

} // namespace sdw::ui
