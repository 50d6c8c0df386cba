// The tools as a slim column of buttons at the canvas's left edge, in groups.
#pragma once

#include <QScrollArea>

namespace sdw::ui {

class ToolSet;

class ToolColumn : public QScrollArea {
    Q_OBJECT
public:
    explicit ToolColumn(const ToolSet& tools, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace sdw::ui
