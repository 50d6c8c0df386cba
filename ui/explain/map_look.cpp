#include "ui/explain/map_look.h"

#include <QCoreApplication>

#include <cmath>

namespace sdw::ui {

ColourMap mapOf(const MapLook& look, bool twoSided)
{
    return !twoSided && look.colours == ColourMap::Diverging ? ColourMap::Viridis : look.colours;
}

QString quantityOf(MapKind kind)
{
    return kind == MapKind::Similarity ? QCoreApplication::translate("MapLook", "cosine similarity")
                                       : QCoreApplication::translate("MapLook", "times the mean attention");
}

ValueRange roundRange(double greatest)
{
    if (!(greatest > 1)) return {0, 1};
    const double ten = std::pow(10, std::floor(std::log10(greatest)));
    for (const double step : {1, 2, 5})
        if (greatest <= step * ten) return {0, step * ten};
    return {0, 10 * ten};
}

} // namespace sdw::ui
