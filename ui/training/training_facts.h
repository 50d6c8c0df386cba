// What is open, as far as a training on it needs to know: where the data lies, how many labels there are, how large the
// images are.
#pragma once

#include "core/config/suggested_config.h"

#include <QString>

#include <vector>

namespace sdw::ui {

class ProjectIndex;
class ProjectSession;

struct TrainingData {
    TrainingFacts facts;
    QString root, layout; ///< for data.root and data.layout; empty: what is open cannot be trained on
    QString train, val;   ///< splits; val empty: none with labels
    QString name;         ///< of what is open
    QString runsFolder;   ///< where its runs are kept
    QString obstacle;     ///< why there is nothing to train on; empty: there is
};

/// Some milliseconds for 100,000 images. Labels count as soon as the index knows of them.
TrainingData findTrainingData(const ProjectSession& session, const ProjectIndex& index);

/// Where the runs of what is open are kept: with the project, else with the person's own files.
QString runsFolderOf(const ProjectSession& session);

/// The images of a split that have labels.
std::vector<int> labelledImages(const ProjectSession& session, const ProjectIndex& index, const std::string& split);

/// The suggestion for it, complete.
RunConfig suggestFor(const TrainingData& data);

} // namespace sdw::ui
