// Modules without memory: for counting parameters of models of any size in no time.
#pragma once

#include <c10/core/impl/LocalDispatchKeySet.h>

namespace sdw {

/// Tensors made in this thread while one of these lives have shapes but no values and take no memory: whatever device
/// they name, they are handed to the framework's "meta" kernels. Modules built so cannot compute; their parameters can
/// be counted and named.
class WeightlessScope {
private:
    // Factory functions have no tensor whose device could decide: the first guard offers them the meta kernels, the
    // second takes away the step that would look at the device they were asked for.
    c10::impl::IncludeDispatchKeyGuard m_offer{c10::DispatchKey::Meta};
    c10::impl::ExcludeDispatchKeyGuard m_decide{c10::DispatchKey::BackendSelect};
};

} // namespace sdw
