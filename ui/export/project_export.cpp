#include "ui/export/project_export.h"

#include "core/base/error.h"
#include "core/base/png_file.h"
#include "ui/export/model_labels.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace sdw::ui {
namespace {

/// The name that the image has in its data set, which its files in an export get too ("0007", "aachen/0001"); with the
/// source before it where there are several.
ExportItem itemOf(const Opened& opened, int image)
{
    const ImageItem& item = opened.images[std::size_t(image)];
    ExportItem result{.split = item.split, .imageFile = item.path};
    if (item.dataset < 0) {
        result.name = item.path.stem().string();
        return result;
    }
    const auto dataset = std::size_t(item.dataset);
    result.name = opened.datasets[dataset]->name(item.datasetSplit, item.index);
    if (opened.datasets.size() > 1) result.name = opened.project.sources[dataset].name + "/" + result.name;
    return result;
}

/// Labels and object numbers of one image are asked for one after the other: the map is kept in between.
class ReadLabels {
public:
    explicit ReadLabels(std::function<std::optional<LabelMap>()> read)
        : m_read(std::move(read))
    {
    }
    cv::Mat labels()
    {
        m_map = m_read();
        if (!m_map) throw Error("It has no labels.");
        return m_map->read();
    }
    cv::Mat instances()
    {
        if (!m_map) m_map = m_read();
        const std::optional<LabelMap> map = std::exchange(m_map, std::nullopt); // not a whole project in memory
        return map && map->hasInstances() ? map->instances().read(map->grid().image()) : cv::Mat();
    }

private:
    std::function<std::optional<LabelMap>()> m_read;
    std::optional<LabelMap> m_map;
};

} // namespace

std::vector<ExportClass> projectExportClasses(const Opened& opened)
{
    std::vector<ExportClass> classes;
    for (const ProjectClass& one : opened.project.classes)
        classes.push_back({std::uint16_t(one.id), one.name, one.colour, one.id});
    return classes;
}

std::vector<ExportClass> modelExportClasses(const Opened& opened, const ClassList& classes)
{
    std::vector<ExportClass> result = exportClasses(classes);
    const auto& known = opened.project.classes;
    bool all = true;
    for (ExportClass& one : result) {
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const ProjectClass& other) { return other.name == one.name; });
        all = all && found != known.end();
        if (found != known.end()) one.colour = found->colour;
    }
    if (!all) return result; // the project's ids beside the model's would meet each other
    for (ExportClass& one : result)
        one.id = std::find_if(known.begin(), known.end(), [&](const ProjectClass& other) {
                     return other.name == one.name;
                 })->id;
    return result;
}

ExportSource labelExport(const std::shared_ptr<const Opened>& opened, const std::vector<int>& images,
                         const LabelStore& labels)
{
    ExportSource source;
    source.classes = projectExportClasses(*opened);
    for (const int image : images) {
        ExportItem item = itemOf(*opened, image);
        if (auto read = labels.reader(image)) {
            const auto map = std::make_shared<ReadLabels>(std::move(read));
            item.labels = [map] { return map->labels(); };
            item.instances = [map] { return map->instances(); };
        }
        source.items.push_back(std::move(item));
    }
    return source;
}

ExportSource predictionExport(const std::shared_ptr<const Opened>& opened, const std::vector<int>& images,
                              const std::shared_ptr<ModelLabels>& model)
{
    ExportSource source;
    source.classes = modelExportClasses(*opened, model->classes());
    source.threads = 1; // a model takes all cores for one image
    for (const int image : images) {
        ExportItem item = itemOf(*opened, image);
        // An export is read back and asks again: a map is kept as PNG, some kilobytes, rather than predicted twice.
        item.labels = [model, file = item.imageFile, kept = std::make_shared<std::string>()] {
            if (!kept->empty()) return decodePng(*kept, file.string(), INT64_MAX).pixels;
            cv::Mat labels = model->labels(file);
            *kept = encodePng(labels);
            return labels;
        };
        source.items.push_back(std::move(item));
    }
    return source;
}

QString defaultExportFolder(const Opened& opened, const QString& format, const QString& projectsFolder)
{
    static const QRegularExpression unusable(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]+"));
    QString name = QString::fromStdString(opened.project.name);
    name = name.replace(unusable, QStringLiteral("_")).trimmed();
    if (name.isEmpty() || name.startsWith(QLatin1Char('.'))) name.prepend(QStringLiteral("export"));
    const QDir base(opened.isSaved() ? fromPath(opened.folder) : projectsFolder);
    return base.filePath(QStringLiteral("exports/%1-%2").arg(name, format));
}

} // namespace sdw::ui
