// Looking: zoom, and hiding the labels for a moment.
#pragma once

#include <QObject>

class QAction;

namespace sdw::ui {

class ActionRegistry;
class Canvas;
class HeldKey;
class LayerPanel;

class ViewActions : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate". @param held outlives this.
    ViewActions(ActionRegistry& actions, const QString& scope, Canvas& canvas, LayerPanel& layers, HeldKey& held,
                QObject* parent = nullptr);

    void setEnabled(bool enabled);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Canvas& m_canvas;
    LayerPanel& m_layers;
    HeldKey& m_held;
    QAction *m_fit = nullptr, *m_actualSize = nullptr, *m_in = nullptr, *m_out = nullptr, *m_hide = nullptr;
};

} // namespace sdw::ui
