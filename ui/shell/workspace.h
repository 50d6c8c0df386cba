// A workspace: one page of the window, with docks of its own. A new one is one file in ui/workspaces and one line in
// workspaces.def.
#pragma once

#include "ui/shell/app_context.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

class QAction;

namespace sdw::ui {

/// A panel at the side; the person may move it, and it comes back where it was.
struct WorkspaceDock {
    QString id; ///< unique in the workspace; the key of the remembered place
    QString title;
    QWidget* widget = nullptr;
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea;
    bool available = true; ///< it has content; changed by dockAvailable()
    QString tabWith = {};  ///< id of a dock before it whose tab it is at first; empty: it has a place of its own
    int height = 1;        ///< at first, in relation to the others of its column
};

/// A picture for --capture: `show` brings the page on screen; the picture is taken when the workspace is settled.
struct CapturePage {
    QString name; ///< part of the file name: "shortcuts"
    std::function<void()> show;
};

class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(AppContext& context, QObject* parent = nullptr)
        : QObject(parent)
        , m_context(context)
    {
    }

    virtual QString id() const = 0;   ///< "project": in workspaces.def, on the command line, in action scopes
    virtual QString name() const = 0; ///< one short word under the icon of the rail
    virtual QString icon() const = 0;
    virtual QString toolTip() const = 0;            ///< one sentence: what one does here
    virtual bool atBottom() const { return false; } ///< of the rail, apart from the others

    /// The centre. Called once, after construction; the window owns the widget.
    virtual QWidget* widget() = 0;
    virtual std::vector<WorkspaceDock> docks() { return {}; }
    /// In windows narrower than this, the docks of both sides stand in one column at the right, so that the centre
    /// keeps enough room. Pixels.
    virtual int oneColumnBelow() const { return 0; }
    /// It shows the current image, so that choosing another one need not lead away from here.
    virtual bool showsImages() const { return false; }
    /// Options of the current tool, at the left of the top strip; null: none.
    virtual QWidget* strip() { return nullptr; }
    /// Buttons at the right of the top strip; null: a gap between two groups.
    virtual std::vector<QAction*> stripActions() { return {}; }
    /// The first page is the workspace as it stands.
    virtual std::vector<CapturePage> capturePages()
    {
        return {{QString(), [] {}}};
    }

    /// The workspace came to the front, or left it.
    virtual void activated() {}
    virtual void deactivated() {}
    /// Nothing is under way that will change what is on the screen; settled() is sent when that becomes so.
    virtual bool isSettled() const { return true; }

Q_SIGNALS:
    void settled();
    /// A dock without content is not shown; the person's own choice comes back with the content.
    void dockAvailable(const QString& dock, bool available);

protected:
    AppContext& context() const { return m_context; }

private:
    AppContext& m_context;
};

/// A line of workspaces.def.
struct WorkspaceEntry {
    const char* id;
    std::unique_ptr<Workspace> (*make)(AppContext& context);
};

/// In the order of the rail.
const std::vector<WorkspaceEntry>& workspaceCatalog();

} // namespace sdw::ui
