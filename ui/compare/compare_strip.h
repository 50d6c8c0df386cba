// How a comparison is looked at: the way, the strength of the labels, the truth, zoom.
#pragma once

#include "ui/compare/compare_view.h"
#include "ui/shell/app_context.h"

class QAction;
class QSlider;

namespace sdw::ui {

class CompareStrip : public QWidget {
    Q_OBJECT
public:
    /// @param scope of its actions. @param view outlives this.
    CompareStrip(AppContext& context, const QString& scope, CompareView& view, QWidget* parent = nullptr);

    /// Whether there is something to look at.
    void setUsable(bool usable);
    void setMode(CompareMode mode);

private:
    QAction* add(const char* name, const QString& text, const char* icon, const QString& toolTip,
                 const QList<QKeySequence>& keys, std::function<void()> act);
    QAction* addToggle(const char* name, const QString& text, const char* icon, const QString& toolTip,
                       const QList<QKeySequence>& keys, std::function<void(bool)> act);
    void addModes();
    void addViewing();

    AppContext& m_context;
    QString m_scope;
    CompareView& m_view;
    QList<QAction*> m_modes, m_toggles, m_others;
    QSlider* m_opacity = nullptr;
};

} // namespace sdw::ui
