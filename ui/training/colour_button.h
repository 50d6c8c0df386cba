// A button in a colour of the theme: for what starts, pauses and stops a training, and for nothing else. Its text and
// icon say the same without the colour.
#pragma once

#include <QPushButton>

class QAction;

namespace sdw::ui {

class ColourButton : public QPushButton {
    Q_OBJECT
public:
    enum Colour { Accent, Warning, Bad };

    /// Text, tool tip and whether it can be pressed are those of the action. @param icon its name, as the action has it
    ColourButton(Colour colour, const QString& icon, QAction* action, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void paint();

    Colour m_colour;
    QAction* m_action;
    bool m_painting = false;
};

} // namespace sdw::ui
