// Magic wand: pixels whose colour is near that of the one clicked on.
#include "core/annotation/fill.h"

#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>

#include <opencv2/imgproc.hpp>

namespace sdw::ui {
namespace {

constexpr std::int64_t kPreviewPixels = 500'000;

class Wand : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Wand)
public:
    using Tool::Tool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("wand"),
                .name = tr("Magic wand"),
                .icon = QStringLiteral("wand"),
                .toolTip =
                    tr("Click to label pixels of like colour; Alt and the wheel change the tolerance, Ctrl or the "
                       "right button erases"),
                .key = Qt::Key_W,
                .group = ToolGroup::Smart,
                .options = {{.id = QStringLiteral("tolerance"),
                             .name = tr("Tolerance"),
                             .toolTip = tr("How far red, green and blue may differ from the pixel clicked on"),
                             .value = 24,
                             .from = 0,
                             .to = 255},
                            {.id = QStringLiteral("wand-connected"),
                             .name = tr("Connected only"),
                             .toolTip = tr("Take only what hangs together with the pixel clicked on"),
                             .value = true}}};
    }

    bool pointer(const PointerEvent& event) override
    {
        using Kind = PointerEvent::Kind;
        if (event.kind == Kind::Leave || !isInside(context(), event.image)) {
            hide();
            return false;
        }
        const bool erase = event.button == Qt::RightButton || (event.modifiers & Qt::ControlModifier);
        if (event.kind == Kind::Press || event.kind == Kind::DoubleClick) {
            if (event.button != Qt::LeftButton && event.button != Qt::RightButton) return false;
            take(pixelAt(event.image), erase);
            return true;
        }
        m_erases = event.modifiers & Qt::ControlModifier;
        look(pixelAt(event.image));
        return true;
    }

    bool wheel(double steps, Qt::KeyboardModifiers modifiers) override
    {
        if (!(modifiers & Qt::AltModifier)) return false;
        context().setOption(QStringLiteral("tolerance"), std::clamp(tolerance() + int(std::lround(steps)), 0, 255));
        settingsChanged();
        return true;
    }

    void settingsChanged() override
    {
        if (m_shown) look(m_shown->seed);
    }

    void paint(QPainter& painter, const Viewport& view) override
    {
        m_found.paint(painter, view, context().colour(m_erases ? kUnlabelled : context().paint().label));
    }

    /// What is seen under the pointer is not unfinished: it goes, and nobody needs to know.
    bool cancel() override
    {
        hide();
        return false;
    }

private:
    int tolerance() const { return context().option(QStringLiteral("tolerance")).toInt(); }
    FillOptions options() const { return {context().option(QStringLiteral("wand-connected")).toBool()}; }

    /// Shows what a click would take. That must be found between two movements of the pointer: large images are looked
    /// at in a smaller copy.
    void look(cv::Point seed)
    {
        const Shown wanted{seed, tolerance(), options().contiguous};
        if (m_shown == wanted) return;
        m_shown = wanted;
        const cv::Mat image = context().image();
        if (image.empty()) return hide();
        if (m_small.empty() || m_ofImage.data != image.data) {
            m_ofImage = image;
            m_step = 1;
            while (std::int64_t(image.total()) / (m_step * m_step) > kPreviewPixels)
                ++m_step;
            m_small = image;
            if (m_step > 1) // pixels as they are: mixed ones would bridge edges
                cv::resize(image, m_small, {(image.cols + m_step - 1) / m_step, (image.rows + m_step - 1) / m_step}, 0,
                           0, cv::INTER_NEAREST);
        }
        const cv::Point small(std::min(seed.x / m_step, m_small.cols - 1), std::min(seed.y / m_step, m_small.rows - 1));
        m_found.set(magicWand(m_small, small, tolerance(), options()),
                    QTransform::fromScale(double(image.cols) / m_small.cols, double(image.rows) / m_small.rows));
        m_drawn.moveTo(context(), m_found.bounds());
    }

    void take(cv::Point seed, bool erase)
    {
        const cv::Mat image = context().image();
        if (image.empty()) return context().hint(tr("The image is still being read."));
        runEdit(context(), erase ? tr("Erase with magic wand") : tr("Magic wand"), std::int64_t(image.total()),
                [image, seed, tolerance = tolerance(), options = options(),
                 paint = erase ? Paint{} : context().paint()](EditBuilder& edit, const Progress& progress) {
                    edit.paint(magicWand(image, seed, tolerance, options, progress), paint);
                });
    }

    void hide()
    {
        m_shown.reset();
        m_found.clear();
        m_drawn.moveTo(context(), {});
    }

    struct Shown {
        cv::Point seed;
        int tolerance;
        bool contiguous;
        bool operator==(const Shown&) const = default;
    };
    std::optional<Shown> m_shown;
    cv::Mat m_ofImage, m_small; // the image, and what is looked at while the pointer moves
    int m_step = 1;
    RegionOverlay m_found;
    bool m_erases = false;
    DrawnArea m_drawn;
};

} // namespace

std::unique_ptr<Tool> makeWand(ToolContext& context)
{
    return std::make_unique<Wand>(context);
}

} // namespace sdw::ui
