// A figure for a paper, as data: a grid of pictures with titles, marked points and a scale. ui/figures draws it.
#pragma once

#include "core/base/class_list.h"
#include "core/explanation/colour_map.h"
#include "core/explanation/consistency_score.h"

#include <opencv2/core.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sdw {

struct FigurePanel {
    cv::Mat picture;                            ///< CV_8UC3 BGR; empty: the place stays free
    std::vector<cv::Point2d> marks;             ///< red dots, in pixels of the picture
    std::string caption;                        ///< small, below; may be empty
    std::optional<ConsistencyScore> score = {}; ///< what a caption of a similarity says, and its AUC
    std::optional<double> right = {};           ///< what a caption of a prediction says: share of the pixels, 0..1
};

struct FigureScale {
    ColourMap map = ColourMap::Diverging;
    ValueRange range{-1, 1};
    std::string title; ///< "cosine similarity"
};

struct Figure {
    std::string title;                     ///< above all; may be empty
    std::vector<std::string> columnTitles; ///< one for each column
    std::vector<std::string> rowTitles;    ///< one for each row, written upwards at the left; may be empty
    std::vector<std::vector<FigurePanel>> rows;
    std::optional<FigureScale> scale; ///< a bar below
    ClassList legend;                 ///< class colours below; may be empty
};

} // namespace sdw
