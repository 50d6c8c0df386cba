// How an evaluation is written down: for programs, and for people.
#include "core/base/csv.h"
#include "core/evaluation/evaluate.h"

#include <cstdio>

namespace sdw {
namespace {

nlohmann::ordered_json jsonOf(const std::optional<double>& value)
{
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json jsonOf(const std::optional<Interval>& interval)
{
    if (!interval) return nullptr;
    return nlohmann::ordered_json::array({interval->low, interval->high});
}

std::string percent(const std::optional<double>& value)
{
    if (!value) return "–";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", *value * 100);
    return text;
}

std::string percent(const std::optional<Interval>& interval)
{
    return interval ? percent(interval->low) + ".." + percent(interval->high) : "–";
}

/// Characters on the screen: continuation bytes of UTF-8 take none.
std::size_t shownLength(const std::string& text)
{
    std::size_t length = 0;
    for (const char c : text)
        length += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return length;
}

/// Names come from files: line breaks and other control characters would break the table.
std::string oneLine(std::string text)
{
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return text;
}

/// The first column to the left, numbers to the right.
std::string tableText(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], shownLength(row[c]));
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string space(widths[c] - shownLength(row[c]), ' ');
            text += c == 0 ? row[c] + space : "  " + space + row[c];
        }
        text += '\n';
    }
    return text;
}

} // namespace

nlohmann::ordered_json reportJson(const EvaluationReport& report)
{
    nlohmann::ordered_json json = {{"mIoU", report.meanIou},
                                   {"mAcc", report.meanAccuracy},
                                   {"aAcc", report.pixelAccuracy},
                                   {"mBIoU", report.meanBoundaryIou},
                                   {"mIoU_interval", jsonOf(report.meanIouInterval)},
                                   {"images", report.images.size()},
                                   {"seconds", report.seconds}};
    auto& classes = json["classes"] = nlohmann::ordered_json::array();
    for (const ClassScore& score : report.classes)
        classes.push_back({{"name", score.name},
                           {"IoU", jsonOf(score.iou)},
                           {"IoU_interval", jsonOf(score.iouInterval)},
                           {"Acc", jsonOf(score.accuracy)},
                           {"precision", jsonOf(score.precision)},
                           {"dice", jsonOf(score.dice)},
                           {"BIoU", jsonOf(score.boundaryIou)},
                           {"pixels", score.pixels}});
    auto& confusion = json["confusion"] = nlohmann::ordered_json::array(); // rows: label, columns: prediction
    for (int label = 0; label < report.confusion.classes(); ++label) {
        auto row = nlohmann::ordered_json::array();
        for (int prediction = 0; prediction < report.confusion.classes(); ++prediction)
            row.push_back(report.confusion.count(label, prediction));
        confusion.push_back(std::move(row));
    }
    auto& skipped = json["skipped"] = nlohmann::ordered_json::array();
    for (const DatasetProblem& problem : report.skipped)
        skipped.push_back({{"file", problem.file}, {"message", problem.message}});
    return json;
}

std::string countsCsv(const EvaluationReport& report, const std::string& before)
{
    std::string text;
    for (const ImageCounts& image : report.images)
        for (std::size_t k = 0; k < image.labelled.size(); ++k) {
            if (image.labelled[k] == 0 && image.predicted[k] == 0) continue;
            text += before + csvField(image.name) + ',' + std::to_string(k) + ',' + csvField(report.classes[k].name) +
                    ',' + std::to_string(image.intersection[k]) + ',' + std::to_string(image.labelled[k]) + ',' +
                    std::to_string(image.predicted[k]) + '\n';
        }
    return text;
}

std::string reportText(const EvaluationReport& report)
{
    std::vector<std::vector<std::string>> rows = {
        {"class", "IoU", "95 %", "accuracy", "precision", "boundary IoU", "pixels"}};
    for (const ClassScore& score : report.classes)
        rows.push_back({oneLine(score.name), percent(score.iou), percent(score.iouInterval), percent(score.accuracy),
                        percent(score.precision), percent(score.boundaryIou), std::to_string(score.pixels)});
    rows.push_back({"mean", percent(std::optional(report.meanIou)), percent(report.meanIouInterval),
                    percent(std::optional(report.meanAccuracy)), "", percent(std::optional(report.meanBoundaryIou)),
                    std::to_string(report.confusion.total())});
    std::string text = tableText(rows);
    text += "\nmIoU " + percent(std::optional(report.meanIou)) + " %, pixel accuracy " +
            percent(std::optional(report.pixelAccuracy)) + " %, on " + std::to_string(report.images.size()) +
            (report.images.size() == 1 ? " image" : " images");
    if (!report.skipped.empty()) text += "; " + std::to_string(report.skipped.size()) + " skipped";
    text += ".\n";
    for (const DatasetProblem& problem : report.skipped)
        text += "skipped " + oneLine(problem.file) + ": " + oneLine(problem.message) + "\n";
    return text;
}

} // namespace sdw
