#include "core/tensor/cuda_driver.h"

#include <dlfcn.h>

namespace sdw {

bool hasCudaDriver()
{
    static const bool found = [] {
        void* driver = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
        if (driver) dlclose(driver);
        return driver != nullptr;
    }();
    return found;
}

} // namespace sdw
