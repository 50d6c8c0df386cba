// Below the canvas while somebody scribbles: how the fit to the strokes is doing, and what to do with it.
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;

namespace sdw::ui {

class StrokeFit;

class FitBar : public QFrame {
    Q_OBJECT
public:
    FitBar(StrokeFit& fit, QAction* takeOver, QWidget* parent = nullptr);

    /// Shown while the tool for strokes is in use.
    void setWanted(bool wanted);

private:
    void showState();

    StrokeFit& m_fit;
    QLabel* m_text = nullptr;
    QProgressBar* m_busy = nullptr;
};

} // namespace sdw::ui
