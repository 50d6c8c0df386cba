// The class ids that the canvas shows: those of a map, or those that an edit under way would leave.
#pragma once

#include "core/annotation/edit.h"

namespace sdw::ui {

class LabelSource {
public:
    LabelSource() = default;
    /// Both may be null and outlive this. @param edit shown instead of the map.
    LabelSource(const LabelMap* map, const EditBuilder* edit)
        : m_map(edit ? &edit->base() : map)
        , m_edit(edit)
    {
    }

    bool isEmpty() const { return !m_map; }
    const TileGrid& grid() const { return m_map->grid(); }
    /// Data, or null and the one value of all.
    std::pair<const TileData<std::uint16_t>*, std::uint16_t> tile(int index) const
    {
        if (m_edit) return m_edit->labels(index);
        const LabelTile& tile = m_map->labels().tile(index);
        return {tile.data(), tile.value()};
    }
    /// The ids at some columns of a row. @param columns ascending. @param ids room for as many.
    void read(int row, const std::vector<int>& columns, std::uint16_t* ids) const;

private:
    const LabelMap* m_map = nullptr;
    const EditBuilder* m_edit = nullptr;
};

} // namespace sdw::ui
