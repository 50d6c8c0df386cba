// A project of this program as a data set: its classes in their order, the images of all its sources, and for each the
// label file of the project, else the labels that its data set came with. What is not labelled, background or ignored
// there is ignored here, and so is what a model proposed as long as nobody has looked at it: a model must not learn
// from itself. Journals are not read: their labels are in the label files when the program has ended.
#include "core/annotation/label_file.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/config/run_config.h"
#include "core/datasets/confirmed_labels.h"
#include "core/datasets/file_tree.h"
#include "core/datasets/label_values.h"
#include "core/project/project_files.h"
#include "core/project/project_images.h"
#include "core/project/project_io.h"
#include "core/project/provenance_file.h"
#include "core/project/source_labels.h"

#include <algorithm>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostLabelBytes = 4ull << 30;
const std::string kLayout = "project";

struct Entry {
    ProjectImage image;
    std::string name;           ///< in the split
    fs::path label;             ///< of the project; empty: that of the data set, where it has one
    fs::path proposals;         ///< record of what models proposed and people confirmed; empty: there is none
    bool onlyProposals = false; ///< every pixel was proposed, and nobody has looked at any
};

bool isFile(const fs::path& path)
{
    std::error_code code;
    return fs::symlink_status(path, code).type() == fs::file_type::regular; // links might lead anywhere
}

/// Told from the record alone: reading all label files would make a large project slow to open. A record that cannot be
/// read is told about by get().
bool nobodyLooked(const fs::path& proposals)
{
    try {
        const Provenance provenance = decodeProvenance(readFileWhole(proposals), proposals.string());
        return provenance.mostUnreviewed() == std::int64_t(provenance.size().width) * provenance.size().height;
    } catch (const Error&) {
        return false;
    }
}

class ProjectDataset : public Dataset {
public:
    explicit ProjectDataset(const fs::path& root)
        : m_root(root)
        , m_project(readProject(root))
        , m_classes(toClassList(m_project.classes))
        , m_values(m_classes)
    {
        for (const int state : {int(kBackground), int(kUnlabelled), int(kIgnoreLabel)})
            m_values.ignore(state);
        openSources();
        addEntries();
        if (m_splits.empty()) throw Error("The project '" + root.string() + "' has no images.");
        findProblems();
    }

    const std::string& layout() const override { return kLayout; }
    const ClassList& classes() const override { return m_classes; }
    fs::path root() const override { return m_root; }
    const std::vector<DatasetProblem>& problems() const override { return m_problems; }

    std::vector<std::string> splits() const override
    {
        std::vector<std::string> names;
        for (const auto& [name, entries] : m_splits)
            names.push_back(name);
        return names;
    }
    std::size_t size(const std::string& split) const override { return entries(split).size(); }
    std::string name(const std::string& split, std::size_t index) const override { return entry(split, index).name; }
    fs::path imagePath(const std::string& split, std::size_t index) const override
    {
        return entry(split, index).image.path;
    }
    bool hasLabel(const std::string& split, std::size_t index) const override
    {
        const Entry& one = entry(split, index);
        return one.label.empty() ? one.image.labelled : !one.onlyProposals;
    }
    Sample get(const std::string& split, std::size_t index) const override
    {
        const Entry& one = entry(split, index);
        const auto source = std::size_t(one.image.dataset);
        if (!one.label.empty()) {
            Sample sample{one.name, readImage(one.image.path), {}};
            const LabelMap map =
                decodeLabelFile(readFileWhole(one.label, kMostLabelBytes), one.label.string(), sample.image.size());
            sample.label = toClasses(current(map.read()), one.label.string());
            leaveOutProposals(one, map, sample.label);
            return sample;
        }
        Sample sample = m_sources[source]->get(one.image.datasetSplit, one.image.index);
        sample.name = one.name;
        if (!sample.label.empty())
            sample.label = toClasses(current(translated(sample.label, m_labels[source])), one.image.path.string());
        return sample;
    }
    cv::Mat confirmed(const std::string& split, std::size_t index) const
    {
        const Entry& one = entry(split, index);
        if (one.proposals.empty()) return {};
        const Provenance stored = decodeProvenance(readFileWhole(one.proposals), one.proposals.string());
        if (stored.kept().empty()) return {};
        const auto source = std::size_t(one.image.dataset);
        const cv::Mat labels =
            one.label.empty()
                ? translated(m_sources[source]->get(one.image.datasetSplit, one.image.index).label, m_labels[source])
                : decodeLabelFile(readFileWhole(one.label, kMostLabelBytes), one.label.string(), stored.size()).read();
        const Region where = readProvenance(one.proposals, labels.size(), m_project).confirmed(current(labels));
        return where.empty() ? cv::Mat() : where.mask(cv::Rect({}, labels.size()));
    }

private:
    void openSources()
    {
        for (const ProjectSource& source : m_project.sources) {
            const fs::path folder = sourceFolder(m_root, source);
            if (source.layout == kLayout || (source.layout == "auto" && isProjectFolder(folder)))
                throw Error("'" + projectFile(m_root).string() + "': sources.layout: the source '" + source.name +
                            "' is a project itself; expected a data set or a folder of images.");
            m_sources.push_back(openDataset(folder, source.layout));
            ProjectSource known = source;
            if (known.classes.empty()) known.classes = matchClasses(m_project, m_sources.back()->classes());
            m_labels.push_back(sourceLabels(m_project, known));
        }
    }

    void addEntries()
    {
        std::map<std::string, std::vector<Entry>> bySplit;
        for (ProjectImage& image : listProjectImages(m_project, m_root, m_sources)) {
            const fs::path label = annotationFiles(m_root, image.name).labels,
                           proposals = proposalsFile(m_root, image.name);
            Entry entry{.image = image, .name = {}, .label = {}, .proposals = {}};
            if (isFile(proposals)) entry.proposals = proposals;
            if (isFile(label)) {
                entry.label = label;
                entry.onlyProposals = !entry.proposals.empty() && nobodyLooked(proposals);
            }
            bySplit[image.split].push_back(std::move(entry));
        }
        for (auto& [split, entries] : bySplit) {
            std::map<std::string, int> uses; // a.jpg and a.png are two images: their endings tell them apart
            const auto stem = [](const Entry& one) { return one.image.name.substr(0, one.image.name.rfind('.')); };
            for (const Entry& one : entries)
                ++uses[stem(one)];
            for (Entry& one : entries)
                one.name = uses[stem(one)] == 1 ? stem(one) : one.image.name;
        }
        for (const std::string first : {"train", "val", "test"})
            if (auto found = bySplit.extract(first)) m_splits.emplace_back(first, std::move(found.mapped()));
        for (auto& [split, entries] : bySplit)
            m_splits.emplace_back(split, std::move(entries));
    }

    void findProblems()
    {
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            const std::string& name = m_project.sources[i].name;
            for (const DatasetProblem& one : m_sources[i]->problems())
                m_problems.push_back({one.file == "." ? name : name + "/" + one.file, one.message});
            const auto& labels = m_labels[i];
            const ClassList& theirs = m_sources[i]->classes();
            for (std::size_t k = 0; k < theirs.size(); ++k)
                if (k >= labels.size() || labels[k] == kUnlabelled)
                    m_problems.push_back({name, "The project has no class for its class '" + theirs[k].name +
                                                    "'; such labels are ignored."});
        }
        std::size_t without = 0, all = 0;
        for (const auto& [split, entries] : m_splits)
            for (const Entry& one : entries) {
                ++all;
                without += one.label.empty() ? !one.image.labelled : one.onlyProposals;
            }
        if (without > 0)
            m_problems.push_back(
                {".", std::to_string(without) + " of " + std::to_string(all) + " images have no labels yet."});
    }

    /// @param label CV_16UC1 labels of the project. @throws Error naming the file for labels of no class.
    cv::Mat toClasses(const cv::Mat& label, const std::string& name) const { return m_values.toClasses(label, name); }

    /// Labels of retired classes as what those became.
    cv::Mat current(cv::Mat label) const
    {
        if (!m_project.retired.empty())
            for (int y = 0; y < label.rows; ++y)
                std::transform(label.ptr<std::uint16_t>(y), label.ptr<std::uint16_t>(y) + label.cols,
                               label.ptr<std::uint16_t>(y),
                               [this](std::uint16_t value) { return m_project.currentLabel(value); });
        return label;
    }

    /// What was proposed and not looked at is ignored.
    void leaveOutProposals(const Entry& entry, const LabelMap& map, cv::Mat& label) const
    {
        if (entry.proposals.empty()) return;
        const Region unreviewed =
            readProvenance(entry.proposals, label.size(), m_project).unreviewed(current(map.read()));
        for (const Span& span : unreviewed.spans())
            std::fill(label.ptr<std::uint16_t>(span.y) + span.x0, label.ptr<std::uint16_t>(span.y) + span.x1,
                      kIgnoreLabel);
    }

    const std::vector<Entry>& entries(const std::string& split) const
    {
        for (const auto& [name, entries] : m_splits)
            if (name == split) return entries;
        std::string known;
        for (const auto& [name, entries] : m_splits)
            known += (known.empty() ? "" : ", ") + name;
        throw Error("The project '" + m_root.string() + "' has no split '" + split + "'; it has: " + known + ".");
    }
    const Entry& entry(const std::string& split, std::size_t index) const { return entries(split).at(index); }

    fs::path m_root;
    Project m_project;
    ClassList m_classes;
    ValueMap m_values;
    std::vector<std::shared_ptr<const Dataset>> m_sources;
    std::vector<std::vector<std::uint16_t>> m_labels; ///< of each source, by its class
    std::vector<std::pair<std::string, std::vector<Entry>>> m_splits;
    std::vector<DatasetProblem> m_problems;
};

} // namespace

/// A project.json of this program, a damaged one too: better told than passed over.
bool recogniseProject(const fs::path& root)
{
    if (!isProjectFolder(root)) return false;
    try {
        const auto json = parseJson(readFileWhole(projectFile(root)), projectFile(root).string());
        return json.is_object() && json.contains("format_version") && json.contains("sources");
    } catch (const Error&) {
        return false;
    }
}

cv::Mat confirmedLabels(const Dataset& dataset, const std::string& split, std::size_t index)
{
    const auto* project = dynamic_cast<const ProjectDataset*>(&dataset);
    return project ? project->confirmed(split, index) : cv::Mat();
}

std::unique_ptr<Dataset> openProject(const fs::path& root)
{
    return std::make_unique<ProjectDataset>(root);
}

} // namespace sdw
