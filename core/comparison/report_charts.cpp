#include "core/comparison/report_charts.h"

#include "core/comparison/confusion_ranking.h"
#include "core/comparison/report_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

constexpr int kMostTableClasses = 40; // more columns than a page can show
constexpr std::size_t kListedConfusions = 40;

constexpr int kLabelWidth = 170, kPlotWidth = 420, kNumberWidth = 250, kBarHeight = 14, kRowHeight = 24;

/// The smallest of 1, 2 and 5 times a power of ten that is not below.
double roundUp(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0})
        if (value <= step * power * (1 + 1e-9)) return step * power;
    return 10 * power;
}

std::string attribute(const char* name, double value)
{
    return std::string(" ") + name + "=\"" + fixedText(value, 1) + '"';
}

std::string svgText(double x, double y, const char* anchor, const std::string& text, const char* style = "")
{
    return "<text" + attribute("x", x) + attribute("y", y) + " text-anchor=\"" + anchor + "\"" + style + '>' +
           htmlText(text) + "</text>";
}

std::string svgLine(double x1, double y1, double x2, double y2, const char* style)
{
    return "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) +
           " class=\"" + style + "\"/>";
}

/// One cell of a confusion table.
struct ShadedCell {
    std::string text, tip, colour; ///< colour: "0,114,178", empty: none
    double strength = 0;           ///< of the colour, 0..1
};

template <typename MakeCell>
std::string shadedTable(const ClassList& classes, const MakeCell& make)
{
    std::string html = "<div class=\"scroll\"><table class=\"confusion\"><tr><td></td>";
    for (const ClassInfo& info : classes)
        html += "<th scope=\"col\"><span>" + htmlText(info.name) + "</span></th>";
    html += "</tr>\n";
    const int count = int(classes.size());
    for (int label = 0; label < count; ++label) {
        html += "<tr><th scope=\"row\">" + htmlText(classes[std::size_t(label)].name) + "</th>";
        for (int prediction = 0; prediction < count; ++prediction) {
            const ShadedCell cell = make(label, prediction);
            html += std::string("<td") + (label == prediction ? " class=\"diagonal\"" : "");
            if (!cell.colour.empty() && cell.strength >= 0.005)
                html += " style=\"background:rgba(" + cell.colour + "," + fixedText(std::min(cell.strength, 1.0), 2) +
                        ")\"";
            if (!cell.tip.empty()) html += " title=\"" + htmlText(cell.tip) + '"';
            html += '>' + cell.text + "</td>";
        }
        html += "</tr>\n";
    }
    return html + "</table></div>\n";
}

} // namespace

std::string htmlText(const std::string& text)
{
    // JSON's writer knows what is UTF-8; its quotation marks and escapes are taken off again.
    const std::string valid =
        nlohmann::json::parse(nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    std::string html;
    for (const char c : valid) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"')
            html += "&quot;";
        else if (c == '\'')
            html += "&#39;";
        else
            html += byte < 0x20 || byte == 0x7f ? ' ' : c;
    }
    return html;
}

std::string deltaBars(const ClassList& classes, const PairedComparison& paired)
{
    double largest = 0.001; // so that nothing but zeros has an axis, too
    for (const ClassDelta& delta : paired.classes) {
        if (delta.delta) largest = std::max(largest, std::abs(*delta.delta));
        if (delta.interval)
            largest = std::max({largest, std::abs(delta.interval->low), std::abs(delta.interval->high)});
    }
    const double limit = roundUp(largest * 100); // points
    const double zero = kLabelWidth + kPlotWidth / 2.0;
    const auto place = [&](double share) { return zero + share * 100 / limit * (kPlotWidth / 2.0); };
    const int width = kLabelWidth + kPlotWidth + kNumberWidth, bottom = int(classes.size()) * kRowHeight;
    std::string svg = "<svg class=\"bars\" viewBox=\"0 0 " + std::to_string(width) + ' ' + std::to_string(bottom + 26) +
                      "\" width=\"" + std::to_string(width) +
                      "\" role=\"img\" aria-label=\"Difference of IoU by class\">\n";
    for (const double tick : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
        const double x = zero + tick * kPlotWidth / 2;
        svg += svgLine(x, 0, x, bottom, tick == 0 ? "axis" : "grid") +
               svgText(x, bottom + 18, "middle", tick == 0 ? "0" : pointsText(tick * limit / 100)) + '\n';
    }
    for (std::size_t k = 0; k < classes.size(); ++k) {
        const ClassDelta& delta = paired.classes[k];
        const double middle = (double(k) + 0.5) * kRowHeight;
        svg += svgText(kLabelWidth - 10, middle + 4, "end", classes[k].name);
        std::string number = pointsText(delta.delta);
        if (delta.delta) {
            const double end = place(*delta.delta);
            svg += "<rect" + attribute("x", std::min(zero, end)) + attribute("y", middle - kBarHeight / 2.0) +
                   attribute("width", std::abs(end - zero)) + attribute("height", kBarHeight) + " class=\"" +
                   (*delta.delta < 0 ? "worse" : "better") + "\"/>";
        }
        if (delta.interval) {
            const double low = place(delta.interval->low), high = place(delta.interval->high);
            svg += svgLine(low, middle, high, middle, "whisker") +
                   svgLine(low, middle - 4, low, middle + 4, "whisker") +
                   svgLine(high, middle - 4, high, middle + 4, "whisker");
            number += "  (" + pointsText(delta.interval) + ")";
        }
        svg += svgText(kLabelWidth + kPlotWidth + 12, middle + 4, "start", number) + '\n';
    }
    return svg + "</svg>\n";
}

std::string confusionTable(const ClassList& classes, const ConfusionMatrix& confusion)
{
    const auto tip = [&](int label, int prediction) {
        return classes[std::size_t(label)].name + " called " + classes[std::size_t(prediction)].name + ": " +
               countText(confusion.count(label, prediction)) + " pixels";
    };
    if (int(classes.size()) <= kMostTableClasses)
        return shadedTable(classes, [&](int label, int prediction) {
            const auto share = shareOfLabel(confusion, label, prediction);
            ShadedCell cell;
            if (!share) return cell;
            const bool shown = *share >= 0.0005 || label == prediction;
            cell = {shown ? fixedText(*share * 100, 1) : "", tip(label, prediction),
                    label == prediction ? "0,158,115" : "213,94,0", 0.75 * std::sqrt(*share)};
            return cell;
        });
    std::string html = "<table><tr><th>label</th><th>called</th><th>pixels</th><th>% of the label's</th></tr>\n";
    for (const Confusion& one : largestConfusions(confusion, kListedConfusions))
        html += "<tr><td>" + htmlText(classes[std::size_t(one.label)].name) + "</td><td>" +
                htmlText(classes[std::size_t(one.prediction)].name) + "</td><td class=\"n\">" + countText(one.pixels) +
                "</td><td class=\"n\">" + percentText(shareOfLabel(confusion, one.label, one.prediction)) +
                "</td></tr>\n";
    return html + "</table>\n";
}

std::string confusionChangeTable(const ClassList& classes, const ConfusionMatrix& first, const ConfusionMatrix& second)
{
    const auto change = [&](int label, int prediction) { // labelled pixels are the same on both sides
        return second.count(label, prediction) - first.count(label, prediction);
    };
    const auto signedCount = [](std::int64_t count) { return (count > 0 ? "+" : "") + countText(count); };
    if (int(classes.size()) <= kMostTableClasses)
        return shadedTable(classes, [&](int label, int prediction) {
            const auto before = shareOfLabel(first, label, prediction), after = shareOfLabel(second, label, prediction);
            ShadedCell cell;
            if (!before || !after) return cell;
            const double share = *after - *before;
            const bool better = (share > 0) == (label == prediction);
            cell = {std::abs(share) >= 0.0005 ? (share > 0 ? "+" : "") + fixedText(share * 100, 1) : "",
                    classes[std::size_t(label)].name + " called " + classes[std::size_t(prediction)].name + ": " +
                        signedCount(change(label, prediction)) + " pixels",
                    better ? "0,114,178" : "230,159,0", std::min(0.65, 2.5 * std::sqrt(std::abs(share)))};
            return cell;
        });
    std::string html = "<table><tr><th>label</th><th>called</th><th>pixels more or fewer</th></tr>\n";
    for (const Confusion& one : largestChanges(first, second, kListedConfusions))
        html += "<tr><td>" + htmlText(classes[std::size_t(one.label)].name) + "</td><td>" +
                htmlText(classes[std::size_t(one.prediction)].name) + "</td><td class=\"n\">" +
                signedCount(one.pixels) + "</td></tr>\n";
    return html + "</table>\n";
}

} // namespace sdw
