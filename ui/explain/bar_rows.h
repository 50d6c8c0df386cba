// Rows of a name, a bar from zero and a number; headings between them. All bars have one scale.
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace sdw::ui {

struct BarRow {
    QString text;
    QString number;       ///< as shown at the right
    double value = 0;     ///< length of the bar; to the left where it is negative
    QColor chip = {};     ///< before the text; invalid: none
    bool heading = false; ///< bold, without a bar
};

class BarRows : public QWidget {
    Q_OBJECT
public:
    explicit BarRows(QWidget* parent = nullptr);

    /// @param greatest the scale reaches at least up to it.
    void setRows(std::vector<BarRow> rows, double greatest = 0);
    const std::vector<BarRow>& rows() const { return m_rows; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;

    std::vector<BarRow> m_rows;
    double m_least = 0, m_greatest = 1;
};

} // namespace sdw::ui
