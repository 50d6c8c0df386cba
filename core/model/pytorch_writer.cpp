// Writes checkpoints that PyTorch's default loader (weights_only) opens: a zip of stored entries whose data start at
// multiples of 64, and a pickle of the vocabulary that the loader allows.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/model/tensor_file.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sdw {
namespace {

constexpr std::uint64_t kAlignment = 64;
constexpr std::uint64_t kMaxZipBytes = 0xfffffff0u; // beyond, a zip file needs its 64-bit form
constexpr const char* kRoot = "archive/";

const char* storageClass(torch::ScalarType type)
{
    switch (type) {
    case torch::kFloat32:
        return "FloatStorage";
    case torch::kFloat16:
        return "HalfStorage";
    case torch::kBFloat16:
        return "BFloat16Storage";
    case torch::kFloat64:
        return "DoubleStorage";
    case torch::kInt64:
        return "LongStorage";
    case torch::kInt32:
        return "IntStorage";
    case torch::kInt16:
        return "ShortStorage";
    case torch::kInt8:
        return "CharStorage";
    case torch::kUInt8:
        return "ByteStorage";
    case torch::kBool:
        return "BoolStorage";
    default:
        return nullptr;
    }
}

/// CRC-32 as zip files have it (polynomial 0xedb88320).
std::uint32_t checksum(const void* data, std::size_t size)
{
    static const auto table = [] {
        std::array<std::array<std::uint32_t, 256>, 8> made{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = value & 1 ? value >> 1 ^ 0xedb88320u : value >> 1;
            made[0][i] = value;
        }
        for (std::size_t t = 1; t < 8; ++t)
            for (std::size_t i = 0; i < 256; ++i)
                made[t][i] = made[t - 1][i] >> 8 ^ made[0][made[t - 1][i] & 0xff];
        return made;
    }();
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    std::uint32_t crc = ~0u;
    for (; size >= 8; size -= 8, bytes += 8) { // eight bytes a step: weights are hundreds of megabytes
        std::uint32_t low = 0, high = 0;
        std::memcpy(&low, bytes, 4);
        std::memcpy(&high, bytes + 4, 4);
        low ^= crc;
        crc = table[7][low & 0xff] ^ table[6][low >> 8 & 0xff] ^ table[5][low >> 16 & 0xff] ^ table[4][low >> 24] ^
              table[3][high & 0xff] ^ table[2][high >> 8 & 0xff] ^ table[1][high >> 16 & 0xff] ^ table[0][high >> 24];
    }
    for (; size > 0; --size, ++bytes)
        crc = crc >> 8 ^ table[0][(crc ^ *bytes) & 0xff];
    return ~crc;
}

class ZipWriter {
public:
    explicit ZipWriter(const ByteSink& sink)
        : m_sink(sink)
    {
    }

    void add(const std::string& name, const void* data, std::size_t size)
    {
        const std::string path = kRoot + name;
        std::string header;
        const std::uint32_t crc = checksum(data, size);
        put(header, std::uint32_t(0x04034b50));
        putCommon(header, crc, size, path.size());
        const std::uint64_t start = m_place + header.size() + 2 + path.size();
        const std::uint64_t extra = 4 + (kAlignment - (start + 4) % kAlignment) % kAlignment;
        put(header, std::uint16_t(extra));
        header += path;
        header += "FB"; // the padding field that PyTorch uses
        put(header, std::uint16_t(extra - 4));
        header.append(extra - 4, 'Z');

        put(m_directory, std::uint32_t(0x02014b50));
        put(m_directory, std::uint16_t(0)); // made by
        putCommon(m_directory, crc, size, path.size());
        m_directory.append(2 + 2 + 2 + 2 + 4, '\0'); // extra, comment, disk, attributes
        put(m_directory, std::uint32_t(m_place));
        m_directory += path;
        ++m_count;

        write(header.data(), header.size());
        if (size > 0) write(data, size);
    }
    void add(const std::string& name, const std::string& text) { add(name, text.data(), text.size()); }

    void finish()
    {
        const std::uint64_t start = m_place;
        std::string end;
        put(end, std::uint32_t(0x06054b50));
        put(end, std::uint32_t(0));
        put(end, std::uint16_t(m_count));
        put(end, std::uint16_t(m_count));
        put(end, std::uint32_t(m_directory.size()));
        put(end, std::uint32_t(start));
        put(end, std::uint16_t(0));
        write(m_directory.data(), m_directory.size());
        write(end.data(), end.size());
    }

private:
    template <typename Number>
    static void put(std::string& to, Number number)
    {
        to.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    /// What local header and directory entry share: version, flags, method, time, checksum, sizes, length of the name.
    static void putCommon(std::string& to, std::uint32_t crc, std::size_t size, std::size_t nameLength)
    {
        to.append(2 + 2 + 2 + 2, '\0');
        put(to, std::uint16_t(33)); // the earliest date there is: the same content always gives the same file
        put(to, crc);
        put(to, std::uint32_t(size));
        put(to, std::uint32_t(size));
        put(to, std::uint16_t(nameLength));
    }
    void write(const void* data, std::size_t size)
    {
        m_sink(data, size);
        m_place += size;
    }

    const ByteSink& m_sink;
    std::string m_directory;
    std::uint64_t m_place = 0;
    std::uint32_t m_count = 0;
};

/// Instructions of pickle protocol 2.
class PickleWriter {
public:
    std::string bytes{"\x80\x02", 2};

    void global(const char* module, const std::string& name)
    {
        bytes += "c" + std::string(module) + "\n" + name + "\n";
    }
    void text(const std::string& value)
    {
        bytes += 'X';
        put(std::uint32_t(value.size()));
        bytes += value;
    }
    void number(std::int64_t value)
    {
        if (value >= 0 && value < 256)
            bytes += 'K', put(std::uint8_t(value));
        else if (value >= 0 && value < 65536)
            bytes += 'M', put(std::uint16_t(value));
        else if (value >= INT32_MIN && value <= INT32_MAX)
            bytes += 'J', put(std::int32_t(value));
        else
            bytes += "\x8a\x08", put(value);
    }
    void numbers(torch::IntArrayRef values)
    {
        bytes += '(';
        for (const std::int64_t value : values)
            number(value);
        bytes += 't';
    }
    void emptyOrderedDict()
    {
        global("collections", "OrderedDict");
        bytes += ")R";
    }

private:
    template <typename Number>
    void put(Number value)
    {
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
};

std::vector<std::int64_t> rowMajorStrides(torch::IntArrayRef sizes)
{
    std::vector<std::int64_t> strides(sizes.size(), 1);
    for (std::size_t d = sizes.size(); d-- > 1;)
        strides[d - 1] = strides[d] * std::max<std::int64_t>(sizes[d], 1);
    return strides;
}

std::string writePickle(const TensorFile& content)
{
    PickleWriter pickle;
    pickle.bytes += "}(";
    if (!content.metadata.empty()) {
        pickle.text("meta");
        pickle.bytes += "}(";
        for (const auto& [key, value] : content.metadata)
            pickle.text(key), pickle.text(value);
        pickle.bytes += 'u';
    }
    pickle.text("state_dict");
    pickle.emptyOrderedDict();
    pickle.bytes += '(';
    std::size_t key = 0;
    for (const auto& [name, tensor] : content.tensors) {
        pickle.text(name);
        pickle.global("torch._utils", "_rebuild_tensor_v2");
        pickle.bytes += "((";
        pickle.text("storage");
        pickle.global("torch", storageClass(tensor.scalar_type()));
        pickle.text(std::to_string(key++));
        pickle.text("cpu");
        pickle.number(tensor.numel());
        pickle.bytes += "tQ";
        pickle.number(0);
        pickle.numbers(tensor.sizes());
        pickle.numbers(rowMajorStrides(tensor.sizes()));
        pickle.bytes += "\x89"; // needs no gradient
        pickle.emptyOrderedDict();
        pickle.bytes += "tR";
    }
    pickle.bytes += "uu.";
    return pickle.bytes;
}

} // namespace

void writePytorch(const std::filesystem::path& path, const TensorFile& content)
{
    const auto refuse = [&](const std::string& reason) {
        throw Error("Cannot write '" + path.string() + "': " + reason + ".");
    };
    std::uint64_t total = 0;
    for (const auto& [name, tensor] : content.tensors) {
        if (!storageClass(tensor.scalar_type()))
            refuse("tensor '" + name + "' has a type that PyTorch files of this kind do not hold");
        total += std::uint64_t(tensor.numel()) * std::uint64_t(tensor.element_size()) + name.size() + 1024;
    }
    if (content.tensors.size() > 60'000) refuse("it would hold more tensors than a plain zip file can");
    const std::string pickle = writePickle(content);
    if (total + pickle.size() > kMaxZipBytes) refuse("PyTorch files beyond 4 GB are not written; choose safetensors");

    writeFileWhole(path, [&](const ByteSink& sink) {
        ZipWriter zip(sink);
        zip.add("data.pkl", pickle);
        zip.add(".format_version", "1");
        zip.add(".storage_alignment", std::to_string(kAlignment));
        zip.add("byteorder", "little");
        std::size_t key = 0;
        for (const auto& [name, tensor] : content.tensors) {
            const torch::Tensor plain = tensor.detach().to(torch::kCPU).contiguous();
            zip.add("data/" + std::to_string(key++), plain.numel() > 0 ? plain.data_ptr() : nullptr, plain.nbytes());
        }
        zip.add("version", "3\n");
        zip.add(".data/serialization_id", std::to_string(checksum(pickle.data(), pickle.size())));
        zip.finish();
    });
}

} // namespace sdw
