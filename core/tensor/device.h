// Which device computes. One binary serves machines with and without a GPU: LibTorch's CUDA part is opened at run time.
#pragma once

#include <torch/torch.h>

#include <string>

namespace sdw {

/// Opens LibTorch's CUDA library when a CUDA driver is there. Must come before the first question about CUDA in the
/// process (asking first leaves CUDA unusable for good); later calls do nothing.
/// @return one line for people: what was opened, or why the CPU is used.
const std::string& openCuda();

/// @param name "auto" (the first GPU, else the CPU), "cpu", "cuda" or "cuda:N".
/// @throws Error when that device is not there, with openCuda()'s reason.
torch::Device chooseDevice(const std::string& name);

/// Whether this CPU multiplies bfloat16 matrices in hardware (AVX512-BF16; AMX has it too).
bool cpuHasFastBfloat16();

/// Autocast for the scope of this object: "fp32" (none), "bf16" or "fp16".
class AutocastScope {
public:
    AutocastScope(const torch::Device& device, const std::string& precision);
    ~AutocastScope();
    AutocastScope(const AutocastScope&) = delete;
    AutocastScope& operator=(const AutocastScope&) = delete;

private:
    torch::DeviceType m_device;
    bool m_wasEnabled = false;
    torch::ScalarType m_previous = torch::kFloat;
};

} // namespace sdw
