#include "ui/training/training_facts.h"

#include "core/base/byte_source.h"
#include "core/base/error.h"
#include "core/base/image_header.h"
#include "core/base/program_files.h"
#include "core/tensor/cuda_driver.h"
#include "ui/project/project_index.h"
#include "ui/project/project_session.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <map>

namespace sdw::ui {
namespace {

constexpr std::size_t kSizesLookedAt = 101; ///< images whose size is known already

struct TrainingWords {
    Q_DECLARE_TR_FUNCTIONS(TrainingWords)
};

/// Sizes of images that the index has seen; where it has seen none yet, of the first image.
void findSize(TrainingFacts& facts, const Opened& opened, const ProjectIndex& index)
{
    std::vector<std::pair<int, int>> sizes;
    for (std::size_t i = 0; i < opened.images.size() && sizes.size() < kSizesLookedAt; ++i)
        if (const ImageFacts& known = index.facts(int(i)); known.height > 0 && known.width > 0)
            sizes.emplace_back(known.height, known.width);
    if (!sizes.empty()) {
        std::ranges::nth_element(sizes, sizes.begin() + std::ptrdiff_t(sizes.size() / 2));
        facts.height = sizes[sizes.size() / 2].first;
        facts.width = sizes[sizes.size() / 2].second;
        return;
    }
    try {
        const auto file = opened.images.at(0).path;
        ByteSource bytes(file);
        const ImageHeader header = readImageHeader(bytes, file.string());
        facts.height = header.height;
        facts.width = header.width;
    } catch (const Error&) { // the training will name the file; any size will do until then
        facts.height = facts.width = 512;
    }
}

/// The split of this name where it has labels, else the one with the most of them.
QString chooseSplit(const std::map<std::string, std::int64_t>& labelled, const std::string& name)
{
    if (const auto found = labelled.find(name); found != labelled.end()) return QString::fromStdString(name);
    const auto most = std::ranges::max_element(labelled, {}, [](const auto& one) { return one.second; });
    return most == labelled.end() ? QString() : QString::fromStdString(most->first);
}

} // namespace

TrainingData findTrainingData(const ProjectSession& session, const ProjectIndex& index)
{
    TrainingData data;
    data.runsFolder = runsFolderOf(session);
    const auto& opened = session.opened();
    if (!opened) {
        data.obstacle = TrainingWords::tr("Nothing is open.");
        return data;
    }
    data.name = QString::fromStdString(opened->project.name);
    if (opened->isSaved()) {
        data.root = fromPath(opened->folder);
        data.layout = QStringLiteral("project");
    } else if (opened->datasets.size() == 1) {
        data.root = fromPath(opened->datasets.front()->root());
        data.layout = QString::fromStdString(opened->datasets.front()->layout());
    }
    std::map<std::string, std::int64_t> labelled; // by split
    for (std::size_t i = 0; i < opened->images.size(); ++i)
        if (index.hasLabels(int(i))) ++labelled[opened->images[i].split];
    if (data.root.isEmpty())
        data.obstacle = TrainingWords::tr("Only projects and data sets can be trained on.");
    else if (labelled.empty())
        data.obstacle = TrainingWords::tr("No image has labels yet.");
    if (!data.obstacle.isEmpty()) return data;

    data.train = chooseSplit(labelled, "train");
    if (data.train != QLatin1String("val") && labelled.contains("val")) data.val = QStringLiteral("val");
    data.facts.trainImages = labelled[data.train.toStdString()];
    data.facts.valImages = data.val.isEmpty() ? 0 : labelled["val"];
    data.facts.gpu = hasCudaDriver();
    findSize(data.facts, *opened, index);
    return data;
}

QString runsFolderOf(const ProjectSession& session)
{
    const auto& opened = session.opened();
    const QString folder = fromPath(opened && opened->isSaved() ? opened->folder : userDataFolder());
    return QDir(folder).filePath(QStringLiteral("runs"));
}

std::vector<int> labelledImages(const ProjectSession& session, const ProjectIndex& index, const std::string& split)
{
    std::vector<int> images;
    const auto& opened = session.opened();
    for (std::size_t i = 0; opened && i < opened->images.size(); ++i)
        if (opened->images[i].split == split && index.hasLabels(int(i))) images.push_back(int(i));
    return images;
}

RunConfig suggestFor(const TrainingData& data)
{
    RunConfig config = suggestConfig(data.facts);
    config.data.root = data.root.toStdString();
    config.data.layout = data.layout.toStdString();
    config.data.train = data.train.toStdString();
    config.data.val = data.val.toStdString();
    return config;
}

} // namespace sdw::ui
