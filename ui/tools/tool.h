// A tool of the Annotate workspace. A new one is one file in ui/tools and one line in tools.def.
#pragma once

#include "ui/canvas/canvas_tool.h"
#include "ui/tools/tool_context.h"

#include <QKeySequence>
#include <QStringList>

#include <memory>
#include <vector>

namespace sdw::ui {

/// A choice shown in the strip while its tool is in use. The type of `value` decides on the control: bool, int, double,
/// or an int with `choices` (the index).
struct ToolOption {
    QString id;      ///< "size": key of the settings; tools that name the same id share it
    QString name;    ///< "Size"
    QString toolTip; ///< one sentence
    QVariant value;  ///< by default
    double from = 0, to = 100, step = 1;
    QString suffix; ///< " px"
    QStringList choices;
};

/// Where a tool stands in the column beside the canvas.
enum class ToolGroup { Select, Paint, Shape, Smart, Model };

struct ToolInfo {
    QString id;       ///< "brush"; the action is "annotate.tool-brush"
    QString name;     ///< "Brush"
    QString icon;     ///< of resources/icons
    QString toolTip;  ///< one sentence: what it does and how
    QKeySequence key; ///< held down, the tool is there until it is let go
    ToolGroup group = ToolGroup::Paint;
    std::vector<ToolOption> options;
};

/// Lives as long as the workspace. Between two images everything unfinished is dropped by cancel().
class Tool : public CanvasTool {
public:
    explicit Tool(ToolContext& context)
        : m_context(context)
    {
    }

    virtual ToolInfo info() const = 0;
    /// It became the tool in use, or is no longer; unfinished work is dropped in the latter case.
    virtual void activated() {}
    virtual void deactivated() { cancel(); }
    /// Escape, another image: drops what is unfinished. @return whether there was something.
    virtual bool cancel() { return false; }
    /// Enter: commits what is unfinished. @return whether there was something.
    virtual bool finish() { return false; }
    /// Unfinished work has a part that undoPart() would take back. What changes that is seen: somebody asks again after
    /// each ToolContext::redraw() and preview().
    virtual bool hasPart() const { return false; }
    /// Undo inside of unfinished work: takes back its last part. @return whether there was something.
    virtual bool undoPart() { return false; }
    /// An option of this tool, or the class, has another value.
    virtual void settingsChanged() {}
    /// ToolContext::features() says something else.
    virtual void featuresChanged() {}

protected:
    ToolContext& context() const { return m_context; }

private:
    ToolContext& m_context;
};

/// A line of tools.def.
struct ToolEntry {
    const char* id;
    std::unique_ptr<Tool> (*make)(ToolContext& context);
};

/// In the order of the tool column.
const std::vector<ToolEntry>& toolCatalog();

} // namespace sdw::ui
