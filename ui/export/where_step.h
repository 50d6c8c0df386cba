// Where the export goes: folder, room on the disk, and what would be written over.
#pragma once

#include "core/exporters/exporter.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QLineEdit;

namespace sdw::ui {

class IconLabel;
class Job;
class JobList;

class WhereStep : public QWidget {
    Q_OBJECT
public:
    /// @param browse action of the button beside the folder; it calls browse().
    WhereStep(JobList& jobs, QAction* browse, QWidget* parent = nullptr);
    ~WhereStep() override;

    /// @param folder of the person; empty: the default.
    void setFolder(const QString& folder);
    /// What the line holds while the person has typed nothing else.
    void setDefaultFolder(const QString& folder);
    /// As the line says, cleaned.
    QString folder() const;
    /// Empty where it is the default.
    QString ownFolder() const;
    bool replaces() const;
    /// Why nothing can be written there; empty: it can.
    QString problem() const;
    bool isSettled() const;
    void browse();
    /// Looks again.
    void look();
    /// The leave to replace held once: there is an export now.
    void noteExported(const QString& folder);

Q_SIGNALS:
    void changed();
    void settled();

private:
    void present(const ExportPlace& place, std::uint64_t freeBytes);

    Job* m_job = nullptr;
    QLineEdit* m_folder = nullptr;
    QLabel *m_free = nullptr, *m_found = nullptr;
    IconLabel* m_icon = nullptr;
    QCheckBox* m_replace = nullptr;
    QString m_default;
    ExportPlace m_place;
    QString m_written; ///< folder of the export that was made last
    bool m_looked = false;
};

} // namespace sdw::ui
