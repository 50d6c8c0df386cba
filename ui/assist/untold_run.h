// Trainings on somebody's corrections whose end nobody has heard of yet: each has a mark beside its run folder, so that
// it is told of when the project is opened again, whatever happened to the window meanwhile.
#pragma once

#include <QString>

namespace sdw::ui {

/// @param folder of the run; it need not be there yet. @throws Error
void markUntold(const QString& folder);
/// It was told of. Where the mark cannot be removed it is told of again.
void markTold(const QString& folder);
/// The folder of the one begun last; empty: there is none. @param runs where the folders of runs are. For worker
/// threads.
QString findUntold(const QString& runs);

} // namespace sdw::ui
