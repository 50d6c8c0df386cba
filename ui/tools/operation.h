// Something done to the labels or to the chosen shapes by one command, without the pointer: fill holes, smooth, unite.
// A new one is one file in ui/tools and one line in operations.def.
#pragma once

#include "ui/tools/tool.h"

namespace sdw::ui {

/// What it works on; in the menu they stand apart.
enum class OperationGroup { Labels, Shapes };

struct OperationInfo {
    QString id;   ///< "fill-holes"; the action is "annotate.fill-holes"
    QString name; ///< "Fill holes"
    QString icon;
    QString toolTip;
    QKeySequence key;
    OperationGroup group = OperationGroup::Labels;
    std::vector<ToolOption> options; ///< shown where the operation is started from
};

class Operation {
public:
    virtual ~Operation() = default;
    virtual OperationInfo info() const = 0;
    virtual void run(ToolContext& context) = 0;
};

/// A line of operations.def.
struct OperationEntry {
    const char* id;
    std::unique_ptr<Operation> (*make)();
};

const std::vector<OperationEntry>& operationCatalog();

} // namespace sdw::ui
