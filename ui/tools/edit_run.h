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

/// Whether shapes to be changed are as they were when that was worked out, and ids of new ones are still free.
bool areCurrent(const ToolContext& context, const std::vector<ShapeChange>& changes);

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

/// Between a tool and its work aside: the work learns whether its result is still wanted (not after it was dropped or
/// asked for anew, or when the tool is gone), the tool whether the work is still there (other work may replace it).
class Ticket {
public:
    /// Goes along with the work and with what it delivers.
    class Pass {
    public:
        bool isWanted() const { return !m_wanted.expired(); }

    private:
        friend class Ticket;
        std::weak_ptr<void> m_wanted;
        std::shared_ptr<void> m_underWay;
    };

    Pass take()
    {
        Pass pass;
        m_wanted = std::make_shared<char>();
        pass.m_wanted = m_wanted;
        pass.m_underWay = std::make_shared<char>();
        m_underWay = pass.m_underWay;
        return pass;
    }
    void drop() { m_wanted.reset(); }
    bool isOpen() const { return m_wanted && !m_underWay.expired(); }

private:
    std::shared_ptr<void> m_wanted;
    std::weak_ptr<void> m_underWay;
};

} // namespace sdw::ui
