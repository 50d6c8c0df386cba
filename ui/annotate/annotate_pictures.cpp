#include "ui/annotate/annotate_pictures.h"

#include "ui/actions/action_registry.h"
#include "ui/annotate/class_keys.h"
#include "ui/annotate/label_class_dock.h"
#include "ui/annotate/tool_pose.h"
#include "ui/assist/assistance.h"
#include "ui/assist/proposal.h"
#include "ui/assist/region_survey.h"
#include "ui/assist/suggestions_dock.h"

#include <QAction>
#include <QDockWidget>

namespace sdw::ui {
namespace {

/// Their tab comes to the front.
void showSuggestions(SuggestionsDock& suggestions, SurveyKind kind)
{
    suggestions.showKind(kind);
    for (QWidget* dock = &suggestions; dock; dock = dock->parentWidget())
        if (qobject_cast<QDockWidget*>(dock)) dock->raise();
}

} // namespace

std::vector<CapturePage> annotatePictures(const AnnotateStage& stage)
{
    std::vector<CapturePage> pages;
    const auto add = [&](const char* name, std::function<void()> show) {
        pages.push_back({QLatin1String(name), std::move(show)});
    };
    const auto addPose = [&](const char* name, const ToolPose& pose) {
        add(name, [stage, pose] {
            stage.showPage();
            takePose(pose, stage.tools, stage.canvas);
        });
    };
    const auto trigger = [stage](const char* action) {
        stage.actions.find(QStringLiteral("annotate.") + QLatin1String(action))->trigger();
    };
    addPose("", {"brush", {}});
    addPose("polygon", {"polygon", {{0.2, 0.2}, {0.5, 0.15}, {0.6, 0.5}, {0.3, 0.6}}});
    addPose("grabcut", {.tool = "grabcut", .places = {{0.6, 0.56}, {0.92, 0.86}}, .drag = true});
    addPose("click-mask", {"click-mask", {{0.2, 0.06}}});
    addPose("scribble", {"scribble", {}});
    addPose("fit", {.tool = "scribble", .places = {{0.3, 0.1}, {0.4, 0.12}, {0.5, 0.1}}, .drag = true});
    add("proposal", [stage, trigger] {
        trigger("fit-discard");
        takePose({"select", {}}, stage.tools, stage.canvas);
        stage.assist.proposal().askAction()->trigger();
    });
    add("suggestions", [stage] {
        takePose({"select", {}}, stage.tools, stage.canvas);
        showSuggestions(stage.suggestions, SurveyKind::LabelNext);
        if (!stage.assist.survey().result()) stage.assist.survey().start();
    });
    add("suspects", [stage, trigger] {
        showSuggestions(stage.suggestions, SurveyKind::Suspects);
        trigger("next-suggestion");
    });
    add("elsewhere", [stage] { showSuggestions(stage.suggestions, SurveyKind::Elsewhere); });
    add("class-edit", [stage] { stage.classes.showEditor(true); });
    add("class-search", [stage] {
        stage.classes.showEditor(false);
        stage.keys.searchAction()->trigger();
    });
    add("empty", [stage] {
        stage.keys.closeSearch();
        stage.showEmpty();
    });
    return pages;
}

} // namespace sdw::ui
