// What tests of exports share: tables, folders, and sources with pictures in files.
#pragma once

#include "core/base/catalog.h"
#include "core/exporters/exporter.h"

#include "tests/support/dataset_files.h"
#include "tests/support/label_corpus.h"

#include <QtCore/QStringList>

namespace sdw::test {

inline IdMapping mappingFor(const ExportSource& source, const std::string& format)
{
    return IdMapping::suggest(source.classes, source.states,
                              findEntry(exporterCatalog(), format, "export format").rules());
}

/// Everything below a folder, hidden files too.
inline QStringList contents(const std::filesystem::path& folder)
{
    QStringList names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        names << QString::fromStdString(entry.path().lexically_relative(folder).generic_string());
    names.sort();
    return names;
}

/// 2×3 pictures in files, with the given classes, one map a split.
inline ExportSource officialSource(const std::filesystem::path& folder, const ClassList& classes,
                                   const std::string& name)
{
    ExportSource source;
    source.classes = exportClasses(classes);
    const int last = int(classes.size()) - 1;
    int shift = 0;
    for (const std::string split : {"train", "val"}) {
        const std::filesystem::path picture = folder / (split + ".png");
        writePicture(picture);
        const cv::Mat labels = sixPixels<std::uint16_t>({0, shift + 1, last, 65534, 65535, shift + 2});
        ExportItem item{.name = name + split, .split = split, .imageFile = picture};
        item.labels = [labels] { return labels; };
        source.items.push_back(item);
        ++shift;
    }
    return source;
}

} // namespace sdw::test
