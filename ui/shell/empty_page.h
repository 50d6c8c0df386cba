// What a workspace shows while nothing is open: what it is for, the first step, and the demo.
#pragma once

#include <QWidget>

class QAction;

namespace sdw::ui {

struct AppContext;

class EmptyPage : public QWidget {
    Q_OBJECT
public:
    /// @param icon of the workspace. @param sentence what one does there.
    /// @param first what to do; without it, a folder is opened. It is a button "emptyFirst" here.
    EmptyPage(AppContext& context, const QString& icon, const QString& sentence, QAction* first = nullptr);
};

} // namespace sdw::ui
