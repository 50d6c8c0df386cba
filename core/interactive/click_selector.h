// From what a person clicks to the pixels that are meant: one interface for every way to find them, with or without a
// model. Torch-free face.
#pragma once

#include "core/annotation/region.h"
#include "core/base/progress.h"
#include "core/explanation/explainer.h"

#include <opencv2/core.hpp>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sdw {

/// One click or stroke.
struct ClickMark {
    std::vector<cv::Point> points; ///< pixels along the stroke; a click has one
    bool positive = true;          ///< these belong to what is meant, or they do not

    bool operator==(const ClickMark&) const = default;
};

/// Everything said so far about one object.
struct Clicks {
    std::vector<ClickMark> marks; ///< in the order in which they were made
    std::optional<cv::Rect> box;  ///< what is meant lies inside
};

struct SelectorOptions {
    double tolerance = 0.5;  ///< 0..1, the wheel: 0 takes as little as possible, 1 as much; 0.5 is as measured best
    bool contiguous = false; ///< only what hangs together with a positive mark
};

class LiveFit;
constexpr const char* kClickedImage = "clicked"; ///< its key in SelectorContext::fit

/// What a selector works on.
struct SelectorContext {
    cv::Mat image;                                  ///< CV_8UC3 BGR
    std::shared_ptr<const ExplainedImage> features; ///< of this image; null without a model
    std::filesystem::path model;                    ///< for those who change the model itself; empty without
    /// Of that model, with this image; null: opened from `model` when needed.
    std::shared_ptr<const LiveFit> fit = nullptr;
};

/// A selector of one image. It keeps what it found out about earlier clicks: not from several threads at once.
class ClickSelector {
public:
    virtual ~ClickSelector() = default;
    /// @return the pixels meant; empty where nothing was said that this selector could follow (no positive mark and no
    /// box). The same marks give the same pixels, whatever was asked before.
    /// @throws Error for a mark outside of the image, or (Interrupted) when `progress` stops it.
    Region select(const Clicks& clicks, const SelectorOptions& options = {}, const Progress& progress = {});

protected:
    explicit ClickSelector(cv::Size image)
        : m_size(image)
    {
    }
    cv::Size imageSize() const { return m_size; }

private:
    virtual Region find(const Clicks& clicks, const SelectorOptions& options, const Progress& progress) = 0;

    cv::Size m_size;
};

/// A line of selectors.def.
struct SelectorEntry {
    const char* id;
    const char* title;
    bool needsModel;
    bool usesTolerance;
    std::unique_ptr<ClickSelector> (*make)(const SelectorContext& context);
};

std::span<const SelectorEntry> selectorCatalog();
/// @throws Error `Unknown method 'x'; known: ...`, for an image of another kind, or where the method needs a model and
/// the context has none.
std::unique_ptr<ClickSelector> makeSelector(const std::string& id, const SelectorContext& context);

} // namespace sdw
