// "Explain this pixel": what is there, where the scores of two classes come from, and which tokens answer.
#pragma once

#include "ui/explain/live_maps.h"
#include "ui/explain/model_side.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace sdw::ui {

class BarRows;

class PixelPanel : public QWidget {
    Q_OBJECT
public:
    static constexpr int kPredicted = -1, kRunnerUp = -2; ///< choices of a class besides the classes themselves

    /// @param sides outlive the panel.
    explicit PixelPanel(const std::array<ModelSide*, 2>& sides, QWidget* parent = nullptr);

    /// @param label of the pixel, for people; empty: nobody has labelled it.
    void show(const PixelResult& result, const QString& label);
    void clear();
    /// Whose scores are shown; 0: model A, 1: model B.
    void setSide(int side);
    /// @param place 0 or 1: of the two classes that are compared.
    void setClass(int place, int chosen);

private:
    void present();
    void fillBoxes(const ClassList& classes);

    std::array<ModelSide*, 2> m_sides;
    PixelResult m_result;
    QString m_label;
    int m_side = 1;
    std::array<int, 2> m_chosen{kPredicted, kRunnerUp};
    std::vector<std::string> m_listed; ///< names in the boxes
    QStackedWidget* m_stack = nullptr;
    QLabel *m_title = nullptr, *m_facts = nullptr, *m_tokenTitle = nullptr, *m_noTokens = nullptr;
    QComboBox* m_sideBox = nullptr;
    std::array<QComboBox*, 2> m_classBoxes{};
    BarRows *m_scores = nullptr, *m_tokens = nullptr;
};

/// Classes by logit, the greatest first.
std::vector<int> ranking(const std::vector<ClassScoreParts>& scores);

} // namespace sdw::ui
