// A message over a page: icon, sentence, the next step, and the technical text on demand.
#pragma once

#include "ui/shell/app_context.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace sdw::ui {

class IconLabel;

class NoticeBanner : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBanner(QWidget* parent = nullptr);

    void showNotice(const Notice& notice);
    const Notice& notice() const { return m_notice; }
    void clear();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void copyDetails() const;

    Notice m_notice;
    IconLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_action = nullptr;
    QPushButton *m_details = nullptr, *m_copy = nullptr;
    QToolButton* m_close = nullptr;
    QPlainTextEdit* m_detailsText = nullptr;
};

} // namespace sdw::ui
