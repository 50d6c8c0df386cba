#include "core/annotation/edit.h"

#include "core/base/error.h"

#include <algorithm>
#include <climits>
#include <cstring>

namespace sdw {
namespace {

template <typename T>
std::size_t tileBytes(const std::vector<TileChange<T>>& changes)
{
    std::size_t bytes = changes.size() * sizeof(TileChange<T>);
    for (const auto& change : changes) // what comes after is the map's own, as long as it stays the newest
        if (!change.before.uniform()) bytes += sizeof(TileData<T>);
    return bytes;
}

std::size_t shapeBytes(const ShapePtr& shape)
{
    std::size_t bytes = shape ? sizeof(Shape) : 0;
    if (shape)
        for (const auto& part : shape->parts) {
            bytes += part.outer.size() * sizeof(cv::Point2d);
            for (const auto& hole : part.holes)
                bytes += hole.size() * sizeof(cv::Point2d);
        }
    return bytes;
}

template <typename T>
std::vector<TileChange<T>> tileDifference(const TilePlane<T>& from, const TilePlane<T>& to, cv::Rect& changed)
{
    std::vector<TileChange<T>> changes;
    for (int tile = 0; tile < from.grid().count(); ++tile) {
        const cv::Rect area = from.grid().area(tile);
        if (from.tile(tile).equal(to.tile(tile), area.size())) continue;
        changes.push_back({tile, from.tile(tile), to.tile(tile)});
        changed |= area;
    }
    return changes;
}

} // namespace

std::size_t Edit::bytes() const
{
    std::size_t bytes = sizeof(Edit) + tileBytes(labels) + tileBytes(instances);
    for (const auto& change : shapes)
        bytes += shapeBytes(change.before) + shapeBytes(change.after);
    return bytes;
}

Edit reversed(Edit edit)
{
    for (auto& change : edit.labels)
        std::swap(change.before, change.after);
    for (auto& change : edit.instances)
        std::swap(change.before, change.after);
    std::ranges::reverse(edit.shapes);
    for (auto& change : edit.shapes)
        std::swap(change.before, change.after);
    return edit;
}

void apply(const Edit& edit, LabelMap& map, ShapeLayer& shapes)
{
    for (const auto& change : edit.labels)
        map.setLabels(change.tile, change.after);
    for (const auto& change : edit.instances)
        map.setInstances(change.tile, change.after);
    for (const auto& change : edit.shapes) {
        if (change.after)
            shapes.put(change.after);
        else if (change.before)
            shapes.remove(change.before->id);
    }
}

Edit difference(const LabelMap& from, const LabelMap& to)
{
    CV_Assert(from.grid() == to.grid());
    Edit edit;
    edit.labels = tileDifference(from.labels(), to.labels(), edit.changed);
    edit.instances = tileDifference(from.instances(), to.instances(), edit.changed);
    return edit;
}

template <typename T>
PlaneWriter<T>::PlaneWriter(const TilePlane<T>& base)
    : m_base(base)
    , m_work(std::size_t(base.grid().count()))
{
}

template <typename T>
std::pair<const TileData<T>*, T> PlaneWriter<T>::now(int tile) const
{
    const Work& work = m_work[std::size_t(tile)];
    if (work.touched) return {work.data.get(), work.value};
    const Tile<T>& base = m_base.tile(tile);
    return {base.data(), base.value()};
}

template <typename T>
typename PlaneWriter<T>::Work& PlaneWriter<T>::touch(int tile)
{
    Work& work = m_work[std::size_t(tile)];
    if (!work.touched) m_touched.push_back(tile);
    work.touched = true;
    return work;
}

template <typename T>
void PlaneWriter<T>::fill(int tile, int row, int x0, int x1, T value)
{
    const auto [data, one] = now(tile);
    if (!data && one == value) return;
    const bool first = !m_work[std::size_t(tile)].touched;
    Work& work = touch(tile);
    if (!work.data) work.data = first ? m_base.tile(tile).copy() : Tile<T>(one).copy();
    std::fill_n(work.data->row(row) + x0, x1 - x0, value);
}

template <typename T>
void PlaneWriter<T>::fillTile(int tile, T value)
{
    const auto [data, one] = now(tile);
    if (!data && one == value) return;
    Work& work = touch(tile);
    work.data.reset();
    work.value = value;
}

template <typename T>
std::pair<int, int> PlaneWriter<T>::missing(int tile, int row, int x0, int x1, T value) const
{
    const auto [data, one] = now(tile);
    if (!data) return one == value ? std::pair(kTileSize, kTileSize) : std::pair(x0, x1);
    const T* values = data->row(row);
    if (values[x0] == value) x0 = runEnd(values, x0, x1);
    while (x0 < x1 && values[x1 - 1] == value)
        --x1;
    return x0 < x1 ? std::pair(x0, x1) : std::pair(kTileSize, kTileSize);
}

template <typename T>
cv::Mat PlaneWriter<T>::read(const cv::Rect& area) const
{
    cv::Mat result = m_base.read(area);
    for (const int tile : m_touched) {
        const cv::Rect whole = m_base.grid().area(tile), part = whole & area;
        const auto [data, one] = now(tile);
        for (int y = part.y; y < part.y + part.height; ++y) {
            T* to = reinterpret_cast<T*>(result.ptr(y - area.y)) + (part.x - area.x);
            if (data)
                std::copy_n(data->row(y - whole.y) + (part.x - whole.x), part.width, to);
            else
                std::fill_n(to, part.width, one);
        }
    }
    return result;
}

template <typename T>
std::vector<TileChange<T>> PlaneWriter<T>::finish()
{
    std::vector<TileChange<T>> changes;
    std::ranges::sort(m_touched);
    for (const int tile : m_touched) {
        Work& work = m_work[std::size_t(tile)];
        const cv::Size used = m_base.grid().area(tile).size();
        Tile<T> after = work.data ? Tile<T>(std::move(work.data), used) : Tile<T>(work.value);
        if (!after.equal(m_base.tile(tile), used)) changes.push_back({tile, m_base.tile(tile), std::move(after)});
    }
    return changes;
}

template class PlaneWriter<std::uint16_t>;
template class PlaneWriter<std::uint32_t>;

EditBuilder::EditBuilder(const LabelMap& base, const OverwritePolicy& policy)
    : m_base(base)
    , m_labels(m_base.labels())
    , m_instances(m_base.instances())
    , m_left(INT_MAX)
    , m_top(INT_MAX)
    , m_right(0)
    , m_bottom(0)
{
    setPolicy(policy);
}

void EditBuilder::setPolicy(const OverwritePolicy& policy)
{
    m_allowed.reset();
    switch (policy.mode) {
    case OverwritePolicy::Mode::Everything:
        m_allowed.set();
        break;
    case OverwritePolicy::Mode::OnlyUnlabelled:
        m_allowed.set(kUnlabelled);
        break;
    case OverwritePolicy::Mode::OnlyOneClass:
        m_allowed.set(policy.onlyClass);
        break;
    }
    for (const std::uint16_t value : policy.locked)
        m_allowed.reset(value);
    m_everything = m_allowed.all();
}

cv::Rect EditBuilder::finishCall()
{
    const cv::Rect changed =
        m_left < m_right ? cv::Rect(m_left, m_top, m_right - m_left, m_bottom - m_top) : cv::Rect();
    m_left = m_top = INT_MAX;
    m_right = m_bottom = 0;
    m_changed |= changed;
    return changed;
}

void EditBuilder::store(int tile, int row, int x0, int x1, Paint paint)
{
    // What holds the paint already is left out: of a wide brush that moves on, most of the disc.
    const auto labels = m_labels.missing(tile, row, x0, x1, paint.label);
    const auto instances = m_instances.missing(tile, row, x0, x1, paint.instance);
    x0 = std::min(labels.first, instances.first);
    if (x0 == kTileSize) return;
    x1 = std::max(labels.first < kTileSize ? labels.second : 0, instances.first < kTileSize ? instances.second : 0);
    m_labels.fill(tile, row, x0, x1, paint.label);
    m_instances.fill(tile, row, x0, x1, paint.instance);
    const int left = tile % m_base.grid().columns() * kTileSize, y = tile / m_base.grid().columns() * kTileSize + row;
    m_left = std::min(m_left, left + x0);
    m_right = std::max(m_right, left + x1);
    m_top = std::min(m_top, y);
    m_bottom = std::max(m_bottom, y + 1);
}

void EditBuilder::paintRun(int tile, int row, int x0, int x1, Paint paint)
{
    const auto [data, one] = m_labels.now(tile);
    if (m_everything) return store(tile, row, x0, x1, paint);
    if (!data) {
        if (m_allowed[one]) store(tile, row, x0, x1, paint);
        return;
    }
    const std::uint16_t* values = data->row(row);
    for (int x = x0; x < x1;) {
        const int end = runEnd(values, x, x1);
        if (m_allowed[values[x]]) {
            store(tile, row, x, end, paint);
            values = m_labels.now(tile).first->row(row); // the tile may have become the builder's own
        }
        x = end;
    }
}

/// @return whether the whole tile could be done at once.
bool EditBuilder::paintTile(int tile, Paint paint)
{
    const auto [data, one] = m_labels.now(tile);
    if (!m_everything && data) return false;
    if (!m_everything && !m_allowed[one]) return true;
    const auto holds = [tile](const auto& plane, auto value) {
        const auto [values, only] = plane.now(tile);
        return !values && only == value;
    };
    if (holds(m_labels, paint.label) && holds(m_instances, paint.instance)) return true;
    m_labels.fillTile(tile, paint.label);
    m_instances.fillTile(tile, paint.instance);
    const cv::Rect area = m_base.grid().area(tile);
    m_left = std::min(m_left, area.x);
    m_right = std::max(m_right, area.x + area.width);
    m_top = std::min(m_top, area.y);
    m_bottom = std::max(m_bottom, area.y + area.height);
    return true;
}

void EditBuilder::paintSpan(const Span& span, Paint paint)
{
    const int tileRow = span.y / kTileSize * m_base.grid().columns();
    for (int x = span.x0; x < span.x1;) {
        const int column = x / kTileSize, left = column * kTileSize, end = std::min(span.x1, left + kTileSize);
        paintRun(tileRow + column, span.y % kTileSize, x - left, end - left, paint);
        x = end;
    }
}

cv::Rect EditBuilder::paint(const Region& region, Paint paint)
{
    const TileGrid& grid = m_base.grid();
    const auto& spans = region.spans();
    std::vector<int> covered(std::size_t(grid.columns()));
    std::vector<bool> done(std::size_t(grid.columns()));
    const auto first = std::ranges::lower_bound(spans, 0, {}, &Span::y);
    for (auto at = first; at != spans.end() && at->y < grid.height();) {
        const int tileRow = at->y / kTileSize;
        auto end = at;
        // Tiles that the region covers completely become tiles of one value without being touched pixel by pixel.
        std::ranges::fill(covered, 0);
        for (; end != spans.end() && end->y < grid.height() && end->y / kTileSize == tileRow; ++end) {
            const int x0 = std::max(end->x0, 0), x1 = std::min(end->x1, grid.width());
            for (int x = x0; x < x1;) {
                const int next = std::min(x1, (x / kTileSize + 1) * kTileSize);
                covered[std::size_t(x / kTileSize)] += next - x;
                x = next;
            }
        }
        for (int column = 0; column < grid.columns(); ++column) {
            const int tile = tileRow * grid.columns() + column;
            done[std::size_t(column)] =
                covered[std::size_t(column)] == grid.area(tile).area() && paintTile(tile, paint);
        }
        for (; at != end; ++at) {
            const int x0 = std::max(at->x0, 0), x1 = std::min(at->x1, grid.width());
            for (int x = x0; x < x1;) {
                const int column = x / kTileSize, left = column * kTileSize, next = std::min(x1, left + kTileSize);
                if (!done[std::size_t(column)])
                    paintRun(tileRow * grid.columns() + column, at->y % kTileSize, x - left, next - left, paint);
                x = next;
            }
        }
    }
    return finishCall();
}

cv::Rect EditBuilder::paste(const cv::Mat& labels, cv::Point at, const cv::Mat& mask, const cv::Mat& instances)
{
    if (labels.type() != CV_16UC1 || (!mask.empty() && (mask.type() != CV_8UC1 || mask.size() != labels.size())) ||
        (!instances.empty() && (instances.type() != CV_32SC1 || instances.size() != labels.size())))
        throw Error("Pixels to be pasted must be 16-bit class ids, with an 8-bit mask and 32-bit object numbers of the "
                    "same size.");
    const cv::Rect area = cv::Rect(at, labels.size()) & m_base.grid().image();
    for (int y = area.y; y < area.y + area.height; ++y) {
        const auto* values = labels.ptr<std::uint16_t>(y - at.y);
        const auto* wanted = mask.empty() ? nullptr : mask.ptr<std::uint8_t>(y - at.y);
        const auto* objects =
            instances.empty() ? nullptr : reinterpret_cast<const std::uint32_t*>(instances.ptr(y - at.y));
        for (int x = area.x - at.x, right = area.x + area.width - at.x; x < right;) {
            if (wanted && !wanted[x]) {
                ++x;
                continue;
            }
            int end = runEnd(values, x, right);
            if (objects) end = runEnd(objects, x, end);
            if (wanted) end = int(std::find(wanted + x, wanted + end, 0) - wanted);
            paintSpan({y, x + at.x, end + at.x}, {values[x], objects ? objects[x] : 0});
            x = end;
        }
    }
    return finishCall();
}

cv::Rect EditBuilder::replace(std::uint16_t value, Paint paint, const cv::Rect& area)
{
    const cv::Rect within = area & m_base.grid().image();
    for (int tile = 0; tile < m_base.grid().count(); ++tile) {
        const cv::Rect whole = m_base.grid().area(tile), part = whole & within;
        if (part.empty() || !m_allowed[value]) continue;
        const auto [data, one] = m_labels.now(tile);
        if (!data && one != value) continue;
        if (!data && part == whole) {
            paintTile(tile, paint);
            continue;
        }
        if (data && data == m_base.labels().tile(tile).data() &&
            !std::ranges::binary_search(data->counts, value, {}, &ClassCount::value))
            continue;
        for (int y = part.y - whole.y; y < part.y - whole.y + part.height; ++y)
            for (int x = part.x - whole.x, right = x + part.width; x < right;) {
                const auto* row = m_labels.now(tile).first;
                const int end = row ? runEnd(row->row(y), x, right) : right;
                if ((row ? row->row(y)[x] : one) == value) store(tile, y, x, end, paint);
                x = end;
            }
    }
    return finishCall();
}

cv::Rect EditBuilder::copyFrom(const LabelMap& other, const cv::Rect& area)
{
    if (other.grid() != m_base.grid()) throw Error("Labels can only be copied between images of the same size.");
    const cv::Rect within = area & m_base.grid().image();
    cv::Rect changed;
    for (int tile = 0; tile < m_base.grid().count(); ++tile) {
        const cv::Rect whole = m_base.grid().area(tile), part = whole & within;
        if (part.empty()) continue;
        const LabelTile& labels = other.labels().tile(tile);
        const InstanceTile& instances = other.instances().tile(tile);
        if (labels.uniform() && labels.value() == kUnlabelled) continue;
        if (labels.uniform() && instances.uniform() && part == whole &&
            paintTile(tile, {labels.value(), instances.value()})) {
            changed |= finishCall();
            continue;
        }
        const cv::Mat values = other.labels().read(part);
        changed |= paste(values, part.tl(), values != kUnlabelled, other.instances().read(part));
    }
    return changed;
}

void EditBuilder::changeShape(ShapePtr before, ShapePtr after)
{
    if (before || after) m_shapes.push_back({std::move(before), std::move(after)});
}

Edit EditBuilder::finish()
{
    Edit edit;
    edit.labels = m_labels.finish();
    edit.instances = m_instances.finish();
    edit.shapes = std::move(m_shapes);
    cv::Rect tiles; // painting may have put back what was there
    for (const auto& change : edit.labels)
        tiles |= m_base.grid().area(change.tile);
    for (const auto& change : edit.instances)
        tiles |= m_base.grid().area(change.tile);
    edit.changed = m_changed & tiles;
    return edit;
}

} // namespace sdw
