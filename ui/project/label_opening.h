// Opening the labels of an image of the project: runs on a worker thread, so without Qt's objects.
#pragma once

#include "core/annotation/annotation_document.h"
#include "ui/project/project_session.h"

namespace sdw::ui {

/// What a retired class had in one image, so that it can be given back.
struct FormerPixels {
    std::string uuid; ///< of the class
    int id = 0, became = 0;
    std::string image; ///< name
    cv::Size size;
    std::string edit; ///< encodeEdit() of the change
};

struct OpenedLabels {
    std::shared_ptr<AnnotationDocument> document;
    std::vector<FormerPixels> former; ///< of classes that were retired since the files were written
};

/// A document that waits for flush(): other threads write it.
/// @throws Error, InUseError.
OpenedLabels openLabels(const Opened& opened, int image);

/// The labels as they would be opened. Empty: none. @throws Error
std::optional<LabelMap> readLabelsOf(const Opened& opened, int image);

/// The labels that the data set came with, as the project's; empty where it has none. @throws Error
std::optional<LabelMap> sourceLabelsOf(const Opened& opened, int image);

/// Labels of retired classes become what those became, in their order. What comes back tells what each one had.
std::vector<FormerPixels> settleRetired(AnnotationDocument& document, const Project& project, const std::string& image);

/// Colours of the class ids, for label files.
Palette labelPalette(const Project& project);

} // namespace sdw::ui
