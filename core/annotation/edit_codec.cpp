#include "core/annotation/edit_codec.h"

#include "core/annotation/bytes.h"

#include <zlib.h>

#include <algorithm>

namespace sdw {
namespace {

// How a tile's exclusive or is written.
enum class Form : std::uint8_t {
    OneValue, // the value
    Runs,     // deflated: for each run its value and its length − 1 in 16 bits
    Raw,      // deflated: all values, where runs would take more
};

std::string deflated(const void* data, std::size_t size)
{
    uLongf length = compressBound(uLong(size));
    std::string result(length, '\0');
    if (compress2(reinterpret_cast<Bytef*>(result.data()), &length, static_cast<const Bytef*>(data), uLong(size), 1) !=
        Z_OK)
        throw Error("There is not enough memory to record an edit.", ErrorKind::Resources);
    result.resize(length);
    return result;
}

/// @return the bytes written: at most `capacity`.
std::size_t inflateTo(std::string_view packed, void* data, std::size_t capacity)
{
    uLongf length = uLong(capacity);
    if (uncompress(static_cast<Bytef*>(data), &length, reinterpret_cast<const Bytef*>(packed.data()),
                   uLong(packed.size())) != Z_OK)
        throw Error("A record of the journal cannot be unpacked.");
    return length;
}

/// values = a ^ b.
template <typename T>
void exclusiveOr(const Tile<T>& a, const Tile<T>& b, T* values)
{
    if (a.uniform() && !b.uniform()) return exclusiveOr(b, a, values);
    const T* left = a.data()->values.data(); // two tiles of one value each never come here
    if (b.uniform()) {
        for (int i = 0; i < kTilePixels; ++i)
            values[i] = T(left[i] ^ b.value());
    } else {
        const T* right = b.data()->values.data();
        for (int i = 0; i < kTilePixels; ++i)
            values[i] = T(left[i] ^ right[i]);
    }
}

template <typename T>
void writeTile(ByteWriter& out, const TileChange<T>& change)
{
    out.number(std::uint32_t(change.tile));
    if (change.before.uniform() && change.after.uniform()) {
        out.number(std::uint8_t(Form::OneValue));
        out.number(T(change.before.value() ^ change.after.value()));
        return;
    }
    thread_local std::vector<T> values(kTilePixels);
    exclusiveOr(change.before, change.after, values.data());
    ByteWriter runs;
    constexpr std::size_t most = kTilePixels * sizeof(T) / 2;
    for (int at = 0; at < kTilePixels && runs.size() < most;) {
        const int end = runEnd(values.data(), at, kTilePixels);
        runs.number(values[std::size_t(at)]);
        runs.number(std::uint16_t(end - at - 1));
        at = end;
    }
    if (runs.size() < most) {
        const std::string bytes = runs.take();
        out.number(std::uint8_t(Form::Runs));
        out.text(deflated(bytes.data(), bytes.size()));
    } else {
        out.number(std::uint8_t(Form::Raw));
        out.text(deflated(values.data(), kTilePixels * sizeof(T)));
    }
}

template <typename T>
TileChange<T> readTile(ByteReader& in, const TilePlane<T>& plane)
{
    const auto tile = in.number<std::uint32_t>();
    if (tile >= std::uint32_t(plane.grid().count()))
        throw Error("A record of the journal names a tile outside of the image.");
    const Tile<T>& now = plane.tile(int(tile));
    const cv::Size used = plane.grid().area(int(tile)).size();
    const auto form = Form(in.number<std::uint8_t>());
    if (form == Form::OneValue) {
        const T value = in.number<T>();
        if (now.uniform()) return {int(tile), now, Tile<T>(T(now.value() ^ value))};
        auto data = now.copy();
        for (T& pixel : data->values)
            pixel ^= value;
        return {int(tile), now, Tile<T>(std::move(data), used)};
    }
    auto data = now.copy();
    if (form == Form::Raw) {
        std::vector<T> values(kTilePixels);
        if (inflateTo(in.text(), values.data(), kTilePixels * sizeof(T)) != kTilePixels * sizeof(T))
            throw Error("A record of the journal holds too few pixels.");
        for (int i = 0; i < kTilePixels; ++i)
            data->values[std::size_t(i)] ^= values[std::size_t(i)];
    } else if (form == Form::Runs) {
        std::string runs(kTilePixels * sizeof(T) / 2 + sizeof(T) + 2, '\0');
        const std::size_t size = inflateTo(in.text(), runs.data(), runs.size());
        ByteReader reader({runs.data(), size});
        int at = 0;
        while (reader.rest() > 0) {
            const T value = reader.number<T>();
            const int end = at + reader.number<std::uint16_t>() + 1;
            if (end > kTilePixels) throw Error("A record of the journal holds too many pixels.");
            if (value != 0)
                for (int i = at; i < end; ++i)
                    data->values[std::size_t(i)] ^= value;
            at = end;
        }
        if (at != kTilePixels) throw Error("A record of the journal holds too few pixels.");
    } else {
        throw Error("A record of the journal is of an unknown form.");
    }
    return {int(tile), now, Tile<T>(std::move(data), used)};
}

template <typename T>
void readTiles(ByteReader& in, const TilePlane<T>& plane, std::vector<TileChange<T>>& changes)
{
    constexpr std::size_t smallest = 7; // bytes of a tile
    for (auto left = in.count(smallest); left > 0; --left) {
        changes.push_back(readTile(in, plane));
        // In order, so that each tile's memory is taken but once.
        if (changes.size() > 1 && changes.back().tile <= changes[changes.size() - 2].tile)
            throw Error("A record of the journal names its tiles in the wrong order.");
    }
}

void writeRing(ByteWriter& out, const Ring& ring)
{
    out.number(std::uint32_t(ring.size()));
    out.raw({reinterpret_cast<const char*>(ring.data()), ring.size() * sizeof(cv::Point2d)});
}

Ring readRing(ByteReader& in)
{
    Ring ring(in.count(sizeof(cv::Point2d)));
    const auto bytes = in.raw(ring.size() * sizeof(cv::Point2d));
    if (!ring.empty()) std::memcpy(static_cast<void*>(ring.data()), bytes.data(), bytes.size());
    return ring;
}

void writeShape(ByteWriter& out, const ShapePtr& shape)
{
    out.number(std::uint8_t(shape != nullptr));
    if (!shape) return;
    out.number(shape->id);
    out.number(std::uint8_t(shape->kind));
    out.number(shape->label);
    out.number(shape->instance);
    out.number(shape->order);
    out.text(shape->note);
    for (const double value : {shape->centre.x, shape->centre.y, shape->size.width, shape->size.height, shape->angle})
        out.number(value);
    out.number(std::uint32_t(shape->parts.size()));
    for (const auto& part : shape->parts) {
        writeRing(out, part.outer);
        out.number(std::uint32_t(part.holes.size()));
        for (const Ring& hole : part.holes)
            writeRing(out, hole);
    }
}

ShapePtr readShape(ByteReader& in)
{
    if (!in.number<std::uint8_t>()) return nullptr;
    auto shape = std::make_shared<Shape>();
    shape->id = in.number<std::uint64_t>();
    const auto kind = in.number<std::uint8_t>();
    if (kind > std::uint8_t(ShapeKind::Ellipse))
        throw Error("A record of the journal holds a shape of an unknown kind.");
    shape->kind = ShapeKind(kind);
    shape->label = in.number<std::uint16_t>();
    shape->instance = in.number<std::uint32_t>();
    shape->order = in.number<std::int64_t>();
    shape->note = in.text();
    for (double* value : {&shape->centre.x, &shape->centre.y, &shape->size.width, &shape->size.height, &shape->angle})
        *value = in.number<double>();
    shape->parts.resize(in.count(8));
    for (auto& part : shape->parts) {
        part.outer = readRing(in);
        part.holes.resize(in.count(4));
        for (Ring& hole : part.holes)
            hole = readRing(in);
    }
    return shape;
}

} // namespace

std::string encodeEdit(const Edit& edit)
{
    ByteWriter out;
    for (const int value : {edit.changed.x, edit.changed.y, edit.changed.width, edit.changed.height})
        out.number(std::int32_t(value));
    out.number(std::uint32_t(edit.labels.size()));
    for (const auto& change : edit.labels)
        writeTile(out, change);
    out.number(std::uint32_t(edit.instances.size()));
    for (const auto& change : edit.instances)
        writeTile(out, change);
    ByteWriter shapes;
    for (const auto& change : edit.shapes) {
        writeShape(shapes, change.before);
        writeShape(shapes, change.after);
    }
    out.number(std::uint32_t(edit.shapes.size()));
    out.number(std::uint64_t(shapes.size()));
    const std::string bytes = shapes.take();
    if (!bytes.empty()) out.text(deflated(bytes.data(), bytes.size()));
    return out.take();
}

Edit decodeEdit(std::string_view bytes, Direction direction, const LabelMap& map)
{
    ByteReader in(bytes);
    Edit edit;
    edit.changed.x = in.number<std::int32_t>();
    edit.changed.y = in.number<std::int32_t>();
    edit.changed.width = in.number<std::int32_t>();
    edit.changed.height = in.number<std::int32_t>();
    if ((edit.changed & map.grid().image()) != edit.changed)
        throw Error("A record of the journal is of an image of another size.");
    readTiles(in, map.labels(), edit.labels);
    readTiles(in, map.instances(), edit.instances);
    const auto count = in.number<std::uint32_t>();
    const auto size = in.number<std::uint64_t>();
    if (size > 0) {
        const auto packed = in.text();
        if (size / 1100 > packed.size())
            throw Error("A record of the journal holds an impossible number."); // deflate's limit is 1032
        std::string unpacked(size, '\0');
        unpacked.resize(inflateTo(packed, unpacked.data(), unpacked.size()));
        ByteReader reader(unpacked);
        for (std::uint32_t i = 0; i < count; ++i) {
            ShapeChange change;
            change.before = readShape(reader);
            change.after = readShape(reader);
            if (!change.before && !change.after)
                throw Error("A record of the journal holds an empty change of a shape.");
            edit.shapes.push_back(std::move(change));
        }
    }
    if (direction == Direction::Backwards) {
        std::ranges::reverse(edit.shapes);
        for (auto& change : edit.shapes)
            std::swap(change.before, change.after);
    }
    return edit;
}

Edit wholeState(const LabelMap& map, const ShapeLayer& shapes)
{
    Edit edit = difference(LabelMap(map.height(), map.width()), map);
    for (auto& shape : shapes.all())
        edit.shapes.push_back({nullptr, std::move(shape)});
    return edit;
}

} // namespace sdw
