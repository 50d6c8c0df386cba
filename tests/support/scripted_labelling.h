// The steps of the script (labelling_script.h) done through what the window works with: session and label store.
#pragma once

#include "core/project/project_files.h"
#include "tests/support/labelling_script.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"

#include <QCoreApplication>
#include <QTimer>

#include <functional>

namespace sdw::test {

class ScriptedLabelling {
public:
    ui::JobList jobs;
    ui::ProjectSession session{jobs};
    ui::LabelStore store{session, jobs};

    explicit ScriptedLabelling(const std::filesystem::path& folder)
    {
        session.open(ui::fromPath(folder));
        wait([this] { return !session.isBusy(); });
        if (!session.isOpen()) throw Error("The project could not be opened.");
    }

    /// Without sleeping: whatever is waited for comes with an event. @throws Error when it does not come.
    static void wait(const std::function<bool()>& done)
    {
        QTimer patience;
        patience.setSingleShot(true);
        patience.start(60'000); // for machines that are busy with other things
        while (!done()) {
            if (!patience.isActive()) throw Error("What is waited for does not come.");
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        }
    }

    /// Of an image, opened where it is not.
    AnnotationDocument& document(int image)
    {
        QString trouble;
        const auto following =
            QObject::connect(&store, &ui::LabelStore::failed, [&](int, const QString& message) { trouble = message; });
        store.open(image);
        wait([this] { return !store.isBusy(); });
        QObject::disconnect(following);
        AnnotationDocument* open = store.document(image);
        if (!open) throw Error("An image could not be opened: " + trouble.toStdString());
        return *open;
    }

    /// @param mayMerge else merging is passed over: it needs the disk.
    void act(std::uint32_t number, bool mayMerge = true)
    {
        const ScriptStep step = scriptStep(number, int(session.opened()->images.size()));
        AnnotationDocument& labels = document(step.image);
        Random random = step.random;
        switch (step.act) {
        case Act::Draw:
        case Act::Mark:
            labels.apply(scriptEdit(step, labels.labels(), labels.shapes(), session.opened()->project), step.name());
            break;
        case Act::Undo:
            labels.undo();
            break;
        case Act::Redo:
            labels.redo();
            break;
        case Act::GoTo:
            labels.goTo(random.below(labels.history().size() + 1));
            break;
        case Act::Save:
            store.save();
            break;
        case Act::SetState:
            store.setState(step.image, scriptState(step));
            break;
        case Act::Merge:
            if (mayMerge) session.update(scriptMerge(step, session.opened()->project));
            break;
        case Act::MergeAndBack:
            if (mayMerge) mergeAndBack(step);
            break;
        case Act::AwaitSaved:
            if (mayMerge) wait([this] { return store.savedState() != ui::SavedState::Saving; });
            break;
        }
        // Undoing may lead back to retired classes; the store puts that right a moment later.
        wait([&] {
            return std::ranges::none_of(session.opened()->project.retired, [&](const RetiredClass& one) {
                return !classChange(labels.labels(), labels.shapes(), one.id, one.becomes).empty();
            });
        });
    }

    void mergeAndBack(const ScriptStep& step)
    {
        const Project before = session.opened()->project;
        const Project merged = scriptMerge(step, before);
        session.update(merged);
        const auto pending = pendingClassesFile(session.opened()->folder);
        wait([&] { return jobs.running().empty() && !std::filesystem::exists(pending); }); // all files follow
        store.giveBackClasses({merged.retired.back().uuid}, [&] { session.update(before); });
        wait([&] { return !store.isChangingClasses(); });
    }

    /// Until what was done to an image is in its journal.
    void awaitJournal(int image)
    {
        const AnnotationDocument& labels = *store.document(image);
        // Where nothing was ever done there is none.
        const auto hasNone = [&] {
            return labels.history().empty() && !std::filesystem::exists(labels.files().journal);
        };
        wait([&] { return !labels.waiting() || hasNone(); });
    }
};

} // namespace sdw::test
