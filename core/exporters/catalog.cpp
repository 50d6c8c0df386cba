#include "core/exporters/exporter.h"

namespace sdw {

#define SDW_EXPORTER(id, title, Name)                                                                                  \
    IdRules rules##Name();                                                                                             \
    std::unique_ptr<Exporter> make##Name(const ExportContext& context);
#include "core/exporters/exporters.def"
#undef SDW_EXPORTER

namespace {

constexpr ExporterEntry kExporters[] = {
#define SDW_EXPORTER(id, title, Name) {id, title, rules##Name, make##Name},
#include "core/exporters/exporters.def"
#undef SDW_EXPORTER
};

} // namespace

std::span<const ExporterEntry> exporterCatalog()
{
    return kExporters;
}

} // namespace sdw
