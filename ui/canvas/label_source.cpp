#include "ui/canvas/label_source.h"

#include <algorithm>

namespace sdw::ui {

void LabelSource::read(int row, const std::vector<int>& columns, std::uint16_t* ids) const
{
    const int tileRow = row / kTileSize * grid().columns();
    for (auto at = columns.begin(); at != columns.end();) {
        const int left = *at / kTileSize * kTileSize;
        const auto end = std::lower_bound(at, columns.end(), left + kTileSize);
        const auto [data, one] = tile(tileRow + left / kTileSize);
        if (data) {
            const std::uint16_t* from = data->row(row % kTileSize) - left;
            ids = std::transform(at, end, ids, [from](int column) { return from[column]; });
        } else {
            ids = std::fill_n(ids, end - at, one);
        }
        at = end;
    }
}

} // namespace sdw::ui
