// Classes and labels of Cityscapes.
// Source: labels.py of mcordts/cityscapesScripts.
#include "core/datasets/class_tables.h"

namespace sdw {

// clang-format off
const ClassList& cityscapesClasses()
{
    static const ClassList classes = {
        {"road", {128, 64, 128}, 7}, {"sidewalk", {244, 35, 232}, 8}, {"building", {70, 70, 70}, 11},
        {"wall", {102, 102, 156}, 12}, {"fence", {190, 153, 153}, 13}, {"pole", {153, 153, 153}, 17},
        {"traffic light", {250, 170, 30}, 19}, {"traffic sign", {220, 220, 0}, 20}, {"vegetation", {107, 142, 35}, 21},
        {"terrain", {152, 251, 152}, 22}, {"sky", {70, 130, 180}, 23}, {"person", {220, 20, 60}, 24},
        {"rider", {255, 0, 0}, 25}, {"car", {0, 0, 142}, 26}, {"truck", {0, 0, 70}, 27}, {"bus", {0, 60, 100}, 28},
        {"train", {0, 80, 100}, 31}, {"motorcycle", {0, 0, 230}, 32}, {"bicycle", {119, 11, 32}, 33},
    };
    return classes;
}

std::span<const CityscapesLabel> cityscapesLabels()
{
    static constexpr CityscapesLabel kLabels[] = {
        {"unlabeled", 0, -1}, {"ego vehicle", 1, -1}, {"rectification border", 2, -1}, {"out of roi", 3, -1},
        {"static", 4, -1}, {"dynamic", 5, -1}, {"ground", 6, -1}, {"road", 7, 0}, {"sidewalk", 8, 1}, {"parking", 9, -1},
        {"rail track", 10, -1}, {"building", 11, 2}, {"wall", 12, 3}, {"fence", 13, 4}, {"guard rail", 14, -1},
        {"bridge", 15, -1}, {"tunnel", 16, -1}, {"pole", 17, 5}, {"polegroup", 18, -1}, {"traffic light", 19, 6},
        {"traffic sign", 20, 7}, {"vegetation", 21, 8}, {"terrain", 22, 9}, {"sky", 23, 10}, {"person", 24, 11},
        {"rider", 25, 12}, {"car", 26, 13}, {"truck", 27, 14}, {"bus", 28, 15}, {"caravan", 29, -1}, {"trailer", 30, -1},
        {"train", 31, 16}, {"motorcycle", 32, 17}, {"bicycle", 33, 18}, {"license plate", -1, -1},
    };
    return kLabels;
}
// clang-format on

} // namespace sdw
