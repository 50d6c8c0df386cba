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
/// @param meaning the project's classes and retired classes, as labels are to be understood.
/// @throws Error, InUseError.
OpenedLabels openLabels(const Opened& opened, int image, const Project& meaning);

/// The labels as they would be opened. Empty: none. @throws Error
std::optional<LabelMap> readLabelsOf(const Opened& opened, int image);

/// The labels that the data set came with, as the project's; empty where it has none. @throws Error
std::optional<LabelMap> sourceLabelsOf(const Opened& opened, int image);

/// Labels of retired classes become what those became, in their order. What comes back tells what each one had.
std::vector<FormerPixels> settleRetired(AnnotationDocument& document, const Project& project, const std::string& image);
/// The other way round, for one class.
void giveBackTo(AnnotationDocument& document, const FormerPixels& former);
/// settleRetired() for the files of an image that nobody has open; they stay as they are where there is nothing to do.
/// @param note called before the files change. @throws Error, InUseError.
void settleFilesOf(const Opened& opened, int image, const std::function<void(std::vector<FormerPixels>&&)>& note);
/// Label file and journal, with their folders. @throws Error
void saveFiles(AnnotationDocument& document);

/// Colours of the class ids, for label files.
Palette labelPalette(const Project& project);

} // namespace sdw::ui
