// A picture with smaller versions of itself, each of half the sides: whatever the zoom, one of them is near.
#pragma once

#include "core/base/progress.h"

#include <opencv2/core.hpp>

#include <filesystem>
#include <memory>
#include <vector>

namespace sdw::ui {

/// Made on a worker thread, then never changed: any thread may read it. The file is only read.
class PicturePyramid {
public:
    /// @param picture CV_8UC3 (blue-green-red), CV_8UC1, CV_16UC3 or CV_16UC1; shared where it is CV_8UC3.
    /// @throws Error for other pixels, for none, and (Interrupted) when `progress` stops it.
    explicit PicturePyramid(const cv::Mat& picture, const Progress& progress = {});

    /// Upright by its EXIF orientation; 16 bits stay. @throws Error as readImage() does.
    static std::shared_ptr<const PicturePyramid> read(const std::filesystem::path& file, const Progress& progress = {});
    /// A blurred first view of a large JPEG in a fraction of the time. Null where read() is quick enough, or where
    /// there is no such thing. @throws Error as above.
    static std::shared_ptr<const PicturePyramid> readFirstView(const std::filesystem::path& file);

    cv::Size size() const { return m_size; } ///< of the picture as displayed
    /// A first view: the finest levels are missing, full() is empty.
    bool isFirstView() const { return m_finest > 0; }
    /// What tools see: CV_8UC3, of size(). Pictures of 16 bits are brought from black()..white() to 8.
    const cv::Mat& full() const { return m_full; }

    bool isDeep() const { return m_deep; } ///< 16 bits a channel
    /// The range of a deep picture without the outermost thousandth at either end; 0 and 255 for others.
    double black() const { return m_black; }
    double white() const { return m_white; }

    /// Level n has pixels of 2^n × 2^n of those of the picture; the last row and column may stand for fewer.
    int levelCount() const { return int(m_levels.size()); }
    int finestLevel() const { return m_finest; }
    /// CV_8UC3, CV_16UC3 or CV_16UC1. @pre finestLevel() <= level < levelCount()
    const cv::Mat& level(int level) const { return m_levels[std::size_t(level)]; }

    std::size_t bytes() const; ///< of memory

private:
    PicturePyramid(const cv::Mat& reduced, cv::Size size, int finest);
    void build(const Progress& progress);
    void findRange();

    cv::Size m_size;
    cv::Mat m_full;
    std::vector<cv::Mat> m_levels; ///< empty below m_finest
    int m_finest = 0;
    bool m_deep = false;
    double m_black = 0, m_white = 255;
};

} // namespace sdw::ui
