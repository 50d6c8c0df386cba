// Over what is painted: everything, only what is unlabelled, or only one class. Locked classes stay in any case.
#pragma once

#include <QComboBox>

namespace sdw::ui {

class ClassChoice;

class PolicyBox : public QComboBox {
    Q_OBJECT
public:
    explicit PolicyBox(ClassChoice& choice, QWidget* parent = nullptr);
    /// Narrower, where there is no room for whole words; the list it opens has them.
    void setCompact(bool compact);

private:
    void fill();
    void show();

    ClassChoice& m_choice;
};

} // namespace sdw::ui
