// Duplicate: copies of the chosen shapes, a little aside.
#include "ui/tools/operation.h"

#include "ui/tools/shape_selection.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

#include <cmath>

namespace sdw::ui {
namespace {

class Duplicate : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Duplicate)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("duplicate"),
                .name = tr("Duplicate shapes"),
                .icon = QStringLiteral("copy"),
                .toolTip = tr("Copy the chosen shapes, a little aside"),
                .key = Qt::CTRL | Qt::Key_D,
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override
    {
        const double aside = std::max(1.0, std::round(16 / context.view().zoom())); // as seen: 16 widget pixels
        std::vector<ShapeChange> changes;
        std::vector<std::uint64_t> ids;
        for (ShapePtr& copy : copiesOf(context, chosenShapes(context), {aside, aside})) {
            ids.push_back(copy->id);
            changes.push_back({nullptr, std::move(copy)});
        }
        applyShapes(context, std::move(changes), info().name, [&context, ids] { context.selection().set(ids); });
    }
};

} // namespace

std::unique_ptr<Operation> makeDuplicate()
{
    return std::make_unique<Duplicate>();
}

} // namespace sdw::ui
