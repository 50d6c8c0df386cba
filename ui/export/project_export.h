// What is open, as the exporters take it: names, pictures, and where the labels come from.
#pragma once

#include "core/exporters/export_source.h"

#include <QString>

#include <memory>
#include <vector>

namespace sdw::ui {

struct Opened;
class LabelStore;
class ModelLabels;

/// Classes of the project; values in its label maps are their ids.
std::vector<ExportClass> projectExportClasses(const Opened& opened);
/// Classes of a model; those that the project knows by name have its ids and colours.
std::vector<ExportClass> modelExportClasses(const Opened& opened, const ClassList& classes);

/// Labels as they are now, unsaved work included. To be called on the GUI thread; what comes back works on others.
/// @param images indices in Opened::images.
ExportSource labelExport(const std::shared_ptr<const Opened>& opened, const std::vector<int>& images,
                         const LabelStore& labels);
ExportSource predictionExport(const std::shared_ptr<const Opened>& opened, const std::vector<int>& images,
                              const std::shared_ptr<ModelLabels>& model);

/// Where exports of the project go when nobody says otherwise.
/// @param projectsFolder for what is open without a project.
QString defaultExportFolder(const Opened& opened, const QString& format, const QString& projectsFolder);

} // namespace sdw::ui
