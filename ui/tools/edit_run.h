// One step that is worked out at once where that is quick, else aside on a snapshot of the labels.
#pragma once

#include "ui/tools/tool_context.h"

#include <functional>
#include <memory>

namespace sdw::ui {

/// Work on so many pixels is done while the window waits: some milliseconds.
constexpr std::int64_t kAtOncePixels = 1'000'000;

/// Makes the step; called on another thread for large pieces of work.
using EditMaker = std::function<void(EditBuilder& edit, const Progress& progress)>;

/// @param name of the step, and of the work while it runs.
/// @param pixels that are looked at.
/// @param done on the GUI thread, after the step was applied, even where it changed nothing.
void runEdit(ToolContext& context, const QString& name, std::int64_t pixels, EditMaker make,
             std::function<void()> done = {});

/// What work aside has been given: results for labels or an image that are no longer those are of no use.
class WorkBase {
public:
    explicit WorkBase(const ToolContext& context);
    const LabelMap& labels() const { return m_labels; }
    const cv::Mat& image() const { return m_image; }
    bool isImageOf(const ToolContext& context) const;
    bool isCurrent(const ToolContext& context) const;

private:
    LabelMap m_labels;
    cv::Mat m_image; // keeps the pixels, so that another image cannot have the same address
};

/// Tells whether somebody still waits for a result: not after the work was dropped, asked for anew, or its tool is
/// gone.
class Ticket {
public:
    std::weak_ptr<void> take()
    {
        m_valid = std::make_shared<char>();
        return m_valid;
    }
    void drop() { m_valid.reset(); }
    bool isOpen() const { return m_valid != nullptr; }

private:
    std::shared_ptr<void> m_valid;
};

} // namespace sdw::ui
