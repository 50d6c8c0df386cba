// The drawn data set on disk: image and index-PNG pairs with split files, as the CamVid-style layout has them.
#pragma once

#include "core/base/progress.h"
#include "core/demo/demo_classes.h"
#include "core/demo/scene.h"

#include <filesystem>

namespace sdw::demo {

struct DemoDatasetOptions {
    int train = 160, val = 40; ///< scenes
    std::uint64_t seed = 2022;
};

/// Scene number `index` of "train" or "val" as the data set holds it, drawn now.
Scene drawDemoScene(const DemoDatasetOptions& options, const std::string& split, int index);

/// Writes images/{train,val}/NAME.png, labels/{train,val}/NAME.png, train.txt, val.txt and classes.json. A scene
/// depends on the seed and its own number only. A folder that already holds the same data set is left as it is; files
/// that this function did not write stay.
/// @throws Error when a file cannot be written, or kind Interrupted when the progress asks to stop.
void writeDemoDataset(const std::filesystem::path& folder, const DemoDatasetOptions& options = {},
                      const Progress& progress = {});

} // namespace sdw::demo
