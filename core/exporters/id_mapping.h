// Which number and colour every class, and each of the states that are no class, gets in exported files: a table that
// people see and change, and that refuses whatever could not be read back.
#pragma once

#include "core/exporters/export_source.h"

#include <optional>

namespace sdw {

/// What a format can hold.
struct IdRules {
    std::string format;              ///< for messages: "ADE20K"
    int firstId = 0, lastId = 65534; ///< of classes
    std::optional<int> unlabelled;   ///< usual id of the state; empty: the format has none
    std::optional<int> background;   ///< left out where a class has that id
    std::optional<int> ignore;
    bool widens = false;        ///< above 254 ids go to 16 bits: states at 255 move to 65535, background anywhere
    bool coloursDiffer = false; ///< the file holds colours: no two ids may share one
    bool namesDiffer = false;   ///< the file holds names
    std::array<std::string, 3> stateNames = {"unlabelled", "background", "ignored"}; ///< as files call them
    std::optional<int> absent;                      ///< id of pixels that the file says nothing about (LabelMe, COCO)
    std::vector<std::pair<std::string, int>> known; ///< ids that the format itself gives to names (Cityscapes)
};

struct IdRow {
    enum class Kind { Class, Unlabelled, Background, Ignore };
    Kind kind = Kind::Class;
    std::string name;
    std::uint16_t value = 0;              ///< in label maps
    std::optional<int> id;                ///< in exported files; empty: such pixels must not occur
    std::array<std::uint8_t, 3> colour{}; ///< red, green, blue
};

/// Why a table cannot be used.
struct IdConflict {
    std::string message;           ///< one sentence
    std::vector<std::size_t> rows; ///< that it is about
};

class IdMapping {
public:
    /// The user's ids where the format allows all of them, else numbers in the order of the classes from the format's
    /// first one on.
    static IdMapping suggest(const std::vector<ExportClass>& classes, const LabelStates& states, const IdRules& rules);

    const IdRules& rules() const { return m_rules; }
    /// The classes in their order, then unlabelled, background, ignored.
    const std::vector<IdRow>& rows() const { return m_rows; }
    void setId(std::size_t row, std::optional<int> id);
    void setColour(std::size_t row, const std::array<std::uint8_t, 3>& colour);

    /// Each reason why this table cannot be used: two classes with one id, a state with the id of a class, ids outside
    /// what the format holds, shared colours or names where they matter.
    std::vector<IdConflict> findConflicts() const;
    std::vector<std::string> conflicts() const; ///< their sentences
    /// @throws Error (Usage) with all conflicts.
    void check() const;
    /// Sentences about what cannot be told apart after the export, though it is allowed: states that share an id.
    std::vector<std::string> merges() const;

    int largestId() const;
    bool wide() const { return largestId() > 255; } ///< index files need 16 bits

    /// @param labels CV_16UC1 values. @param name of the item, for messages.
    /// @return CV_16UC1 ids.
    /// @throws Error naming item, first pixel and value, when a value is no class and no state, or has no id.
    cv::Mat toIds(const cv::Mat& labels, const std::string& name) const;
    /// CV_8UC3 BGR: ids in the colours of the table; what the export will look like. Ids of no row are black.
    cv::Mat colourIds(const cv::Mat& ids) const;
    /// Colours by id, `size` of them; ids of no row get those of Pascal VOC.
    std::vector<std::array<std::uint8_t, 3>> palette(int size) const;
    /// Row of an id: classes first. Empty: none has it.
    const IdRow* rowOf(int id) const;

private:
    IdRules m_rules;
    std::vector<IdRow> m_rows;
};

} // namespace sdw
