#include "core/tensor/device.h"

#include "core/base/error.h"
#include "core/tensor/cuda_driver.h"

#include <ATen/autocast_mode.h>

#include <dlfcn.h>

namespace sdw {

const std::string& openCuda()
{
    static const std::string outcome = []() -> std::string {
        // The driver is probed first: it is cheap, and without one the 0.5 GB of CUDA code need not be mapped.
        if (!hasCudaDriver()) return "no CUDA driver, using the CPU";
        if (!dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL)) {
            const char* reason = dlerror();
            return std::string("CUDA driver found, but LibTorch's CUDA part does not open, using the CPU: ") +
                   (reason ? reason : "unknown reason");
        }
        const auto count = torch::cuda::device_count();
        return count > 0 ? std::to_string(count) + " CUDA device" + (count > 1 ? "s" : "")
                         : "CUDA opened, but no device answers, using the CPU";
    }();
    return outcome;
}

torch::Device chooseDevice(const std::string& name)
{
    const std::string& cuda = openCuda();
    const bool there = torch::cuda::is_available();
    if (name == "cpu") return torch::kCPU;
    if (name == "auto") return there ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
    int index = 0;
    if (name.starts_with("cuda:")) {
        const std::string digits = name.substr(5);
        if (digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != std::string::npos)
            throw Error("Unknown device '" + name + "'; known: auto, cpu, cuda, cuda:N.", ErrorKind::Usage);
        index = std::stoi(digits);
    } else if (name != "cuda") {
        throw Error("Unknown device '" + name + "'; known: auto, cpu, cuda, cuda:N.", ErrorKind::Usage);
    }
    if (!there || index >= int(torch::cuda::device_count()))
        throw Error("Device '" + name + "' is not there: " + cuda + ".", ErrorKind::Resources);
    return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(index));
}

bool cpuHasFastBfloat16()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}

AutocastScope::AutocastScope(const torch::Device& device, const std::string& precision)
    : m_device(device.type())
{
    m_wasEnabled = at::autocast::is_autocast_enabled(m_device);
    m_previous = at::autocast::get_autocast_dtype(m_device);
    at::autocast::set_autocast_enabled(m_device, precision != "fp32");
    if (precision != "fp32")
        at::autocast::set_autocast_dtype(m_device, precision == "fp16" ? torch::kHalf : torch::kBFloat16);
    at::autocast::increment_nesting();
}

AutocastScope::~AutocastScope()
{
    if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
    at::autocast::set_autocast_enabled(m_device, m_wasEnabled);
    at::autocast::set_autocast_dtype(m_device, m_previous);
}

} // namespace sdw
