// What the window says about saving: the field of the status bar, a message while something cannot be written, and the
// question before work would be lost.
#pragma once

#include <QObject>
#include <QTimer>

namespace sdw::ui {

class LabelStore;
class Shell;

class SavingNotices : public QObject {
    Q_OBJECT
public:
    SavingNotices(LabelStore& labels, Shell& shell, QWidget* window);

    /// Everything is written, or the person would rather lose the rest; asks only then.
    bool mayClose();

private:
    void showState();
    void tellTrouble(const QString& message);

    LabelStore& m_labels;
    Shell& m_shell;
    QWidget* m_window = nullptr;
    QTimer m_savingShown;     ///< saving that ends at once is not worth a flicker
    bool m_inTrouble = false; ///< something could not be written, and the notice about it stands
};

} // namespace sdw::ui
