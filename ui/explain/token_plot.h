// The external tokens as dots on their first two principal axes: what is near to each other is alike.
#pragma once

#include "core/base/class_list.h"

#include <opencv2/core.hpp>

#include <QWidget>

#include <vector>

namespace sdw::ui {

class TokenPlot : public QWidget {
    Q_OBJECT
public:
    explicit TokenPlot(QWidget* parent = nullptr);

    /// @param places CV_32FC1 K×2; empty: none.
    void setTokens(const cv::Mat& places, const ClassList& classes);
    void setChosen(int token);            ///< marked; -1: none
    int tokenAt(const QPointF& at) const; ///< -1: none is near
    QPointF placeOf(int token) const { return m_places[std::size_t(token)]; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width * 3 / 4; }
    QSize sizeHint() const override { return {220, 165}; }
    QSize minimumSizeHint() const override { return {120, 90}; }

Q_SIGNALS:
    void clicked(int token);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void place();
    QString nameOf(int token) const;

    cv::Mat m_tokens;
    ClassList m_classes;
    std::vector<QPointF> m_places; ///< in the widget
    int m_chosen = -1, m_pointed = -1;
};

} // namespace sdw::ui
