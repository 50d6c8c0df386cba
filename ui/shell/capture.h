// Pictures of every page of the window, for the manual and for looking at: both themes, two sizes.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

namespace sdw::ui {

class MainWindow;

struct CaptureOptions {
    QString folder;
    QString workspace;        ///< only this one; empty: all of them
    int patienceMs = 120'000; ///< for a page to settle
};

/// Visits every workspace and every one of its pages, the command palette and a message, and saves
/// FOLDER/WORKSPACE[-PAGE]-THEME-WIDTHxHEIGHT.png.
/// @return the files written. @throws Error when the folder or a file cannot be written.
QStringList capturePages(MainWindow& window, const CaptureOptions& options);

} // namespace sdw::ui
