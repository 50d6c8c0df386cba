#include "core/parity/fixture.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "core/model/tensor_file.h"

#include <algorithm>

namespace sdw {
namespace {

constexpr std::uint64_t kMaxMetaBytes = 64ull << 20;

std::vector<std::filesystem::path> findWeights(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("weights") && name.ends_with(".safetensors")) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

const torch::Tensor& Fixture::tensor(const std::string& wanted) const
{
    const auto found = tensors.find(wanted);
    if (found == tensors.end())
        throw Error("Parity case '" + name + "' has no tensor '" + wanted + "' in " +
                    (folder / "tensors.safetensors").string() + ".");
    return found->second;
}

Fixture readFixture(const std::filesystem::path& folder)
{
    if (!std::filesystem::is_regular_file(folder / "meta.json"))
        throw Error(folder.string() + " is no parity case: it holds no meta.json.");
    Fixture fixture;
    fixture.folder = folder;
    fixture.meta = parseJson(readFileWhole(folder / "meta.json", kMaxMetaBytes), (folder / "meta.json").string());
    if (!fixture.meta.is_object()) throw Error((folder / "meta.json").string() + ": expected a JSON object.");
    const auto name = fixture.meta.find("case");
    fixture.name =
        name != fixture.meta.end() && name->is_string() ? name->get<std::string>() : folder.filename().string();
    fixture.tensors = readTensorFile(folder / "tensors.safetensors").tensors;
    fixture.weights = findWeights(folder);
    return fixture;
}

std::string weightsLayout(const std::filesystem::path& file)
{
    const auto stem = file.stem().string();
    return stem.starts_with("weights_") ? stem.substr(8) : "";
}

std::int64_t storedStride(const std::string& name)
{
    const auto at = name.rfind("_stride");
    if (at == std::string::npos) return 1;
    const auto digits = name.substr(at + 7);
    const bool number =
        !digits.empty() && digits.size() < 5 && digits.find_first_not_of("0123456789") == std::string::npos;
    return number ? std::max<std::int64_t>(1, std::stoll(digits)) : 1;
}

torch::Tensor strided(const torch::Tensor& maps, std::int64_t stride)
{
    return maps.slice(-2, 0, std::nullopt, stride).slice(-1, 0, std::nullopt, stride);
}

} // namespace sdw
