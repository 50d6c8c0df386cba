#include "core/demo/demo_dataset.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <cstdio>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace sdw::demo {
namespace {

namespace fs = std::filesystem;

constexpr int kVersion = 1; // to be raised whenever the drawing changes: older folders are drawn afresh

struct Job {
    std::string split, name;
    std::uint64_t seed = 0;
};

std::uint64_t sceneSeed(const DemoDatasetOptions& options, const std::string& split, int index)
{
    const std::uint64_t stream = split == "val" ? 1ull << 32 : 0;
    return Dice(options.seed * 0x100000001b3ull + stream + std::uint64_t(index)).next();
}

std::vector<Job> listJobs(const DemoDatasetOptions& options)
{
    std::vector<Job> jobs;
    const auto add = [&](const std::string& split, int count) {
        for (int i = 0; i < count; ++i) {
            char name[32];
            std::snprintf(name, sizeof name, "scene_%s%03d", split == "val" ? "v" : "", i);
            jobs.push_back({split, name, sceneSeed(options, split, i)});
        }
    };
    add("train", options.train);
    add("val", options.val);
    return jobs;
}

nlohmann::ordered_json classesJson(const DemoDatasetOptions& options)
{
    auto classes = nlohmann::ordered_json::array();
    for (const auto& info : demoClasses())
        classes.push_back({{"id", info.fileValue}, {"name", info.name}, {"color", info.colour}});
    return {
        {"name", "SegDeformer demo scenes"},
        {"num_classes", demoClasses().size()},
        {"ignore_index", 255},
        {"ignore_name", "Unlabelled"},
        {"ignore_color", {0, 0, 0}},
        {"classes", classes},
        {"generator", {{"version", kVersion}, {"seed", options.seed}, {"train", options.train}, {"val", options.val}}}};
}

void drawOne(const fs::path& folder, const Job& job, const TextureSet& textures)
{
    static const auto colours = [] {
        std::vector<std::array<std::uint8_t, 3>> list;
        for (const auto& info : demoClasses())
            list.push_back(info.colour);
        return list;
    }();
    const Scene scene = drawScene(job.seed, textures);
    writePng(folder / "images" / job.split / (job.name + ".png"), scene.image);
    writePalettePng(folder / "labels" / job.split / (job.name + ".png"), scene.label, colours);
}

/// Draws all scenes with a few threads; the first error of any thread is thrown here.
void drawAll(const fs::path& folder, const std::vector<Job>& jobs, const TextureSet& textures, const Progress& progress)
{
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stop{false};
    std::exception_ptr failure;
    std::mutex mutex;
    int done = 0;
    const auto work = [&] {
        for (std::size_t i; !stop && (i = next++) < jobs.size();) {
            try {
                drawOne(folder, jobs[i], textures);
                const std::lock_guard lock(mutex);
                if (progress && !progress(++done, int(jobs.size())))
                    throw Error("Stopped while drawing the demo data set.", ErrorKind::Interrupted);
            } catch (...) {
                const std::lock_guard lock(mutex);
                if (!failure) failure = std::current_exception();
                stop = true;
            }
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < std::min(8u, std::max(1u, std::thread::hardware_concurrency())); ++i)
        threads.emplace_back(work);
    work();
    for (auto& thread : threads)
        thread.join();
    if (failure) std::rethrow_exception(failure);
}

} // namespace

Scene drawDemoScene(const DemoDatasetOptions& options, const std::string& split, int index)
{
    static std::mutex mutex;
    static std::optional<std::pair<std::uint64_t, TextureSet>> made; // the textures of the last seed asked for
    TextureSet textures;
    {
        const std::lock_guard lock(mutex);
        if (!made || made->first != options.seed) made.emplace(options.seed, makeTextures(options.seed));
        textures = made->second;
    }
    return drawScene(sceneSeed(options, split, index), textures);
}

void writeDemoDataset(const fs::path& folder, const DemoDatasetOptions& options, const Progress& progress)
{
    if (options.train < 1 || options.val < 1)
        throw Error("The demo data set needs at least one scene for training and one for validation.",
                    ErrorKind::Usage);
    const auto jobs = listJobs(options);
    const std::string classes = classesJson(options).dump(1) + "\n";
    // classes.json is written last, so that it stands only beside a complete data set.
    const fs::path mark = folder / "classes.json";
    if (fs::exists(mark) && readFileWhole(mark) == classes) return;
    for (const char* kind : {"images", "labels"})
        for (const char* split : {"train", "val"})
            makeFolder(folder / kind / split);
    drawAll(folder, jobs, makeTextures(options.seed), progress);
    for (const char* split : {"train", "val"}) {
        std::string names;
        for (const auto& job : jobs)
            if (job.split == split) names += job.name + "\n";
        writeFileWhole(folder / (std::string(split) + ".txt"), names);
    }
    writeFileWhole(mark, classes);
}

} // namespace sdw::demo
