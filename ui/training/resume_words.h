// What resuming a run will do, in words: the same beside the button and in its tool tip.
#pragma once

#include "core/training/resume_point.h"

#include <QString>

namespace sdw::ui {

/// "Resume goes on from last.safetensors, iteration 400". @param point empty: not known yet.
QString resumeText(const std::optional<ResumePoint>& point);
/// That a checkpoint is passed over; why is UnusableCheckpoint::problem.
QString unusableText(const UnusableCheckpoint& checkpoint);
/// "last.safetensors, iteration 400". @pre point.goesOn()
QString checkpointText(const ResumePoint& point);

} // namespace sdw::ui
