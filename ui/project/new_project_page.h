// The form for a new project: what it is called, where it lies, which images and classes it starts with.
#pragma once

#include "ui/project/project_session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sdw::ui {

class Job;
class UiSettings;

class NewProjectPage : public QWidget {
    Q_OBJECT
public:
    NewProjectPage(UiSettings& settings, JobList& jobs, QWidget* parent = nullptr);
    ~NewProjectPage() override;

    /// Fills the form anew. @param images folder of images or data set; may be empty.
    void begin(const QString& images);
    bool isSettled() const;

Q_SIGNALS:
    void wanted(const sdw::ui::NewProject& project);
    void cancelled();
    void settled();

private:
    void lookAtData();
    void check();
    NewProject project() const;

    UiSettings& m_settings;
    Job* m_look = nullptr; ///< recognises the layout
    QLineEdit *m_data = nullptr, *m_name = nullptr, *m_folder = nullptr;
    QComboBox *m_layout = nullptr, *m_classes = nullptr;
    QLabel *m_found = nullptr, *m_problem = nullptr;
    QPushButton* m_create = nullptr;
    bool m_usable = false; ///< the data folder can be opened
};

} // namespace sdw::ui
