// How many label maps a second are exported and read back, by format. Usage: export_bench [images] [side]   (500 and
// 512 without). The pictures are JPEG files that formats with JPEGs take over as they are.
#include "core/base/catalog.h"
#include "core/base/file_io.h"
#include "core/exporters/exporter.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <unistd.h>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Smooth regions of 20 classes, as people draw them.
cv::Mat scene(int side, int seed)
{
    cv::RNG random{std::uint64_t(seed)};
    cv::Mat labels(side, side, CV_16UC1, cv::Scalar(kUnlabelled));
    for (int i = 0; i < 40; ++i)
        cv::ellipse(labels, {random.uniform(0, side), random.uniform(0, side)},
                    {random.uniform(4, side / 4), random.uniform(4, side / 6)}, random.uniform(0, 180), 0, 360,
                    cv::Scalar(random.uniform(0, 20)), cv::FILLED);
    return labels;
}

ExportSource makeSource(const fs::path& folder, int images, int side)
{
    ExportSource source;
    for (int i = 0; i < 20; ++i)
        source.classes.push_back({std::uint16_t(i),
                                  "class " + std::to_string(i),
                                  {std::uint8_t(i * 12), std::uint8_t(255 - i * 11), std::uint8_t(i * 83)},
                                  i});
    makeFolder(folder);
    for (int i = 0; i < images; ++i) {
        const cv::Mat labels = scene(side, i);
        cv::Mat picture(side, side, CV_8UC3);
        labels.convertTo(picture, CV_8U, 9);
        cv::cvtColor(picture, picture, cv::COLOR_GRAY2BGR);
        const fs::path file = folder / (std::to_string(i) + ".jpg");
        std::vector<std::uint8_t> bytes;
        cv::imencode(".jpg", picture, bytes);
        writeFileWhole(file, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
        ExportItem item{.name = "image " + std::to_string(i), .split = "train", .imageFile = file};
        item.labels = [labels] { return labels.clone(); };
        source.items.push_back(std::move(item));
    }
    return source;
}

std::map<std::string, std::string> filesOf(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).string()] = readFileWhole(entry.path(), 1ull << 31);
    return files;
}

} // namespace

int main(int argc, char** argv)
{
    constexpr double kGoal = 200.0 / 8; // label maps a second and core, written and read back
    const int images = argc > 1 ? std::atoi(argv[1]) : 500, side = argc > 2 ? std::atoi(argv[2]) : 512;
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    const fs::path root = fs::temp_directory_path() / ("export_bench-" + std::to_string(::getpid()));
    const ExportSource source = makeSource(root / "pictures", images, side);
    std::printf("%d label maps of %dx%d, %u cores; the goal is %.0f a second and core\n", images, side, side, cores,
                kGoal);
    for (const ExporterEntry& entry : exporterCatalog()) {
        const IdMapping mapping = IdMapping::suggest(source.classes, source.states, entry.rules());
        const auto run = [&](const char* name, bool verify) {
            const double start = now();
            exportLabels(source, root / name, entry.id, mapping, {.verify = verify});
            return images / (now() - start);
        };
        const double written = run("plain", false), first = run("first", true), second = run("second", true);
        const double proven = std::max(first, second);
        const bool same = filesOf(root / "first") == filesOf(root / "second");
        std::printf("  %-12s %7.1f a second written, %7.1f read back, too = %6.1f a core%s%s\n", entry.id, written,
                    proven, proven / cores, proven / cores < kGoal ? "  MISSED" : "",
                    same ? "" : "  THE SECOND RUN WROTE OTHER BYTES");
        for (const char* name : {"plain", "first", "second"})
            fs::remove_all(root / name);
    }
    fs::remove_all(root);
    return 0;
}
