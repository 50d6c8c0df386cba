#include "core/interactive/fit_head.h"

#include "core/base/error.h"
#include "core/decoders/class_tokens.h"
#include "core/decoders/classifier.h"
#include "core/decoders/token_layout.h"
#include "core/interactive/fit_gate.h"
#include "core/model/class_rows.h"

#include <algorithm>

namespace sdw {
namespace {

class HeadFit {
public:
    HeadFit(SegmenterImpl& original, const std::vector<int>& rows, int known, const std::vector<FitSamples>& samples,
            const FitTuning& tuning, const Progress& progress)
        : m_original(original)
        , m_known(known)
        , m_samples(samples)
        , m_tuning(tuning)
        , m_progress(progress)
    {
        m_head.classes = rows;
        m_head.decoder = original.makeDecoderFor(std::int64_t(rows.size()));
        m_head.decoder->to(original.parameters().front().device());
        m_head.decoder->eval();
        std::vector<std::int64_t> sources;
        for (const int one : rows)
            sources.push_back(one < known ? one : -1);
        copyWithClasses(original.decoder(), *m_head.decoder, "decode_head.", sources);
        collectLabels();
    }

    FittedHead fit()
    {
        if (m_head.decoder->classTokens()) fitTokens();
        fitRows();
        return std::move(m_head);
    }

private:
    void collectLabels()
    {
        std::vector<std::int64_t> labels;
        std::vector<std::int64_t> counts(m_head.classes.size(), 0);
        for (const FitSamples& one : m_samples)
            for (const StrokeCell& stroke : one.strokes) {
                const auto row = std::find(m_head.classes.begin(), m_head.classes.end(), stroke.classIndex);
                labels.push_back(row - m_head.classes.begin());
                ++counts[std::size_t(labels.back())];
            }
        for (const FitSamples& one : m_samples) {
            m_knownLabels.insert(m_knownLabels.end(), one.heldLabels.begin(), one.heldLabels.end());
            m_knownCounts.insert(m_knownCounts.end(), one.heldCounts.begin(), one.heldCounts.end());
            m_imageOf.insert(m_imageOf.end(), one.heldLabels.size(), m_knownImages);
            m_knownImages += one.heldLabels.empty() ? 0 : 1;
        }
        std::vector<float> importance;
        for (const auto label : labels)
            importance.push_back(1.0f / float(counts[std::size_t(label)]));
        const auto device = m_original.parameters().front().device();
        m_labels = torch::tensor(labels, torch::kLong).to(device);
        m_counts = torch::tensor(importance).to(device);
        for (std::size_t r = 0; r < counts.size(); ++r) {
            if (counts[r] == 0) continue;
            if (m_head.classes[r] >= m_known) m_fresh.push_back(std::int64_t(r));
        }
        m_free = m_fresh;
        if (m_fresh.empty() && m_tuning.moveOld)
            for (std::size_t r = 0; r < counts.size(); ++r)
                if (counts[r] > 0) m_free.push_back(std::int64_t(r));
        m_strokes = std::int64_t(labels.size());
    }

    /// A row per sample: all strokes, then all held positions.
    torch::Tensor gather(const OfPositions& function) const
    {
        std::vector<torch::Tensor> strokes, held;
        for (const FitSamples& one : m_samples) {
            const auto rows = atCells(*one.image, one.cells(), function);
            const auto count = std::int64_t(one.strokes.size());
            strokes.push_back(rows.narrow(0, 0, count));
            held.push_back(rows.narrow(0, count, rows.size(0) - count));
        }
        strokes.insert(strokes.end(), held.begin(), held.end());
        return torch::cat(strokes);
    }

    /// The original's shares of its classes as shares of all rows.
    torch::Tensor extended(const torch::Tensor& logits) const
    {
        auto shares = torch::zeros({logits.size(0), std::int64_t(m_head.classes.size())}, logits.options());
        shares.narrow(1, 0, m_known).copy_(logits.softmax(1));
        return shares;
    }

    RowFit solve(RowProblem problem, const torch::Tensor& samples, const torch::Tensor& heldShares)
    {
        problem.fresh = m_fresh;
        problem.features = samples.narrow(0, 0, m_strokes);
        problem.labels = m_labels;
        problem.counts = m_counts;
        if (m_known > 0) {
            problem.heldFeatures = samples.narrow(0, m_strokes, samples.size(0) - m_strokes);
            problem.heldShares = heldShares;
            problem.heldCounts = std::get<0>(heldShares.max(1)).pow(m_tuning.certain);
        }
        const RowFitOptions options{
            .hold = m_tuning.hold, .shrink = m_tuning.shrink, .floor = m_tuning.floor, .steps = m_tuning.steps};
        const auto firstCounts = problem.heldCounts;
        RowFit fit;
        for (int round = 0; round < m_tuning.rounds; ++round) {
            const double before = fit.lossBefore;
            fit = sdw::fitRows(problem, options, progressOf(m_solved * m_tuning.rounds + round));
            if (round > 0) fit.lossBefore = before;
            m_head.steps += fit.steps;
            problem.weight = fit.weight;
            problem.bias = fit.bias;
            problem.fresh.clear();
            if (m_known == 0 || m_fresh.empty() || !m_knownLabels.empty()) break;
            // What the new classes claim was perhaps theirs all along: the original could not know them.
            auto logits = problem.heldFeatures.matmul(fit.weight.t());
            if (fit.bias.defined()) logits = logits + fit.bias;
            const auto claimed = logits.softmax(1).index_select(1, torch::tensor(m_fresh).to(logits.device())).sum(1);
            problem.heldCounts = firstCounts * (1 - claimed).square();
        }
        ++m_solved;
        return fit;
    }

    /// How far one of the fits is, as how far all are.
    Progress progressOf(int which) const
    {
        if (!m_progress) return {};
        const int halves = m_known > 0 && !m_fresh.empty() && !m_knownLabels.empty() ? 2 : 0;
        const int fits = ((m_head.decoder->classTokens() ? 2 : 1) + halves) * m_tuning.rounds;
        return [this, which, fits](int done, int total) { return m_progress(which * total + done, fits * total); };
    }

    void fitTokens()
    {
        torch::NoGradGuard noGrad;
        ClassTokens& before = *m_original.decoder().classTokens();
        ClassTokens& after = *m_head.decoder->classTokens();
        if (m_fresh.empty()) return;
        const auto queries = gather([&](const DecoderTrunk& trunk, const torch::Tensor& positions) {
            return before.queries(tokensAt(trunk.fused, positions));
        });
        const auto originalLogits = queries.matmul(before.keys().t()); // samples×K
        RowProblem problem;
        problem.weight = m_known > 0
                             ? after.keys()
                             : torch::zeros({std::int64_t(m_head.classes.size()), queries.size(1)}, queries.options());
        for (const auto row : m_fresh)
            problem.weight[row].zero_();
        problem.free = m_fresh;
        const auto held =
            m_known > 0 ? extended(originalLogits.narrow(0, m_strokes, queries.size(0) - m_strokes)) : torch::Tensor();
        const RowFit fit = solve(problem, queries, held);
        for (const auto row : m_fresh) {
            after.classRows()[row].copy_(after.classHalvesFor(fit.weight.narrow(0, row, 1))[0]);
            if (!after.decoupled()) continue;
            // It begins as what the original's tokens said about such pixels: nothing changes for all others.
            const auto own = (m_labels == row).nonzero().squeeze(1);
            const auto shares = originalLogits.index_select(0, own).softmax(1).mean(0);
            after.infoRows()[row].copy_(shares.matmul(before.infoRows()));
        }
    }

    void fitRows()
    {
        torch::NoGradGuard noGrad;
        const auto samples = gather([&](const DecoderTrunk& trunk, const torch::Tensor& positions) {
            return m_head.decoder->augmentedAt(trunk, positions);
        });
        torch::Tensor shares, answers;
        if (m_known > 0) {
            std::vector<torch::Tensor> logits;
            for (const FitSamples& one : m_samples)
                logits.push_back(one.image->original.logits.flatten(0, 1).index_select(
                    0, torch::tensor(one.held, torch::kLong).to(m_labels.device())));
            const auto all = torch::cat(logits);
            shares = extended(all);
            answers = all.argmax(1);
        }
        Classifier& classifier = m_head.decoder->classifier();
        RowProblem problem;
        problem.weight = classifier.weightRows().clone();
        problem.bias = classifier.biases().clone();
        problem.free = m_free;
        RowFit fit = solve(problem, samples, shares);
        if (m_known > 0 && !m_fresh.empty() && !m_knownLabels.empty()) {
            const double lead = neededLead(problem, samples, shares);
            for (const auto row : m_fresh)
                fit.bias[row] -= lead;
        }
        classifier.weightRows().copy_(fit.weight);
        classifier.biases().copy_(fit.bias);
        m_head.lossBefore = fit.lossBefore;
        m_head.loss = fit.loss;
        if (!answers.defined() || answers.size(0) == 0) return;
        const auto now = (samples.narrow(0, m_strokes, answers.size(0)).matmul(fit.weight.t()) + fit.bias).argmax(1);
        m_head.held = (now == answers).to(torch::kFloat).mean().item<double>();
    }

    /// How far the new classes have to lead, judged in images whose labels took no part: rows fitted with one half of
    /// the images are tried on the other.
    double neededLead(const RowProblem& problem, const torch::Tensor& samples, const torch::Tensor& shares)
    {
        const auto held = samples.narrow(0, m_strokes, std::int64_t(m_knownLabels.size()));
        const auto fresh = torch::tensor(m_fresh).to(samples.device());
        std::vector<GatePlace> places;
        for (const int half : {0, 1}) {
            std::vector<std::int64_t> own, others;
            for (std::size_t i = 0; i < m_knownLabels.size(); ++i)
                ((m_knownImages > 1 ? m_imageOf[i] % 2 : int(i % 2)) == half ? own : others).push_back(std::int64_t(i));
            if (own.empty() || others.empty()) continue;
            const auto tried = torch::tensor(others).to(samples.device());
            const auto used = torch::tensor(own).to(samples.device());
            const RowFit fit = solve(problem, torch::cat({samples.narrow(0, 0, m_strokes), held.index_select(0, used)}),
                                     shares.index_select(0, used));
            const auto logits = (held.index_select(0, tried).matmul(fit.weight.t()) + fit.bias).cpu();
            const auto [lead, answer] = logits.narrow(1, 0, m_known).max(1);
            const auto leads = (std::get<0>(logits.index_select(1, fresh.cpu()).max(1)) - lead).contiguous();
            const auto answers = answer.contiguous();
            for (std::size_t i = 0; i < others.size(); ++i)
                places.push_back({.lead = double(leads.data_ptr<float>()[i]),
                                  .answer = int(answers.data_ptr<std::int64_t>()[i]),
                                  .label = m_knownLabels[std::size_t(others[i])],
                                  .counts = m_knownCounts[std::size_t(others[i])]});
        }
        return leastLead(std::move(places), m_tuning.budget);
    }

    SegmenterImpl& m_original;
    int m_known;
    const std::vector<FitSamples>& m_samples;
    const FitTuning& m_tuning;
    const Progress& m_progress;
    FittedHead m_head;
    torch::Tensor m_labels, m_counts;
    std::vector<std::int64_t> m_free, m_fresh;
    std::int64_t m_strokes = 0;
    std::vector<int> m_knownLabels, m_imageOf; ///< of held samples, where labels are known; then of all of them
    std::vector<double> m_knownCounts;
    int m_knownImages = 0;
    int m_solved = 0; ///< problems: that of the tokens, that of the rows
};

} // namespace

FittedHead fitHead(SegmenterImpl& original, const std::vector<int>& rows, int known,
                   const std::vector<FitSamples>& samples, const FitTuning& tuning, const Progress& progress)
{
    return HeadFit(original, rows, known, samples, tuning, progress).fit();
}

} // namespace sdw
