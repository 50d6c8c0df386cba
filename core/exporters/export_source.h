// What is exported: pictures, their label maps, and the classes that the maps speak of. Whoever owns the labels (a
// project, a data set, a model's predictions) fills this in; nothing is read before it is needed.
#pragma once

#include "core/annotation/label_map.h"
#include "core/base/class_list.h"

#include <opencv2/core.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sdw {

/// Values of a label map that are no class. Background ("somebody looked: it is none of the classes") is another state
/// than unlabelled ("nobody has said anything yet") and ignored.
struct LabelStates {
    std::uint16_t unlabelled = kUnlabelled, background = kBackground, ignore = kIgnoreLabel;
};

struct ExportClass {
    std::uint16_t value = 0; ///< in the label maps
    std::string name;
    std::array<std::uint8_t, 3> colour{}; ///< red, green, blue
    int id = 0;                           ///< what the user wants it to be called in files; kept where the format can
};

struct ExportItem {
    std::string name;                   ///< without ending; may hold '/' for folders; unique inside its split
    std::string split;                  ///< "train", "val", "test", another name, or empty: belongs to none
    std::filesystem::path imageFile;    ///< empty: `image` has to be there
    std::function<cv::Mat()> image;     ///< CV_8UC3 BGR as displayed; empty: read from `imageFile`
    std::function<cv::Mat()> labels;    ///< CV_16UC1 of the displayed picture's size; empty: the picture has no labels
    std::function<cv::Mat()> instances; ///< CV_32SC1, 0 = no object of its own; empty: none
};

struct ExportSource {
    std::vector<ExportItem> items;
    std::vector<ExportClass> classes;
    LabelStates states;
    /// The functions of different items are called from several threads at once; those of one item never. 1: from the
    /// calling thread alone, for what is quickest so (a model that predicts).
    unsigned threads = 0; ///< 0: as many as there are cores
};

/// Classes whose value in the maps is their index, as core/datasets gives them.
std::vector<ExportClass> exportClasses(const ClassList& classes);

} // namespace sdw
