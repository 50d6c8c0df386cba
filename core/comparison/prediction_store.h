// Predictions of one model on the disk, so that each is made once: an index PNG for each image, and a journal of what
// they were made from. Predictions of other weights, settings or image files do not count and are made again.
#pragma once

#include "core/base/class_list.h"

#include <opencv2/core.hpp>

#include <filesystem>
#include <map>
#include <string>

namespace sdw {

class PredictionStore {
public:
    /// @param key what the predictions depend on besides the image. Those of another key are removed.
    /// @throws Error when the folder cannot be made or written.
    PredictionStore(const std::filesystem::path& folder, const std::string& key, ClassList classes);

    /// Whether there is a prediction of this image file as it is now.
    bool has(const std::string& name, const std::filesystem::path& image) const;
    /// @param labels CV_16UC1, class indices.
    void put(const std::string& name, const std::filesystem::path& image, const cv::Mat& labels);
    /// From any thread. @throws Error naming the file when it is gone or damaged.
    cv::Mat get(const std::string& name) const;
    /// The prediction is made again next time.
    void forget(const std::string& name) const;

private:
    std::filesystem::path fileOf(const std::string& name) const;
    std::filesystem::path journal() const { return m_folder / "predictions.jsonl"; }

    /// What a prediction was made from, and how large its file is.
    struct Entry {
        std::int64_t imageBytes = 0, imageTime = 0, fileBytes = 0;
    };
    std::filesystem::path m_folder;
    ClassList m_classes;
    std::map<std::string, Entry> m_entries;
};

} // namespace sdw
