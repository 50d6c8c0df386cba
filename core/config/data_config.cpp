#include "core/config/data_config.h"

namespace sdw {

void visitFields(FieldVisitor& visitor, DataConfig& config)
{
    visitor.field("root", config.root, {.help = "Folder of the data set"});
    static const std::vector<std::string> layouts = {
        "auto",
#define SDW_DATASET(id, title, Name) id,
#include "core/datasets/datasets.def"
#undef SDW_DATASET
    };
    visitor.field("layout", config.layout,
                  {.help = "Layout of the data set; auto: found by looking", .allowed = layouts});
    visitor.field("train", config.train, {.help = "Split to train on"});
    visitor.field("val", config.val, {.help = "Split to validate on; empty: none"});
    visitor.field("crop", config.crop,
                  {.help = "Height and width of a training crop, pixels", .minimum = 16, .maximum = 8192, .length = 2});
    visitor.field("short_side", config.shortSide,
                  {.help = "Short side that images are scaled to, pixels", .minimum = 16, .maximum = 16384});
    visitor.field("long_side", config.longSide,
                  {.help = "Long side of the scaled images at the most, pixels", .minimum = 16, .maximum = 65536});
    visitor.field(
        "scale_range", config.scaleRange,
        {.help = "Smallest and largest random scale in training", .minimum = 0.05, .maximum = 20, .length = 2});
    visitor.field(
        "category_limit", config.categoryLimit,
        {.help = "Largest share of a crop that one class may fill; 1: no limit", .minimum = 0.01, .maximum = 1});
    visitor.field("flip", config.flip, {.help = "Probability of a horizontal flip", .minimum = 0, .maximum = 1});
    visitor.field("photometric", config.photometric, {.help = "Random brightness, contrast, saturation and hue"});
    visitor.field("workers", config.workers, {.help = "Loader threads", .minimum = 0, .maximum = 256});
    visitor.field("cache_mb", config.cacheMb,
                  {.help = "Decoded training images are kept in memory when all of them fit into this, MiB; 0: never",
                   .minimum = 0,
                   .maximum = 1048576});
    visitor.field("limit", config.limit, {.help = "Use only the first so many training images; 0: all", .minimum = 0});
}

} // namespace sdw
