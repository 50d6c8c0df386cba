// The line over a pane: whose model, what is shown, and what its colours mean.
#pragma once

#include "ui/explain/scale_bar.h"

#include <QVariant>
#include <QWidget>

class QComboBox;
class QLabel;

namespace sdw::ui {

class PaneHeader : public QWidget {
    Q_OBJECT
public:
    struct Item {
        QString text;
        QVariant key;
    };

    /// @param letter of the model; empty: of none. @param name of the choice, for people: "What pane 2 shows".
    PaneHeader(const QString& letter, const QString& name, const QString& toolTip, QWidget* parent = nullptr);

    /// What can be chosen, and what is; nothing is reported.
    void setItems(const QList<Item>& items, const QVariant& chosen);
    void choose(const QVariant& key); ///< likewise
    /// The item after or before, up to the ends; reported as chosen.
    void step(int by);
    QString text() const; ///< of what is chosen
    /// Shown instead of the choice for as long as a key is held; empty: the choice.
    void setHeld(const QString& text);
    ScaleBar* scale() const { return m_scale; }
    QComboBox* box() const { return m_box; }

Q_SIGNALS:
    /// A person chose it.
    void chosen(const QVariant& key);

private:
    QLabel *m_letter = nullptr, *m_held = nullptr;
    QComboBox* m_box = nullptr;
    ScaleBar* m_scale = nullptr;
};

} // namespace sdw::ui
