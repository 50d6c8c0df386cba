// Writing what a comparison found: asks where, works aside, and says how it went.
#pragma once

#include "core/comparison/compared_set.h"
#include "ui/shell/app_context.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

class QAction;
class QWidget;

namespace sdw::ui {

class Job;

class ComparisonExport : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions, and the workspace that is told. @param images those that a figure is to show.
    /// @param window for dialogs; outlives this.
    ComparisonExport(AppContext& context, const QString& scope, std::function<std::vector<std::size_t>()> images,
                     QWidget& window, QObject* parent = nullptr);
    ~ComparisonExport() override;

    /// Null: none.
    void setSet(std::shared_ptr<const ComparedSet> set);
    void setEnabled(bool enabled);
    QAction* reportAction() const { return m_report; }
    QAction* figureAction() const { return m_figure; }

    /// @param file its ending says the kind. Ends with a notice.
    void saveReport(const QString& file);
    void saveFigureOf(const std::vector<std::size_t>& images, const QString& file);
    bool isBusy() const;

Q_SIGNALS:
    void settled();

private:
    QString ask(const QString& title, const QString& name, const QStringList& filters) const;
    void write(const QString& title, const QString& file, std::function<void(const Progress&)> work);

    AppContext& m_context;
    QString m_scope;
    std::function<std::vector<std::size_t>()> m_images;
    QWidget& m_window;
    std::shared_ptr<const ComparedSet> m_set;
    QAction *m_report = nullptr, *m_figure = nullptr;
    Job* m_job = nullptr;
};

} // namespace sdw::ui
