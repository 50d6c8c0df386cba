// Over the plots: which run, how it is doing in words, what to watch out for, and the buttons that steer it.
#pragma once

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QLabel;
class QVBoxLayout;

namespace sdw {
struct HealthFinding;
class RunLog;
struct ResumePoint;
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
    /// @param resume where the run can be resumed, from what.
    void show(const RunWatcher& run, const QString& trouble, const std::optional<ResumePoint>& resume);
    QString sentence() const;

private:
    /// A line under the sentence.
    struct Line {
        QString text, toolTip;
        bool bad = false;
        bool operator==(const Line&) const = default;
    };

    static std::vector<Line> linesOf(const RunWatcher& run, const std::vector<HealthFinding>& findings,
                                     const QString& trouble, const std::optional<ResumePoint>& resume);
    void showLines(std::vector<Line> lines);

    IconLabel* m_icon = nullptr;
    QLabel *m_name = nullptr, *m_sentence = nullptr, *m_resume = nullptr;
    QWidget* m_findings = nullptr;
    QVBoxLayout* m_findingLines = nullptr;
    std::vector<Line> m_shown; ///< in m_findings
};

} // namespace sdw::ui
