// A tool context for tests: a real document with history, real jobs, and a picture of what a canvas would show if it
// drew anew just what it is told.
#pragma once

#include "core/annotation/annotation_document.h"
#include "ui/tools/operation.h"
#include "ui/tools/shape_selection.h"
#include "ui/tools/tool.h"

#include <QHash>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <functional>

namespace sdw::test {

class FakeToolContext : public ui::ToolContext {
public:
    /// @param image CV_8UC3. The view shows all of it, `zoom` widget pixels for one of its own.
    explicit FakeToolContext(cv::Mat image, double zoom = 4)
        : picture(std::move(image))
        , document(picture.size(), {pathOf("labels.png"), pathOf("journal")}, {.writeAtOnce = false, .palette = {}})
    {
        viewport.setImageSize({picture.cols, picture.rows});
        viewport.setWidgetSize({int(picture.cols * zoom) + 40, int(picture.rows * zoom) + 40});
        viewport.setZoom(zoom, {viewport.widgetSize().width() / 2.0, viewport.widgetSize().height() / 2.0});
        m_canvas = document.labels().read();
        document.setEvents({.changed =
                                [this](const AnnotationChange& change) {
                                    drawAnew(change.labels);
                                    chosenShapes.prune(document.shapes());
                                },
                            .trouble = {}});
        for (const auto& entry : ui::toolCatalog())
            addOptions(entry.make(*this)->info().options);
        for (const auto& entry : ui::operationCatalog())
            addOptions(entry.make()->info().options);
        QObject::connect(&job, &ui::Job::failed, &job, [this](const QString& message) { failures << message; });
    }

    // What a test looks at and sets up.
    cv::Mat picture;
    QTemporaryDir folder;
    AnnotationDocument document;
    ui::Viewport viewport;
    Paint painted{1, 0};
    OverwritePolicy overwrite;
    QHash<QString, QVariant> options;
    ui::ShapeSelection chosenShapes;
    std::optional<LabelMap> before;
    ui::ImageFeatures modelFeatures; ///< without a model, until a test says otherwise
    ui::Suggestions* proposals = nullptr;
    ui::Scribbles* strokes = nullptr;
    std::optional<std::uint16_t> chosenLabel;
    QString hinted;
    std::function<void()> drawn; ///< called by redraw() and preview()
    QStringList failures;
    ui::Job job;

    bool isPreviewing() const { return m_preview != nullptr; }
    /// Labels as a canvas has them that trusts the areas it is told.
    const cv::Mat& canvas() const { return m_canvas; }
    /// Labels as they ought to be shown.
    cv::Mat shown() const { return m_preview ? m_preview->read(document.labels().grid().image()) : labelsNow(); }
    cv::Mat labelsNow() const { return document.labels().read(); }
    bool isCanvasRight() const { return cv::norm(canvas(), shown(), cv::NORM_INF) == 0; }
    std::size_t steps() const { return document.history().size(); }
    QString lastStep() const { return steps() ? QString::fromStdString(document.history().back().name) : QString(); }
    bool waitForJob()
    {
        return QTest::qWaitFor([this] { return !job.isRunning(); }, 60'000);
    }
    /// Labels without a tool: where a test starts from.
    void fill(const Region& region, Paint paint)
    {
        EditBuilder edit(document.labels());
        edit.paint(region, paint);
        document.apply(edit.finish(), "fill");
    }
    void add(Shape shape)
    {
        EditBuilder edit(document.labels());
        edit.paint(pixelsOf(shape, picture.size()), {shape.label, shape.instance});
        edit.changeShape(nullptr, std::make_shared<Shape>(std::move(shape)));
        document.apply(edit.finish(), "add");
    }

    cv::Size imageSize() const override { return picture.size(); }
    const LabelMap& labels() const override { return document.labels(); }
    const ShapeLayer& shapes() const override { return document.shapes(); }
    ui::ShapeSelection& selection() override { return chosenShapes; }
    cv::Mat image() const override { return picture; }
    std::optional<LabelMap> previousLabels() const override { return before; }
    ui::Viewport view() const override { return viewport; }
    ui::ImageFeatures features() const override { return modelFeatures; }
    ui::Suggestions* suggestions() const override { return proposals; }
    ui::Scribbles* scribbles() const override { return strokes; }
    Paint paint() const override { return painted; }
    QColor colour(std::uint16_t label) const override
    {
        return label > kLastClass ? QColor(0, 0, 0, 0) : QColor::fromHsv(label * 67 % 360, 220, 230);
    }
    QString className(std::uint16_t label) const override { return QStringLiteral("class %1").arg(label); }
    void choose(std::uint16_t label) override
    {
        chosenLabel = label;
        painted.label = label;
    }
    OverwritePolicy policy() const override { return overwrite; }
    QVariant option(const QString& id) const override
    {
        if (!options.contains(id)) qFatal("No tool has declared the option %s", qPrintable(id));
        return options.value(id);
    }
    void setOption(const QString& id, const QVariant& value) override { options[id] = value; }

    void apply(Edit edit, const QString& name) override
    {
        preview(nullptr, {});
        document.apply(std::move(edit), name.toStdString());
    }
    void preview(const EditBuilder* edit, const cv::Rect& changed) override
    {
        m_preview = edit;
        drawAnew(changed);
        if (drawn) drawn();
    }
    void redraw(const QRectF&) override
    {
        if (drawn) drawn();
    }
    void start(const QString&, ui::Job::Work work) override { job.start(std::move(work)); }
    void stop() override { job.cancel(); }
    void hint(const QString& text) override { hinted = text; }

private:
    std::filesystem::path pathOf(const char* name) const
    {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }
    void addOptions(const std::vector<ui::ToolOption>& declared)
    {
        for (const auto& option : declared)
            options.insert(option.id, option.value);
    }
    void drawAnew(cv::Rect area)
    {
        area &= cv::Rect({}, m_canvas.size());
        if (area.empty()) return;
        const cv::Mat now = m_preview ? m_preview->read(area) : document.labels().read(area);
        now.copyTo(m_canvas(area));
    }

    const EditBuilder* m_preview = nullptr;
    cv::Mat m_canvas;
};

/// A hand with a mouse.
class Hand {
public:
    Hand(FakeToolContext& context, const char* tool)
        : m_context(context)
    {
        for (const auto& entry : ui::toolCatalog())
            if (qstrcmp(entry.id, tool) == 0) m_tool = entry.make(context);
        if (!m_tool) qFatal("There is no tool %s", tool);
        m_tool->activated();
    }

    ui::Tool& tool() { return *m_tool; }
    Qt::KeyboardModifiers modifiers; ///< held until set otherwise
    double pressure = 1;

    bool press(QPointF at, Qt::MouseButton button = Qt::LeftButton)
    {
        m_held |= button;
        return send(ui::PointerEvent::Kind::Press, at, button);
    }
    bool move(QPointF at) { return send(ui::PointerEvent::Kind::Move, at, Qt::NoButton); }
    bool release(QPointF at, Qt::MouseButton button = Qt::LeftButton)
    {
        m_held &= ~Qt::MouseButtons(button);
        return send(ui::PointerEvent::Kind::Release, at, button);
    }
    bool hover(QPointF at) { return send(ui::PointerEvent::Kind::Hover, at, Qt::NoButton); }
    bool leave() { return send(ui::PointerEvent::Kind::Leave, {-1, -1}, Qt::NoButton); }
    void click(QPointF at, Qt::MouseButton button = Qt::LeftButton)
    {
        hover(at);
        press(at, button);
        release(at, button);
    }
    /// As a widget sends it: the second press is the double click.
    void doubleClick(QPointF at, Qt::MouseButton button = Qt::LeftButton)
    {
        click(at, button);
        m_held |= button;
        if (!send(ui::PointerEvent::Kind::DoubleClick, at, button)) press(at, button); // as the canvas does
        release(at, button);
    }
    void drag(const std::vector<QPointF>& way, Qt::MouseButton button = Qt::LeftButton)
    {
        hover(way.front());
        press(way.front(), button);
        for (std::size_t i = 1; i < way.size(); ++i)
            move(way[i]);
        release(way.back(), button);
    }
    bool key(int code)
    {
        const QKeyEvent down(QEvent::KeyPress, code, modifiers), up(QEvent::KeyRelease, code, modifiers);
        const bool used = m_tool->keyPressed(down);
        return m_tool->keyReleased(up) || used;
    }

private:
    bool send(ui::PointerEvent::Kind kind, QPointF at, Qt::MouseButton button)
    {
        return m_tool->pointer({kind, at, m_context.viewport.toWidget(at), button, m_held, modifiers, pressure});
    }

    FakeToolContext& m_context;
    std::unique_ptr<ui::Tool> m_tool;
    Qt::MouseButtons m_held;
};

inline void runOperation(FakeToolContext& context, const char* id)
{
    for (const auto& entry : ui::operationCatalog())
        if (qstrcmp(entry.id, id) == 0) {
            const auto operation = entry.make();
            operation->run(context);
            if (!context.waitForJob()) qFatal("%s did not come to an end", id);
            return;
        }
    qFatal("There is no operation %s", id);
}

/// Two halves and a disc that stand out from each other.
inline cv::Mat testPicture(int width = 120, int height = 90)
{
    cv::Mat image(height, width, CV_8UC3, cv::Scalar(60, 110, 60));
    image(cv::Rect(width / 2, 0, width - width / 2, height)) = cv::Scalar(190, 160, 140);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            auto& pixel = image.at<cv::Vec3b>(y, x);
            const double dx = x - width * 0.3, dy = y - height * 0.5;
            if (dx * dx + dy * dy < height * height / 16.0) pixel = {40, 40, 200};
            pixel[0] = uchar(pixel[0] + (x * 7 + y * 13) % 5); // no two pictures of the world are perfectly even
        }
    return image;
}

inline bool samePixels(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::norm(a, b, cv::NORM_INF) == 0;
}

} // namespace sdw::test
