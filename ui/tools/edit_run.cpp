#include "ui/tools/edit_run.h"

#include "core/base/error.h"

#include <QCoreApplication>

#include <algorithm>

namespace sdw::ui {
namespace {

struct EditRun {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::EditRun)
};

void finishRun(ToolContext& context, Edit edit, const QString& name, const std::function<void()>& done)
{
    if (edit.empty()) context.hint(EditRun::tr("%1: there is nothing to change.").arg(name));
    context.apply(std::move(edit), name);
    if (done) done();
}

} // namespace

WorkBase::WorkBase(const ToolContext& context)
    : m_labels(context.labels())
    , m_image(context.image())
{
}

bool WorkBase::isImageOf(const ToolContext& context) const
{
    return context.image().data == m_image.data && context.imageSize() == cv::Size(m_labels.width(), m_labels.height());
}

bool WorkBase::isCurrent(const ToolContext& context) const
{
    return isImageOf(context) && context.labels() == m_labels;
}

bool areCurrent(const ToolContext& context, const std::vector<ShapeChange>& changes)
{
    return std::ranges::all_of(changes, [&](const ShapeChange& change) {
        const ShapePtr now = context.shapes().find((change.before ? change.before : change.after)->id);
        return change.before ? now && (now == change.before || *now == *change.before) : !now;
    });
}

void runEdit(ToolContext& context, const QString& name, std::int64_t pixels, EditMaker make, std::function<void()> done)
{
    if (pixels <= kAtOncePixels) {
        try {
            EditBuilder edit(context.labels(), context.policy());
            make(edit, {});
            finishRun(context, edit.finish(), name, done);
        } catch (const Error& error) {
            context.hint(QString::fromStdString(error.what()));
        }
        return;
    }
    context.start(name,
                  [&context, base = WorkBase(context), policy = context.policy(), name, make = std::move(make),
                   done = std::move(done)](const Progress& progress) -> Job::Deliver {
                      EditBuilder edit(base.labels(), policy);
                      make(edit, progress);
                      // Shared, since what is delivered must be possible to copy.
                      auto result = std::make_shared<Edit>(edit.finish());
                      return [&context, base, result, name, done] {
                          if (!base.isCurrent(context) || !areCurrent(context, result->shapes))
                              return context.hint(
                                  EditRun::tr("The labels changed meanwhile: “%1” was dropped.").arg(name));
                          finishRun(context, std::move(*result), name, done);
                      };
                  });
}

} // namespace sdw::ui
