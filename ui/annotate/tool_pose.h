// A tool in the middle of its work, for pictures of the program: what somebody sees who uses it.
#pragma once

#include <QPointF>

#include <vector>

namespace sdw::ui {

class Canvas;
class ToolSet;

struct ToolPose {
    const char* tool;            ///< id
    std::vector<QPointF> places; ///< of the image, 0 .. 1 across and down
    bool drag = false;           ///< from the first place to the last one; else a click at each of them
};

/// The tool becomes the one in use; what is begun is unfinished afterwards.
void takePose(const ToolPose& pose, ToolSet& tools, const Canvas& canvas);

} // namespace sdw::ui
