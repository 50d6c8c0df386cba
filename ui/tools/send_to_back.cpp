// Send to back: the chosen shapes come to lie below all others.
#include "ui/tools/operation.h"
#include "ui/tools/shape_selection.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class SendToBack : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::SendToBack)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("send-to-back"),
                .name = tr("Send shapes to back"),
                .icon = QStringLiteral("to-back"),
                .toolTip = tr("Lay the chosen shapes below all others, pixels too"),
                .key = Qt::CTRL | Qt::SHIFT | Qt::Key_Down,
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override
    {
        const auto all = context.shapes().all();
        if (all.empty()) return context.hint(tr("There are no shapes."));
        const auto chosen = std::int64_t(context.selection().ids().size());
        restack(context, all.front()->order - chosen, info().name);
    }
};

} // namespace

std::unique_ptr<Operation> makeSendToBack()
{
    return std::make_unique<SendToBack>();
}

} // namespace sdw::ui
