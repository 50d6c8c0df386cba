// Fill holes: what the class encloses becomes of it.
#include "core/annotation/morphology.h"

#include "ui/tools/label_operation.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class FillHoles : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::FillHoles)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("fill-holes"),
                .name = tr("Fill holes"),
                .icon = QStringLiteral("fill-holes"),
                .toolTip = tr("Give the class what it encloses"),
                .key = {},
                .options = {areaOption(),
                            {.id = QStringLiteral("largest-hole"),
                             .name = tr("Largest hole"),
                             .toolTip = tr("Larger holes stay; 0 fills all of them"),
                             .value = 0,
                             .from = 0,
                             .to = 1e6,
                             .suffix = tr(" px")}}};
    }

    void run(ToolContext& context) override
    {
        const int largest = context.option(QStringLiteral("largest-hole")).toInt();
        runOnClass(context, info().name,
                   [largest](EditBuilder& edit, std::uint16_t label, const cv::Rect& area, const Progress& progress) {
                       fillHoles(edit, label, area, largest > 0 ? largest : INT64_MAX, progress);
                   });
    }
};

} // namespace

std::unique_ptr<Operation> makeFillHoles()
{
    return std::make_unique<FillHoles>();
}

} // namespace sdw::ui
