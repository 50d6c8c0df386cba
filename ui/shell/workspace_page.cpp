#include "ui/shell/workspace_page.h"

#include "ui/actions/action_registry.h"
#include "ui/shell/dock_title.h"
#include "ui/shell/notice_banner.h"

#include <QChildEvent>
#include <QDockWidget>
#include <QResizeEvent>
#include <QSettings>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kNarrow = 1100, kWide = 1920;                            // pixels of the window
constexpr int kLeft = 240, kRight = 260, kWideDock = 320;              // of the docks
constexpr int kRail = 56;                                              // beside this page
constexpr int kVersion = 1;                                            // of the saved places
constexpr const char* kPlaces[] = {"places", "columnPlaces", nullptr}; // settings of each arrangement

} // namespace

WorkspacePage::WorkspacePage(Workspace& workspace, ActionRegistry& actions, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_id(workspace.id())
    , m_banner(new NoticeBanner(this))
{
    setObjectName(m_id + QStringLiteral("Page"));
    setWindowFlags(Qt::Widget); // a part of the window, not a window
    setDockNestingEnabled(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(workspace.widget(), 1);
    setCentralWidget(centre);
    m_titlesShown.setSingleShot(true); // when the layout knows who stands with whom
    m_titlesShown.setInterval(0);
    connect(&m_titlesShown, &QTimer::timeout, this, &WorkspacePage::showTitles);
    for (const WorkspaceDock& dock : workspace.docks())
        addDock(dock, actions);
    connect(&workspace, &Workspace::dockAvailable, this, [this](const QString& id, bool available) {
        for (Dock& dock : m_docks)
            if (dock.id == id) dock.available = available;
        updateVisible();
    });
    restorePlaces();
}

QString WorkspacePage::settingsKey(const char* what) const
{
    return QStringLiteral("workspaces/%1/%2").arg(m_id, QLatin1String(what));
}

void WorkspacePage::addDock(const WorkspaceDock& info, ActionRegistry& actions)
{
    auto* widget = new QDockWidget(info.title, this);
    widget->setObjectName(info.id + QStringLiteral("Dock"));
    widget->setWidget(info.widget);
    widget->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea | Qt::BottomDockWidgetArea);
    auto* title = new DockTitle(widget);
    widget->setTitleBarWidget(title);
    addDockWidget(info.area, widget);
    const std::size_t index = m_docks.size();
    QAction* toggle = actions.addToggle({.id = m_id + QStringLiteral(".dock-") + info.id,
                                         .text = tr("Panel “%1”").arg(info.title),
                                         .icon = QStringLiteral("docks"),
                                         .toolTip = tr("Show or hide the panel “%1”").arg(info.title),
                                         .scope = m_id},
                                        [this, index](bool wanted) {
                                            m_docks[index].wanted = wanted;
                                            if (wanted) m_allHidden = false;
                                            updateVisible();
                                        });
    m_docks.push_back({.id = info.id,
                       .widget = widget,
                       .title = title,
                       .tabWith = info.tabWith,
                       .height = info.height,
                       .toggle = toggle,
                       .available = info.available});
    addTab(m_docks.back());
    {
        const QSignalBlocker quiet(toggle);
        toggle->setChecked(true);
    }
    connect(title, &DockTitle::closeClicked, toggle, [toggle] { toggle->setChecked(false); });
    const auto later = [this] { m_titlesShown.start(); };
    connect(widget, &QDockWidget::dockLocationChanged, this, later);
    connect(widget, &QDockWidget::topLevelChanged, this, later);
    connect(widget, &QDockWidget::visibilityChanged, this, later);
}

void WorkspacePage::addTab(const Dock& dock)
{
    for (const Dock& other : m_docks)
        if (!dock.tabWith.isEmpty() && other.id == dock.tabWith) {
            tabifyDockWidget(other.widget, dock.widget);
            other.widget->raise();
        }
}

/// What stands as a tab among others has its name there.
void WorkspacePage::showTitles()
{
    for (const Dock& dock : m_docks)
        dock.title->setInTab(!dock.widget->isFloating() && !tabifiedDockWidgets(dock.widget).isEmpty());
}

void WorkspacePage::setDocksHidden(bool hidden)
{
    m_allHidden = hidden;
    updateVisible();
}

void WorkspacePage::setOnScreen(bool onScreen)
{
    m_onScreen = onScreen;
    updateVisible();
}

void WorkspacePage::updateVisible()
{
    m_titlesShown.start();
    bool fresh = false;
    for (const Dock& dock : m_docks) {
        const bool inside = m_onScreen || !dock.widget->isFloating(); // what floats is not hidden by its page
        const bool visible = dock.wanted && dock.available && !m_allHidden && inside;
        if (dock.widget->isHidden() == visible) dock.widget->setVisible(visible);
        fresh = fresh || (visible && !dock.sized);
    }
    if (fresh) QTimer::singleShot(0, this, &WorkspacePage::setSizes); // when the layout knows it
}

void WorkspacePage::savePlaces()
{
    QStringList hidden;
    for (const Dock& dock : m_docks)
        if (!dock.wanted) hidden << dock.id;
    QSettings settings;
    settings.setValue(settingsKey("hidden"), hidden);
    if (m_placed) {
        m_places[m_arrangement] = saveState(kVersion);
        for (int i = 0; i < ArrangementCount; ++i)
            if (kPlaces[i] && !m_places[i].isEmpty()) settings.setValue(settingsKey(kPlaces[i]), m_places[i]);
    }
    settings.setValue(settingsKey("wide"), m_wide);
}

bool WorkspacePage::focusCentre(Qt::FocusReason reason)
{
    QWidget* centre = m_workspace.widget();
    while (centre->focusProxy())
        centre = centre->focusProxy();
    const auto canTake = [](const QWidget* one) {
        return one->isVisible() && one->isEnabled() && (one->focusPolicy() & Qt::TabFocus);
    };
    QWidget* first = centre;
    while (!canTake(first) || !(first == centre || centre->isAncestorOf(first))) {
        first = first->nextInFocusChain();
        if (first == centre) return false;
    }
    first->setFocus(reason);
    return true;
}

void WorkspacePage::restorePlaces()
{
    const QSettings settings;
    const QStringList hidden = settings.value(settingsKey("hidden")).toStringList();
    for (Dock& dock : m_docks) {
        dock.wanted = !hidden.contains(dock.id);
        const QSignalBlocker quiet(dock.toggle);
        dock.toggle->setChecked(dock.wanted);
    }
    for (int i = 0; i < ArrangementCount; ++i)
        if (kPlaces[i]) m_places[i] = settings.value(settingsKey(kPlaces[i])).toByteArray();
    m_placed = !m_places[TwoSides].isEmpty() && restoreState(m_places[TwoSides], kVersion);
    for (Dock& dock : m_docks)
        dock.sized = m_placed;
    m_wide = settings.value(settingsKey("wide")).toBool();
    updateVisible();
}

void WorkspacePage::setSizes()
{
    QList<QDockWidget*> widgets;
    QList<int> widths, heights;
    for (Dock& dock : m_docks) {
        const auto area = dockWidgetArea(dock.widget);
        if (dock.widget->isHidden() || area == Qt::BottomDockWidgetArea) continue;
        dock.sized = true;
        widgets << dock.widget;
        widths << (m_wide ? kWideDock : area == Qt::LeftDockWidgetArea ? kLeft : kRight);
        heights << dock.height;
    }
    if (widgets.isEmpty()) return;
    resizeDocks(widgets, widths, Qt::Horizontal);
    resizeDocks(widgets, heights, Qt::Vertical);
}

/// Qt makes the tabs of docks that share a place.
void WorkspacePage::childEvent(QChildEvent* event)
{
    QMainWindow::childEvent(event);
    auto* tabs = event->polished() ? qobject_cast<QTabBar*>(event->child()) : nullptr;
    if (!tabs) return;
    tabs->setAccessibleName(tr("Panels"));
    tabs->setToolTip(tr("Choose the panel that is shown here"));
}

void WorkspacePage::makeOneColumn()
{
    for (const Dock& dock : m_docks) {
        if (dock.widget->isFloating() || dockWidgetArea(dock.widget) == Qt::BottomDockWidgetArea) continue;
        addDockWidget(Qt::RightDockWidgetArea, dock.widget); // at its end, whatever stood there before
        addTab(dock);
    }
}

/// All become tabs of the first left one, or of the first one.
void WorkspacePage::makeTabs()
{
    std::vector<QDockWidget*> inside;
    for (const Qt::DockWidgetArea area : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea})
        for (const Dock& dock : m_docks)
            if (dockWidgetArea(dock.widget) == area && !dock.widget->isFloating()) inside.push_back(dock.widget);
    if (inside.empty()) return;
    for (std::size_t i = 1; i < inside.size(); ++i)
        tabifyDockWidget(inside.front(), inside[i]);
    inside.front()->raise();
}

/// Of docks that share a place, the ones that are seen.
std::vector<QDockWidget*> WorkspacePage::tabsInFront() const
{
    std::vector<QDockWidget*> seen;
    for (const Dock& dock : m_docks)
        if (!tabifiedDockWidgets(dock.widget).isEmpty() && !dock.widget->visibleRegion().isEmpty())
            seen.push_back(dock.widget);
    return seen;
}

void WorkspacePage::arrange()
{
    const int window = width() + kRail;
    const Arrangement wanted = window < kNarrow ? Tabs : window < m_workspace.oneColumnBelow() ? OneColumn : TwoSides;
    if (wanted == m_arrangement) return;
    m_places[m_arrangement] = saveState(kVersion);
    const auto seen = tabsInFront();
    m_arrangement = wanted;
    if (wanted == Tabs) {
        makeTabs(); // always from what there is: too little room to be a place of its own
    } else if (!m_places[wanted].isEmpty()) {
        restoreState(m_places[wanted], kVersion);
    } else if (wanted == OneColumn) {
        makeOneColumn();
        for (Dock& dock : m_docks)
            dock.sized = false;
    }
    if (wanted != Tabs)                      // there a single one is in front, of all
        QTimer::singleShot(0, this, [seen] { // when the layout knows its tabs
            for (QDockWidget* dock : seen)
                dock->raise();
        });
    updateVisible();
}

void WorkspacePage::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    arrange();
    const bool wide = width() + kRail >= kWide;
    if (!m_placed || wide != m_wide) {
        m_wide = wide;
        m_placed = true;
        setSizes();
    }
}

} // namespace sdw::ui
