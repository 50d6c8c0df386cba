// Where the data is and how training images are cut from it.
// Source: SegDeformer (ECCV 2022) section 4.1 and its code base's augmentation, in this order: random resize, random
// crop, flip, photometric distortion, normalise, pad.
#pragma once

#include "core/config/fields.h"

namespace sdw {

struct DataConfig {
    std::string root;                            ///< folder of the data set
    std::string layout = "auto";                 ///< id in the catalogue of layouts, or "auto": recognised by looking
    std::string train = "train";                 ///< split to train on
    std::string val = "val";                     ///< split to validate on
    std::vector<std::int64_t> crop = {512, 512}; ///< height, width in pixels
    std::int64_t shortSide = 512; ///< images are scaled to fit (longSide, shortSide), aspect ratio kept, pixels
    std::int64_t longSide = 2048;
    std::vector<double> scaleRange = {0.5, 2.0}; ///< random factor on (longSide, shortSide) in training
    double categoryLimit = 0.75;                 ///< largest share one class may have in a crop (10 tries); 1: no limit
    double flip = 0.5;                           ///< probability of a horizontal flip
    bool photometric = true;                     ///< brightness, contrast, saturation, hue
    std::int64_t workers = 2;                    ///< loader threads
    std::int64_t cacheMb = 512; ///< MiB of decoded images kept in memory, if the whole split fits; 0: none
    std::int64_t limit = 0;     ///< use only the first so many training images; 0: all
};

void visitFields(FieldVisitor& visitor, DataConfig& config);

} // namespace sdw
