// The classes of the drawn data set.
#pragma once

#include "core/base/class_list.h"

namespace sdw::demo {

/// The value in label files. Several pairs look alike up close and differ by what is around them: sky, its mirror image
/// in water, and window panes; roof tiles and paved path; tree crowns and bushes; walls, sails and snow.
enum class DemoClass : std::uint8_t {
    Sky,
    Mountain,
    Meadow,
    Water,
    Path,
    Tree,
    Bush,
    Wall,
    Roof,
    Window,
    Fence,
    Person,
    Boat
};

/// Names and colours, in the order of DemoClass.
const ClassList& demoClasses();

} // namespace sdw::demo
