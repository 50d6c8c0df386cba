// What a person may choose about the program as a whole. Every choice holds at once, except where it says otherwise.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace sdw::ui {

class UiSettings;

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(UiSettings& settings, QWidget* parent = nullptr);

private:
    UiSettings& m_settings;
    QComboBox *m_theme = nullptr, *m_language = nullptr;
    QLabel* m_restart = nullptr;
};

} // namespace sdw::ui
