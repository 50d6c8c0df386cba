// "1  What": the head of a step of a page that is worked through from one to the next.
#pragma once

#include <QWidget>

namespace sdw::ui {

class StepHeading : public QWidget {
    Q_OBJECT
public:
    StepHeading(int number, const QString& title, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_number;
    QString m_title;
};

} // namespace sdw::ui
