// What is exported: the labels or a model's predictions, and of which images.
#pragma once

#include "ui/export/export_choice.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QRadioButton;
class QSortFilterProxyModel;

namespace sdw::ui {

class ExportImageModel;
class LabelStore;
class ProjectSession;

class WhatStep : public QWidget {
    Q_OBJECT
public:
    /// @param openModel lets the person choose the model.
    WhatStep(ProjectSession& session, LabelStore& labels, QAction* openModel, QWidget* parent = nullptr);

    void setChoice(const ExportChoice& choice);
    /// Puts into `choice` what this step says.
    void save(ExportChoice& choice) const;
    ExportChoice::From from() const;
    const ExportImageModel& images() const { return *m_images; }
    /// The model that predicts. @param problem why it cannot; empty: it can.
    void setModel(const QString& name, const QString& problem);

Q_SIGNALS:
    void changed();
    void fromChanged();

private:
    void rememberChecked();
    void fillPresets();
    void applyPreset();
    void updateCount();
    void checkShown(bool checked);

    ProjectSession& m_session;
    ExportImageModel* m_images = nullptr;
    QSortFilterProxyModel* m_shown = nullptr;
    QRadioButton *m_fromLabels = nullptr, *m_fromModel = nullptr;
    QWidget* m_modelRow = nullptr;
    QLabel *m_modelName = nullptr, *m_modelProblem = nullptr, *m_count = nullptr;
    QComboBox* m_preset = nullptr;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
    QPushButton *m_all = nullptr, *m_none = nullptr;
    ExportChoice m_choice; ///< From and Images part
};

} // namespace sdw::ui
