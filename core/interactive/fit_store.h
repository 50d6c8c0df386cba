// The model of a live fit and the images it was shown: what several fits share.
#pragma once

#include "core/interactive/fit_image.h"
#include "core/interactive/live_fit.h"
#include "core/model/checkpoint.h"

#include <map>
#include <mutex>

namespace sdw {

/// Any number of threads may ask at the same time; one at a time makes features.
class FitStore {
public:
    FitStore(const std::filesystem::path& model, const LiveFitOptions& options);

    const Model& model() const { return m_model; }
    const std::optional<WindowPlan>& windows() const { return m_windows; }

    /// @return false where the very same picture was there already.
    bool add(const std::string& key, const cv::Mat& picture);
    void remove(const std::string& key);
    bool has(const std::string& key) const;
    /// Made now where they had to go. @throws Error for an unknown key.
    std::shared_ptr<const FitImage> features(const std::string& key);
    /// Those that are in memory.
    std::vector<std::shared_ptr<const FitImage>> ready() const;
    cv::Size sizeOf(const std::string& key) const; ///< @throws Error for an unknown key

private:
    struct Entry {
        cv::Mat picture;
        std::shared_ptr<const FitImage> features; // null: not made yet, or gone again
        std::uint64_t used = 0;
    };
    const Entry& need(const std::string& key) const;
    void makeRoom(const std::string& spared);

    Model m_model;
    DataConfig m_data;
    std::optional<WindowPlan> m_windows;
    bool m_withLooks; ///< pixels are judged by what they look like, too
    std::size_t m_budget;
    mutable std::mutex m_mutex;
    std::map<std::string, Entry> m_entries;
    std::uint64_t m_clock = 0;
};

} // namespace sdw
