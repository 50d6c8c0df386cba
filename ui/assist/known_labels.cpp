#include "ui/assist/known_labels.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/project/project_files.h"
#include "core/project/provenance_file.h"
#include "ui/project/label_opening.h"

namespace sdw::ui {
namespace {

constexpr int kEnough = 8;             ///< more make the fit slower, and hold hardly better
constexpr std::size_t kMostLooks = 64; ///< of a project that is hardly labelled yet, not every file is looked for

} // namespace

std::optional<cv::Mat> vouchedLabelsOf(const Opened& opened, int image)
{
    const auto map = readLabelsOf(opened, image);
    if (!map) return std::nullopt;
    cv::Mat labels = map->read();
    if (!opened.isSaved()) return labels;
    const auto file = proposalsFile(opened.folder, opened.images[std::size_t(image)].name);
    const Region unreviewed = readProvenance(file, labels.size(), opened.project).unreviewed(labels);
    for (const Span& span : unreviewed.spans())
        labels(cv::Rect(span.x0, span.y, span.x1 - span.x0, 1)).setTo(cv::Scalar(kUnlabelled));
    return labels;
}

bool KnownLabels::isDone(const Opened& opened) const
{
    return m_given >= kEnough || m_looked >= std::min(kMostLooks, opened.images.size());
}

std::optional<KnownLabels::Image> KnownLabels::next(const Opened& opened)
{
    if (m_order.empty()) m_order = randomOrder(std::uint32_t(opened.images.size()), Random(1));
    while (!isDone(opened)) {
        const int image = int(m_order[m_looked++]);
        try {
            auto labels = vouchedLabelsOf(opened, image);
            if (!labels || cv::countNonZero(*labels <= kLastClass) == 0) continue;
            ++m_given;
            return Image{image, *labels};
        } catch (const Error&) { // its own workspace tells of it
        }
    }
    return std::nullopt;
}

} // namespace sdw::ui
