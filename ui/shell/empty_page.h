// What a workspace shows while nothing is open: what it is for, the first step, and the demo.
#pragma once

#include <QWidget>

namespace sdw::ui {

struct AppContext;

class EmptyPage : public QWidget {
    Q_OBJECT
public:
    /// @param icon of the workspace. @param sentence what one does there.
    EmptyPage(AppContext& context, const QString& icon, const QString& sentence, QWidget* parent = nullptr);
};

} // namespace sdw::ui
