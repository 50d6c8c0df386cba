// A workspace on screen: its centre with a banner for messages, and its docks, which come back where they were.
#pragma once

#include "ui/shell/workspace.h"

#include <QMainWindow>
#include <QTimer>

#include <set>

class QDockWidget;

namespace sdw::ui {

class ActionRegistry;
class DockTitle;
class NoticeBanner;

class WorkspacePage : public QMainWindow {
    Q_OBJECT
public:
    WorkspacePage(Workspace& workspace, ActionRegistry& actions, QWidget* parent = nullptr);

    Workspace& workspace() const { return m_workspace; }
    const QString& id() const { return m_id; } ///< of the workspace, also while that goes away
    NoticeBanner* banner() const { return m_banner; }

    /// All docks at once, for more room; what each of them was stays known.
    void setDocksHidden(bool hidden);
    bool docksHidden() const { return m_allHidden; }
    /// Floating docks go and come with their page.
    void setOnScreen(bool onScreen);
    void savePlaces();
    /// The keys are the centre's, or the first thing's in it that takes any. @return whether there is such a thing.
    bool focusCentre(Qt::FocusReason reason);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void childEvent(QChildEvent* event) override;

private:
    /// How the docks stand, by the width of the window. The person's changes to each are remembered, but for tabs.
    enum Arrangement { TwoSides, OneColumn, Tabs, ArrangementCount };
    struct Dock {
        QString id;
        QDockWidget* widget = nullptr;
        DockTitle* title = nullptr;
        QString tabWith;
        int height = 1;
        QAction* toggle = nullptr;
        bool wanted = true;    ///< by the person
        bool available = true; ///< it has content
        bool sized = false;    ///< its width is the default one, or the person's
    };
    void addDock(const WorkspaceDock& dock, ActionRegistry& actions);
    void restorePlaces();
    void updateVisible();
    void setSizes();
    void arrange();
    void makeOneColumn();
    void makeTabs();
    std::vector<QDockWidget*> tabsInFront() const;
    void addTab(const Dock& dock);
    void showTitles();
    QString settingsKey(const char* what) const;

    Workspace& m_workspace;
    const QString m_id;
    NoticeBanner* m_banner = nullptr;
    std::vector<Dock> m_docks;
    QTimer m_titlesShown;
    bool m_allHidden = false, m_onScreen = false;
    bool m_wide = false, m_placed = false;
    Arrangement m_arrangement = TwoSides;
    QByteArray m_places[ArrangementCount]; ///< of those that are not on screen; empty: as at first
};

} // namespace sdw::ui
