#include "ui/preview/preview_loader.h"

#include "core/base/error.h"
#include "core/base/program_files.h"
#include "core/demo/demo_classes.h"
#include "core/inference/predictor.h"
#include "ui/project/project_session.h"

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr auto kShippedModel = "models/demo_segdeformer.safetensors";
constexpr int kNone = 255; // index of pixels without class in a mask

QImage toImage(const cv::Mat& bgr)
{
    return QImage(bgr.data, bgr.cols, bgr.rows, qsizetype(bgr.step), QImage::Format_BGR888).copy();
}

QImage toMask(const cv::Mat& labels, const ClassList& classes)
{
    QImage mask(labels.cols, labels.rows, QImage::Format_Indexed8);
    QList<QRgb> colours;
    for (std::size_t i = 0; i < std::min<std::size_t>(classes.size(), kNone); ++i)
        colours.append(qRgb(classes[i].colour[0], classes[i].colour[1], classes[i].colour[2]));
    while (colours.size() <= kNone)
        colours.append(qRgba(0, 0, 0, 0));
    mask.setColorTable(colours);
    const int known = std::min(int(classes.size()), kNone);
    for (int y = 0; y < labels.rows; ++y) {
        uchar* row = mask.scanLine(y);
        const auto* from = labels.ptr<std::uint16_t>(y);
        for (int x = 0; x < labels.cols; ++x)
            row[x] = uchar(from[x] < known ? from[x] : kNone);
    }
    return mask;
}

bool sameNames(const ClassList& a, const ClassList& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ClassInfo& one, const ClassInfo& other) { return one.name == other.name; });
}

void goOn(const Progress& progress, int done)
{
    constexpr int kSteps = 3;
    if (!progress(done, kSteps)) throw Error("Cancelled.", ErrorKind::Interrupted);
}

} // namespace

std::filesystem::path modelFile(const QString& modelPath)
{
    return modelPath.isEmpty() ? needShippedFile(kShippedModel) : toPath(modelPath);
}

Preview loadPreview(const PreviewRequest& request, const Progress& progress)
{
    Preview preview;
    const cv::Mat image = request.opened->image(request.index);
    preview.image = toImage(image);
    preview.truthClasses = request.opened->classesOf(request.index);
    goOn(progress, 1);
    try {
        const cv::Mat label = request.opened->label(request.index);
        if (!label.empty()) preview.truth = toMask(label, preview.truthClasses);
    } catch (const Error& error) {
        preview.problem = QString::fromStdString(error.what());
    }
    // The weights that come with the program know the demo's classes only: nothing is gained by asking them about
    // labelled images of other classes.
    const bool wanted = !request.modelPath.isEmpty() || preview.truthClasses.empty() ||
                        sameNames(preview.truthClasses, demo::demoClasses());
    if (wanted) {
        try {
            preview.predictor = request.predictor;
            if (!preview.predictor) preview.predictor = std::make_shared<Predictor>(modelFile(request.modelPath));
            goOn(progress, 2);
            preview.classes = preview.predictor->classes();
            preview.prediction = toMask(preview.predictor->labels(image), preview.classes);
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::Interrupted) throw;
            preview.problem = QString::fromStdString(error.what()); // the image is shown all the same
            preview.predictor.reset();
        }
    }
    if (preview.classes.empty()) preview.classes = preview.truthClasses;
    return preview;
}

std::vector<double> classShares(const QImage& mask, std::size_t classes)
{
    if (mask.isNull()) return {};
    std::vector<double> shares(classes, 0.0);
    const double each = 1.0 / (double(mask.width()) * mask.height());
    for (int y = 0; y < mask.height(); ++y)
        for (int x = 0; x < mask.width(); ++x) {
            const auto index = std::size_t(mask.constScanLine(y)[x]);
            if (index < classes) shares[index] += each;
        }
    return shares;
}

double agreement(const QImage& prediction, const QImage& truth)
{
    qint64 same = 0, counted = 0;
    for (int y = 0; y < truth.height(); ++y)
        for (int x = 0; x < truth.width(); ++x) {
            const uchar label = truth.constScanLine(y)[x];
            if (label == kNone) continue;
            ++counted;
            same += prediction.constScanLine(y)[x] == label;
        }
    return counted == 0 ? -1 : double(same) / double(counted);
}

} // namespace sdw::ui
