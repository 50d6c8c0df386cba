// The page that exports label maps: what, in which format, where; and the report of what was written.
#pragma once

#include "ui/export/export_choice.h"

#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QPushButton;
class QTimer;

namespace sdw::ui {

struct AppContext;
struct Opened;
class FormatStep;
class Job;
class ModelLabels;
class ReportView;
class WhatStep;
class WhereStep;

/// The actions behind the page's buttons; the workspace makes them.
struct ExportActions {
    QAction *start = nullptr, *suggest = nullptr, *recolour = nullptr, *browse = nullptr;
    QAction *openFolder = nullptr, *copy = nullptr;
    QAction* openModel = nullptr; ///< may be null
};

class ExportPage : public QWidget {
    Q_OBJECT
public:
    ExportPage(AppContext& context, const ExportActions& actions, QWidget* parent = nullptr);
    ~ExportPage() override;

    /// What is open now, with the choice remembered for it; null: nothing.
    void setOpened(const std::shared_ptr<const Opened>& opened);
    /// Classes, splits or the name of what is open changed.
    void updateOpened(const std::shared_ptr<const Opened>& opened);
    /// Work for a page that nobody looks at waits.
    void setInFront(bool inFront);
    void forgetModel();
    /// What is chosen from now on is not remembered for the next time.
    void stopRemembering() { m_remembers = false; }

    void start();
    void openFolder();
    void copyReport();
    void suggestIds();
    void chooseColour();
    void browse();

    bool isSettled() const;
    bool isExporting() const;
    WhatStep& what() const { return *m_what; }
    FormatStep& format() const { return *m_format; }
    WhereStep& where() const { return *m_where; }
    ReportView& report() const { return *m_report; }

Q_SIGNALS:
    void settled();

private:
    QString projectKey() const;
    void remember();
    void noteChange();
    void updateClasses();
    void loadModel();
    void loadSample();
    int sampleImage() const;
    void updateButton();
    QString whyNot() const;

    AppContext& m_context;
    ExportActions m_actions;
    std::shared_ptr<const Opened> m_opened;
    ExportChoice m_choice;
    std::shared_ptr<ModelLabels> m_model;
    QString m_modelProblem, m_exportFolder;
    bool m_inFront = false, m_sampleStale = true, m_loading = false, m_remembers = true;
    WhatStep* m_what = nullptr;
    FormatStep* m_format = nullptr;
    WhereStep* m_where = nullptr;
    ReportView* m_report = nullptr;
    QPushButton* m_button = nullptr;
    QLabel* m_why = nullptr;
    QTimer* m_later = nullptr; ///< a stroke changes labels often; the sample follows when it is quiet
    Job *m_modelJob = nullptr, *m_sampleJob = nullptr, *m_exportJob = nullptr;
};

} // namespace sdw::ui
