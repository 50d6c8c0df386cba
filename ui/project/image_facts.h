// What is known about the images of what is open beside their names: size, labels, trouble, how far the work is.
#pragma once

#include "core/annotation/label_map.h"
#include "core/project/image_states.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace sdw::ui {

struct Opened;

struct ImageFacts {
    int height = 0, width = 0;      ///< as displayed; 0: not known
    bool counted = false;           ///< its labels were looked at
    std::vector<ClassCount> pixels; ///< of each value of the project's label map; empty: it has no labels
    QString problem;                ///< why image or labels cannot be read; empty: they can

    bool hasLabels() const { return !pixels.empty(); }
    std::int64_t labelledPixels() const; ///< that somebody has said something about: a class, background or ignore
    /// Of the image, 0 .. 1; 0 without labels. Empty: not known yet.
    std::optional<double> labelledShare() const;
    bool hasClass(int id) const;

    bool operator==(const ImageFacts&) const = default;
};

/// Facts are never changed, only replaced: worker threads may read them.
using SharedFacts = std::shared_ptr<const ImageFacts>;

/// All of it at one moment, for worker threads.
struct IndexSnapshot {
    std::shared_ptr<const Opened> opened; ///< null: nothing is open
    std::vector<SharedFacts> facts;       ///< of each image; null: nothing known yet
    std::vector<ImageState> states;       ///< of each image
};

bool isDone(ImageState state); ///< done or reviewed

} // namespace sdw::ui
