// The window's texts in the language that is wanted.
#pragma once

#include <QString>

namespace sdw::ui {

/// Loads the texts of the language ("en", "de") for the whole program; call it before the first widget. English needs
/// them too: they tell one image from two images.
/// @return whether there are any.
bool loadTranslation(const QString& language);

} // namespace sdw::ui
