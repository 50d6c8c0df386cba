#include "core/model/state_dict.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <set>

namespace sdw {
namespace {

using Kind = PickleValue::Kind;

constexpr std::size_t kMaxDimensions = 32;

struct StorageType {
    const char* name;
    torch::ScalarType type;
};
constexpr std::array<StorageType, 10> kStorageTypes{{{"torch.FloatStorage", torch::kFloat32},
                                                     {"torch.HalfStorage", torch::kFloat16},
                                                     {"torch.BFloat16Storage", torch::kBFloat16},
                                                     {"torch.DoubleStorage", torch::kFloat64},
                                                     {"torch.LongStorage", torch::kInt64},
                                                     {"torch.IntStorage", torch::kInt32},
                                                     {"torch.ShortStorage", torch::kInt16},
                                                     {"torch.CharStorage", torch::kInt8},
                                                     {"torch.ByteStorage", torch::kUInt8},
                                                     {"torch.BoolStorage", torch::kBool}}};

/// Functions that this reader understands, so that nobody needs to be told they were left out.
const std::set<std::string_view> kKnownNames{"collections.OrderedDict",
                                             "torch._utils._rebuild_tensor",
                                             "torch._utils._rebuild_tensor_v2",
                                             "torch._utils._rebuild_parameter",
                                             "torch._utils._rebuild_parameter_with_state",
                                             "torch.Size",
                                             "torch.device"};

/// Where trainers put the weights, in the order of preference.
constexpr std::array<std::string_view, 7> kWrappers{"state_dict", "model", "model_state_dict", "model_state", "module",
                                                    "network",    "net"};

const char* describeKind(Kind kind)
{
    switch (kind) {
    case Kind::None:
        return "nothing";
    case Kind::Bool:
        return "a truth value";
    case Kind::Int:
    case Kind::BigInt:
    case Kind::Float:
        return "a number";
    case Kind::Text:
        return "a text";
    case Kind::Bytes:
        return "bytes";
    case Kind::List:
        return "a list";
    case Kind::Tuple:
        return "a tuple";
    case Kind::Dict:
        return "a dict";
    case Kind::Global:
        return "a class";
    case Kind::Object:
        return "an object";
    case Kind::Persistent:
        return "a storage";
    }
    return "something";
}

class Finder {
public:
    Finder(const PickleDocument& document, const std::string& origin)
        : m_document(document)
        , m_origin(origin)
    {
    }

    StateDict find()
    {
        const PickleValue& root = m_document[m_document.root];
        const PickleValue* state = choose(root, 2);
        if (!state) fail("it holds " + std::string(describeKind(root.kind)) + ", but no state dict with tensors");
        StateDict result;
        if (state != &root) listOthers(root, *state, result);
        collect(*state, result);
        readOwnMetadata(root, result);
        for (const std::string& name : m_document.names)
            if (!kKnownNames.count(name) && !isStorageType(name))
                result.ignored.push_back("the class " + name + " (not run)");
        return result;
    }

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error("Cannot read '" + m_origin + "': " + reason + ".");
    }
    const PickleValue& at(PickleId id) const { return m_document[id]; }

    static bool isStorageType(std::string_view name)
    {
        return std::any_of(kStorageTypes.begin(), kStorageTypes.end(),
                           [&](const StorageType& type) { return name == type.name; });
    }

    [[noreturn]] void refuse(const std::string& what, const PickleValue& value) const
    {
        fail(what + " can only be made by running '" + std::string(value.text) +
             "' from the file, which this program never does; save a plain state_dict instead");
    }

    const PickleValue* choose(const PickleValue& value, int depth) const
    {
        if (value.kind == Kind::Object) refuse("its state dict", value);
        if (value.kind != Kind::Dict) return nullptr;
        for (std::size_t i = 1; i < value.items.size(); i += 2)
            if (isTensor(at(value.items[i]))) return &value;
        if (depth == 0) return nullptr;
        for (const std::string_view wrapper : kWrappers)
            if (const PickleValue* inner = m_document.find(value, wrapper))
                if (const PickleValue* found = choose(*inner, depth - 1)) return found;
        // A dict whose only tensors come from functions that this reader does not know: name the function.
        for (std::size_t i = 1; i < value.items.size(); i += 2)
            if (at(value.items[i]).kind == Kind::Object)
                refuse("'" + keyText(value.items[i - 1]) + "'", at(value.items[i]));
        return nullptr;
    }

    std::string keyText(PickleId id) const
    {
        return at(id).kind == Kind::Text ? std::string(at(id).text) : describeKind(at(id).kind);
    }

    bool isTensor(const PickleValue& value) const
    {
        return value.kind == Kind::Object &&
               (value.text == "torch._utils._rebuild_tensor_v2" || value.text == "torch._utils._rebuild_tensor" ||
                value.text == "torch._utils._rebuild_parameter" ||
                value.text == "torch._utils._rebuild_parameter_with_state");
    }

    void listOthers(const PickleValue& root, const PickleValue& state, StateDict& result) const
    {
        for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
            const PickleValue& value = at(root.items[i + 1]);
            if (&value == &state) continue;
            result.ignored.push_back("'" + keyText(root.items[i]) + "' (" + describeKind(value.kind) + ")");
        }
    }

    void collect(const PickleValue& state, StateDict& result) const
    {
        for (std::size_t i = 0; i + 1 < state.items.size(); i += 2) {
            const PickleValue& value = at(state.items[i + 1]);
            const std::string key = keyText(state.items[i]);
            if (isTensor(value) && at(state.items[i]).kind == Kind::Text) {
                result.tensors[key] = readTensor(value, key);
                continue;
            }
            if (value.kind == Kind::Object) refuse("the tensor '" + key + "'", value);
            result.ignored.push_back("'" + key + "' (" + describeKind(value.kind) + ")");
        }
    }

    /// A model file of this program carries its description as texts in `meta`.
    void readOwnMetadata(const PickleValue& root, StateDict& result) const
    {
        const PickleValue* meta = root.kind == Kind::Dict ? m_document.find(root, "meta") : nullptr;
        const PickleValue* format = meta && meta->kind == Kind::Dict ? m_document.find(*meta, "format") : nullptr;
        if (!format || format->kind != Kind::Text || format->text != "segdeformer") return;
        for (std::size_t i = 0; i + 1 < meta->items.size(); i += 2)
            if (at(meta->items[i]).kind == Kind::Text && at(meta->items[i + 1]).kind == Kind::Text)
                result.metadata[std::string(at(meta->items[i]).text)] = at(meta->items[i + 1]).text;
        std::erase(result.ignored, "'meta' (a dict)");
    }

    TensorSpec readTensor(const PickleValue& call, const std::string& key) const
    {
        const auto bad = [&](const std::string& reason) { fail("the tensor '" + key + "' " + reason); };
        const PickleValue* value = &call;
        for (int depth = 0; value->text.starts_with("torch._utils._rebuild_parameter");
             ++depth) { // a parameter around its tensor
            const PickleValue& arguments = at(value->items.at(0));
            if (depth > 1 || arguments.kind != Kind::Tuple || arguments.items.empty() ||
                !isTensor(at(arguments.items[0])))
                bad("is malformed");
            value = &at(arguments.items[0]);
        }
        const PickleValue& arguments = at(value->items.at(0));
        if (arguments.kind != Kind::Tuple || arguments.items.size() < 4) bad("is malformed");
        const auto storage = readStorage(m_document, at(arguments.items[0]), m_origin);
        if (!storage) bad("has no storage");
        TensorSpec spec{.storage = *storage};
        if (at(arguments.items[1]).kind != Kind::Int) bad("is malformed");
        spec.offset = at(arguments.items[1]).integer;
        for (auto [list, target] :
             {std::pair(arguments.items[2], &spec.sizes), std::pair(arguments.items[3], &spec.strides)}) {
            const PickleValue* numbers = &at(list);
            if (numbers->kind == Kind::Object && numbers->text == "torch.Size" &&
                at(numbers->items[0]).items.size() == 1)
                numbers = &at(at(numbers->items[0]).items[0]);
            if (numbers->kind != Kind::Tuple || numbers->items.size() > kMaxDimensions) bad("has a malformed shape");
            for (const PickleId item : numbers->items) {
                if (at(item).kind != Kind::Int) bad("has a malformed shape");
                target->push_back(at(item).integer);
            }
        }
        if (spec.sizes.size() != spec.strides.size()) bad("has a malformed shape");
        if (!insideStorage(spec)) bad("reaches beyond its storage");
        return spec;
    }

    static bool insideStorage(const TensorSpec& spec)
    {
        if (spec.offset < 0 || spec.offset > spec.storage.count) return false;
        std::int64_t last = spec.offset, elements = 1;
        bool empty = false;
        for (std::size_t d = 0; d < spec.sizes.size(); ++d) {
            if (spec.sizes[d] < 0 || spec.strides[d] < 0) return false;
            if (spec.sizes[d] == 0) {
                empty = true;
                continue;
            }
            std::int64_t reach = 0;
            if (__builtin_mul_overflow(elements, spec.sizes[d], &elements) ||
                __builtin_mul_overflow(spec.sizes[d] - 1, spec.strides[d], &reach) ||
                __builtin_add_overflow(last, reach, &last))
                return false;
        }
        return empty || last < spec.storage.count;
    }

    const PickleDocument& m_document;
    const std::string& m_origin;
};

} // namespace

std::optional<StorageSpec> readStorage(const PickleDocument& document, const PickleValue& value,
                                       const std::string& origin)
{
    if (value.kind != Kind::Persistent) return std::nullopt;
    const auto bad = [&](const std::string& reason) {
        throw Error("Cannot read '" + origin + "': a storage in it " + reason + ".");
    };
    const PickleValue& id = document[value.items[0]];
    // ("storage", class, key, device, count) and in old files a view within another storage, which nobody writes any
    // more
    if (id.kind != Kind::Tuple || id.items.size() < 5 || document[id.items[0]].text != "storage") bad("is malformed");
    if (id.items.size() > 5 && document[id.items[5]].kind != Kind::None)
        bad("is a view of another one, which is not supported");
    const PickleValue &type = document[id.items[1]], &key = document[id.items[2]], &count = document[id.items[4]];
    if (key.kind != Kind::Text || count.kind != Kind::Int || count.integer < 0) bad("is malformed");
    const auto known = std::find_if(kStorageTypes.begin(), kStorageTypes.end(),
                                    [&](const StorageType& entry) { return type.text == entry.name; });
    if (type.kind != Kind::Global || known == kStorageTypes.end())
        bad("has the type '" + std::string(type.text) + "', which is not supported");
    return StorageSpec{.key = key.text, .type = known->type, .count = count.integer};
}

StateDict findStateDict(const PickleDocument& document, const std::string& origin)
{
    return Finder(document, origin).find();
}

} // namespace sdw
