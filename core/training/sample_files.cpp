#include "core/training/sample_files.h"

#include <cstdio>
#include <optional>
#include <set>

namespace sdw {
namespace {

namespace fs = std::filesystem;

std::string named(const char* form, std::int64_t step, int image = 0)
{
    char name[64];
    std::snprintf(name, sizeof name, form, static_cast<long long>(step), image);
    return name;
}

struct SampleName {
    std::int64_t step = 0;
    std::optional<int> image; ///< empty: of all images together
};

std::optional<SampleName> parse(const std::string& name)
{
    for (const char* form : {"step-%lld_%d.png%n", "step-%lld_%d_tokens.png%n"}) {
        long long step = 0;
        int image = 0, end = 0;
        if (std::sscanf(name.c_str(), form, &step, &image, &end) == 2 && std::size_t(end) == name.size())
            return SampleName{step, image};
    }
    long long step = 0;
    int end = 0;
    if (std::sscanf(name.c_str(), "step-%lld_confusion.json%n", &step, &end) == 1 && std::size_t(end) == name.size())
        return SampleName{step, {}};
    return {};
}

template <typename Visit>
void forEachSample(const fs::path& samples, const Visit& visit)
{
    std::error_code code;
    for (auto entry = fs::directory_iterator(samples, code); !code && entry != fs::directory_iterator();
         entry.increment(code))
        if (const auto name = parse(entry->path().filename().string())) visit(entry->path(), *name);
}

} // namespace

std::string samplePicture(std::int64_t step, int image)
{
    return named("step-%08lld_%d.png", step, image);
}

std::string tokenPicture(std::int64_t step, int image)
{
    return named("step-%08lld_%d_tokens.png", step, image);
}

std::string confusionFile(std::int64_t step)
{
    return named("step-%08lld_confusion.json", step);
}

SampleFiles findSamples(const fs::path& samples)
{
    std::set<std::int64_t> steps;
    std::set<int> images;
    forEachSample(samples, [&](const fs::path&, const SampleName& name) {
        steps.insert(name.step);
        if (name.image) images.insert(*name.image);
    });
    return {{steps.begin(), steps.end()}, {images.begin(), images.end()}};
}

void dropSamplesAfter(const fs::path& samples, std::int64_t step)
{
    std::vector<fs::path> later;
    forEachSample(samples, [&](const fs::path& file, const SampleName& name) {
        if (name.step > step) later.push_back(file);
    });
    std::error_code code; // one that stays is overwritten, or shown although its evaluation was undone
    for (const auto& file : later)
        fs::remove(file, code);
}

} // namespace sdw
