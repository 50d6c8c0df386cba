// What the window offers to its workspaces. They see this and never the window itself.
#pragma once

#include "ui/actions/command_palette.h"

#include <QString>

namespace sdw::ui {

class ActionRegistry;
class JobList;
class LabelStore;
class ProjectIndex;
class ProjectSession;
class UiSettings;

enum class Severity { Info, Good, Warning, Error };

/// A message in the place where it belongs: over the page of the workspace that it is about. Never a dialog.
struct Notice {
    Severity severity = Severity::Info;
    QString text;       ///< what happened, to which file, and what to do
    QString details;    ///< the technical text behind "Details"; may be empty
    QString actionText; ///< a button that does the next step; empty: none
    std::function<void()> action;
};

enum class SavedState { Nothing, Saved, Saving, Unsaved };

/// The window, as far as workspaces may use it.
class Shell {
public:
    virtual ~Shell() = default;
    /// Brings a workspace to the front. @param id of workspaces.def; unknown ones are ignored.
    virtual void showWorkspace(const QString& id) = 0;
    /// What a workspace is called on the rail; empty for an unknown id.
    virtual QString workspaceName(const QString& id) const = 0;
    /// Replaces what the workspace said before. @param workspace empty: the one in front.
    virtual void showNotice(const Notice& notice, const QString& workspace = {}) = 0;
    virtual void clearNotice(const QString& workspace = {}) = 0;
    /// Left field of the status bar: position and what is under the pointer.
    virtual void setPosition(const QString& text) = 0;
    /// Right fields of the status bar.
    virtual void setZoom(const QString& text) = 0;
    virtual void setSaved(SavedState state) = 0;
    virtual void addPaletteSource(PaletteSource source) = 0;
};

struct AppContext {
    UiSettings& settings;
    ActionRegistry& actions;
    JobList& jobs;
    ProjectSession& session;
    LabelStore& labels;
    ProjectIndex& index;
    Shell& shell;
};

} // namespace sdw::ui
