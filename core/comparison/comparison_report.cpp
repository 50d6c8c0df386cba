#include "core/comparison/comparison_report.h"

#include "core/base/csv.h"
#include "core/base/file_io.h"
#include "core/comparison/report_text.h"

#include <algorithm>

namespace sdw {
namespace {

using nlohmann::ordered_json;

ordered_json jsonOf(const std::optional<double>& value)
{
    return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json jsonOf(const std::optional<Interval>& interval)
{
    return interval ? ordered_json::array({interval->low, interval->high}) : ordered_json(nullptr);
}

ordered_json contenderJson(const ComparedSet& set, const ContenderResult& result)
{
    const bool model = result.contender.kind == Contender::Kind::Model;
    ordered_json json = {
        {"name", result.contender.name},
        {"kind", model ? "model" : "labels"},
        {"path", result.contender.path.string()},
        {"parameters", model ? ordered_json(result.parameters) : ordered_json(nullptr)},
        {"gmacs", model ? ordered_json(result.gmacs) : ordered_json(nullptr)},
        {"seconds_per_image", result.timedImages > 0 ? ordered_json(result.secondsPerImage) : ordered_json(nullptr)},
        {"timed_images", result.timedImages},
        {"device", result.device},
        {"unlabelled_pixels", result.unlabelled},
        {"note", result.note}};
    if (!set.hasTruth()) return json;
    ordered_json scores = reportJson(result.report);
    for (const char* known : {"images", "seconds", "skipped"}) // said once, for all
        scores.erase(known);
    json.update(scores);
    return json;
}

ordered_json pairJson(const ComparedSet& set, std::size_t first, std::size_t second)
{
    ordered_json json = {{"first", set.contenders()[first].contender.name},
                         {"second", set.contenders()[second].contender.name},
                         {"differing_pixels", differingShare(set, first, second)},
                         {"verdict", verdictText(set, first, second)}};
    if (!set.hasTruth()) return json;
    const PairedComparison paired = set.paired(first, second);
    json["images"] = paired.images;
    json["delta_mIoU"] = paired.delta;
    json["delta_mIoU_interval"] = jsonOf(std::optional(paired.interval));
    json["p"] = paired.pValue;
    json["smallest_visible_delta"] = paired.smallestDelta;
    auto& classes = json["classes"] = ordered_json::array();
    for (std::size_t k = 0; k < paired.classes.size(); ++k) {
        const ClassDelta& delta = paired.classes[k];
        classes.push_back({{"name", set.classes()[k].name},
                           {"delta", jsonOf(delta.delta)},
                           {"delta_interval", jsonOf(delta.interval)},
                           {"p", jsonOf(delta.pValue)},
                           {"p_holm", jsonOf(delta.adjustedPValue)}});
    }
    return json;
}

using Row = std::vector<std::string>;

/// Characters on the screen: continuation bytes of UTF-8 take none.
std::size_t shownLength(const std::string& text)
{
    return std::size_t(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// Names come from files: line breaks and other control characters would break the table.
std::string oneLine(std::string text)
{
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return text;
}

/// The first column to the left, numbers to the right; a line under the head and above row `rule`.
std::string tableText(const std::vector<Row>& rows, std::size_t rule)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const Row& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], shownLength(row[c]));
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (r == 1 || r == rule) {
            std::size_t total = 2 * (widths.size() - 1);
            for (const std::size_t width : widths)
                total += width;
            text += std::string(total, '-') + "\n";
        }
        std::string line;
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string space(widths[c] - shownLength(rows[r][c]), ' ');
            line += c == 0 ? rows[r][c] + space : "  " + space + rows[r][c];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

/// Class by class with truth: every contender's IoU and what it gains over the first.
std::vector<Row> scoreRows(const ComparedSet& set)
{
    const auto& all = set.contenders();
    const bool two = all.size() == 2; // more would not fit beside intervals
    std::vector<PairedComparison> paired;
    for (std::size_t i = 1; i < all.size(); ++i)
        paired.push_back(set.paired(0, i));
    Row head = {"IoU, %"};
    for (const ContenderResult& one : all)
        head.push_back(oneLine(one.contender.name));
    for (std::size_t i = 1; i < all.size(); ++i)
        head.push_back(two ? "difference" : oneLine(all[i].contender.name) + " - " + oneLine(all[0].contender.name));
    if (two) head.insert(head.end(), {"95 % interval", "p (Holm)"});
    std::vector<Row> rows = {head};
    const std::size_t width = head.size();

    for (std::size_t k = 0; k < set.classes().size(); ++k) {
        Row row = {oneLine(set.classes()[k].name)};
        for (const ContenderResult& one : all)
            row.push_back(percentText(one.report.classes[k].iou));
        for (const PairedComparison& pair : paired)
            row.push_back(pointsText(pair.classes[k].delta));
        if (two)
            row.insert(row.end(),
                       {pointsText(paired[0].classes[k].interval), pValueText(paired[0].classes[k].adjustedPValue)});
        rows.push_back(std::move(row));
    }
    const auto add = [&](const std::string& title, const auto& value, Row after) {
        Row row = {title};
        for (const ContenderResult& one : all)
            row.push_back(value(one));
        row.insert(row.end(), after.begin(), after.end());
        row.resize(width);
        rows.push_back(std::move(row));
    };
    const auto mean = [&](const std::string& title, double EvaluationReport::*member, Row last) {
        Row deltas;
        for (std::size_t i = 1; i < all.size(); ++i)
            deltas.push_back(pointsText(all[i].report.*member - all[0].report.*member));
        deltas.insert(deltas.end(), last.begin(), last.end());
        add(
            title, [&](const ContenderResult& one) { return percentText(std::optional(one.report.*member)); }, deltas);
    };
    mean("mIoU", &EvaluationReport::meanIou,
         two ? Row{pointsText(std::optional(paired[0].interval)), pValueText(paired[0].pValue)} : Row{});
    add("mIoU, 95 % interval", [](const ContenderResult& one) { return percentText(one.report.meanIouInterval); }, {});
    mean("mean boundary IoU", &EvaluationReport::meanBoundaryIou, {});
    mean("mean accuracy", &EvaluationReport::meanAccuracy, {});
    mean("pixel accuracy", &EvaluationReport::pixelAccuracy, {});
    return rows;
}

/// Class by class without truth: how much of the pixels each gives to the class.
std::vector<Row> shareRows(const ComparedSet& set)
{
    Row head = {"share of pixels, %"};
    for (const ContenderResult& one : set.contenders())
        head.push_back(oneLine(one.contender.name));
    std::vector<Row> rows = {head};
    for (std::size_t k = 0; k < set.classes().size(); ++k) {
        Row row = {oneLine(set.classes()[k].name)};
        for (std::size_t i = 0; i < set.contenders().size(); ++i)
            row.push_back(percentText(std::optional(predictedShare(set, i, int(k)))));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

ordered_json comparisonReportJson(const ComparedSet& set)
{
    std::size_t labelled = 0;
    for (const ComparedImage& image : set.images())
        labelled += image.labelled;
    ordered_json json = {{"program", "SegDeformer Workbench " SDW_VERSION},
                         {"data", set.dataset().root().string()},
                         {"layout", set.dataset().layout()},
                         {"split", set.options().split},
                         {"images", set.images().size()},
                         {"labelled_images", labelled},
                         {"resamples", set.options().resamples},
                         {"seed", set.options().seed}};
    auto& contenders = json["contenders"] = ordered_json::array();
    for (const ContenderResult& result : set.contenders())
        contenders.push_back(contenderJson(set, result));
    auto& pairs = json["pairs"] = ordered_json::array();
    for (std::size_t i = 0; i < set.contenders().size(); ++i)
        for (std::size_t j = i + 1; j < set.contenders().size(); ++j)
            pairs.push_back(pairJson(set, i, j));
    auto& images = json["per_image"] = ordered_json::array();
    for (const ComparedImage& image : set.images()) {
        auto scores = ordered_json::array();
        for (const auto& value : image.meanIou)
            scores.push_back(jsonOf(value));
        images.push_back({{"name", image.name},
                          {"labelled", image.labelled},
                          {"mIoU", scores},
                          {"differing_pixels", image.differing}}); // first · contenders + second
    }
    auto& skipped = json["skipped"] = ordered_json::array();
    for (const DatasetProblem& problem : set.skipped())
        skipped.push_back({{"file", problem.file}, {"message", problem.message}});
    return json;
}

std::string comparisonReportCsv(const ComparedSet& set)
{
    const auto& all = set.contenders();
    const auto value = [](const std::optional<double>& number) { return number ? fixedText(*number, 6) : ""; };
    std::string text = "class";
    for (const ContenderResult& one : all)
        text += ',' + csvField(one.contender.name);
    struct Pair {
        std::size_t first, second;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; set.hasTruth() && i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j)
            pairs.push_back({i, j});
    for (const auto& [first, second] : pairs)
        for (const char* column : {"delta", "low", "high", "p", "p_holm"})
            text += ',' + csvField(pairs.size() == 1
                                       ? std::string(column)
                                       : all[second].contender.name + " - " + all[first].contender.name + " " + column);
    text += '\n';

    const auto line = [&](const std::string& name, const auto& score, const auto& delta) {
        text += csvField(name);
        for (std::size_t i = 0; i < all.size(); ++i)
            text += ',' + value(score(i));
        for (const auto& [first, second] : pairs) {
            const ClassDelta one = delta(first, second);
            text += ',' + value(one.delta) + ',' +
                    (one.interval ? value(one.interval->low) + ',' + value(one.interval->high) : ",") + ',' +
                    value(one.pValue) + ',' + value(one.adjustedPValue);
        }
        text += '\n';
    };
    for (std::size_t k = 0; k < set.classes().size(); ++k)
        line(
            set.classes()[k].name, [&](std::size_t i) { return all[i].report.classes[k].iou; },
            [&](std::size_t first, std::size_t second) { return set.paired(first, second).classes[k]; });
    if (!set.hasTruth()) return text;
    line(
        "mIoU", [&](std::size_t i) { return std::optional(all[i].report.meanIou); },
        [&](std::size_t first, std::size_t second) {
            const PairedComparison paired = set.paired(first, second);
            return ClassDelta{paired.delta, paired.interval, paired.pValue, std::nullopt};
        });
    const auto mean = [&](const char* name, double EvaluationReport::*member) {
        line(
            name, [&](std::size_t i) { return std::optional(all[i].report.*member); },
            [&](std::size_t first, std::size_t second) {
                return ClassDelta{.delta = all[second].report.*member - all[first].report.*member};
            });
    };
    mean("mean boundary IoU", &EvaluationReport::meanBoundaryIou);
    mean("mean accuracy", &EvaluationReport::meanAccuracy);
    mean("pixel accuracy", &EvaluationReport::pixelAccuracy);
    return text;
}

std::string comparisonReportText(const ComparedSet& set)
{
    std::vector<Row> rows = set.hasTruth() ? scoreRows(set) : shareRows(set);
    const std::size_t rule = set.classes().size() + 1;
    const auto add = [&](const std::string& title, const auto& value) {
        Row row = {title};
        for (const ContenderResult& one : set.contenders())
            row.push_back(one.contender.kind == Contender::Kind::Model ? value(one) : "–");
        row.resize(rows.front().size());
        rows.push_back(std::move(row));
    };
    add("parameters, M", [](const ContenderResult& one) { return fixedText(double(one.parameters) / 1e6, 2); });
    add("GMACs", [](const ContenderResult& one) { return fixedText(one.gmacs, 2); });
    add("latency", [](const ContenderResult& one) { return latencyText(one); });
    std::string text = tableText(rows, rule) + "\n";
    for (std::size_t i = 0; i < set.contenders().size(); ++i)
        for (std::size_t j = i + 1; j < set.contenders().size(); ++j)
            text += oneLine(verdictText(set, i, j)) + "\n";
    for (const ContenderResult& one : set.contenders())
        if (!one.note.empty()) text += oneLine(one.contender.name + ": " + one.note) + "\n";
    for (const DatasetProblem& problem : set.skipped())
        text += "left out: " + oneLine(problem.file) + ": " + oneLine(problem.message) + "\n";
    return text + methodText(set) + "\n";
}

std::string comparisonCountsCsv(const ComparedSet& set)
{
    std::string text = std::string("contender,") + kCountsCsvHead;
    for (const ContenderResult& one : set.contenders())
        text += countsCsv(one.report, csvField(one.contender.name) + ',');
    return text;
}

void writeComparisonReport(const ComparedSet& set, const std::filesystem::path& folder, std::size_t pictures,
                           const Progress& progress)
{
    makeFolder(folder);
    writeFileWhole(folder / "report.html", comparisonReportHtml(set, pictures, progress));
    writeFileWhole(folder / "report.csv", comparisonReportCsv(set));
    writeFileWhole(folder / "report.json",
                   comparisonReportJson(set).dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n");
    writeFileWhole(folder / "counts.csv", comparisonCountsCsv(set));
}

} // namespace sdw
