#include "core/interactive/fit_store.h"

#include "core/base/error.h"
#include "core/config/run_config.h"
#include "core/inference/model_failure.h"
#include "core/inference/protocol.h"
#include "core/tensor/device.h"

#include <cstring>

namespace sdw {
namespace {

bool samePicture(const cv::Mat& a, const cv::Mat& b)
{
    if (a.size() != b.size() || a.type() != b.type()) return false;
    if (a.data == b.data) return true;
    for (int y = 0; y < a.rows; ++y)
        if (std::memcmp(a.ptr(y), b.ptr(y), std::size_t(a.cols) * a.elemSize()) != 0) return false;
    return true;
}

} // namespace

FitStore::FitStore(const std::filesystem::path& model, const LiveFitOptions& options)
    : m_withLooks(options.forgetClasses)
    , m_budget(options.featureBytes)
{
    EvaluationConfig evaluation;
    try {
        m_model = openModel(model, chooseDevice(options.device));
    } catch (const c10::Error& error) {
        throw Error("Cannot open the model '" + model.string() + "': " + error.what_without_backtrace());
    }
    if (m_model.run.is_object()) {
        const RunConfig run = readRunConfig(m_model.run);
        m_data = run.data;
        evaluation = run.eval;
    }
    if (options.shortSide) m_data.shortSide = *options.shortSide;
    m_windows = windowPlan(m_data, evaluation);
}

bool FitStore::add(const std::string& key, const cv::Mat& picture)
{
    const std::lock_guard lock(m_mutex);
    Entry& entry = m_entries[key];
    if (samePicture(entry.picture, picture)) return false;
    entry = {.picture = picture, .features = {}, .used = 0};
    return true;
}

void FitStore::remove(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    m_entries.erase(key);
}

bool FitStore::has(const std::string& key) const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.count(key) > 0;
}

cv::Size FitStore::sizeOf(const std::string& key) const
{
    const std::lock_guard lock(m_mutex);
    return need(key).picture.size();
}

std::shared_ptr<const FitImage> FitStore::features(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    need(key);
    Entry& entry = m_entries[key];
    entry.used = ++m_clock;
    if (!entry.features) {
        entry.features = onPicture(entry.picture, "fit on the CPU, or with a smaller short side", [&] {
            return std::make_shared<const FitImage>(
                makeFitImage(m_model.segmenter, entry.picture, m_data, m_windows, m_withLooks));
        });
        makeRoom(key);
    }
    return entry.features;
}

std::vector<std::shared_ptr<const FitImage>> FitStore::ready() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<const FitImage>> all;
    for (const auto& [key, entry] : m_entries)
        if (entry.features) all.push_back(entry.features);
    return all;
}

const FitStore::Entry& FitStore::need(const std::string& key) const
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) throw Error("There is no image '" + key + "' in this fit; it has to be added first.");
    return found->second;
}

void FitStore::makeRoom(const std::string& spared)
{
    const auto held = [this] {
        std::size_t bytes = 0;
        for (const auto& [key, entry] : m_entries)
            bytes += entry.features ? entry.features->bytes : 0;
        return bytes;
    };
    while (held() > m_budget) {
        Entry* oldest = nullptr;
        for (auto& [key, entry] : m_entries)
            if (entry.features && key != spared && (!oldest || entry.used < oldest->used)) oldest = &entry;
        if (!oldest) return; // one image alone is larger than the budget
        oldest->features.reset();
    }
}

} // namespace sdw
