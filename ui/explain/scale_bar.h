// What the colours of a map mean: a bar with its ends in numbers, and the value under the pointer.
#pragma once

#include "core/explanation/colour_map.h"

#include <QWidget>

#include <optional>

namespace sdw::ui {

class ScaleBar : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBar(QWidget* parent = nullptr);

    /// @param quantity "cosine similarity"; for the tool tip.
    void setScale(ColourMap map, ValueRange range, const QString& quantity);
    void setValue(std::optional<double> value);
    void setOutline(std::optional<double> value);

    ValueRange range() const { return m_range; }
    std::optional<double> value() const { return m_value; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ColourMap m_map = ColourMap::Diverging;
    ValueRange m_range{-1, 1};
    std::optional<double> m_value, m_outline;
};

} // namespace sdw::ui
