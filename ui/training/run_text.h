// Runs in words: for rows, headlines and tool tips.
#pragma once

#include "core/training/run_summary.h"

#include <QString>
#include <QVariant>

namespace sdw::ui {

/// "running", "stopped".
QString runStateText(RunState state);
/// Its icon in resources/icons.
QString runStateIcon(RunState state);
/// "41.3 %"; "–" where there is none.
QString percentText(const std::optional<double>& share);

// Cells of RunsModel. @param column of RunsModel::Column.
QString runCell(const RunSummary& run, int column);
QString runHint(const RunSummary& run, int column);
/// What the column sorts by: numbers as numbers; invalid where there is nothing.
QVariant runSortKey(const RunSummary& run, int column);
/// Everything that a person might look for, in one text.
QString runSearchText(const RunSummary& run);

} // namespace sdw::ui
