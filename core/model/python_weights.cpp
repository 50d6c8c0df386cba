#include "core/model/python_weights.h"

#include "core/base/error.h"
#include "core/model/safetensors.h"
#include "core/model/state_dict.h"
#include "core/model/zip_archive.h"

#include <c10/util/Exception.h>

#include <algorithm>

namespace sdw {
namespace {

using Kind = PickleValue::Kind;

constexpr std::uint64_t kMaxPickleBytes = 64ull << 20;
/// Tensors that share a storage in other types, or views that are not contiguous, need memory of their own; a file
/// whose tensors need many times its length is a trap.
constexpr std::uint64_t kMaxGrowth = 4;

struct Range {
    std::uint64_t offset = 0, size = 0; ///< bytes in the file
};

/// A checkpoint's description, and where the data of each storage lies.
struct Checkpoint {
    PickleDocument document; ///< the state dict's keys point into it
    StateDict state;
    std::map<std::string, Range, std::less<>> storages;
};

Checkpoint openZip(FileReader& file)
{
    const auto entries = readZipDirectory(file);
    std::string root;
    const ZipEntry* pickle = nullptr;
    for (const auto& [name, entry] : entries) {
        if (name != "data.pkl" && !name.ends_with("/data.pkl")) continue;
        const std::string folder = name.substr(0, name.size() - std::string_view("data.pkl").size());
        if (pickle && folder.size() >= root.size()) continue;
        root = folder;
        pickle = &entry;
    }
    if (!pickle) file.fail("it is a zip archive, but not a PyTorch checkpoint (no data.pkl)");
    if (entries.count(root + "constants.pkl") || entries.count(root + "code/"))
        file.fail(
            "it is a TorchScript program, not a checkpoint; save its state_dict with Python's torch.save instead");
    if (const auto order = entries.find(root + "byteorder"); order != entries.end() && order->second.size < 16)
        if (file.readText(order->second.offset, order->second.size) != "little")
            file.fail("it was written on a big-endian machine");
    if (pickle->size > kMaxPickleBytes)
        file.fail("its pickle has " + std::to_string(pickle->size) + " bytes, more than a checkpoint can need");

    Checkpoint checkpoint;
    const auto bytes = std::make_shared<const std::string>(file.readText(pickle->offset, pickle->size));
    checkpoint.document = parsePickle(bytes, 0, file.path().string());
    checkpoint.state = findStateDict(checkpoint.document, file.path().string());
    const std::string data = root + "data/";
    for (const auto& [name, entry] : entries)
        if (name.starts_with(data)) checkpoint.storages[name.substr(data.size())] = {entry.offset, entry.size};
    return checkpoint;
}

/// Before torch 1.6: pickles of a magic number, the protocol, the machine, the object and the storages' names; then for
/// each storage a 64-bit count and its bytes.
Checkpoint openLegacy(FileReader& file)
{
    const std::string origin = file.path().string();
    const auto bytes = std::make_shared<const std::string>(file.readText(0, std::min(file.size(), kMaxPickleBytes)));
    const PickleDocument magic = parsePickle(bytes, 0, origin);
    if (magic[magic.root].kind != Kind::BigInt ||
        magic[magic.root].text != std::string_view("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"))
        file.fail("it is a Python pickle, but not a PyTorch checkpoint");
    const PickleDocument version = parsePickle(bytes, magic.end, origin);
    const PickleDocument machine = parsePickle(bytes, version.end, origin);
    if (version[version.root].integer != 1001) file.fail("its format version is not supported");
    const PickleValue* little = machine.find(machine[machine.root], "little_endian");
    if (!little || little->kind != Kind::Bool || little->integer != 1)
        file.fail("it was written on a big-endian machine");

    Checkpoint checkpoint;
    checkpoint.document = parsePickle(bytes, machine.end, origin);
    checkpoint.state = findStateDict(checkpoint.document, origin);
    std::map<std::string_view, StorageSpec> specs;
    for (const PickleValue& value : checkpoint.document.values)
        if (const auto spec = readStorage(checkpoint.document, value, origin)) specs[spec->key] = *spec;

    const PickleDocument keys = parsePickle(bytes, checkpoint.document.end, origin);
    std::uint64_t place = keys.end;
    for (const PickleId id : keys[keys.root].items) {
        const auto spec = specs.find(keys[id].text);
        if (spec == specs.end()) file.fail("its storage '" + std::string(keys[id].text) + "' is never described");
        std::int64_t count = 0;
        file.read(place, &count, sizeof count);
        place += sizeof count;
        const std::uint64_t size = std::uint64_t(torch::elementSize(spec->second.type));
        if (count < 0 || std::uint64_t(count) > (file.size() - place) / size) file.fail("it ends too early");
        checkpoint.storages[std::string(spec->first)] = {place, std::uint64_t(count) * size};
        place += std::uint64_t(count) * size;
    }
    return checkpoint;
}

Checkpoint openCheckpoint(FileReader& file)
{
    char start[2] = {};
    file.read(0, start, 2);
    return start[0] == 'P' ? openZip(file) : openLegacy(file);
}

/// Reads storages once each, and cuts the tensors out of them.
class TensorReader {
public:
    TensorReader(FileReader& file, const Checkpoint& checkpoint)
        : m_file(file)
        , m_checkpoint(checkpoint)
        , m_budget(kMaxGrowth * file.size())
    {
    }

    torch::Tensor read(const std::string& name, const TensorSpec& spec)
    {
        try {
            const torch::Tensor view = storage(name, spec.storage).as_strided(spec.sizes, spec.strides, spec.offset);
            if (view.is_contiguous()) return view;
            spend(std::uint64_t(view.numel()) * std::uint64_t(view.element_size()));
            return view.contiguous();
        } catch (const c10::Error& error) {
            m_file.fail("the tensor '" + name + "' cannot be made (" + error.what_without_backtrace() + ")");
        }
    }

private:
    void spend(std::uint64_t bytes)
    {
        if (bytes > m_budget) m_file.fail("its tensors would take many times the file's length in memory");
        m_budget -= bytes;
    }

    torch::Tensor storage(const std::string& name, const StorageSpec& spec)
    {
        torch::Tensor& numbers = m_storages[{std::string(spec.key), spec.type}];
        if (numbers.defined() && numbers.numel() >= spec.count) return numbers;
        const auto range = m_checkpoint.storages.find(spec.key);
        if (range == m_checkpoint.storages.end()) m_file.fail("the data of the tensor '" + name + "' is missing");
        const auto size = std::uint64_t(torch::elementSize(spec.type));
        if (std::uint64_t(spec.count) > range->second.size / size)
            m_file.fail("the data of the tensor '" + name + "' is too short");
        const std::uint64_t bytes = std::uint64_t(spec.count) * size;
        spend(bytes);
        numbers = torch::empty({spec.count}, spec.type);
        m_file.read(range->second.offset, numbers.data_ptr(), bytes);
        if (spec.type == torch::kBool)
            numbers = numbers.view(torch::kUInt8).ne(0); // other bytes than 0 and 1 are no bool
        return numbers;
    }

    FileReader& m_file;
    const Checkpoint& m_checkpoint;
    std::uint64_t m_budget;
    std::map<std::pair<std::string, torch::ScalarType>, torch::Tensor> m_storages;
};

} // namespace

bool looksLikePytorch(FileReader& file)
{
    if (file.size() < 4) return false;
    const std::string start = file.readText(0, 4);
    return start == "PK\x03\x04" || (std::uint8_t(start[0]) == 0x80 && start[1] >= 2 && start[1] <= 5);
}

TensorFile readPytorch(FileReader& file)
{
    const Checkpoint checkpoint = openCheckpoint(file);
    TensorFile content;
    TensorReader reader(file, checkpoint);
    for (const auto& [name, spec] : checkpoint.state.tensors)
        content.tensors[name] = reader.read(name, spec);
    content.metadata = checkpoint.state.metadata;
    content.ignored = checkpoint.state.ignored;
    return content;
}

std::vector<TensorInfo> listPytorch(FileReader& file, TensorFile* about)
{
    const Checkpoint checkpoint = openCheckpoint(file);
    std::vector<TensorInfo> list;
    for (const auto& [name, spec] : checkpoint.state.tensors)
        list.push_back({name, safetensorsType(spec.storage.type), spec.sizes});
    if (about) {
        about->metadata = checkpoint.state.metadata;
        about->ignored = checkpoint.state.ignored;
    }
    return list;
}

} // namespace sdw
