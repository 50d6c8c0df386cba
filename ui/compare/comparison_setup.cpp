#include "ui/compare/comparison_setup.h"

#include "core/base/content_hash.h"
#include "core/base/program_files.h"
#include "core/demo/demo_classes.h"
#include "ui/project/project_index.h"
#include "ui/project/project_session.h"
#include "ui/training/training_facts.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <map>

namespace sdw::ui {
namespace {

namespace fs = std::filesystem;

struct SetupWords {
    Q_DECLARE_TR_FUNCTIONS(SetupWords)
};

/// Below the program's own data, by the place of what is compared: two data sets of one name stay apart.
fs::path ownFolder(const fs::path& root)
{
    ContentHash hash;
    hash.add(root.string());
    return userDataFolder() / "comparisons" / (root.filename().string() + "-" + hash.hex());
}

bool isDemo(const Opened& opened)
{
    const ClassList& demo = demo::demoClasses();
    const auto& own = opened.project.classes;
    return own.size() == demo.size() && std::ranges::equal(own, demo, {}, &ProjectClass::name, &ClassInfo::name);
}

} // namespace

bool findDemoModels(Contender& segformer, Contender& segdeformer)
{
    segformer = {Contender::Kind::Model, "SegFormer", shippedFile("models/demo_segformer.safetensors")};
    segdeformer = {Contender::Kind::Model, "SegDeformer", shippedFile("models/demo_segdeformer.safetensors")};
    return !segformer.path.empty() && !segdeformer.path.empty();
}

ComparisonSetup findComparisonSetup(const ProjectSession& session, const ProjectIndex& index)
{
    ComparisonSetup setup;
    const auto& opened = session.opened();
    if (!opened) {
        setup.obstacle = SetupWords::tr("Nothing is open.");
        return setup;
    }
    setup.runsFolder = findTrainingData(session, index).runsFolder;
    if (opened->isSaved()) {
        setup.folder = opened->folder / ".comparisons";
        setup.open = [folder = opened->folder]() -> std::shared_ptr<const Dataset> {
            return openDataset(folder, "project");
        };
    } else if (opened->datasets.size() == 1) {
        setup.folder = ownFolder(opened->datasets.front()->root());
        setup.open = [dataset = opened->datasets.front()] { return dataset; };
    } else {
        setup.obstacle = SetupWords::tr("Only projects and data sets can be compared on.");
        return setup;
    }
    std::map<std::string, ComparedSplitChoice> splits;
    for (const ImageItem& image : opened->images) {
        ComparedSplitChoice& split = splits[image.split];
        split.name = QString::fromStdString(image.split);
        ++split.images;
    }
    for (auto& [name, split] : splits) {
        split.labelled = int(labelledImages(session, index, name).size());
        setup.splits.push_back(split);
    }
    // Images that no model has learnt from, where there are labels to measure by.
    const auto merit = [](const ComparedSplitChoice& split) {
        const int rank = split.name == QLatin1String("val") ? 2 : split.name == QLatin1String("test") ? 1 : 0;
        return std::pair(split.labelled > 0 ? 1 : 0, rank);
    };
    const auto best = std::ranges::max_element(setup.splits, {}, merit);
    if (best == setup.splits.end())
        setup.obstacle = SetupWords::tr("There are no images.");
    else
        setup.split = best->name;
    Contender first, second;
    if (isDemo(*opened) && findDemoModels(first, second)) setup.suggested = {first, second};
    return setup;
}

} // namespace sdw::ui
