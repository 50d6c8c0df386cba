#include "core/datasets/loader.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/datasets/augment.h"
#include "core/datasets/normalize.h"
#include "core/datasets/sample_cache.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <thread>

namespace sdw {
namespace {

using Order = std::shared_ptr<const std::vector<std::uint32_t>>;

/// Streams of the run's seed: kept apart, so that the order of samples and their augmentation never share numbers.
constexpr std::uint64_t kOrderStream = 1ull << 62;

std::vector<std::size_t> labelledSamples(const Dataset& dataset, const std::string& split, std::int64_t limit)
{
    std::vector<std::size_t> indices;
    const std::size_t count = dataset.size(split);
    for (std::size_t i = 0; i < count; ++i) {
        if (limit > 0 && indices.size() >= std::size_t(limit)) break;
        if (dataset.hasLabel(split, i)) indices.push_back(i);
    }
    if (indices.empty())
        throw Error("Split '" + split + "' has " + std::to_string(count) +
                    " images but no labelled one; there is nothing to train on.");
    return indices;
}

} // namespace

struct Loader::State {
    SampleCache samples;
    const DataConfig config;
    const std::int64_t batch, rows, firstRow;
    const std::uint64_t seed;

    std::mutex mutex;
    std::condition_variable produced, consumed;
    std::map<std::int64_t, Batch> ready;               // by step
    std::map<std::int64_t, std::exception_ptr> failed; // by step
    std::int64_t nextStep, nextToMake;
    std::map<std::int64_t, Order> orders; // by epoch, the newest few
    bool stopping = false;
    double waited = 0;
    int threadsOfOpenCv = -1;
    std::vector<std::thread> workers;

    State(const Dataset& dataset, const std::string& split, const DataConfig& settings, std::int64_t globalBatch,
          std::int64_t runSeed, std::int64_t firstStep, int rank, int ranks)
        : samples(dataset, split, labelledSamples(dataset, split, settings.limit),
                  std::uint64_t(settings.cacheMb) << 20)
        , config(settings)
        , batch(globalBatch)
        , rows(globalBatch / ranks)
        , firstRow(rows * rank)
        , seed(std::uint64_t(runSeed))
        , nextStep(firstStep)
        , nextToMake(firstStep)
    {
    }

    std::int64_t queueLength() const { return std::max<std::int64_t>(2, config.workers + 1); }

    /// The order of samples in an epoch, made once and shared.
    Order orderOf(std::int64_t epoch)
    {
        {
            const std::scoped_lock lock(mutex);
            if (const auto found = orders.find(epoch); found != orders.end()) return found->second;
        }
        auto order = std::make_shared<const std::vector<std::uint32_t>>(
            randomOrder(std::uint32_t(samples.size()), Random(seed, kOrderStream + std::uint64_t(epoch))));
        const std::scoped_lock lock(mutex);
        constexpr std::size_t kKept = 4;
        while (orders.size() >= kKept)
            orders.erase(orders.begin());
        return orders.emplace(epoch, std::move(order)).first->second;
    }

    Batch make(std::int64_t step)
    {
        const std::int64_t height = config.crop.at(0), width = config.crop.at(1), count = std::int64_t(samples.size());
        Batch result;
        // Filled by hand: torch's own fill would start a team of threads under every worker.
        result.images = torch::empty({rows, 3, height, width});
        result.labels = torch::empty({rows, height, width}, torch::kInt64);
        float* images = result.images.data_ptr<float>();
        std::int64_t* labels = result.labels.data_ptr<std::int64_t>();
        std::fill_n(images, result.images.numel(), 0.0f);
        std::fill_n(labels, result.labels.numel(), kIgnoreTarget);
        for (std::int64_t row = 0; row < rows; ++row) {
            {
                const std::scoped_lock lock(mutex);
                if (stopping) return {};
            }
            const std::int64_t position = step * batch + firstRow + row;
            const Order order = orderOf(position / count);
            const Sample sample = augment(samples.get(*order, std::size_t(position % count)), config,
                                          Random(seed, std::uint64_t(position)));
            normalizeInto(sample.image, images + row * 3 * height * width, height, width);
            labelInto(sample.label, labels + row * height * width, width, kIgnoreTarget);
            result.names.push_back(sample.name);
        }
        return result;
    }

    void work()
    {
        for (;;) {
            std::int64_t step;
            {
                std::unique_lock lock(mutex);
                consumed.wait(lock, [&] { return stopping || nextToMake < nextStep + queueLength(); });
                if (stopping) return;
                step = nextToMake++;
            }
            Batch made;
            std::exception_ptr failure;
            try {
                const torch::NoGradGuard noGrad;
                made = make(step);
            } catch (...) {
                failure = std::current_exception();
            }
            {
                const std::scoped_lock lock(mutex);
                if (failure)
                    failed.emplace(step, failure);
                else
                    ready.emplace(step, std::move(made));
            }
            produced.notify_all();
        }
    }
};

Loader::Loader(const Dataset& dataset, const std::string& split, const DataConfig& config, std::int64_t batch,
               std::int64_t seed, std::int64_t firstStep, int rank, int ranks)
{
    if (ranks < 1 || rank < 0 || rank >= ranks || batch < 1 || batch % ranks != 0)
        throw Error("A batch of " + std::to_string(batch) + " cannot be shared evenly by " + std::to_string(ranks) +
                    " processes (this one is number " + std::to_string(rank) + ").");
    if (firstStep < 0) throw Error("The first training step cannot be negative.");
    m_state = std::make_unique<State>(dataset, split, config, batch, seed, firstStep, rank, ranks);
    if (config.workers > 0) {
        // Each worker computes alone: OpenCV's own threads under them would only fight over the same cores.
        m_state->threadsOfOpenCv = cv::getNumThreads();
        cv::setNumThreads(1);
    }
    for (std::int64_t i = 0; i < config.workers; ++i)
        m_state->workers.emplace_back([state = m_state.get()] { state->work(); });
}

Loader::~Loader()
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->stopping = true;
    }
    m_state->consumed.notify_all();
    for (std::thread& worker : m_state->workers)
        worker.join();
    if (m_state->threadsOfOpenCv >= 0) cv::setNumThreads(m_state->threadsOfOpenCv);
}

Batch Loader::next()
{
    State& state = *m_state;
    const auto start = std::chrono::steady_clock::now();
    const auto noteWait = [&] {
        state.waited += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    if (state.workers.empty()) {
        const torch::NoGradGuard noGrad;
        Batch batch = state.make(state.nextStep);
        ++state.nextStep;
        const std::scoped_lock lock(state.mutex);
        noteWait();
        return batch;
    }
    std::unique_lock lock(state.mutex);
    const std::int64_t step = state.nextStep;
    state.produced.wait(lock, [&] { return state.ready.contains(step) || state.failed.contains(step); });
    noteWait();
    if (const auto failure = state.failed.find(step); failure != state.failed.end())
        std::rethrow_exception(failure->second);
    Batch batch = std::move(state.ready.extract(step).mapped());
    ++state.nextStep;
    lock.unlock();
    state.consumed.notify_all();
    return batch;
}

std::vector<DatasetProblem> Loader::skipped() const
{
    return m_state->samples.skipped();
}

double Loader::waitSeconds() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->waited;
}

} // namespace sdw
