#include "core/base/memory_arena.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace sdw {

void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 30); // large tensors come from the heap too ...
    mallopt(M_TRIM_THRESHOLD, -1);      // ... which is never trimmed
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

} // namespace sdw
