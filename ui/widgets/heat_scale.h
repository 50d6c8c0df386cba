// The colours of one-sided quantities, and the bar that says what they mean.
#pragma once

#include <QList>
#include <QRgb>
#include <QWidget>

namespace sdw::ui {

/// Viridis in 256 even steps, from nothing to everything.
const QList<QRgb>& heatColours();
/// @param share 0..1; beyond them as at the ends.
QRgb heatColour(double share);

/// A strip of all colours between "0" and "100 %".
class HeatScale : public QWidget {
    Q_OBJECT
public:
    /// @param meaning of what the percents are; for those who hear it, and as a tool tip.
    explicit HeatScale(const QString& meaning, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace sdw::ui
