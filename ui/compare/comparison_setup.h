// What is open, as far as a comparison needs to know: its data, its splits, what could take part, and where predictions
// are kept.
#pragma once

#include "core/comparison/compared_set.h"
#include "core/datasets/dataset.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace sdw::ui {

class ProjectIndex;
class ProjectSession;

struct ComparedSplitChoice {
    QString name;
    int images = 0, labelled = 0;
};

struct ComparisonSetup {
    /// Opens the data; on a worker thread. @throws Error
    std::function<std::shared_ptr<const Dataset>()> open;
    std::vector<ComparedSplitChoice> splits; ///< that have images
    QString split;                           ///< the one that suggests itself; empty: there is none
    /// Where predictions are kept, so that each is made once: PROJECT/.comparisons, and without a project a folder of
    /// the program's own for each data set. Everything in it can be made again and may be deleted at any time.
    std::filesystem::path folder;
    QString runsFolder;               ///< where the runs of what is open lie
    QString obstacle;                 ///< why nothing can be compared; empty: it can
    std::vector<Contender> suggested; ///< the models that come with the program where its demo is open; else empty
};

/// Some milliseconds for 100,000 images.
ComparisonSetup findComparisonSetup(const ProjectSession& session, const ProjectIndex& index);

/// The models that come with the program. @return false: they were not installed.
bool findDemoModels(Contender& segformer, Contender& segdeformer);

} // namespace sdw::ui
