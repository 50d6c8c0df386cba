// The line at the bottom: position under the pointer, work that runs aside, zoom and whether all is saved.
#pragma once

#include "ui/shell/app_context.h"

#include <QStatusBar>

class QLabel;

namespace sdw::ui {

class IconLabel;
class JobList;

class StatusFields : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusFields(JobList& jobs, QWidget* parent = nullptr);

    void setPosition(const QString& text);
    void setZoom(const QString& text);
    void setSaved(SavedState state);

private:
    QLabel *m_position = nullptr, *m_zoom = nullptr, *m_saved = nullptr;
    IconLabel* m_savedIcon = nullptr;
};

} // namespace sdw::ui
