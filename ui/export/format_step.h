// In which format: the list of formats, their options, a sample, and the table of ids.
#pragma once

#include "ui/export/export_choice.h"
#include "ui/export/export_sample.h"

#include <QWidget>

class QAction;
class QLabel;
class QListWidget;
class QTableView;

namespace sdw::ui {

class FormatOptions;
class IdTableModel;
class PictureView;

class FormatStep : public QWidget {
    Q_OBJECT
public:
    /// @param suggest, recolour actions of the table's buttons.
    FormatStep(QAction* suggest, QAction* recolour, QWidget* parent = nullptr);

    void setChoice(const ExportChoice& choice);
    void save(ExportChoice& choice) const;
    /// @param problem why there are no classes; empty: there are.
    void setClasses(const std::vector<ExportClass>& classes, const QString& problem);
    void setSample(const ExportSample& sample);
    QString format() const;
    /// Empty: there are no classes.
    const std::optional<IdMapping>& mapping() const;
    /// The choice of the table as it is, and why it cannot be used; empty: it can.
    QString problem() const;
    IdTableModel& table() const { return *m_ids; }
    void suggestIds();
    void chooseColour();

Q_SIGNALS:
    void changed();
    void formatChanged();

private:
    void fillTable();
    void updateHints();
    void showSample();

    ExportChoice m_choice; ///< format, options and ids
    std::vector<ExportClass> m_classes;
    QString m_classProblem, m_tableProblem;
    ExportSample m_sample;
    IdTableModel* m_ids = nullptr;
    QListWidget* m_formats = nullptr;
    QLabel *m_sentence = nullptr, *m_sampleName = nullptr, *m_hints = nullptr;
    FormatOptions* m_options = nullptr;
    PictureView* m_view = nullptr;
    QTableView* m_table = nullptr;
    QWidget* m_conflicts = nullptr;
    QLabel* m_conflictText = nullptr;
};

} // namespace sdw::ui
