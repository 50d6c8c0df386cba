#include "core/evaluation/model_comparison.h"

#include "core/base/csv.h"

#include <cmath>
#include <cstdio>

namespace sdw {
namespace {

std::string number(double value, const char* format)
{
    char text[48];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

std::string percent(const std::optional<double>& value)
{
    return value ? number(*value * 100, "%.2f") : "-";
}

std::string points(const std::optional<double>& value)
{
    return value ? number(*value * 100, "%+.2f") : "-";
}

std::string range(const std::optional<Interval>& interval, const char* format)
{
    return interval ? number(interval->low * 100, format) + " .. " + number(interval->high * 100, format) : "-";
}

nlohmann::ordered_json jsonOf(const std::optional<double>& value)
{
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json jsonOf(const std::optional<Interval>& interval)
{
    return interval ? nlohmann::ordered_json::array({interval->low, interval->high}) : nlohmann::ordered_json(nullptr);
}

std::string csvOf(const std::optional<double>& value)
{
    return value ? number(*value, "%.6f") : "";
}

using Row = std::vector<std::string>;

/// The table without its frame: header, one row per class, means.
std::vector<Row> rowsOf(const ModelComparison& c)
{
    std::vector<Row> rows = {{"class", c.first.name, c.second.name, "difference", "95 % interval", "p (Holm)"}};
    for (std::size_t k = 0; k < c.first.report.classes.size(); ++k) {
        const ClassDelta& delta = c.paired.classes[k];
        rows.push_back({c.first.report.classes[k].name, percent(c.first.report.classes[k].iou),
                        percent(c.second.report.classes[k].iou), points(delta.delta), range(delta.interval, "%+.2f"),
                        delta.adjustedPValue ? number(*delta.adjustedPValue, "%.3f") : "-"});
    }
    const auto& a = c.first.report;
    const auto& b = c.second.report;
    rows.push_back({"mIoU", percent(a.meanIou), percent(b.meanIou), points(c.paired.delta),
                    range(c.paired.interval, "%+.2f"), number(c.paired.pValue, "%.3f")});
    rows.push_back(
        {"mIoU 95 % interval", range(a.meanIouInterval, "%.2f"), range(b.meanIouInterval, "%.2f"), "", "", ""});
    rows.push_back({"mean boundary IoU", percent(a.meanBoundaryIou), percent(b.meanBoundaryIou),
                    points(b.meanBoundaryIou - a.meanBoundaryIou), "", ""});
    rows.push_back({"mean accuracy", percent(a.meanAccuracy), percent(b.meanAccuracy),
                    points(b.meanAccuracy - a.meanAccuracy), "", ""});
    rows.push_back({"pixel accuracy", percent(a.pixelAccuracy), percent(b.pixelAccuracy),
                    points(b.pixelAccuracy - a.pixelAccuracy), "", ""});
    rows.push_back({"parameters (M)", number(double(c.first.parameters) / 1e6, "%.2f"),
                    number(double(c.second.parameters) / 1e6, "%.2f"),
                    number(double(c.second.parameters - c.first.parameters) / 1e6, "%+.2f"), "", ""});
    return rows;
}

/// What the numbers allow to say, in one or two sentences.
std::string verdict(const ModelComparison& c)
{
    const PairedComparison& p = c.paired;
    const std::string images = std::to_string(p.images) + " images";
    const bool clear = p.interval.low > 0 || p.interval.high < 0;
    if (!clear)
        return "On " + images + " the difference of " + points(p.delta) +
               " points cannot be told from chance: its interval holds zero. Differences below about " +
               number(p.smallestDelta * 100, "%.2f") + " points cannot be seen on so few images.";
    return c.second.name + (p.delta > 0 ? " is ahead of " : " is behind ") + c.first.name + " by " +
           number(std::abs(p.delta) * 100, "%.2f") + " points on " + images +
           "; the interval of the difference does not hold zero.";
}

constexpr auto kMethod = "IoU in percent; difference: second minus first, in points. Intervals: paired bootstrap over "
                         "images; p: paired permutation of the two models, "
                         "per class corrected by Holm.";

} // namespace

ModelComparison compareModels(ScoredModel first, ScoredModel second, std::int64_t resamples)
{
    ModelComparison comparison;
    comparison.paired = compareReports(first.report, second.report, resamples);
    comparison.first = std::move(first);
    comparison.second = std::move(second);
    return comparison;
}

nlohmann::ordered_json comparisonJson(const ModelComparison& c)
{
    const auto model = [](const ScoredModel& m) {
        return nlohmann::ordered_json{{"name", m.name},
                                      {"parameters", m.parameters},
                                      {"mIoU", m.report.meanIou},
                                      {"mIoU_interval", jsonOf(m.report.meanIouInterval)},
                                      {"mAcc", m.report.meanAccuracy},
                                      {"aAcc", m.report.pixelAccuracy},
                                      {"mBIoU", m.report.meanBoundaryIou}};
    };
    nlohmann::ordered_json json = {{"first", model(c.first)},
                                   {"second", model(c.second)},
                                   {"images", c.paired.images},
                                   {"delta_mIoU", c.paired.delta},
                                   {"delta_mIoU_interval", jsonOf(c.paired.interval)},
                                   {"p", c.paired.pValue},
                                   {"smallest_visible_delta", c.paired.smallestDelta},
                                   {"verdict", verdict(c)}};
    auto& classes = json["classes"] = nlohmann::ordered_json::array();
    for (std::size_t k = 0; k < c.first.report.classes.size(); ++k) {
        const ClassDelta& delta = c.paired.classes[k];
        classes.push_back({{"name", c.first.report.classes[k].name},
                           {"first_iou", jsonOf(c.first.report.classes[k].iou)},
                           {"second_iou", jsonOf(c.second.report.classes[k].iou)},
                           {"delta", jsonOf(delta.delta)},
                           {"delta_interval", jsonOf(delta.interval)},
                           {"p", jsonOf(delta.pValue)},
                           {"p_holm", jsonOf(delta.adjustedPValue)}});
    }
    return json;
}

std::string comparisonCsv(const ModelComparison& c)
{
    std::string text = "class," + csvField(c.first.name) + ',' + csvField(c.second.name) + ",delta,low,high,p,p_holm\n";
    const auto line = [&](const std::string& name, const std::optional<double>& a, const std::optional<double>& b,
                          const std::optional<double>& delta, const std::optional<Interval>& interval,
                          const std::optional<double>& p, const std::optional<double>& adjusted) {
        text += csvField(name) + ',' + csvOf(a) + ',' + csvOf(b) + ',' + csvOf(delta) + ',' +
                (interval ? csvOf(interval->low) + ',' + csvOf(interval->high) : ",") + ',' + csvOf(p) + ',' +
                csvOf(adjusted) + '\n';
    };
    for (std::size_t k = 0; k < c.first.report.classes.size(); ++k) {
        const ClassDelta& d = c.paired.classes[k];
        line(c.first.report.classes[k].name, c.first.report.classes[k].iou, c.second.report.classes[k].iou, d.delta,
             d.interval, d.pValue, d.adjustedPValue);
    }
    line("mIoU", c.first.report.meanIou, c.second.report.meanIou, c.paired.delta, c.paired.interval, c.paired.pValue,
         {});
    return text;
}

std::string comparisonMarkdown(const ModelComparison& c)
{
    const auto cell = [](std::string text) { // a class name may hold what Markdown takes as a column
        for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
            text.insert(at, 1, '\\');
        return text;
    };
    std::string text = "# " + c.first.name + " and " + c.second.name + "\n\n";
    bool header = true;
    for (const Row& row : rowsOf(c)) {
        text += "|";
        for (const auto& item : row)
            text += " " + cell(item) + " |";
        text += "\n";
        if (header) text += "|---|---:|---:|---:|---:|---:|\n";
        header = false;
    }
    return text + "\n" + verdict(c) + "\n\n" + kMethod + "\n";
}

std::string comparisonText(const ModelComparison& c)
{
    const auto rows = rowsOf(c);
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (r == 1 || r == 1 + c.first.report.classes.size()) {
            std::size_t total = 2 * (widths.size() - 1);
            for (const auto width : widths)
                total += width;
            text += std::string(total, '-') + "\n";
        }
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const std::string space(widths[i] - rows[r][i].size(), ' ');
            text += i == 0 ? rows[r][i] + space : "  " + space + rows[r][i];
        }
        text += "\n";
    }
    return text + "\n" + verdict(c) + "\n" + kMethod + "\n";
}

} // namespace sdw
