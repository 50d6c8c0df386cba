// How much alike the external tokens are: cosine similarities as a matrix that can be read out.
#pragma once

#include "core/base/class_list.h"

#include <opencv2/core.hpp>

#include <QImage>
#include <QWidget>

namespace sdw::ui {

class TokenMatrix : public QWidget {
    Q_OBJECT
public:
    explicit TokenMatrix(QWidget* parent = nullptr);

    /// @param similarity CV_32FC1 K×K, -1..1; empty: none.
    void setTokens(const cv::Mat& similarity, const ClassList& classes);
    void setChosen(int token); ///< marked; -1: none
    /// "road and pavement: 0.62"; empty while nothing is pointed at.
    QString readOut() const;
    QPoint cell() const { return m_cell; } ///< column and row that are pointed at; (-1, -1): none

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {220, heightForWidth(220)}; }
    QSize minimumSizeHint() const override { return {120, 120}; }

Q_SIGNALS:
    void pointed();
    void clicked(int token); ///< of the row

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int namesWidth() const;
    QRect square() const; ///< of the cells
    QPoint cellAt(const QPoint& at) const;
    void setCell(const QPoint& cell);

    cv::Mat m_similarity;
    ClassList m_classes;
    QImage m_colours;
    QPoint m_cell{-1, -1};
    int m_chosen = -1;
};

} // namespace sdw::ui
