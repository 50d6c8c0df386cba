// The window: rail, strip, pages and status line around the workspaces of ui/workspaces.
#pragma once

#include "ui/shell/app_context.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QStackedWidget;

namespace sdw::ui {

class CommandPalette;
class Rail;
class SavingNotices;
class StatusFields;
class TopStrip;
class Workspace;
class WorkspacePage;

class MainWindow : public QMainWindow, public Shell {
    Q_OBJECT
public:
    explicit MainWindow(UiSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    ActionRegistry& actions() { return *m_actions; }
    JobList& jobs() { return *m_jobs; }
    ProjectSession& session() { return *m_session; }
    LabelStore& labels() { return *m_labels; }
    ProjectIndex& index() { return *m_index; }
    CommandPalette& commandPalette() { return *m_palette; }
    Workspace* currentWorkspace() const;
    Workspace* workspace(const QString& id) const; ///< null where there is none
    QStringList workspaceIds() const;              ///< in the order of the rail
    WorkspacePage* page(const QString& id) const;

    /// Opens what was open last; nothing where there is no such thing.
    void openLast();
    /// Nothing is under way that would change what is on the screen.
    bool isSettled() const;

    void showWorkspace(const QString& id) override;
    QString workspaceName(const QString& id) const override;
    void showNotice(const Notice& notice, const QString& workspace = {}) override;
    void clearNotice(const QString& workspace = {}) override;
    void setPosition(const QString& text) override;
    void setZoom(const QString& text) override;
    void setSaved(SavedState state) override;
    void addPaletteSource(PaletteSource source) override;

Q_SIGNALS:
    /// What was asked for last is on the screen, or a message says why not.
    void settled();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void addWorkspaces();
    void addActions();
    void addPaletteSources();
    void attach(QAction* action);
    void followSession();
    void updateTitle();
    void reportSettled();
    void leadKeysIn();
    WorkspacePage* currentPage() const;

    UiSettings& m_settings;
    ActionRegistry* m_actions = nullptr;
    JobList* m_jobs = nullptr;
    ProjectSession* m_session = nullptr;
    LabelStore* m_labels = nullptr;
    ProjectIndex* m_index = nullptr;
    SavingNotices* m_saving = nullptr;
    std::unique_ptr<AppContext> m_context;
    std::vector<std::unique_ptr<Workspace>> m_workspaces;
    std::vector<WorkspacePage*> m_pages; ///< of each workspace
    Rail* m_rail = nullptr;
    TopStrip* m_strip = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatusFields* m_status = nullptr;
    CommandPalette* m_palette = nullptr;
};

} // namespace sdw::ui
