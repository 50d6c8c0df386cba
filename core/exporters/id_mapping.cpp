#include "core/exporters/id_mapping.h"

#include "core/base/error.h"
#include "core/datasets/class_file.h"

#include <algorithm>
#include <map>
#include <set>

namespace sdw {
namespace {

using Colour = std::array<std::uint8_t, 3>;

constexpr int kWideIgnore = kIgnoreLabel;

std::vector<ExportClass> const& requireClasses(const std::vector<ExportClass>& classes, const LabelStates& states)
{
    std::set<std::uint16_t> values = {states.unlabelled, states.background, states.ignore};
    if (values.size() != 3) throw Error("Unlabelled, background and ignored pixels need three different values.");
    for (const ExportClass& one : classes)
        if (!values.insert(one.value).second)
            throw Error("Class '" + one.name + "' has the label value " + std::to_string(one.value) +
                        ", which another class or state has, too.");
    if (classes.empty()) throw Error("There are no classes to export.");
    return classes;
}

bool allDiffer(const std::vector<int>& ids)
{
    return std::set<int>(ids.begin(), ids.end()).size() == ids.size();
}

/// Ids of the classes: those of the format by name, else the user's, else numbers in order.
std::vector<int> suggestIds(const std::vector<ExportClass>& classes, const IdRules& rules, const std::set<int>& taken)
{
    std::vector<int> ids;
    for (const ExportClass& one : classes) {
        const auto known = std::find_if(rules.known.begin(), rules.known.end(),
                                        [&](const auto& entry) { return entry.first == one.name; });
        if (known == rules.known.end()) break;
        ids.push_back(known->second);
    }
    if (ids.size() == classes.size() && allDiffer(ids)) return ids;
    ids.clear();
    for (const ExportClass& one : classes)
        ids.push_back(one.id);
    const bool fits = std::all_of(ids.begin(), ids.end(), [&](int id) {
        return id >= rules.firstId && id <= rules.lastId && !taken.contains(id);
    });
    if (fits && allDiffer(ids)) return ids;
    int next = rules.firstId;
    for (int& id : ids) {
        while (taken.contains(next))
            ++next;
        id = next++;
    }
    return ids;
}

Colour freeColour(const std::set<Colour>& used)
{
    for (const Colour& colour : {Colour{0, 0, 0}, Colour{224, 224, 192}, Colour{255, 255, 255}})
        if (!used.contains(colour)) return colour;
    for (int number = 0;; ++number) { // greys, then anything: 2^24 colours, at most 65536 rows
        const int value = number < 255 ? 0x010101 * number : number * 7919 % 0xffffff;
        const Colour colour = {std::uint8_t(value >> 16), std::uint8_t(value >> 8), std::uint8_t(value)};
        if (!used.contains(colour)) return colour;
    }
}

std::string text(const Colour& colour)
{
    return "(" + std::to_string(colour[0]) + ", " + std::to_string(colour[1]) + ", " + std::to_string(colour[2]) + ")";
}

std::string title(const IdRow& row)
{
    return (row.kind == IdRow::Kind::Class ? "class '" : "the state '") + row.name + "'";
}

std::string capital(std::string sentence)
{
    sentence[0] = char(std::toupper(static_cast<unsigned char>(sentence[0])));
    return sentence;
}

} // namespace

std::vector<ExportClass> exportClasses(const ClassList& classes)
{
    std::vector<ExportClass> result;
    for (const ClassInfo& info : classes)
        result.push_back({std::uint16_t(result.size()), info.name, info.colour, info.fileValue});
    return result;
}

IdMapping IdMapping::suggest(const std::vector<ExportClass>& classes, const LabelStates& states, const IdRules& rules)
{
    requireClasses(classes, states);
    IdMapping mapping;
    mapping.m_rules = rules;
    std::optional<int> unlabelled = rules.unlabelled, ignore = rules.ignore;
    const int largest =
        std::max_element(classes.begin(), classes.end(), [](auto& a, auto& b) { return a.id < b.id; })->id;
    const bool wide = rules.widens && (largest > 254 || classes.size() > 255);
    if (wide) unlabelled = ignore = kWideIgnore;
    std::set<int> taken;
    for (const auto& state : {unlabelled, ignore, rules.absent})
        if (state) taken.insert(*state);
    const auto ids = suggestIds(classes, rules, taken);
    std::set<int> used(ids.begin(), ids.end());
    std::optional<int> background = rules.background;
    if (background && used.contains(*background)) {
        background.reset();
        for (int id = 0; rules.widens && !background && id <= (wide ? rules.lastId : 254); ++id)
            if (!used.contains(id) && !taken.contains(id)) background = id;
    }
    std::set<Colour> colours;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        mapping.m_rows.push_back({IdRow::Kind::Class, classes[i].name, classes[i].value, ids[i], classes[i].colour});
        colours.insert(classes[i].colour);
    }
    std::map<int, Colour> stateColours; // states with one id look the same
    const auto addState = [&](IdRow::Kind kind, const std::string& name, std::uint16_t value, std::optional<int> id) {
        Colour colour = {0, 0, 0};
        if (const auto known = stateColours.find(id.value_or(-1)); known != stateColours.end()) {
            colour = known->second;
        } else {
            colour = freeColour(colours);
            stateColours[id.value_or(-1)] = colour;
            colours.insert(colour);
        }
        mapping.m_rows.push_back({kind, name, value, id, colour});
    };
    addState(IdRow::Kind::Unlabelled, rules.stateNames[0], states.unlabelled, unlabelled);
    addState(IdRow::Kind::Background, rules.stateNames[1], states.background, background);
    addState(IdRow::Kind::Ignore, rules.stateNames[2], states.ignore, ignore);
    return mapping;
}

void IdMapping::setId(std::size_t row, std::optional<int> id)
{
    m_rows.at(row).id = id;
}

void IdMapping::setColour(std::size_t row, const Colour& colour)
{
    m_rows.at(row).colour = colour;
}

std::vector<IdConflict> IdMapping::findConflicts() const
{
    std::vector<IdConflict> found;
    std::map<int, std::size_t> byId;
    std::map<Colour, std::size_t> byColour;
    std::map<std::string, std::size_t> byName;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const IdRow& row = m_rows[i];
        const auto add = [&](const std::string& sentence) { found.push_back({sentence, {i}}); };
        const auto addPair = [&](std::size_t other, const std::string& trouble) {
            found.push_back({capital(title(m_rows[other])) + " and " + title(row) + " " + trouble, {other, i}});
        };
        const bool isClass = row.kind == IdRow::Kind::Class;
        if (!row.id) {
            if (isClass) add(capital(title(row)) + " has no id.");
            continue;
        }
        if (isClass && m_rules.absent == row.id)
            add(capital(title(row)) + " has the id " + std::to_string(*row.id) + ", which " + m_rules.format +
                " has for pixels without annotation.");
        else if (isClass && (*row.id < m_rules.firstId || *row.id > m_rules.lastId))
            add(capital(title(row)) + " has the id " + std::to_string(*row.id) + "; " + m_rules.format +
                " holds ids from " + std::to_string(m_rules.firstId) + " to " + std::to_string(m_rules.lastId) + ".");
        else if (!isClass && (*row.id < 0 || *row.id > (m_rules.lastId > 255 ? kWideIgnore : 255)))
            add(capital(title(row)) + " has the id " + std::to_string(*row.id) + ", which " + m_rules.format +
                " cannot hold.");
        const auto [other, fresh] = byId.emplace(*row.id, i);
        if (!fresh && (isClass || m_rows[other->second].kind == IdRow::Kind::Class))
            addPair(other->second, "both have the id " + std::to_string(*row.id) + ".");
        if (m_rules.coloursDiffer && fresh)
            if (const auto [same, only] = byColour.emplace(row.colour, i); !only)
                addPair(same->second,
                        "share the colour " + text(row.colour) + ", by which " + m_rules.format + " tells them apart.");
        if (isClass && row.name.empty()) add("The class with the id " + std::to_string(*row.id) + " has no name.");
        if (m_rules.namesDiffer && row.id != m_rules.absent)
            if (const auto [same, only] = byName.emplace(row.name, i); !only)
                addPair(same->second, "share a name, by which " + m_rules.format + " tells them apart.");
    }
    return found;
}

std::vector<std::string> IdMapping::conflicts() const
{
    std::vector<std::string> sentences;
    for (IdConflict& one : findConflicts())
        sentences.push_back(std::move(one.message));
    return sentences;
}

void IdMapping::check() const
{
    std::string all;
    for (const std::string& one : conflicts())
        all += (all.empty() ? "" : " ") + one;
    if (!all.empty()) throw Error(all, ErrorKind::Usage);
}

std::vector<std::string> IdMapping::merges() const
{
    std::vector<std::string> found;
    std::map<int, std::vector<std::string>> states;
    for (const IdRow& row : m_rows)
        if (row.kind != IdRow::Kind::Class && row.id) states[*row.id].push_back("'" + row.name + "'");
    for (const auto& [id, names] : states) {
        if (names.size() < 2) continue;
        std::string list = names.front();
        for (std::size_t i = 1; i < names.size(); ++i)
            list += (i + 1 == names.size() ? " and " : ", ") + names[i];
        found.push_back(
            "Pixels of the states " + list +
            (m_rules.absent == id ? " are left without annotation" : " all get the id " + std::to_string(id)) +
            " and cannot be told apart in the exported files.");
    }
    return found;
}

int IdMapping::largestId() const
{
    int largest = 0;
    for (const IdRow& row : m_rows)
        largest = std::max(largest, row.id.value_or(0));
    return largest;
}

cv::Mat IdMapping::toIds(const cv::Mat& labels, const std::string& name) const
{
    if (labels.empty() || labels.type() != CV_16UC1)
        throw Error("The label map of '" + name + "' has to hold one 16-bit value per pixel.");
    constexpr int kUnknown = -1, kNoId = -2;
    std::vector<int> table(65536, kUnknown);
    for (const IdRow& row : m_rows)
        table[row.value] = row.id.value_or(kNoId);
    cv::Mat ids(labels.size(), CV_16UC1);
    for (int y = 0; y < labels.rows; ++y) {
        const auto* from = labels.ptr<std::uint16_t>(y);
        auto* to = ids.ptr<std::uint16_t>(y);
        for (int x = 0; x < labels.cols; ++x) {
            const int id = table[from[x]];
            if (id < 0) {
                const std::string place =
                    "'" + name + "': the pixel in row " + std::to_string(y) + ", column " + std::to_string(x);
                if (id == kUnknown)
                    throw Error(place + " has the value " + std::to_string(from[x]) + ", which is no class.");
                const auto row =
                    std::find_if(m_rows.begin(), m_rows.end(), [&](const IdRow& one) { return one.value == from[x]; });
                throw Error(place + " is in " + title(*row) + ", for which " + m_rules.format +
                            " has no id; give it one in the table, or label it.");
            }
            to[x] = std::uint16_t(id);
        }
    }
    return ids;
}

const IdRow* IdMapping::rowOf(int id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const IdRow& row) { return row.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

cv::Mat IdMapping::colourIds(const cv::Mat& ids) const
{
    std::vector<cv::Vec3b> table(65536, cv::Vec3b(0, 0, 0));
    for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row) // the first row of an id wins
        if (row->id && *row->id >= 0 && *row->id < 65536)
            table[std::size_t(*row->id)] = {row->colour[2], row->colour[1], row->colour[0]};
    cv::Mat colours(ids.size(), CV_8UC3);
    for (int y = 0; y < ids.rows; ++y)
        std::transform(ids.ptr<std::uint16_t>(y), ids.ptr<std::uint16_t>(y) + ids.cols, colours.ptr<cv::Vec3b>(y),
                       [&](std::uint16_t id) { return table[id]; });
    return colours;
}

std::vector<Colour> IdMapping::palette(int size) const
{
    std::vector<Colour> colours;
    for (int id = 0; id < size; ++id) {
        const IdRow* row = rowOf(id);
        colours.push_back(row ? row->colour : defaultColour(std::size_t(id)));
    }
    return colours;
}

} // namespace sdw
