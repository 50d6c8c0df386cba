// The class of the next stroke, in the strip; a click or a key finds another one by a few letters.
#pragma once

#include <QToolButton>

namespace sdw::ui {

class ClassChoice;

class ClassChip : public QToolButton {
    Q_OBJECT
public:
    /// @param search opens the search for a class.
    ClassChip(const ClassChoice& choice, QAction* search, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    /// Only the colour, where there is no room for the name.
    void setCompact(bool compact);

private:
    void show(const ClassChoice& choice);

    QAction* m_search = nullptr;
    bool m_compact = false;
};

} // namespace sdw::ui
