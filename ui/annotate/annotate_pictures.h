// What pictures of the Annotate workspace show (--capture): its tools and the model's help in the middle of their work.
#pragma once

#include "ui/shell/workspace.h"

#include <functional>
#include <vector>

namespace sdw::ui {

class Assistance;
class Canvas;
class ClassKeys;
class LabelClassDock;
class SuggestionsDock;
class ToolSet;

/// The workspace, as far as it is posed for pictures. All outlive them.
struct AnnotateStage {
    ActionRegistry& actions;
    ToolSet& tools;
    Canvas& canvas;
    Assistance& assist;
    SuggestionsDock& suggestions;
    LabelClassDock& classes;
    ClassKeys& keys;
    std::function<void()> showPage;  ///< with the image in hand
    std::function<void()> showEmpty; ///< as it is before anything is opened
};

/// The workspace as it stands first. Labels and strokes that a picture needs are gone again in the next one.
std::vector<CapturePage> annotatePictures(const AnnotateStage& stage);

} // namespace sdw::ui
