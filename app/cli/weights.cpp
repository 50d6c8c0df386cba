// segdeformer weights: what a weights file holds, and the same weights under other names or in another kind of file.
#include "app/cli/command.h"
#include "app/cli/printable.h"

#include "core/base/error.h"
#include "core/config/run_config.h"
#include "core/model/key_layouts.h"
#include "core/model/layout_recognition.h"
#include "core/model/safetensors.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>
#include <memory>

namespace sdw::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

/// Names of a training's own tensors, and the metadata that only they give a meaning to (the hash covers all tensors).
constexpr const char* kTrainingPrefix = "state.";
constexpr std::array<const char*, 2> kTrainingMetadata = {"training", "content_hash"};

std::string shortened(const std::string& text)
{
    constexpr std::size_t kWidth = 96;
    const std::string shown = printable(text.substr(0, kWidth));
    if (text.size() <= kWidth && shown.size() <= kWidth) return shown;
    return shown.substr(0, kWidth) + "... (" + std::to_string(text.size()) + " bytes)";
}

std::string count(std::uint64_t number, const char* what)
{
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

std::string listSome(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 5;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kShown; ++i)
        text += (i ? ", " : "") + names[i];
    if (names.size() > kShown) text += " and " + std::to_string(names.size() - kShown) + " more";
    return text;
}

ordered_json textOrNull(const std::string& text)
{
    return text.empty() ? ordered_json() : ordered_json(text);
}

bool isTrainingState(const std::string& name)
{
    return name.starts_with(kTrainingPrefix);
}

/// Tensors that are computed or counted, not learnt, as far as the name shows it.
bool isBuffer(const std::string& name)
{
    for (const char* ending : {"running_mean", "running_var", "num_batches_tracked"})
        if (name.ends_with(ending)) return true;
    return layouts::isDerived(name);
}

/// A checkpoint may describe expanded tensors of any size: the count stops at its largest value.
std::uint64_t addNumbers(std::uint64_t sum, const std::vector<std::int64_t>& shape)
{
    constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t product = 1;
    if (std::find(shape.begin(), shape.end(), 0) != shape.end()) return sum;
    for (const std::int64_t size : shape)
        if (__builtin_mul_overflow(product, std::uint64_t(size), &product)) return kMost;
    return __builtin_add_overflow(sum, product, &sum) ? kMost : sum;
}

std::string describeShape(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const std::int64_t size : shape)
        text += (text.empty() ? "" : " ") + std::to_string(size);
    return "[" + text + "]";
}

// inspect

/// What the names tell.
struct Recognition {
    std::string family, layout; ///< empty: not recognised
    std::string problem;        ///< why no encoder of this program can take the weights; empty: nothing seen
    bool encoderOnly = false;
};

Recognition recogniseNames(std::vector<std::string> names)
{
    Recognition found;
    std::tie(found.family, found.layout) = recogniseLayout(names);
    const std::size_t wrapper = layouts::wrapperOf(names).size();
    for (std::string& name : names)
        name.erase(0, wrapper);
    found.encoderOnly = !found.family.empty() && std::none_of(names.begin(), names.end(), layouts::isHead);
    try {
        layouts::refuseForeignEncoders(names, found.family);
    } catch (const Error& error) {
        found.problem = error.what();
    }
    return found;
}

std::string kindOf(const fs::path& path)
{
    FileReader file(path);
    if (looksLikeSafetensors(file)) return "safetensors";
    return file.readText(0, 2) == "PK" ? "pytorch" : "pytorch_legacy";
}

std::string describeKind(const std::string& kind)
{
    if (kind == "safetensors") return "safetensors file";
    return kind == "pytorch" ? "PyTorch checkpoint" : "PyTorch checkpoint in the form before PyTorch 1.6";
}

/// "mit_b0 encoder, segdeformer decoder, 19 classes"; empty where the text is no configuration of a model.
std::string describeModel(const std::string& config)
{
    try {
        const nlohmann::json json = parseJson(config, "metadata");
        const auto textAt = [&](const char* place) {
            const nlohmann::json::json_pointer pointer(place);
            const bool text = json.contains(pointer) && json.at(pointer).is_string();
            return text ? shortened(json.at(pointer).get<std::string>()) : std::string();
        };
        const std::string encoder = textAt("/model/encoder/name"), decoder = textAt("/model/decoder/name");
        if (encoder.empty() || decoder.empty()) return {};
        const bool classes = json.contains("classes") && json["classes"].is_array();
        return encoder + " encoder, " + decoder + " decoder" +
               (classes ? ", " + std::to_string(json["classes"].size()) + " classes" : "");
    } catch (const Error&) {
        return {};
    }
}

void runInspect(const fs::path& path, Session& session)
{
    TensorFile about;
    const std::vector<TensorInfo> tensors = listTensors(path, &about);
    const std::string kind = kindOf(path);

    std::vector<std::string> names;
    std::uint64_t parameters = 0, state = 0;
    auto list = ordered_json::array();
    std::size_t widestShape = 0;
    for (const TensorInfo& tensor : tensors) {
        list.push_back({{"name", tensor.name}, {"type", tensor.type}, {"shape", tensor.shape}});
        widestShape = std::max(widestShape, describeShape(tensor.shape).size());
        if (isTrainingState(tensor.name)) {
            ++state;
            continue;
        }
        names.push_back(tensor.name);
        if (!isBuffer(tensor.name)) parameters = addNumbers(parameters, tensor.shape);
    }
    const Recognition found = recogniseNames(names);

    session.result = {{"file", path.string()},
                      {"kind", kind},
                      {"bytes", fs::file_size(path)},
                      {"family", textOrNull(found.family)},
                      {"layout", textOrNull(found.layout)},
                      {"encoder_only", found.encoderOnly},
                      {"problem", textOrNull(found.problem)},
                      {"tensor_count", tensors.size()},
                      {"parameters", parameters},
                      {"training_state", state},
                      {"metadata", about.metadata},
                      {"ignored", about.ignored},
                      {"tensors", std::move(list)}};
    if (session.json) return;

    std::string& text = session.text;
    const auto line = [&](const char* title, const std::string& content) {
        text += title + std::string(12 - std::string_view(title).size(), ' ') + content + "\n";
    };
    line("File", path.string());
    line("Kind", describeKind(kind) + ", " + count(fs::file_size(path), "byte"));
    line("Names", found.family.empty() ? "not those of an encoder that this program has"
                                       : found.layout + ", " + found.family + " encoder" +
                                             (found.encoderOnly ? " alone" : " with decoder"));
    if (!found.problem.empty()) line("Unusable", printable(found.problem));
    line("Tensors", count(tensors.size(), "tensor") + ", " + count(parameters, "parameter"));
    if (state > 0) line("Training", count(state, "tensor") + " of a training's state");
    const auto config = about.metadata.find("config");
    if (const auto model = config == about.metadata.end() ? "" : describeModel(config->second); !model.empty())
        line("Model", model);
    for (const auto& [key, value] : about.metadata)
        line("Metadata", shortened(key) + ": " + shortened(value));
    for (const std::string& object : about.ignored)
        line("Ignored", printable(object));
    text += "\n";
    widestShape = std::min<std::size_t>(widestShape, 24);
    for (const TensorInfo& tensor : tensors) {
        std::string type = tensor.type, shape = describeShape(tensor.shape);
        type.resize(std::max<std::size_t>(type.size(), 5), ' ');
        shape.resize(std::max(shape.size(), widestShape), ' ');
        text += type + " " + shape + "  " + printable(tensor.name) + "\n";
    }
}

// convert

struct ConvertOptions {
    std::string in, out, layout;
    bool half = false;
};

/// @throws Error where the ending names no kind of file that can be written.
bool isSafetensorsName(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if (ending == ".safetensors") return true;
    if (ending == ".pth" || ending == ".pt") return false;
    throw Error("Cannot tell the kind of file to write from the name '" + path.string() +
                    "'; end it in .safetensors, .pth or .pt.",
                ErrorKind::Usage);
}

/// A file on its way from one form to another.
class Conversion {
public:
    explicit Conversion(const fs::path& in)
        : m_in(in)
        , m_content(readTensorFile(in))
    {
        for (const std::string& object : m_content.ignored)
            m_notes.push_back("Left out, as it is no tensor: " + object + ".");
        std::vector<std::string> names;
        for (const auto& entry : m_content.tensors)
            if (!isTrainingState(entry.first)) names.push_back(entry.first);
        std::tie(m_family, m_from) = recogniseLayout(names);
        m_to = m_from;
    }

    /// A training can go on only from exactly its own tensors, so its state is of no use beside changed ones.
    void leaveTrainingStateOut()
    {
        const auto left =
            std::erase_if(m_content.tensors, [](const auto& entry) { return isTrainingState(entry.first); });
        for (const char* key : kTrainingMetadata)
            m_content.metadata.erase(key);
        if (left > 0)
            m_notes.push_back("The training's state (" + count(left, "tensor") +
                              ") was left out; the file holds the weights.");
    }

    void changeLayout(const std::string& layout)
    {
        OfficialWeights weights;
        try {
            weights = toOfficialKeys(m_content.tensors);
            if (weights.family.empty())
                throw Error(
                    "Its names are not those of an encoder that this program has, so they cannot be translated.");
            m_content.tensors = fromOfficialKeys(weights.tensors, weights.family, layout);
        } catch (const Error& error) {
            throw Error("Cannot convert '" + m_in.string() + "': " + error.what(), error.kind());
        }
        m_to = layout;
        m_notes.insert(m_notes.end(), weights.notes.begin(), weights.notes.end());

        std::vector<std::string> strangers;
        for (const auto& [name, tensor] : weights.tensors) {
            if (layouts::isHead(name)) {
                if (layout == "timm") m_dropped.push_back(name);
            } else if (!name.starts_with(layouts::kOfficialPrefix))
                strangers.push_back(name);
        }
        if (!m_dropped.empty()) leaveModelOut();
        if (!strangers.empty())
            m_notes.push_back(
                "Kept under their own names, as they belong to no model of this program: " + listSome(strangers) + ".");
        for (const std::string& name : weights.dropped) // position indices of Swin may be back under the same name
            if (!m_content.tensors.count(name)) m_dropped.push_back(name);
        const auto indices = std::count_if(m_content.tensors.begin(), m_content.tensors.end(),
                                           [](const auto& entry) { return layouts::isDerived(entry.first); });
        if (indices > 0)
            m_notes.push_back(count(std::uint64_t(indices), "tensor") +
                              " 'relative_position_index' stand in the file, as the official code expects them.");
    }

    void halve()
    {
        std::vector<std::string> kept;
        for (auto& [name, tensor] : m_content.tensors) {
            if (!tensor.is_floating_point() || tensor.element_size() <= 2) continue;
            const torch::Tensor half = tensor.to(torch::kFloat16);
            if (half.isfinite().all().item<bool>())
                tensor = half;
            else
                kept.push_back(name); // a running variance can be too large for 16 bits
        }
        if (!kept.empty()) m_notes.push_back("Too large for 16 bits, so kept as they are: " + listSome(kept) + ".");
    }

    void write(const fs::path& out, bool safetensors) const
    {
        if (m_content.tensors.empty())
            throw Error("Cannot convert '" + m_in.string() +
                        "': it holds no weights, or none that the new form keeps.");
        safetensors ? writeSafetensors(out, m_content) : writePytorch(out, m_content);
    }

    void report(const ConvertOptions& options, bool safetensors, Session& session) const
    {
        auto keys = ordered_json::array();
        for (const auto& entry : m_content.metadata)
            keys.push_back(entry.first);
        session.result = {{"input", options.in},
                          {"output", options.out},
                          {"kind", safetensors ? "safetensors" : "pytorch"},
                          {"bytes", fs::file_size(options.out)},
                          {"family", textOrNull(m_family)},
                          {"from_layout", textOrNull(m_from)},
                          {"layout", textOrNull(m_to)},
                          {"half", options.half},
                          {"tensor_count", m_content.tensors.size()},
                          {"metadata", keys},
                          {"dropped", m_dropped},
                          {"notes", m_notes}};
        session.text = count(m_content.tensors.size(), "tensor") + " written to " + options.out + " (" +
                       (safetensors ? "safetensors" : "PyTorch checkpoint") +
                       (m_to.empty() ? "" : ", " + m_to + " names") + (options.half ? ", 16-bit floats" : "") + ").\n";
        if (!m_dropped.empty())
            session.text += count(m_dropped.size(), "tensor") + " left out: " + printable(listSome(m_dropped)) + ".\n";
        for (const std::string& note : m_notes)
            session.text += printable(note) + "\n";
    }

private:
    /// An encoder alone is no model that could be opened by its configuration.
    void leaveModelOut()
    {
        m_notes.push_back("timm holds encoders only, so the decoder was left out.");
        const auto format = m_content.metadata.find("format");
        if (format == m_content.metadata.end() || format->second != "segdeformer") return;
        m_content.metadata.erase(format);
        if (m_content.metadata.erase("config"))
            m_notes.push_back("The model's configuration was left out, as the file holds no whole model any more.");
    }

    fs::path m_in;
    TensorFile m_content;
    std::string m_family, m_from, m_to; ///< empty: not recognised
    std::vector<std::string> m_dropped, m_notes;
};

void runConvert(const ConvertOptions& options, Session& session)
{
    const bool safetensors = isSafetensorsName(options.out);
    std::error_code code;
    if (fs::equivalent(options.in, options.out, code))
        throw Error("'" + options.out + "' is the file that is to be converted; name another one to write.",
                    ErrorKind::Usage);
    Conversion conversion(options.in);
    if (options.half || !options.layout.empty()) conversion.leaveTrainingStateOut();
    if (!options.layout.empty()) conversion.changeLayout(options.layout);
    if (options.half) conversion.halve();
    conversion.write(options.out, safetensors);
    conversion.report(options, safetensors, session);
}

} // namespace

void addWeights(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("weights", "Lists weights files; converts between key layouts and file types");
    command->require_subcommand(1);

    auto file = std::make_shared<std::string>();
    auto* inspect = command->add_subcommand("inspect", "What a weights file holds, without running anything in it");
    inspect->add_option("file", *file, "safetensors file or PyTorch checkpoint")->required();
    inspect->callback([file, &session] { session.run = [file, &session] { runInspect(*file, session); }; });

    auto options = std::make_shared<ConvertOptions>();
    auto* convert = command->add_subcommand("convert", "The same weights under other names or in another kind of file");
    convert->add_option("in", options->in, "safetensors file or PyTorch checkpoint")->required();
    convert->add_option("out", options->out, "File to write: NAME.safetensors, NAME.pth or NAME.pt")->required();
    convert->add_option("--layout", options->layout, "Whose key names to write; left out: they stay as they are")
        ->check(CLI::IsMember(writableLayouts()));
    convert->add_flag("--half", options->half, "Store 16-bit floats");
    convert->callback([options, &session] { session.run = [options, &session] { runConvert(*options, session); }; });
}

} // namespace sdw::cli
