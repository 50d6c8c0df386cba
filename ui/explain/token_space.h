// How the external tokens of a model lie to each other: matrix and map.
#pragma once

#include "ui/explain/model_side.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace sdw::ui {

class TokenMatrix;
class TokenPlot;

class TokenSpace : public QWidget {
    Q_OBJECT
public:
    explicit TokenSpace(QWidget* parent = nullptr);

    /// @param model null, or without tokens: nothing but a sentence. @param letter "A" or "B"
    void setModel(std::shared_ptr<const ModelFacts> model, const QString& letter);
    void setChosen(int token); ///< -1: none

Q_SIGNALS:
    void clicked(int token);

private:
    void showReadOut();

    std::shared_ptr<const ModelFacts> m_model;
    QStackedWidget* m_stack = nullptr;
    QLabel *m_title = nullptr, *m_readOut = nullptr, *m_share = nullptr;
    TokenMatrix* m_matrix = nullptr;
    TokenPlot* m_plot = nullptr;
};

} // namespace sdw::ui
