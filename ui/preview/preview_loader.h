// An image with what a model sees in it and what its labels say; made on a worker thread.
#pragma once

#include "core/base/class_list.h"
#include "core/base/progress.h"

#include <QImage>
#include <QString>

#include <filesystem>
#include <memory>

namespace sdw {
class Predictor;
}

namespace sdw::ui {

struct Opened;

struct PreviewRequest {
    std::shared_ptr<const Opened> opened;
    std::size_t index = 0;                ///< of the image
    QString modelPath;                    ///< empty: the weights that come with the program
    std::shared_ptr<Predictor> predictor; ///< of an earlier request for the same model; null: it is opened
};

/// Masks are Format_Indexed8 in the colours of `classes`; pixels without class are transparent.
struct Preview {
    QImage image, prediction, truth;
    ClassList classes;      ///< of the model, without one of the labels
    ClassList truthClasses; ///< of the labels
    std::shared_ptr<Predictor> predictor;
    QString problem; ///< why there is no prediction; empty where there is one, or none was wanted
};

/// @param modelPath empty: the weights that come with the program. @throws Error where these are missing.
std::filesystem::path modelFile(const QString& modelPath);

/// @throws Error where the image itself cannot be read. Trouble with the model or the labels is told in `problem`.
Preview loadPreview(const PreviewRequest& request, const Progress& progress);

/// Share of the pixels of each class, 0..1.
std::vector<double> classShares(const QImage& mask, std::size_t classes);
/// Share of the pixels on which two masks of equal size agree, among those that have a class in `truth`; negative:
/// none.
double agreement(const QImage& prediction, const QImage& truth);

} // namespace sdw::ui
