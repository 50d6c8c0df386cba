// A labelling session that depends on nothing but the numbers of its steps, and what a project must be after each of
// them: worked out in memory by the plainest means, without documents, journals and stores.
#pragma once

#include "core/annotation/class_change.h"
#include "core/base/crc32c.h"
#include "core/project/image_states.h"
#include "core/project/project.h"
#include "tests/support/random_edits.h"

namespace sdw::test {

/// What a person does, in one step.
enum class Act { Draw, Mark, Undo, Redo, GoTo, Save, SetState, Merge, MergeAndBack, AwaitSaved };

/// Classes below this id stay; those from here on are painted for a while, then merged into one of these.
constexpr int kLastingClasses = 6; // as random edits paint

struct ScriptStep {
    Act act = Act::Draw;
    int image = 0;
    std::uint32_t number = 0;
    Random random{0}; ///< for whatever else there is to choose

    std::string name() const { return "step " + std::to_string(number); }
};

inline ScriptStep scriptStep(std::uint32_t number, int images)
{
    constexpr std::uint32_t kStay = 5; // steps on one image before another one is opened
    constexpr std::pair<Act, std::uint64_t> kShares[] = {
        {Act::Draw, 48}, {Act::Mark, 8},     {Act::Undo, 12}, {Act::Redo, 8},         {Act::GoTo, 4},
        {Act::Save, 6},  {Act::SetState, 5}, {Act::Merge, 5}, {Act::MergeAndBack, 3}, {Act::AwaitSaved, 1}};
    ScriptStep step{.number = number, .random = Random(2026, number)};
    step.image = int(Random(11, number / kStay).below(std::uint64_t(images)));
    auto choice = step.random.below(100); // the sum of the shares
    for (const auto& [act, share] : kShares) {
        step.act = act;
        if (choice < share) break;
        choice -= share;
    }
    return step;
}

/// What Draw and Mark do to an image.
inline Edit scriptEdit(ScriptStep step, const LabelMap& map, const ShapeLayer& shapes, const Project& project)
{
    if (step.act == Act::Draw) return randomEdit(map, shapes, step.random);
    std::vector<std::uint16_t> passing;
    for (const ProjectClass& one : project.classes)
        if (one.id >= kLastingClasses) passing.push_back(std::uint16_t(one.id));
    const std::uint16_t label = passing.at(step.random.below(passing.size()));
    EditBuilder edit(map);
    const cv::Point at(int(step.random.below(std::uint64_t(map.width()))),
                       int(step.random.below(std::uint64_t(map.height()))));
    if (step.random.coin(0.7))
        edit.paint(Region(cv::Rect(at, cv::Size(70, 50)) & map.grid().image()), {label, step.number});
    if (step.random.coin(0.5)) {
        auto shape = std::make_shared<Shape>();
        shape->id = shapes.freeId();
        shape->order = shapes.topOrder();
        shape->label = label;
        shape->parts = {
            {{cv::Point2d(at), cv::Point2d(at) + cv::Point2d(40, 5), cv::Point2d(at) + cv::Point2d(9, 30)}, {}}};
        edit.changeShape(nullptr, shape);
    }
    return edit.finish();
}

/// What SetState says.
inline ImageState scriptState(ScriptStep step)
{
    return ImageState(step.random.below(4));
}

/// What Merge makes of the project, and MergeAndBack for a while: one of the passing classes becomes a lasting one, and
/// a new one comes.
inline Project scriptMerge(ScriptStep step, Project project)
{
    std::vector<int> passing;
    for (const ProjectClass& one : project.classes)
        if (one.id >= kLastingClasses) passing.push_back(one.id);
    retireClass(project, passing.at(step.random.below(passing.size())), int(step.random.below(kLastingClasses)));
    ProjectClass fresh;
    fresh.uuid = "class of " + step.name(); // the same in every process
    fresh.id = project.freeClassId();
    fresh.name = fresh.uuid;
    project.classes.push_back(fresh);
    return project;
}

/// What an image must be.
struct ExpectedImage {
    std::vector<std::pair<LabelMap, ShapeLayer>> states; ///< by position in the history; not empty
    std::vector<std::string> names;
    std::size_t position = 0;

    explicit ExpectedImage(cv::Size size)
        : states{{LabelMap(size.height, size.width), ShapeLayer()}}
    {
    }
    const LabelMap& map() const { return states[position].first; }
    const ShapeLayer& shapes() const { return states[position].second; }

    void apply(const Edit& edit, const std::string& name)
    {
        if (edit.empty()) return;
        auto next = states[position];
        sdw::apply(edit, next.first, next.second);
        states.resize(position + 1, next);
        states.push_back(std::move(next));
        names.resize(position);
        names.push_back(name);
        ++position;
    }
    void goTo(std::size_t wanted) { position = std::min(wanted, names.size()); }
    void forgetHistory()
    {
        states = {std::pair(states[position])};
        names.clear();
        position = 0;
    }
    /// Labels of retired classes become what those became; the history begins anew then.
    void settle(const Project& project)
    {
        for (const RetiredClass& one : project.retired) {
            const Edit edit = classChange(map(), shapes(), one.id, one.becomes);
            if (edit.empty()) continue;
            forgetHistory();
            sdw::apply(edit, states[0].first, states[0].second);
        }
    }
};

/// Tells label maps apart, as far as a label file holds them.
inline std::uint32_t labelsMark(const LabelMap& map)
{
    const cv::Mat labels = map.read();
    return crc32c({reinterpret_cast<const char*>(labels.data), labels.total() * labels.elemSize()});
}

/// What a project must be after the first so many steps of the script.
struct ExpectedProject {
    std::uint32_t steps = 0;
    Project project;
    std::vector<std::string> imageNames;
    std::vector<ExpectedImage> images;
    ImageStates states;

    void merge(const ScriptStep& step)
    {
        project = scriptMerge(step, project);
        for (ExpectedImage& one : images)
            one.settle(project);
    }

    /// Half of the next step, where it has halves: merged, and not yet back.
    bool takeHalf()
    {
        const ScriptStep step = scriptStep(steps, int(images.size()));
        if (step.act != Act::MergeAndBack) return false;
        ++steps;
        merge(step);
        return true;
    }
    /// The next step. @return the image that it worked on.
    int take(bool mayMerge = true)
    {
        const ScriptStep step = scriptStep(steps++, int(images.size()));
        ExpectedImage& image = images[std::size_t(step.image)];
        Random random = step.random;
        switch (step.act) {
        case Act::Draw:
        case Act::Mark:
            image.apply(scriptEdit(step, image.map(), image.shapes(), project), step.name());
            break;
        case Act::Undo:
            image.goTo(image.position > 0 ? image.position - 1 : 0);
            break;
        case Act::Redo:
            image.goTo(image.position + 1);
            break;
        case Act::GoTo:
            image.goTo(random.below(image.names.size() + 1));
            break;
        case Act::Merge:
            if (mayMerge) merge(step);
            break;
        case Act::MergeAndBack: {
            if (!mayMerge) break;
            ExpectedProject merged = *this;
            merged.merge(step);
            for (std::size_t i = 0; i < images.size(); ++i) // whose labels changed, and changed back
                if (!(merged.images[i].map() == images[i].map() && merged.images[i].shapes() == images[i].shapes()))
                    images[i].forgetHistory();
            break;
        }
        case Act::SetState:
            if (scriptState(step) == ImageState::New)
                states.erase(imageNames[std::size_t(step.image)]);
            else
                states[imageNames[std::size_t(step.image)]] = scriptState(step);
            break;
        case Act::Save:
        case Act::AwaitSaved:
            break;
        }
        image.settle(project); // undoing may lead back to retired classes
        return step.image;
    }
};

} // namespace sdw::test
