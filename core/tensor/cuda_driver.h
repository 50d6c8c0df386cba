// Whether this machine has a driver for CUDA, told without opening anything of LibTorch.
#pragma once

namespace sdw {

/// Some milliseconds, the first time.
bool hasCudaDriver();

} // namespace sdw
