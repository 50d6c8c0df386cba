// What an export wrote, what it left out and why: stays on the page until the next one.
#pragma once

#include "core/exporters/exporter.h"

#include <QWidget>

class QAction;
class QLabel;
class QPlainTextEdit;
class QTableView;

namespace sdw::ui {

class IconLabel;
class PixelCountModel;

class ReportView : public QWidget {
    Q_OBJECT
public:
    /// @param openFolder, copy actions of the buttons.
    ReportView(QAction* openFolder, QAction* copy, QWidget* parent = nullptr);

    void showReport(const ExportReport& report);
    void showFailure(const QString& message);
    void showStopped();
    void clear();
    /// Null: there is none.
    const std::optional<ExportReport>& report() const { return m_report; }
    QString asText() const;

private:
    enum class Outcome { Good, Partly, Failed, Stopped };
    void present(Outcome outcome, const QString& headline, const QString& notes);

    std::optional<ExportReport> m_report;
    IconLabel* m_icon = nullptr;
    QLabel *m_headline = nullptr, *m_folder = nullptr;
    PixelCountModel* m_pixels = nullptr;
    QTableView* m_table = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QWidget* m_buttons = nullptr;
};

} // namespace sdw::ui
