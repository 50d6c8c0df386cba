// A large choice: icon, a few words, and a sentence that says what comes of it.
#pragma once

#include <QAbstractButton>

namespace sdw::ui {

class ChoiceCard : public QAbstractButton {
    Q_OBJECT
public:
    ChoiceCard(const QString& title, const QString& sentence, const QIcon& icon, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_sentence;
};

} // namespace sdw::ui
