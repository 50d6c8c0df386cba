#include "ui/training/resume_words.h"

#include "ui/project/project_session.h"

#include <QCoreApplication>
#include <QLocale>

namespace sdw::ui {
namespace {

struct ResumeWords {
    Q_DECLARE_TR_FUNCTIONS(ResumeWords)
};

} // namespace

QString checkpointText(const ResumePoint& point)
{
    return ResumeWords::tr("%1, iteration %2")
        .arg(fromPath(point.file.filename()), QLocale().toString(qlonglong(point.step)));
}

QString resumeText(const std::optional<ResumePoint>& point)
{
    if (!point) return ResumeWords::tr("Looking for the newest checkpoint");
    if (point->goesOn()) return ResumeWords::tr("Resume goes on from %1").arg(checkpointText(*point));
    if (point->beginsAgain()) return ResumeWords::tr("There is no checkpoint yet: Resume begins again at iteration 0");
    return ResumeWords::tr("No checkpoint is sound, so the run cannot be resumed; “Duplicate with changes” trains it "
                           "anew");
}

QString unusableText(const UnusableCheckpoint& checkpoint)
{
    return ResumeWords::tr("%1 is damaged and is passed over.").arg(fromPath(checkpoint.file.filename()));
}

} // namespace sdw::ui
