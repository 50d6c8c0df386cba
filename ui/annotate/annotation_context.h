// What the tools of the Annotate workspace see and do: the image in hand, its labels and the person's choices.
#pragma once

#include "ui/tools/shape_selection.h"
#include "ui/tools/tool.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace sdw {
class AnnotationDocument;
}

namespace sdw::ui {

class Canvas;
class ClassChoice;
class FeatureCache;
class LabelStore;
class PicturePyramid;
struct AppContext;

class AnnotationContext : public QObject, public ToolContext {
    Q_OBJECT
public:
    AnnotationContext(AppContext& context, Canvas& canvas, ClassChoice& choice, const FeatureCache& features,
                      QObject* parent = nullptr);
    ~AnnotationContext() override;

    /// Another image, with labels that are open in the label store; its picture may come later. Work of tools that
    /// runs aside is stopped, and what it would have delivered is dropped.
    /// @param image -1: none.
    void setImage(int image, std::shared_ptr<const PicturePyramid> picture);
    int currentImage() const { return m_image; }
    /// Null while no image is open.
    AnnotationDocument* document() const;
    bool isWorking() const { return m_job->isRunning() || m_commandJob->isRunning(); }
    bool isPreviewing() const { return m_previewing; }

    /// Outlive their stay here. Null: none.
    void setSuggestions(Suggestions* suggestions) { m_suggestions = suggestions; }
    void setScribbles(Scribbles* scribbles) { m_scribbles = scribbles; }
    /// Makes options known, with their defaults and limits.
    void addOptions(const std::vector<ToolOption>& options);
    /// Labels of the image before this one are read ahead, since tools may not wait. @param image -1: there is none.
    void prepareLabelsBefore(int image);
    /// Runs a command of the person that is no tool's. What it starts aside is replaced by the next command only: tools
    /// start work of theirs whenever the pointer moves, and a command must not end with that.
    void runCommand(const std::function<void()>& command);

    cv::Size imageSize() const override;
    const LabelMap& labels() const override;
    const ShapeLayer& shapes() const override;
    ShapeSelection& selection() override { return m_selection; }
    cv::Mat image() const override;
    std::optional<LabelMap> previousLabels() const override;
    Viewport view() const override;
    ImageFeatures features() const override;
    Suggestions* suggestions() const override { return m_suggestions; }
    Scribbles* scribbles() const override { return m_scribbles; }
    Paint paint() const override;
    QColor colour(std::uint16_t label) const override;
    QString className(std::uint16_t label) const override;
    void choose(std::uint16_t label) override;
    OverwritePolicy policy() const override;
    QVariant option(const QString& id) const override;
    void setOption(const QString& id, const QVariant& value) override;
    void apply(Edit edit, const QString& name) override;
    void preview(const EditBuilder* edit, const cv::Rect& changed) override;
    void redraw(const QRectF& area = {}) override;
    void start(const QString& title, Job::Work work) override;
    void stop() override { m_job->cancel(); }
    void hint(const QString& text) override;

Q_SIGNALS:
    void hinted(const QString& text);
    /// What the tool shows of its work is another: parts of it may have come or gone.
    void redrawn();
    void optionChanged(const QString& id);
    void failed(const QString& message);
    /// Work that ran aside came to an end.
    void settled();

private:
    struct Option {
        ToolOption info;
        QVariant value;
    };

    AppContext& m_app;
    Canvas& m_canvas;
    ClassChoice& m_choice;
    const FeatureCache& m_features;
    Suggestions* m_suggestions = nullptr;
    Scribbles* m_scribbles = nullptr;
    int m_image = -1;
    std::shared_ptr<const PicturePyramid> m_picture;
    ShapeSelection m_selection;
    bool m_previewing = false;
    cv::Rect m_previewed; ///< pixels that the preview has changed so far
    QHash<QString, Option> m_options;
    Job* m_job = nullptr;        ///< of the tool in hand
    Job* m_commandJob = nullptr; ///< of commands
    Job* m_before = nullptr;     ///< reads m_labelsBefore
    bool m_inCommand = false;
    int m_imageBefore = -1;
    std::optional<LabelMap> m_labelsBefore; ///< of m_imageBefore as its file had them
    int m_generation = 0;                   ///< counts images
};

} // namespace sdw::ui
