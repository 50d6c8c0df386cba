// What LibTorch throws while a model works on a picture, as the engine's own error.
#pragma once

#include "core/base/error.h"

#include <c10/util/Exception.h>
#include <opencv2/core.hpp>

#include <string>

namespace sdw {

/// Calls `work()` and passes on what it gives.
/// @param remedy what to do where the device's memory is not enough: "predict in smaller windows or on the CPU".
/// @throws Error
template <typename Work>
auto onPicture(const cv::Mat& image, const char* remedy, Work&& work)
{
    try {
        return work();
    } catch (const c10::OutOfMemoryError& error) {
        throw Error(std::string("Device memory ran out; ") + remedy + ". " + error.what_without_backtrace(),
                    ErrorKind::Resources);
    } catch (const c10::Error& error) {
        throw Error(std::string("The model failed on a picture of ") + std::to_string(image.cols) + "x" +
                    std::to_string(image.rows) + " pixels: " + error.what_without_backtrace());
    }
}

} // namespace sdw
