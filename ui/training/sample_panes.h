// A sample picture of a run in its three parts: image, truth and prediction.
#pragma once

#include <QImage>
#include <QWidget>

namespace sdw::ui {

/// As large as they fit: side by side, or one over the other in a tall place.
class SamplePanes : public QWidget {
    Q_OBJECT
public:
    explicit SamplePanes(QWidget* parent = nullptr);

    /// @param strip as core/training/sample_strip.h makes it; a null picture: none.
    void setStrip(const QImage& strip);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_strip;
};

} // namespace sdw::ui
