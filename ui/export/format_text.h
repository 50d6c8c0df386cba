// The formats of exports in the words of the window.
#pragma once

#include <QString>

namespace sdw::ui {

struct FormatText {
    QString title;    ///< a few words
    QString sentence; ///< what is written, and who reads it
};

/// @param format id of core/exporters/exporters.def; one that has no words of its own has the catalogue's title.
FormatText formatText(const QString& format);

} // namespace sdw::ui
