#include "core/model/safetensors.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>

namespace sdw {
namespace {

static_assert(std::endian::native == std::endian::little, "tensor files are little-endian and are read as they stand");

struct TypeName {
    const char* name;
    torch::ScalarType type;
};
constexpr std::array<TypeName, 10> kTypes{{{"F64", torch::kFloat64},
                                           {"F32", torch::kFloat32},
                                           {"F16", torch::kFloat16},
                                           {"BF16", torch::kBFloat16},
                                           {"I64", torch::kInt64},
                                           {"I32", torch::kInt32},
                                           {"I16", torch::kInt16},
                                           {"I8", torch::kInt8},
                                           {"U8", torch::kUInt8},
                                           {"BOOL", torch::kBool}}};

torch::ScalarType typeOf(const SafetensorsEntry& entry)
{
    return std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& type) { return entry.type == type.name; })
        ->type; // the header's reader knows no other
}

torch::Tensor readTensor(FileReader& file, const SafetensorsHeader& header, const SafetensorsEntry& entry)
{
    try {
        const torch::ScalarType type = typeOf(entry);
        torch::Tensor tensor = torch::empty(entry.shape, type);
        file.read(header.dataStart + entry.begin, tensor.data_ptr(), entry.end - entry.begin);
        if (type == torch::kBool) tensor = tensor.view(torch::kUInt8).ne(0); // other bytes than 0 and 1 are no bool
        return tensor;
    } catch (const c10::Error& error) {
        file.fail("tensor '" + entry.name + "' cannot be made (" + error.what_without_backtrace() + ")");
    }
}

} // namespace

TensorFile readSafetensors(FileReader& file)
{
    SafetensorsHeader header = readSafetensorsHeader(file);
    TensorFile content;
    content.metadata = std::move(header.metadata);
    for (const SafetensorsEntry& entry : header.entries)
        content.tensors.emplace(entry.name, readTensor(file, header, entry));
    return content;
}

std::vector<TensorInfo> listSafetensors(FileReader& file, std::map<std::string, std::string>* metadata)
{
    SafetensorsHeader header = readSafetensorsHeader(file);
    if (metadata) *metadata = std::move(header.metadata);
    std::vector<TensorInfo> list;
    for (SafetensorsEntry& entry : header.entries)
        list.push_back({std::move(entry.name), std::move(entry.type), std::move(entry.shape)});
    std::sort(list.begin(), list.end(), [](const TensorInfo& a, const TensorInfo& b) { return a.name < b.name; });
    return list;
}

std::string safetensorsType(torch::ScalarType type)
{
    const auto known =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& entry) { return entry.type == type; });
    return known == kTypes.end() ? std::string() : known->name;
}

void writeSafetensors(const std::filesystem::path& path, const TensorFile& content)
{
    const auto refuse = [&](const std::string& reason) {
        throw Error("Cannot write '" + path.string() + "': " + reason + ".");
    };
    // Wide types first: then every tensor lies on a multiple of its own element size, as memory-mapping readers want
    // it.
    std::vector<std::pair<std::string, torch::Tensor>> order(content.tensors.begin(), content.tensors.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second.element_size() > b.second.element_size(); });

    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!content.metadata.empty()) header["__metadata__"] = content.metadata;
    std::uint64_t place = 0;
    for (const auto& [name, tensor] : order) {
        if (name == "__metadata__") refuse("a tensor cannot be called '__metadata__'");
        const std::string type = safetensorsType(tensor.scalar_type());
        if (type.empty()) refuse("tensor '" + name + "' has a type that safetensors does not know");
        const std::uint64_t end = place + std::uint64_t(tensor.numel()) * std::uint64_t(tensor.element_size());
        header[name] = {{"dtype", type}, {"shape", tensor.sizes().vec()}, {"data_offsets", {place, end}}};
        place = end;
    }
    std::string text;
    try {
        text = header.dump();
    } catch (const nlohmann::json::exception&) {
        refuse("a name or a metadata text in it is not valid UTF-8");
    }
    text.append((8 - text.size() % 8) % 8, ' ');
    if (text.size() > kMostSafetensorsHeaderBytes) refuse("its header would pass the 100 MB that the format allows");

    writeFileWhole(path, [&](const ByteSink& sink) {
        const std::uint64_t length = text.size();
        sink(&length, 8);
        sink(text.data(), text.size());
        for (const auto& [name, tensor] : order) {
            const torch::Tensor plain = tensor.detach().to(torch::kCPU).contiguous();
            if (plain.numel() > 0) sink(plain.data_ptr(), plain.nbytes());
        }
    });
}

} // namespace sdw
