#include "core/config/data_config.h"

namespace sdw {

void visitFields(FieldVisitor& visitor, DataConfig& config)
{
    visitor.field("root", config.root, {.help = "Folder of the data set"});
    visitor.field("layout", config.layout, {.help = "How the data set is laid out; auto: found by looking"});
    visitor.field("train", config.train, {.help = "Split to train on"});
    visitor.field("val", config.val, {.help = "Split to validate on; empty: none"});
    visitor.field("crop", config.crop,
                  {.help = "Height and width of a training crop, pixels", .minimum = 16, .maximum = 8192, .length = 2});
    visitor.field(
        "short_side", config.shortSide,
        {.help = "Images are scaled so that the short side is this, pixels", .minimum = 16, .maximum = 16384});
    visitor.field("long_side", config.longSide,
                  {.help = "and the long side at most this, pixels", .minimum = 16, .maximum = 65536});
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
