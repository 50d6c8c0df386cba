// The places where the model is not sure of what it proposes: what people have said about each, which of them are open
// still, and the walk from one to the next.
#pragma once

#include "core/annotation/label_map.h"
#include "ui/tools/overlay.h"
#include "ui/tools/suggestions.h"

#include <optional>
#include <vector>

namespace sdw::ui {

class Doubts {
public:
    Doubts() = default;
    /// Outlines what it is given, which takes a while: not on the GUI thread where there are many.
    explicit Doubts(std::vector<DoubtPlace> places);

    const std::vector<DoubtPlace>& places() const { return m_places; }
    int openCount() const;

    /// What a person says about the places in there. @param label empty: to be left as they are.
    void answer(const Region& where, std::optional<std::uint16_t> label);
    /// The step that an answer has begun is done.
    void answered(const Region& where);
    /// A place is open while nobody has said anything about it; what is undone is open again.
    /// @param allTaken the image is labelled as proposed. @return whether another set of places is open than before.
    bool follow(const LabelMap& labels, bool allTaken);

    int current() const { return m_current; } ///< that is looked at; -1: none
    const DoubtPlace& currentPlace() const { return m_places[std::size_t(m_current)]; }
    /// To the next or previous open place, from the one that was looked at last. @return false where none is open.
    bool step(int by);
    /// None is looked at any more; the next walk begins at the start.
    void leave() { m_current = m_position = -1; }

    /// @param colour of the place that is looked at.
    void paint(QPainter& painter, const Viewport& view, const QColor& colour) const;

private:
    struct Answer {
        std::optional<std::uint16_t> label; ///< empty: to be left as it is
        bool pending = false;               ///< the step is under way
    };

    // One of each for every place.
    std::vector<DoubtPlace> m_places;
    std::vector<RegionOverlay> m_outlines;
    std::vector<std::optional<Answer>> m_answers;
    int m_current = -1;
    int m_position = -1; ///< the one that was looked at last
};

} // namespace sdw::ui
