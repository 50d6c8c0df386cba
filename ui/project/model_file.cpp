#include "ui/project/model_file.h"

#include "core/base/program_files.h"
#include "ui/project/project_session.h"

namespace sdw::ui {

std::filesystem::path modelFile(const QString& modelPath)
{
    return modelPath.isEmpty() ? needShippedFile("models/demo_segdeformer.safetensors") : toPath(modelPath);
}

} // namespace sdw::ui
