// images/SPLIT/NAME.* with labels/SPLIT/NAME.png and lists of names: what the index and the colour format share.
#pragma once

#include "core/exporters/exporter.h"

namespace sdw {

class PairedExport : public Exporter {
public:
    using Exporter::Exporter;

    std::string imagePlace(const std::string& name, const std::string& split) const override
    {
        return "images/" + (split.empty() ? name : split + '/' + name);
    }
    void finish(const std::vector<ExportTask>& tasks) override
    {
        for (const auto& [file, text] : splitLists(tasks))
            writeFile(file, text);
    }
    void compareLists(const std::vector<ExportTask>& tasks, std::vector<ExportDifference>& differences) override
    {
        compareTexts(splitLists(tasks), differences);
    }

protected:
    static std::string labelFile(const ExportTask& task)
    {
        return "labels/" + (task.split.empty() ? task.name : task.split + '/' + task.name) + ".png";
    }
};

} // namespace sdw
