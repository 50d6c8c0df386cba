// One sentence about the classes that lie over the picture: how well they fit the labels, or each other.
#pragma once

#include "ui/explain/explain_view.h"

#include <QString>

namespace sdw::ui {

/// @param facts of the model whose classes they are; null: of none. Empty: there is nothing to say.
QString overlayNote(const PictureOverlay& overlay, const ExplainedFacts* facts, const ExplainInput* input);
/// The class that the labels give the pixel; empty: none.
QString labelAt(const ExplainInput* input, QPoint pixel);

} // namespace sdw::ui
