// The names of a plot's curves, in lines below it: a click hides one, Alt+click shows it alone.
#pragma once

#include "ui/training/curve_look.h"

#include <QListWidget>

#include <memory>
#include <vector>

namespace sdw::ui {

class CurveLegend : public QListWidget {
    Q_OBJECT
public:
    explicit CurveLegend(QWidget* parent = nullptr);

    void setCurves(const std::vector<std::unique_ptr<PlottedCurve>>& curves);
    /// The place of a curve's name, for tests. @param id as in setCurves().
    QListWidgetItem* itemOf(const QString& id) const;

Q_SIGNALS:
    void toggled(const QString& id);
    void isolated(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void look(QListWidgetItem* item, const CurveLook& look, bool shown);
    void fitHeight();

    struct Entry {
        QString id;
        CurveLook look;
        bool shown = true;
        bool operator==(const Entry&) const = default;
    };
    std::vector<Entry> m_entries;
};

} // namespace sdw::ui
