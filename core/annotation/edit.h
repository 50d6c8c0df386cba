// Edits: what one step of work changes, kept so that it can be undone; and the builder that collects a step from
// strokes.
#pragma once

#include "core/annotation/label_map.h"
#include "core/annotation/region.h"
#include "core/annotation/shape_layer.h"

#include <bitset>

namespace sdw {

template <typename T>
struct TileChange {
    int tile;
    Tile<T> before, after;
};

struct ShapeChange {
    ShapePtr before, after; ///< of the same id; null: not there
};

/// Replacements of whole tiles and shapes. The tiles are shared with the maps before and after.
struct Edit {
    std::vector<TileChange<std::uint16_t>> labels;
    std::vector<TileChange<std::uint32_t>> instances;
    std::vector<ShapeChange> shapes;
    cv::Rect changed; ///< holds every changed pixel

    bool empty() const { return labels.empty() && instances.empty() && shapes.empty(); }
    /// Bytes that its tiles and shapes take beside those of the map.
    std::size_t bytes() const;
};

Edit reversed(Edit edit);
/// @pre the map and the layer are as they were when the edit was made.
void apply(const Edit& edit, LabelMap& map, ShapeLayer& shapes);
/// What leads from one map to another of the same size.
Edit difference(const LabelMap& from, const LabelMap& to);

/// Which pixels a tool may change.
struct OverwritePolicy {
    enum class Mode { Everything, OnlyUnlabelled, OnlyOneClass };
    Mode mode = Mode::Everything;
    std::uint16_t onlyClass = kUnlabelled; ///< for OnlyOneClass
    std::vector<std::uint16_t> locked;     ///< class ids that stay in every mode
};

/// What is put into pixels.
struct Paint {
    std::uint16_t label = kUnlabelled;
    std::uint32_t instance = 0;
};

/// The tiles of one plane that an edit has changed so far.
template <typename T>
class PlaneWriter {
public:
    /// @param base outlives the writer, unchanged.
    explicit PlaneWriter(const TilePlane<T>& base);

    /// The pixels of a tile as they are now: data, or null and the one value of all.
    std::pair<const TileData<T>*, T> now(int tile) const;
    /// @pre x0 < x1, inside the tile.
    void fill(int tile, int row, int x0, int x1, T value);
    void fillTile(int tile, T value);
    /// The part of a run outside of which it holds the value already; both ends are kTileSize where all of it does.
    std::pair<int, int> missing(int tile, int row, int x0, int x1, T value) const;
    cv::Mat read(const cv::Rect& area) const;
    /// The tiles that differ from the base. The writer is used up.
    std::vector<TileChange<T>> finish();

private:
    struct Work {
        std::unique_ptr<TileData<T>> data; // null in a touched tile: one value
        T value = {};
        bool touched = false;
    };
    Work& touch(int tile);

    const TilePlane<T>& m_base;
    std::vector<Work> m_work;
    std::vector<int> m_touched;
};

/// Collects strokes into one edit while the map stays as it is. Which pixels may be overwritten is asked of what the
/// builder holds by then. Painting sets both planes: the object number of a painted pixel becomes the paint's.
class EditBuilder {
public:
    /// Keeps a snapshot of `base`.
    explicit EditBuilder(const LabelMap& base, const OverwritePolicy& policy = {});
    EditBuilder(const EditBuilder&) = delete;
    EditBuilder& operator=(const EditBuilder&) = delete;

    const LabelMap& base() const { return m_base; }
    bool mayOverwrite(std::uint16_t value) const { return m_allowed[value]; }
    /// For what follows; what is painted already stays.
    void setPolicy(const OverwritePolicy& policy);

    /// All return a rectangle with every pixel that this call may have changed; empty: none.
    /// What lies outside of the image is left out.
    cv::Rect paint(const Region& region, Paint paint);
    /// @param labels CV_16UC1, put with its upper left pixel at `at`. @param mask CV_8UC1 of its size, or empty: all
    /// pixels.
    /// @param instances CV_32SC1 of its size, or empty: 0.
    cv::Rect paste(const cv::Mat& labels, cv::Point at, const cv::Mat& mask = {}, const cv::Mat& instances = {});
    /// Every pixel of one value inside `area` gets the paint; tiles without it are not looked at. Merging and deleting
    /// classes.
    cv::Rect replace(std::uint16_t value, Paint paint, const cv::Rect& area);
    /// Labels and object numbers of another map of the same size, where the policy lets them; unlabelled pixels of it
    /// are left out.
    cv::Rect copyFrom(const LabelMap& other, const cv::Rect& area);
    /// Shapes change along: in the same step. @param before null: it is new. @param after null: it goes.
    void changeShape(ShapePtr before, ShapePtr after);

    /// The class ids of a tile as painted so far: data, or null and the one value of all.
    std::pair<const TileData<std::uint16_t>*, std::uint16_t> labels(int tile) const { return m_labels.now(tile); }
    /// As painted so far; CV_16UC1.
    cv::Mat read(const cv::Rect& area) const { return m_labels.read(area); }
    /// Object numbers; CV_32SC1.
    cv::Mat readInstances(const cv::Rect& area) const { return m_instances.read(area); }
    cv::Rect changed() const { return m_changed; }

    /// The edit; empty where everything is as before. The builder is used up.
    Edit finish();

private:
    bool paintTile(int tile, Paint paint);
    void paintRun(int tile, int row, int x0, int x1, Paint paint);
    void paintSpan(const Span& span, Paint paint);
    void store(int tile, int row, int x0, int x1, Paint paint);
    cv::Rect finishCall();

    const LabelMap m_base;
    std::bitset<65536> m_allowed;
    bool m_everything;
    PlaneWriter<std::uint16_t> m_labels;
    PlaneWriter<std::uint32_t> m_instances;
    std::vector<ShapeChange> m_shapes;
    cv::Rect m_changed;
    int m_left, m_top, m_right, m_bottom; // of the call under way; right and bottom are behind the last pixel
};

} // namespace sdw
