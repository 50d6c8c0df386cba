// segdeformer data inspect: what a data set folder holds, and what is wrong with it.
#include "app/cli/data_convert.h"
#include "app/cli/layout_option.h"
#include "app/cli/printable.h"

#include "core/datasets/dataset.h"

#include <cstdio>
#include <unistd.h>

namespace sdw::cli {
namespace {

/// `text` in a column of `width` characters (UTF-8 counted by its first bytes).
std::string column(const std::string& text, std::size_t width, bool right = true)
{
    std::size_t length = 0;
    for (const char c : text)
        length += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    const std::string space(width > length ? width - length : 0, ' ');
    return right ? space + text : text + space;
}

std::string percent(std::int64_t part, std::int64_t whole)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", whole > 0 ? 100.0 * double(part) / double(whole) : 0.0);
    return text;
}

std::int64_t sum(const std::vector<std::int64_t>& counts)
{
    std::int64_t total = 0;
    for (const std::int64_t count : counts)
        total += count;
    return total;
}

nlohmann::ordered_json reportJson(const DatasetReport& report)
{
    nlohmann::ordered_json result = {{"layout", report.layout},
                                     {"classes", nlohmann::json::array()},
                                     {"splits", nlohmann::json::array()},
                                     {"problems", nlohmann::json::array()}};
    for (const ClassInfo& info : report.classes)
        result["classes"].push_back({{"name", info.name}, {"colour", info.colour}, {"value", info.fileValue}});
    for (const auto& split : report.splits) {
        auto frequencies = nlohmann::ordered_json::array();
        const std::int64_t labelled = sum(split.pixels);
        for (const std::int64_t count : split.pixels)
            frequencies.push_back(labelled > 0 ? double(count) / double(labelled) : 0.0);
        result["splits"].push_back({{"name", split.name},
                                    {"images", split.images},
                                    {"labelled", split.labelled},
                                    {"unusable", split.unusable},
                                    {"pixels", split.pixels},
                                    {"frequencies", frequencies},
                                    {"ignored", split.ignored}});
    }
    for (const auto& problem : report.problems)
        result["problems"].push_back({{"file", problem.file}, {"message", problem.message}});
    return result;
}

std::string reportText(const DatasetReport& report)
{
    std::string text = "Layout   " + report.layout + "\nClasses  " + std::to_string(report.classes.size()) + "\n\n" +
                       column("Split", 12, false) + column("images", 10) + column("labelled", 10) +
                       column("unusable", 10) + column("ignored %", 11) + "\n";
    for (const auto& split : report.splits)
        text += column(printable(split.name), 12, false) + column(std::to_string(split.images), 10) +
                column(std::to_string(split.labelled), 10) + column(std::to_string(split.unusable), 10) +
                column(percent(split.ignored, sum(split.pixels) + split.ignored), 11) + "\n";
    if (!report.classes.empty()) {
        text += "\n" + column("Class", 28, false);
        for (const auto& split : report.splits)
            text += column(printable(split.name) + " %", 14);
        text += "\n";
        for (std::size_t i = 0; i < report.classes.size(); ++i) {
            text += column(printable(report.classes[i].name), 28, false);
            for (const auto& split : report.splits)
                text += column(percent(split.pixels[i], sum(split.pixels)), 14);
            text += "\n";
        }
    }
    constexpr std::size_t kMostShown = 200; // --json has them all
    text += report.problems.empty() ? "\nNo problems found.\n"
                                    : "\nProblems (" + std::to_string(report.problems.size()) + ")\n";
    for (std::size_t i = 0; i < report.problems.size() && i < kMostShown; ++i)
        text += "  " + printable(report.problems[i].file) + ": " + printable(report.problems[i].message) + "\n";
    if (report.problems.size() > kMostShown)
        text += "  … and " + std::to_string(report.problems.size() - kMostShown) + " more; --json lists all.\n";
    return text;
}

/// A counter on one line of a terminal; nothing where standard error goes elsewhere.
Progress counter()
{
    if (!isatty(STDERR_FILENO)) return {};
    return [](int done, int total) {
        if (done == total)
            std::fprintf(stderr, "\r\033[K");
        else if (done % 20 == 0)
            std::fprintf(stderr, "\rreading %d of %d ", done, total);
        std::fflush(stderr);
        return true;
    };
}

} // namespace

void addData(CLI::App& app, Session& session)
{
    struct Options {
        std::string folder, layout = "auto";
    };
    auto options = std::make_shared<Options>();
    auto* data = app.add_subcommand("data", "Looks at data sets and converts them");
    data->require_subcommand(1);
    addDataConvert(*data, session);
    auto* inspect = data->add_subcommand("inspect", "Layout, classes, counts per split, pixel frequencies, problems");
    inspect->add_option("DIR", options->folder, "Folder of the data set")->required();
    addLayoutOption(*inspect, options->layout);
    inspect->callback([&session, options] {
        session.run = [&session, options] {
            const auto dataset = openDataset(options->folder, options->layout);
            const DatasetReport report = inspectDataset(*dataset, counter());
            session.result = reportJson(report);
            session.text = reportText(report);
            std::size_t images = 0, unusable = 0;
            for (const auto& split : report.splits)
                images += split.images, unusable += split.unusable;
            if (unusable == images) session.exitStatus = 3; // the report says why; nothing of the set can be used
        };
    });
}

} // namespace sdw::cli
