// What a tool may see and do: the labels, the image and the choices of the person; never the window.
#pragma once

#include "core/annotation/edit.h"
#include "ui/canvas/viewport.h"
#include "ui/jobs/job.h"
#include "ui/tools/image_features.h"

#include <QColor>
#include <QString>
#include <QVariant>

#include <optional>

namespace sdw::ui {

class Scribbles;
class ShapeSelection;
class Suggestions;

class ToolContext {
public:
    virtual ~ToolContext() = default;

    /// Of the image as displayed. A tool is only in use while an image is open.
    virtual cv::Size imageSize() const = 0;
    virtual const LabelMap& labels() const = 0;
    virtual const ShapeLayer& shapes() const = 0;
    /// Of shapes(); emptied when another image comes.
    virtual ShapeSelection& selection() = 0;
    /// CV_8UC3, blue-green-red, of imageSize(); shared, not to be changed.
    virtual cv::Mat image() const = 0;
    /// Labels of the image before this one in the list; empty where it has none or there is no such image of the same
    /// size.
    virtual std::optional<LabelMap> previousLabels() const = 0;
    virtual Viewport view() const = 0;
    /// What the project's model knows about the image; tools of the group Model have it prepared.
    virtual ImageFeatures features() const = 0;
    /// What is proposed for it; null where nothing can be.
    virtual Suggestions* suggestions() const = 0;
    /// Strokes that a model is fitted to; null where there is none to be fitted.
    virtual Scribbles* scribbles() const = 0;

    /// The class that is painted, with the object number for the next object.
    virtual Paint paint() const = 0;
    virtual QColor colour(std::uint16_t label) const = 0;
    virtual QString className(std::uint16_t label) const = 0;
    /// Makes a class, or one of the three states, the one that is painted.
    virtual void choose(std::uint16_t label) = 0;
    virtual OverwritePolicy policy() const = 0;
    /// Value of an option (ui/tools/tool.h); options of equal id are shared by tools.
    virtual QVariant option(const QString& id) const = 0;
    virtual void setOption(const QString& id, const QVariant& value) = 0;

    /// One step of work, done and put into the history. Ends a preview. An empty edit does nothing.
    virtual void apply(Edit edit, const QString& name) = 0;
    /// The canvas shows the labels as `edit` would leave them. @param changed pixels since the last call.
    /// @param edit outlives the preview; null ends it.
    virtual void preview(const EditBuilder* edit, const cv::Rect& changed) = 0;
    /// The tool's own drawing changed. @param area in image pixels; empty: anywhere.
    virtual void redraw(const QRectF& area = {}) = 0;

    /// Work that may take more than a frame; it replaces what the tool started before. See Job. Errors are shown.
    virtual void start(const QString& title, Job::Work work) = 0;
    virtual void stop() = 0;
    /// What to do next, or why nothing happened; in the status line. Empty: nothing to say.
    virtual void hint(const QString& text) = 0;
};

} // namespace sdw::ui
