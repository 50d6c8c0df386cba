#include "core/model/tensor_file.h"

#include "core/base/error.h"
#include "core/model/python_weights.h"
#include "core/model/safetensors.h"

namespace sdw {
namespace {

/// What a file that is no tensor file seems to be, for the message.
std::string guessKind(FileReader& file)
{
    const std::string start = file.readText(0, std::min<std::uint64_t>(file.size(), 64));
    const auto starts = [&](std::string_view text) { return start.compare(0, text.size(), text) == 0; };
    if (start.empty()) return "it is empty";
    if (starts("version https://git-lfs"))
        return "it is a Git LFS pointer, not the weights themselves; fetch them with git lfs pull";
    if (starts("<!DOCTYPE") || starts("<!doctype") || starts("<html"))
        return "it is a web page, not weights; the download went wrong";
    return "it is neither a safetensors file nor a PyTorch checkpoint";
}

} // namespace

TensorFile readTensorFile(const std::filesystem::path& path)
{
    FileReader file(path);
    if (looksLikeSafetensors(file))
        return readSafetensors(file); // first: a header length can look like a pickle's start
    if (looksLikePytorch(file)) return readPytorch(file);
    file.fail(guessKind(file));
}

std::vector<TensorInfo> listTensors(const std::filesystem::path& path, TensorFile* about)
{
    FileReader file(path);
    if (looksLikeSafetensors(file)) return listSafetensors(file, about ? &about->metadata : nullptr);
    if (looksLikePytorch(file)) return listPytorch(file, about);
    file.fail(guessKind(file));
}

} // namespace sdw
