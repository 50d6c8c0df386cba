#include "ui/tools/label_operation.h"

#include "ui/tools/edit_run.h"
#include "ui/tools/shape_selection.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

struct LabelOperation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::LabelOperation)
};

enum Area { WholeImage, InView, ChosenShapes };

} // namespace

ToolOption areaOption()
{
    return {.id = QStringLiteral("operation-area"),
            .name = LabelOperation::tr("Area"),
            .toolTip = LabelOperation::tr("Which part of the image may change"),
            .value = int(WholeImage),
            .from = 0,
            .to = 2,
            .choices = {LabelOperation::tr("Whole image"), LabelOperation::tr("What is in view"),
                        LabelOperation::tr("Around the chosen shapes")}};
}

ToolOption radiusOption(const QString& id, const QString& toolTip, int value, int largest)
{
    return {.id = id,
            .name = LabelOperation::tr("Radius"),
            .toolTip = toolTip,
            .value = value,
            .from = 1,
            .to = double(largest),
            .suffix = LabelOperation::tr(" px")};
}

std::optional<cv::Rect> chosenArea(ToolContext& context)
{
    const cv::Rect image({}, context.imageSize());
    const auto inside = [&](const QRectF& area) {
        const QRect whole = area.toAlignedRect();
        return cv::Rect(whole.x(), whole.y(), whole.width(), whole.height()) & image;
    };
    switch (context.option(areaOption().id).toInt()) {
    case InView:
        return inside(context.view().visible());
    case ChosenShapes: {
        constexpr double kAround = 32; // pixels: shapes may grow
        QRectF area;
        for (const ShapePtr& shape : context.selection().in(context.shapes())) {
            const cv::Rect2d bounds = boundsOf(*shape);
            area |=
                QRectF(bounds.x, bounds.y, bounds.width, bounds.height).adjusted(-kAround, -kAround, kAround, kAround);
        }
        if (area.isNull()) {
            context.hint(LabelOperation::tr("Choose shapes with the select tool first, or another area."));
            return std::nullopt;
        }
        return inside(area);
    }
    default:
        return image;
    }
}

void runOnClass(ToolContext& context, const QString& name,
                std::function<void(EditBuilder&, std::uint16_t, const cv::Rect&, const Progress&)> work)
{
    const auto area = chosenArea(context);
    if (!area) return;
    runEdit(context, name, area->area(),
            [work = std::move(work), label = context.paint().label,
             area = *area](EditBuilder& edit, const Progress& progress) { work(edit, label, area, progress); });
}

} // namespace sdw::ui
