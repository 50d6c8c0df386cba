// Figures about the labels of what is open, from the index: without the window, for worker threads and tests.
#pragma once

#include "core/base/progress.h"
#include "ui/project/image_facts.h"

#include <array>
#include <string>
#include <vector>

namespace sdw::ui {

struct ClassStatistics {
    int id = 0;
    std::string name;
    std::array<std::uint8_t, 3> colour{};
    std::int64_t pixels = 0;
    int images = 0; ///< that have a pixel of it
};

/// Of the images of a split, or of all.
struct ImageStatistics {
    int images = 0;
    std::array<int, 4> states{}; ///< images, by ImageState
    int counted = 0;             ///< images whose labels were looked at: all pixels below stand on these
    int labelled = 0;            ///< of them, with labels
    int unreadable = 0;
    std::int64_t pixels = 0; ///< of the counted images
    std::int64_t unlabelled = 0, background = 0, ignored = 0;
    std::int64_t unknown = 0;             ///< of values that are no class of the project
    std::vector<ClassStatistics> classes; ///< in the order of the project

    int done() const { return states[std::size_t(ImageState::Done)] + states[std::size_t(ImageState::Reviewed)]; }
    std::int64_t ofClasses() const; ///< pixels that have a class of the project
    /// Of the pixels of the counted images. Empty: none was counted.
    std::optional<double> labelledShare() const;
};

struct ProjectStatistics {
    ImageStatistics all;
    std::vector<std::pair<std::string, ImageStatistics>> splits; ///< by name; "" for images in none
};

/// @throws Error of kind Interrupted when the progress asks to stop.
ProjectStatistics computeStatistics(const IndexSnapshot& index, const Progress& progress = {});

/// One line a class and split, then the states that are no class; for other programs.
std::string statisticsCsv(const ProjectStatistics& statistics);

} // namespace sdw::ui
