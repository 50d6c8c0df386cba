#include "ui/explain/explain_input.h"

#include "core/base/error.h"
#include "ui/canvas/picture_pyramid.h"

#include <QCoreApplication>

#include <algorithm>

namespace sdw::ui {

cv::Mat indexLabels(const cv::Mat& ids, const std::vector<ProjectClass>& classes)
{
    std::vector<std::uint16_t> indices(std::size_t(kIgnoreLabel) + 1, kIgnoreLabel);
    for (std::size_t i = 0; i < classes.size(); ++i)
        indices[std::size_t(classes[i].id)] = std::uint16_t(i);
    cv::Mat labels(ids.size(), CV_16UC1);
    bool any = false;
    for (int y = 0; y < ids.rows; ++y) {
        const auto* from = ids.ptr<std::uint16_t>(y);
        auto* to = labels.ptr<std::uint16_t>(y);
        for (int x = 0; x < ids.cols; ++x) {
            to[x] = indices[from[x]];
            any = any || to[x] != kIgnoreLabel;
        }
    }
    return any ? labels : cv::Mat();
}

ExplainInput readInput(const InputRequest& request, const Progress& progress)
{
    ExplainInput input{.index = request.index, .title = request.title, .picture = {}, .truth = {}, .labelProblem = {}};
    input.picture = PicturePyramid::read(request.file, progress);
    try {
        const auto map = request.labels ? request.labels() : std::nullopt;
        if (!map) return input;
        const cv::Mat labels = indexLabels(map->read(), request.classes);
        if (!labels.empty() && labels.size() != input.picture->size()) {
            input.labelProblem =
                QCoreApplication::translate("ExplainInput", "The labels of “%1” have another size than "
                                                            "the image; they are not shown.")
                    .arg(request.title);
            return input;
        }
        input.truth = {labels, toClassList(request.classes)};
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Interrupted) throw;
        input.labelProblem = QString::fromStdString(error.what());
    }
    return input;
}

} // namespace sdw::ui
