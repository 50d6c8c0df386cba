#include "core/model/checkpoint.h"

#include "core/base/error.h"
#include "core/model/class_rows.h"
#include "core/model/key_layouts.h"
#include "core/tensor/interpolate.h"
#include "core/tensor/tensor_check.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sdw {
namespace {

bool isTrainingState(const std::string& name)
{
    return name.starts_with("state.");
}

/// What loading may leave as it is: counters that only matter to momentum-free batch norms, and tables derived from
/// sizes.
bool isOptional(const std::string& name)
{
    return name.ends_with("num_batches_tracked") || name.ends_with("relative_position_index");
}

std::string listSome(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 3; ++i)
        text += (i ? ", '" : "'") + names[i] + "'";
    if (names.size() > 3) text += " and " + std::to_string(names.size() - 3) + " more";
    return text;
}

std::map<std::string, torch::Tensor> stateOf(const torch::nn::Module& module)
{
    std::map<std::string, torch::Tensor> state;
    for (const auto& item : module.named_parameters())
        state[item.key()] = item.value().detach();
    for (const auto& item : module.named_buffers())
        state[item.key()] = item.value().detach();
    return state;
}

/// Side of a square grid of `count` places; 0 where it is none.
std::int64_t gridSide(std::int64_t count)
{
    const auto side = std::int64_t(std::llround(std::sqrt(double(count))));
    return side > 0 && side * side == count ? side : 0;
}

std::string describeResize(const char* what, const std::string& name, std::int64_t from, std::int64_t to)
{
    return std::string(what) + " '" + name + "' was resized from " + std::to_string(from) + "×" + std::to_string(from) +
           " to " + std::to_string(to) + "×" + std::to_string(to) + " places.";
}

/// 1×(1+P)×D to the model's P, bicubic; undefined where that is not what the shapes ask for.
torch::Tensor resizePositions(const torch::Tensor& old, torch::IntArrayRef wanted, const std::string& name,
                              std::vector<std::string>& notes)
{
    if (old.dim() != 3 || wanted.size() != 3 || old.size(0) != 1 || wanted[0] != 1 || old.size(2) != wanted[2])
        return {};
    const std::int64_t from = gridSide(old.size(1) - 1), to = gridSide(wanted[1] - 1);
    if (from == 0 || to == 0) return {};
    const auto grid =
        old.narrow(1, 1, from * from).to(torch::kFloat).transpose(1, 2).reshape({1, old.size(2), from, from});
    const auto resized = resizeBicubic(grid, to, to).flatten(2).transpose(1, 2);
    notes.push_back(describeResize("Position embedding", name, from, to));
    return torch::cat({old.narrow(1, 0, 1).to(torch::kFloat), resized}, 1);
}

/// (2w−1)²×heads to the model's window, bicubic; undefined where that is not what the shapes ask for.
torch::Tensor resizeBiasTable(const torch::Tensor& old, torch::IntArrayRef wanted, const std::string& name,
                              std::vector<std::string>& notes)
{
    if (old.dim() != 2 || wanted.size() != 2 || old.size(1) != wanted[1]) return {};
    const std::int64_t from = gridSide(old.size(0)), to = gridSide(wanted[0]);
    if (from == 0 || to == 0) return {};
    const auto grid = old.to(torch::kFloat).t().reshape({1, old.size(1), from, from});
    notes.push_back(describeResize("Relative position bias", name, from, to));
    return resizeBicubic(grid, to, to).flatten(2)[0].t();
}

/// Weights of other programs were trained with other LayerNorm epsilons; the difference is small but measurable.
void noteNormEps(const OfficialWeights& weights, const ModelConfig& config, std::vector<std::string>& notes)
{
    if (weights.family != "mit") return;
    const bool huggingface = weights.layout == "huggingface", nvlabs = weights.layout == "nvlabs";
    const double eps = huggingface ? 1e-5 : 1e-6, patchEps = huggingface || nvlabs ? 1e-5 : 1e-6;
    const auto differs = [](const std::optional<double>& set, double expected) {
        return set && std::abs(*set - expected) > 1e-9;
    };
    const auto patchSet = config.encoder.patchNormEps ? config.encoder.patchNormEps : config.encoder.normEps;
    if (!differs(config.encoder.normEps, eps) && !differs(patchSet, patchEps)) return;
    notes.push_back("Weights with " + weights.layout + " names are trained with model.encoder.norm_eps " +
                    (huggingface ? "1e-5" : "1e-6") + " and patch_norm_eps " +
                    (huggingface || nvlabs ? "1e-5" : "1e-6") +
                    "; this model has others, so its outputs differ slightly.");
}

class Loader {
public:
    Loader(const Segmenter& model, const TensorFile& file, const LoadOptions& options)
        : m_targets(stateOf(*model))
        , m_options(options)
    {
        TensorMap tensors;
        for (const auto& [name, tensor] : file.tensors)
            if (!isTrainingState(name)) tensors.emplace(name, tensor);
        m_weights = toOfficialKeys(tensors);
        m_report.layout = m_weights.layout;
        m_report.notes = m_weights.notes;
        if (!m_weights.family.empty() && m_weights.family != model->encoderFamily())
            throw Error("The weights belong to a " + m_weights.family + " encoder (" + m_weights.layout +
                        " names), but the model's is a " + model->encoderFamily() + " encoder ('" +
                        model->config().encoder.name + "').");
        noteNormEps(m_weights, model->config(), m_report.notes);
        if (!m_weights.dropped.empty())
            m_report.notes.push_back("Left out, as no model here uses them: " + listSome(m_weights.dropped) + ".");
        for (const std::string& object : file.ignored)
            m_report.notes.push_back("Ignored in the file: " + object + ".");
    }

    LoadReport load()
    {
        for (const auto& [name, target] : m_targets)
            plan(name, target);
        if (m_report.matched.empty()) failOnNothing();
        collectUnexpected();
        torch::NoGradGuard noGrad;
        for (auto& [target, source] : m_copies)
            target.copy_(source);
        return std::move(m_report);
    }

private:
    bool wanted(const std::string& name) const { return !m_options.encoderOnly || name.starts_with("backbone."); }

    /// Decides what becomes of one tensor of the model; nothing is copied before all are decided.
    void plan(const std::string& name, const torch::Tensor& target)
    {
        if (!wanted(name)) return;
        const auto found = m_weights.tensors.find(name);
        if (found == m_weights.tensors.end()) {
            if (!isOptional(name)) m_report.missing.push_back(name);
            return;
        }
        torch::Tensor source = found->second;
        if (isPerClass(name) && !m_options.classRows.empty()) return planRows(name, target, source);
        if (source.sizes() != target.sizes()) {
            if (name.ends_with("pos_embed"))
                source = resizePositions(source, target.sizes(), name, m_report.notes);
            else if (name.ends_with("relative_position_bias_table"))
                source = resizeBiasTable(source, target.sizes(), name, m_report.notes);
            else if (isPerClass(name) && m_options.resetClassifier) {
                m_report.reset.push_back(name);
                return;
            } else
                source = torch::Tensor();
        }
        if (!source.defined())
            throw Error("Tensor '" + name + "' has the shape " + describeSizes(found->second.sizes()) +
                        " in the weights, but the model needs " + describeSizes(target.sizes()) +
                        (isPerClass(name) ? "; for another list of classes the classifier has to be reset." : "."));
        if (target.is_floating_point() != source.is_floating_point())
            throw Error("Tensor '" + name + "' has the type " + torch::toString(source.scalar_type()) +
                        " in the weights, but the model needs " + torch::toString(target.scalar_type()) + ".");
        m_report.matched.push_back(name);
        m_copies.emplace_back(target, source);
    }

    /// Row by row, as the classes correspond.
    void planRows(const std::string& name, const torch::Tensor& target, const torch::Tensor& source)
    {
        const std::int64_t along = classDimension(target);
        auto sizes = source.sizes().vec();
        if (along < source.dim()) sizes[std::size_t(along)] = target.size(along);
        const auto& rows = m_options.classRows;
        const bool fits = target.sizes() == sizes && std::int64_t(rows.size()) == target.size(along) &&
                          std::ranges::all_of(rows, [&](std::int64_t row) { return row < source.size(along); });
        if (!fits)
            throw Error("Tensor '" + name + "' has the shape " + describeSizes(source.sizes()) +
                        " in the weights, but the model needs " + describeSizes(target.sizes()) + ".");
        m_report.matched.push_back(name);
        for (std::size_t k = 0; k < rows.size(); ++k)
            if (rows[k] >= 0)
                m_copies.emplace_back(target.select(along, std::int64_t(k)), source.select(along, rows[k]));
    }

    void collectUnexpected()
    {
        std::size_t leftOut = 0;
        for (const auto& entry : m_weights.tensors) {
            const std::string& name = entry.first;
            if (!wanted(name))
                ++leftOut;
            else if (!m_targets.count(name)) {
                if (name.starts_with("backbone.ln1."))
                    m_report.notes.push_back("'" + name + "' was left out: the model has no final norm.");
                else if (!isOptional(name))
                    m_report.unexpected.push_back(name);
            }
        }
        if (leftOut > 0)
            m_report.notes.push_back(std::to_string(leftOut) + " tensors beyond the encoder were left out, as asked.");
        if (m_weights.encoderOnly && !m_options.encoderOnly)
            m_report.notes.push_back("The weights hold an encoder alone; the decoder keeps its fresh values.");
    }

    [[noreturn]] void failOnNothing() const
    {
        std::vector<std::string> theirs, ours;
        for (const auto& entry : m_weights.tensors)
            theirs.push_back(entry.first);
        for (const auto& entry : m_targets)
            ours.push_back(entry.first);
        throw Error("None of the weights belongs to the model: they hold " +
                    (theirs.empty() ? "no tensors" : listSome(theirs)) + "; the model has " + listSome(ours) + ".");
    }

    std::map<std::string, torch::Tensor> m_targets;
    LoadOptions m_options;
    OfficialWeights m_weights;
    LoadReport m_report;
    std::vector<std::pair<torch::Tensor, torch::Tensor>> m_copies;
};

} // namespace

LoadReport loadWeights(Segmenter& model, const TensorFile& file, const LoadOptions& options)
{
    return Loader(model, file, options).load();
}

std::map<std::string, torch::Tensor> exportWeights(const Segmenter& model, const std::string& layout)
{
    auto state = stateOf(*model);
    std::erase_if(state, [](const auto& entry) { return entry.first.ends_with("relative_position_index"); });
    return fromOfficialKeys(state, model->encoderFamily(), layout);
}

} // namespace sdw
