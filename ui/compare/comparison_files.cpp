#include "ui/compare/comparison_files.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/label_colours.h"
#include "core/comparison/comparison_report.h"
#include "ui/reports/comparison_pdf.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cctype>
#include <set>

namespace sdw::ui {
namespace {

constexpr std::size_t kPictures = 12, kPdfPictures = 6; // in a report

struct FigureWords {
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
};

/// In figures an underscore makes an index of what follows.
std::string titleOf(std::string name)
{
    std::ranges::replace(name, '_', ' ');
    return name;
}

void noteClasses(const cv::Mat& labels, std::set<std::size_t>& seen)
{
    for (int y = 0; y < labels.rows; ++y) {
        const auto* row = labels.ptr<std::uint16_t>(y);
        for (int x = 0; x < labels.cols; ++x)
            if (x == 0 || row[x] != row[x - 1]) seen.insert(row[x]);
    }
}

} // namespace

Figure comparisonFigure(const ComparedSet& set, const std::vector<std::size_t>& images, const Progress& progress)
{
    Figure figure;
    const bool truth = std::ranges::any_of(images, [&](std::size_t image) { return set.images()[image].labelled; });
    figure.columnTitles = {FigureWords::tr("Image").toStdString()};
    if (truth) figure.columnTitles.push_back(FigureWords::tr("Truth").toStdString());
    for (const ContenderResult& one : set.contenders())
        figure.columnTitles.push_back(titleOf(one.contender.name));
    std::set<std::size_t> seen;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (progress && !progress(int(i), int(images.size()))) throw Error("Interrupted.", ErrorKind::Interrupted);
        figure.rowTitles.push_back(titleOf(std::filesystem::path(set.images()[images[i]].name).filename().string()));
        std::vector<FigurePanel> row;
        row.push_back({set.image(images[i]), {}, {}});
        const auto addLabels = [&](const cv::Mat& labels) {
            row.push_back({labels.empty() ? cv::Mat() : colourLabels(labels, set.classes()), {}, {}});
            if (!labels.empty()) noteClasses(labels, seen);
        };
        const cv::Mat trueLabels = set.truth(images[i]);
        if (truth) addLabels(trueLabels);
        for (std::size_t k = 0; k < set.contenders().size(); ++k) {
            const cv::Mat labels = set.prediction(k, images[i]);
            addLabels(labels);
            if (trueLabels.empty()) continue;
            const cv::Mat labelled = trueLabels != kIgnoreLabel;
            if (const int count = cv::countNonZero(labelled))
                row.back().caption =
                    FigureWords::tr("%1 % right", "share of the pixels")
                        .arg(QLocale().toString(100.0 * cv::countNonZero((labels == trueLabels) & labelled) / count,
                                                'f', 1))
                        .toStdString();
        }
        figure.rows.push_back(std::move(row));
    }
    for (const std::size_t label : seen)
        if (label < set.classes().size()) figure.legend.push_back(set.classes()[label]);
    return figure;
}

void saveComparisonReport(const ComparedSet& set, const std::filesystem::path& file, const Progress& progress)
{
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return char(std::tolower(letter)); });
    if (ending == ".html" || ending == ".htm")
        return writeFileWhole(file, comparisonReportHtml(set, kPictures, progress));
    if (ending == ".csv") return writeFileWhole(file, comparisonReportCsv(set));
    if (ending == ".json") return writeFileWhole(file, comparisonReportJson(set).dump(2) + "\n");
    if (ending == ".pdf") return saveComparisonPdf(set, file, kPdfPictures, progress);
    throw Error("The report '" + file.string() + "' has an unknown ending; expected .html, .pdf, .csv or .json.");
}

} // namespace sdw::ui
