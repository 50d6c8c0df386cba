// An image with a label map over it.
#pragma once

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace sdw::ui {

/// Shows the image as large as fits, and over it the mask in the colours of its classes.
class MaskView : public QWidget {
    Q_OBJECT
public:
    static constexpr int kNoClass = -1;

    explicit MaskView(QWidget* parent = nullptr);

    void setImage(const QImage& image);
    /// @param mask Format_Indexed8, size of the image, its colour table holds the class colours; null: no mask.
    void setMask(const QImage& mask);
    const QImage& image() const { return m_image; }
    const QImage& mask() const { return m_mask; }
    double opacity() const { return m_opacity; }
    QSize sizeHint() const override { return {640, 480}; }

public Q_SLOTS:
    void setOpacity(double opacity); ///< of the mask, 0..1
    /// Shows this class alone at full opacity, the others faintly; kNoClass: all alike.
    void isolateClass(int index);

Q_SIGNALS:
    /// The pointer moved to a pixel. @param index class there, or kNoClass; x, y in image pixels, -1 outside.
    void pointed(int index, int x, int y);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRect target() const; ///< where the image lies in the widget
    void rebuildOverlay();

    QImage m_image, m_mask;
    QImage m_overlay; ///< the mask in colours, isolation applied
    QPixmap m_scaled; ///< the image at the size shown, kept until that changes
    double m_opacity = 0.5;
    int m_isolated = kNoClass;
};

} // namespace sdw::ui
