// Bucket: pixels of one label, connected or all of them, get the class.
#include "core/annotation/fill.h"

#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"
#include "ui/tools/stroke_tool.h"

namespace sdw::ui {
namespace {

class Bucket : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Bucket)
public:
    using Tool::Tool;

    ToolInfo info() const override
    {
        return {
            .id = QStringLiteral("bucket"),
            .name = tr("Bucket"),
            .icon = QStringLiteral("bucket"),
            .toolTip = tr("Click on an area of one label to fill it with the class; Ctrl or the right button makes it "
                          "unlabelled, Alt picks its class"),
            .key = Qt::Key_G,
            .group = ToolGroup::Paint,
            .options = {{.id = QStringLiteral("fill-connected"),
                         .name = tr("Connected only"),
                         .toolTip = tr("Fill what hangs together with the pixel clicked on; else that label in all of "
                                       "the image"),
                         .value = true}}};
    }

    bool pointer(const PointerEvent& event) override
    {
        using Kind = PointerEvent::Kind;
        if (event.kind != Kind::Press && event.kind != Kind::DoubleClick) return false;
        const bool right = event.button == Qt::RightButton;
        if ((event.button != Qt::LeftButton && !right) || !isInside(context(), event.image)) return false;
        if (event.modifiers & Qt::AltModifier) {
            pickAt(context(), event.image);
            return true;
        }
        const bool erase = right || (event.modifiers & Qt::ControlModifier);
        const FillOptions options{.contiguous = context().option(QStringLiteral("fill-connected")).toBool()};
        const cv::Size size = context().imageSize();
        runEdit(context(), erase ? tr("Erase area") : tr("Fill area"), std::int64_t(size.width) * size.height,
                [seed = pixelAt(event.image), options,
                 paint = erase ? Paint{} : context().paint()](EditBuilder& edit, const Progress& progress) {
                    edit.paint(floodLabels(edit.base(), seed, options, progress), paint);
                });
        return true;
    }
    void paint(QPainter&, const Viewport&) override {}
};

} // namespace

std::unique_ptr<Tool> makeBucket(ToolContext& context)
{
    return std::make_unique<Bucket>(context);
}

} // namespace sdw::ui
