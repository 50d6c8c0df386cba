#include "ui/shell/workspace.h"

namespace sdw::ui {

#define SDW_WORKSPACE(id, make) std::unique_ptr<Workspace> make(AppContext& context);
#include "ui/workspaces/workspaces.def"
#undef SDW_WORKSPACE

const std::vector<WorkspaceEntry>& workspaceCatalog()
{
    static const std::vector<WorkspaceEntry> entries = {
#define SDW_WORKSPACE(id, make) {id, make},
#include "ui/workspaces/workspaces.def"
#undef SDW_WORKSPACE
    };
    return entries;
}

} // namespace sdw::ui
