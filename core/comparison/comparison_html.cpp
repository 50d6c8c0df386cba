// The report as one page that needs nothing beside it.
#include "core/base/error.h"
#include "core/comparison/comparison_report.h"
#include "core/comparison/report_charts.h"
#include "core/comparison/report_pictures.h"
#include "core/comparison/report_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sdw {
namespace {

constexpr int kPictureSide = 400; // pixels; shown at half of it on dense screens
constexpr auto kNone = "–";

constexpr auto kStyle = R"(
:root { color-scheme: light dark; --ink: #1d1d1f; --dim: #5c5c63; --line: #d5d5da; --paper: #fff; --worse: #b97800; --better: #0072b2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --dim: #a0a0a8; --line: #44444c; --paper: #1b1b1e; --worse: #e69f00; --better: #56b4e9; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 1180px; margin: 2em auto; padding: 0 1.5em; }
h1 { font-size: 1.6em; line-height: 1.25; margin-bottom: .2em; } h2 { font-size: 1.2em; margin: 2.2em 0 .6em; } h3 { font-size: 1em; margin: 1.6em 0 .4em; }
p.verdict { font-size: 1.1em; border-left: 4px solid var(--better); padding-left: .8em; } p.dim, figcaption, .legend { color: var(--dim); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; } th, td { padding: .25em .7em; border-bottom: 1px solid var(--line); text-align: left; }
th { font-weight: 600; } td.n, th.n { text-align: right; white-space: nowrap; } tr.total td, tr.total th { border-top: 2px solid var(--line); font-weight: 600; }
td.better { color: var(--better); font-weight: 600; } td.worse { color: var(--worse); font-weight: 600; }
.scroll { overflow-x: auto; } table.confusion { font-size: 12px; } table.confusion td { text-align: right; padding: .2em .4em; border: 1px solid var(--line); min-width: 2.6em; }
table.confusion td.diagonal { outline: 1px solid var(--dim); outline-offset: -1px; } table.confusion tr:first-child th { vertical-align: bottom; text-align: center; padding: .2em; }
table.confusion tr:first-child th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; } table.confusion th[scope=row] { text-align: right; white-space: nowrap; }
svg.bars { max-width: 100%; height: auto; font-size: 13px; } svg text { fill: var(--ink); } .grid { stroke: var(--line); } .axis { stroke: var(--dim); }
.whisker { stroke: var(--ink); stroke-width: 1.4; } rect.better { fill: var(--better); opacity: .75; } rect.worse { fill: var(--worse); opacity: .75; }
.pictures { display: flex; flex-wrap: wrap; gap: 10px; } figure { margin: 0; flex: 1 1 180px; max-width: 260px; } figure img { width: 100%; display: block; border: 1px solid var(--line); image-rendering: auto; }
figcaption { font-size: 12px; } .legend span { display: inline-block; margin-right: 1.1em; white-space: nowrap; } .legend i { display: inline-block; width: 1em; height: 1em; vertical-align: -2px; margin-right: .35em; border: 1px solid var(--dim); }
footer { margin-top: 3em; border-top: 1px solid var(--line); font-size: 13px; color: var(--dim); }
@media print { body { max-width: none; margin: 0; } h2, h3, figure, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
)";

std::string cell(const std::string& text, const char* style = "n")
{
    return std::string("<td class=\"") + style + "\">" + text + "</td>";
}

std::string head(const std::string& text, bool number = true)
{
    return std::string(number ? "<th class=\"n\">" : "<th>") + htmlText(text) + "</th>";
}

/// A difference, with its direction as sign and as colour where its interval does not hold zero.
std::string deltaCell(const std::optional<double>& delta, const std::optional<Interval>& interval)
{
    const bool better = interval && interval->low > 0, worse = interval && interval->high < 0;
    return cell(pointsText(delta), better ? "n better" : worse ? "n worse" : "n");
}

std::string swatch(const std::array<std::uint8_t, 3>& colour, const std::string& text)
{
    return "<span><i style=\"background:rgb(" + std::to_string(colour[0]) + ',' + std::to_string(colour[1]) + ',' +
           std::to_string(colour[2]) + ")\"></i>" + htmlText(text) + "</span>";
}

class Page {
public:
    Page(const ComparedSet& set, std::size_t pictures, const Progress& progress)
        : m_set(set)
        , m_pictures(pictures)
        , m_progress(progress)
    {
    }

    std::string html()
    {
        std::string title;
        for (const ContenderResult& one : m_set.contenders())
            title += (title.empty() ? "" : " · ") + one.contender.name;
        m_html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                 "content=\"width=device-width\"><title>" +
                 htmlText(title) + "</title><style>" + kStyle + "</style></head><body>\n<h1>" + htmlText(title) +
                 "</h1>\n<p class=\"dim\">" + htmlText(subjectText(m_set)) + "</p>\n";
        for (std::size_t i = 0; i < count(); ++i)
            for (std::size_t j = i + 1; j < count(); ++j)
                m_html += "<p class=\"verdict\">" + htmlText(verdictText(m_set, i, j)) + "</p>\n";
        contenders();
        pairs();
        if (m_set.hasTruth()) {
            classScores();
            confusions();
        } else {
            classShares();
        }
        images();
        leftOut();
        m_html += "<footer><p>" + htmlText(methodText(m_set)) +
                  "</p><p>SegDeformer Workbench " SDW_VERSION "</p></footer>\n</body></html>\n";
        return std::move(m_html);
    }

private:
    std::size_t count() const { return m_set.contenders().size(); }
    const ContenderResult& result(std::size_t i) const { return m_set.contenders()[i]; }
    const std::string& name(std::size_t i) const { return result(i).contender.name; }
    std::string pairName(std::size_t first, std::size_t second) const { return name(second) + " − " + name(first); }

    /// A row of one value per contender.
    template <typename Value>
    void row(const std::string& title, const Value& value)
    {
        m_html += "<tr>" + head(title, false);
        for (std::size_t i = 0; i < count(); ++i)
            m_html += cell(value(result(i)));
        m_html += "</tr>\n";
    }

    void contenders()
    {
        m_html += "<h2>What is compared</h2>\n<div class=\"scroll\"><table><tr>" + head("", false);
        for (std::size_t i = 0; i < count(); ++i)
            m_html += head(name(i));
        m_html += "</tr>\n";
        const auto model = [](const ContenderResult& one) { return one.contender.kind == Contender::Kind::Model; };
        if (m_set.hasTruth()) {
            using Report = EvaluationReport;
            const auto score = [&](const char* title, double Report::*member) {
                row(title, [&](const ContenderResult& one) { return percentText(std::optional(one.report.*member)); });
            };
            score("mIoU, %", &Report::meanIou);
            row("its 95 % interval",
                [](const ContenderResult& one) { return percentText(one.report.meanIouInterval); });
            score("mean accuracy, %", &Report::meanAccuracy);
            score("pixel accuracy, %", &Report::pixelAccuracy);
            score("mean boundary IoU, %", &Report::meanBoundaryIou);
        }
        row("parameters, M", [&](const ContenderResult& one) {
            return model(one) ? fixedText(double(one.parameters) / 1e6, 2) : std::string(kNone);
        });
        row("GMACs per image",
            [&](const ContenderResult& one) { return model(one) ? fixedText(one.gmacs, 2) : std::string(kNone); });
        row("latency per image", [](const ContenderResult& one) { return latencyText(one); });
        row("made by", [&](const ContenderResult& one) { return std::string(model(one) ? "model" : "label set"); });
        m_html += "</table></div>\n";
        for (std::size_t i = 0; i < count(); ++i)
            if (!result(i).note.empty())
                m_html += "<p class=\"dim\">" + htmlText(name(i) + ": " + result(i).note) + "</p>\n";
    }

    void pairs()
    {
        m_html += "<h2>Pairs</h2>\n<div class=\"scroll\"><table><tr>" + head("pair", false);
        if (m_set.hasTruth())
            for (const char* column :
                 {"ΔmIoU, points", "95 % interval", "p", "smallest difference to be seen", "images"})
                m_html += head(column);
        m_html += head("differing pixels, %") + "</tr>\n";
        for (std::size_t i = 0; i < count(); ++i)
            for (std::size_t j = i + 1; j < count(); ++j) {
                m_html += "<tr>" + head(pairName(i, j), false);
                if (m_set.hasTruth()) {
                    const PairedComparison paired = m_set.paired(i, j);
                    m_html += deltaCell(paired.delta, paired.interval) +
                              cell(pointsText(std::optional(paired.interval))) +
                              cell(htmlText(pValueText(paired.pValue))) +
                              cell(fixedText(paired.smallestDelta * 100, 2)) + cell(std::to_string(paired.images));
                }
                m_html += cell(percentText(std::optional(differingShare(m_set, i, j)))) + "</tr>\n";
            }
        m_html += "</table></div>\n";
    }

    void classScores()
    {
        std::vector<PairedComparison> paired;
        for (std::size_t i = 1; i < count(); ++i)
            paired.push_back(m_set.paired(0, i));
        m_html += "<h2>Classes</h2>\n";
        for (std::size_t i = 1; i < count(); ++i)
            m_html += "<h3>ΔIoU in points: " + htmlText(pairName(0, i)) + "</h3>\n" +
                      deltaBars(m_set.classes(), paired[i - 1]);
        m_html += "<h3>IoU, %</h3>\n<div class=\"scroll\"><table><tr>" + head("class", false);
        for (std::size_t i = 0; i < count(); ++i)
            m_html += head(name(i));
        for (std::size_t i = 1; i < count(); ++i)
            m_html += head(count() == 2 ? std::string("Δ, points") : pairName(0, i)) + head("95 % interval") +
                      head("p (Holm)");
        m_html += head("labelled pixels") + "</tr>\n";
        for (std::size_t k = 0; k < m_set.classes().size(); ++k) {
            m_html += "<tr>" + head(m_set.classes()[k].name, false);
            for (std::size_t i = 0; i < count(); ++i)
                m_html += cell(percentText(result(i).report.classes[k].iou));
            for (const PairedComparison& pair : paired)
                m_html += deltaCell(pair.classes[k].delta, pair.classes[k].interval) +
                          cell(pointsText(pair.classes[k].interval)) +
                          cell(htmlText(pValueText(pair.classes[k].adjustedPValue)));
            m_html += cell(countText(result(0).report.classes[k].pixels)) + "</tr>\n";
        }
        m_html += "<tr class=\"total\">" + head("mean", false);
        for (std::size_t i = 0; i < count(); ++i)
            m_html += cell(percentText(std::optional(result(i).report.meanIou)));
        for (const PairedComparison& pair : paired)
            m_html += deltaCell(pair.delta, pair.interval) + cell(pointsText(std::optional(pair.interval))) +
                      cell(htmlText(pValueText(pair.pValue)));
        m_html += cell(countText(result(0).report.confusion.total())) + "</tr>\n</table></div>\n";
    }

    void classShares()
    {
        m_html +=
            "<h2>Classes</h2>\n<p class=\"dim\">Share of all pixels that each gives to a class, and how far the two "
            "regions of a pair overlap (intersection over union, in percent).</p>\n<div "
            "class=\"scroll\"><table><tr>" +
            head("class", false);
        for (std::size_t i = 0; i < count(); ++i)
            m_html += head(name(i) + ", %");
        for (std::size_t i = 1; i < count(); ++i)
            m_html += head("overlap of " + name(0) + " and " + name(i));
        m_html += "</tr>\n";
        for (int k = 0; k < int(m_set.classes().size()); ++k) {
            m_html += "<tr>" + head(m_set.classes()[std::size_t(k)].name, false);
            for (std::size_t i = 0; i < count(); ++i)
                m_html += cell(percentText(std::optional(predictedShare(m_set, i, k))));
            for (std::size_t i = 1; i < count(); ++i)
                m_html += cell(percentText(m_set.agreement(0, i).iou(k)));
            m_html += "</tr>\n";
        }
        m_html += "</table></div>\n";
    }

    void confusions()
    {
        m_html +=
            "<h2>Confusions</h2>\n<p class=\"dim\">Rows are labels, columns what they were called; percent of the "
            "label's pixels. The number of pixels is in each cell's tool tip.</p>\n";
        for (std::size_t i = 0; i < count(); ++i)
            m_html +=
                "<h3>" + htmlText(name(i)) + "</h3>\n" + confusionTable(m_set.classes(), result(i).report.confusion);
        for (std::size_t i = 1; i < count(); ++i)
            m_html += "<h3>Change: " + htmlText(pairName(0, i)) +
                      "</h3>\n<p class=\"dim\">In points. Blue: " + htmlText(name(i)) +
                      " is better there; orange: worse.</p>\n" +
                      confusionChangeTable(m_set.classes(), result(0).report.confusion, result(i).report.confusion);
    }

    /// How far an image is apart between the first and whichever other one: change of mIoU, else share of pixels.
    double apart(const ComparedImage& image) const
    {
        double most = 0;
        for (std::size_t i = 1; i < count(); ++i) {
            const double value = !m_set.hasTruth() ? image.differing[i]
                                 : image.meanIou[0] && image.meanIou[i]
                                     ? std::abs(*image.meanIou[i] - *image.meanIou[0])
                                     : 0;
            most = std::max(most, value);
        }
        return most;
    }

    void images()
    {
        std::vector<std::size_t> order(m_set.images().size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return apart(m_set.images()[a]) > apart(m_set.images()[b]);
        });
        order.resize(std::min(order.size(), m_pictures));
        if (order.empty()) return;
        m_html += std::string("<h2>") +
                  (m_set.hasTruth() ? "Images whose mIoU changes most" : "Images that differ most") +
                  "</h2>\n<p class=\"legend\">";
        for (const ClassInfo& info : m_set.classes())
            m_html += swatch(info.colour, info.name);
        m_html += "</p>\n";
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (m_progress && !m_progress(int(i), int(order.size())))
                throw Error("Writing the report was stopped.", ErrorKind::Interrupted);
            picturesOf(order[i]);
        }
        if (m_progress) m_progress(int(order.size()), int(order.size()));
    }

    void figure(const std::string& address, const std::string& caption, const std::string& below = "")
    {
        m_html += "<figure><img loading=\"lazy\" alt=\"" + htmlText(caption) + "\" src=\"" + address +
                  "\"><figcaption>" + htmlText(caption) + below + "</figcaption></figure>\n";
    }

    void picturesOf(std::size_t index)
    {
        const ComparedImage& image = m_set.images()[index];
        m_html += "<h3>" + htmlText(image.name) + "</h3>\n<div class=\"pictures\">\n";
        try {
            const cv::Mat truth = m_set.truth(index);
            std::vector<cv::Mat> predictions;
            for (std::size_t i = 0; i < count(); ++i)
                predictions.push_back(m_set.prediction(i, index));
            figure(photoAddress(m_set.image(index), kPictureSide), "image");
            if (!truth.empty()) figure(labelsAddress(truth, m_set.classes(), kPictureSide), "labels");
            for (std::size_t i = 0; i < count(); ++i)
                figure(labelsAddress(predictions[i], m_set.classes(), kPictureSide),
                       name(i) + (image.meanIou[i] ? ", mIoU " + percentText(image.meanIou[i]) + " %" : ""));
            for (std::size_t i = 1; i < count(); ++i) {
                const cv::Mat agreement = agreementMap(predictions[0], predictions[i], truth);
                std::string caption = "where " + name(0) + " and " + name(i) + " differ";
                if (image.meanIou[0] && image.meanIou[i])
                    caption += ", ΔmIoU " + pointsText(*image.meanIou[i] - *image.meanIou[0]) + " points";
                figure(agreementAddress(agreement, kPictureSide), caption, legend(agreement, i));
            }
        } catch (const Error& error) { // gone since the comparison was made
            if (error.kind() != ErrorKind::BadInput) throw;
            m_html += "<p>" + htmlText(error.what()) + "</p>\n";
        }
        m_html += "</div>\n";
    }

    /// Colours of an agreement map with the share of its pixels.
    std::string legend(const cv::Mat& agreement, std::size_t other) const
    {
        const auto counts = countAgreement(agreement);
        const std::int64_t all = std::accumulate(counts.begin() + 1, counts.end(), std::int64_t(0)); // but the ignored
        const std::pair<Agreement, std::string> entries[] = {{Agreement::BothRight, "both right"},
                                                             {Agreement::OnlyFirst, "only " + name(0)},
                                                             {Agreement::OnlySecond, "only " + name(other)},
                                                             {Agreement::BothWrong, "both wrong"},
                                                             {Agreement::Same, "same"},
                                                             {Agreement::Different, "different"},
                                                             {Agreement::Ignored, "not counted"}};
        std::string html = "<div class=\"legend\">";
        for (const auto& [kind, text] : entries) {
            const std::int64_t pixels = counts[std::size_t(kind)];
            if (pixels == 0) continue;
            const bool counted = kind != Agreement::Ignored;
            html += swatch(agreementColour(kind),
                           text + (counted ? " " + fixedText(100.0 * double(pixels) / double(all), 1) + " %"
                                           : ", " + countText(pixels) + " pixels"));
        }
        return html + "</div>";
    }

    void leftOut()
    {
        if (m_set.skipped().empty()) return;
        m_html += "<h2>Images that were left out</h2>\n<ul>\n";
        for (const DatasetProblem& problem : m_set.skipped())
            m_html += "<li>" + htmlText(problem.file + ": " + problem.message) + "</li>\n";
        m_html += "</ul>\n";
    }

    const ComparedSet& m_set;
    const std::size_t m_pictures;
    const Progress& m_progress;
    std::string m_html;
};

} // namespace

std::string comparisonReportHtml(const ComparedSet& set, std::size_t pictures, const Progress& progress)
{
    return Page(set, pictures, progress).html();
}

} // namespace sdw
