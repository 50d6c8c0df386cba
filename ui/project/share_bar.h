// A thin bar: how much of a whole is done.
#pragma once

#include <QWidget>

namespace sdw::ui {

class ShareBar : public QWidget {
    Q_OBJECT
public:
    explicit ShareBar(QWidget* parent = nullptr);

    void setShare(double share); ///< 0 .. 1
    double share() const { return m_share; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share = 0;
};

} // namespace sdw::ui
