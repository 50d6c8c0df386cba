#include "ui/tools/operation.h"

namespace sdw::ui {

#define SDW_TOOL(id, make) std::unique_ptr<Tool> make(ToolContext& context);
#include "ui/tools/tools.def"
#undef SDW_TOOL
#define SDW_OPERATION(id, make) std::unique_ptr<Operation> make();
#include "ui/tools/operations.def"
#undef SDW_OPERATION

const std::vector<ToolEntry>& toolCatalog()
{
    static const std::vector<ToolEntry> entries = {
#define SDW_TOOL(id, make) {id, make},
#include "ui/tools/tools.def"
#undef SDW_TOOL
    };
    return entries;
}

const std::vector<OperationEntry>& operationCatalog()
{
    static const std::vector<OperationEntry> entries = {
#define SDW_OPERATION(id, make) {id, make},
#include "ui/tools/operations.def"
#undef SDW_OPERATION
    };
    return entries;
}

} // namespace sdw::ui
