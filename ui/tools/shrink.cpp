// Shrink: the class loses what is near its edge.
#include "core/annotation/morphology.h"

#include "ui/tools/label_operation.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class Shrink : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Shrink)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("shrink"),
                .name = tr("Shrink"),
                .icon = QStringLiteral("shrink"),
                .toolTip = tr("Make the class narrower on all sides; what it loses is unlabelled"),
                .key = {},
                .options = {areaOption(), radiusOption(QStringLiteral("grow-radius"),
                                                       tr("How far, in pixels of the image"), 2, 512)}};
    }

    void run(ToolContext& context) override
    {
        const int radius = context.option(QStringLiteral("grow-radius")).toInt();
        runOnClass(context, info().name,
                   [radius](EditBuilder& edit, std::uint16_t label, const cv::Rect& area, const Progress& progress) {
                       shrink(edit, label, radius, Paint{}, area, progress);
                   });
    }
};

} // namespace

std::unique_ptr<Operation> makeShrink()
{
    return std::make_unique<Shrink>();
}

} // namespace sdw::ui
