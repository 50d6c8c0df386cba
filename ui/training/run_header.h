// Over the plots: which run, how it is doing in words, what to watch out for, and the buttons that steer it.
#pragma once

#include <QStringList>
#include <QWidget>

#include <string>

class QAction;
class QLabel;
class QVBoxLayout;

namespace sdw {
struct HealthFinding;
class RunLog;
} // namespace sdw

namespace sdw::ui {

class IconLabel;
class RunWatcher;

struct RunHeaderActions {
    QAction *pause = nullptr, *goOn = nullptr, *stop = nullptr, *resume = nullptr; ///< steer the process
    QAction* promote = nullptr;
};

class RunHeader : public QWidget {
    Q_OBJECT
public:
    explicit RunHeader(const RunHeaderActions& actions, QWidget* parent = nullptr);

    /// @param trouble what stands in the way of this run and nobody else says; empty: nothing.
    void show(const RunWatcher& run, const QString& trouble);
    QString sentence() const;

private:
    static QStringList oddities(const RunLog& log);
    void showFindings(const std::vector<HealthFinding>& findings, const QString& trouble, const QStringList& oddities);

    IconLabel* m_icon = nullptr;
    QLabel *m_name = nullptr, *m_sentence = nullptr;
    QWidget* m_findings = nullptr;
    QVBoxLayout* m_findingLines = nullptr;
    std::string m_shown; ///< findings that are on the page
};

} // namespace sdw::ui
