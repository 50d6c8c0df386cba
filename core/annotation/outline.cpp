#include "core/annotation/outline.h"

#include <algorithm>

namespace sdw {
namespace {

// Every span has a left and a right side: vertical edges one pixel long, numbered 2 × span and 2 × span + 1, each with
// an upper and a lower end. At the lines between rows every end is tied to just one other end, straight or by a
// horizontal edge. The rings of ties are the outline; its cost grows with the spans, not with the pixels.

constexpr int upper(int side)
{
    return 2 * side;
}
constexpr int lower(int side)
{
    return 2 * side + 1;
}

class Outliner {
public:
    explicit Outliner(const Region& region)
        : m_spans(region.spans())
        , m_tie(4 * m_spans.size(), -1)
        , m_group(connectedSets(region))
    {
        std::size_t above = 0, aboveEnd = 0; // spans of the row before
        for (std::size_t at = 0; at < m_spans.size();) {
            std::size_t end = at;
            while (end < m_spans.size() && m_spans[end].y == m_spans[at].y)
                ++end;
            if (aboveEnd > above && m_spans[above].y + 1 != m_spans[at].y) {
                tieRows(above, aboveEnd, aboveEnd, aboveEnd);
                above = aboveEnd;
            }
            tieRows(above, aboveEnd, at, end);
            above = at, aboveEnd = at = end;
        }
        tieRows(above, aboveEnd, aboveEnd, aboveEnd);
    }

    std::vector<PolygonPart> parts()
    {
        std::vector<PolygonPart> result;
        std::vector<int> partOf(m_spans.size(), -1);
        std::vector<std::pair<int, Ring>> holes;
        std::vector<bool> seen(2 * m_spans.size());
        for (int side = 0; side < int(seen.size()); ++side) {
            if (seen[side]) continue;
            // Of a ring's sides the first one met lies in its topmost row, leftmost: outer rings start with a left
            // side.
            Ring ring = walk(side, seen);
            if (side % 2 == 0) {
                partOf[m_group[side / 2]] = int(result.size());
                result.push_back({std::move(ring), {}});
            } else {
                holes.emplace_back(m_group[side / 2], std::move(ring));
            }
        }
        for (auto& [owner, ring] : holes)
            result[partOf[owner]].holes.push_back(std::move(ring));
        return result;
    }

private:
    int x(int side) const { return side % 2 ? m_spans[side / 2].x1 : m_spans[side / 2].x0; }

    void tie(int a, int b)
    {
        m_tie[a] = b;
        m_tie[b] = a;
    }

    /// Ties the lower ends of one row with the upper ends of the next.
    void tieRows(std::size_t above, std::size_t aboveEnd, std::size_t below, std::size_t belowEnd)
    {
        int a = int(2 * above), b = int(2 * below),
            open = -1; // open: the end from which a horizontal edge runs to the right
        const int lastA = int(2 * aboveEnd), lastB = int(2 * belowEnd);
        while (a < lastA || b < lastB) {
            const int xa = a < lastA ? x(a) : INT32_MAX, xb = b < lastB ? x(b) : INT32_MAX;
            if (xa != xb) {
                const int end = xa < xb ? lower(a++) : upper(b++);
                if (open < 0) {
                    open = end;
                } else {
                    tie(open, end);
                    open = -1;
                }
                continue;
            }
            const int up = lower(a++), down = upper(b++);
            if (open < 0 && (up / 2) % 2 == (down / 2) % 2) {
                tie(up, down); // straight on
            } else {
                // Two pixels touch at their corners only: each keeps its own outline. A horizontal edge comes from the
                // left and one goes on to the right; the pixel inside on the left is above where the side above is a
                // right one.
                const bool insideAboveLeft = (up / 2) % 2 == 1;
                tie(open, insideAboveLeft ? up : down);
                open = insideAboveLeft ? down : up;
            }
        }
    }

    Ring walk(int start, std::vector<bool>& seen)
    {
        Ring ring;
        // Left sides are walked upwards: outer rings then run clockwise on the screen, holes the other way.
        int side = start;
        bool up = start % 2 == 0;
        do {
            seen[side] = true;
            const int from = up ? upper(side) : lower(side), to = m_tie[from], next = to / 2;
            const int line = m_spans[side / 2].y + (up ? 0 : 1);
            if (x(next) != x(side) || (to % 2 == 0) == up) {
                ring.emplace_back(x(side), line);
                ring.emplace_back(x(next), line);
            }
            up = to % 2 == 1; // arrived at a lower end: the way goes up
            side = next;
        } while (side != start);
        return ring;
    }

    const std::vector<Span>& m_spans;
    std::vector<int> m_tie;   // by end
    std::vector<int> m_group; // by span: spans that hang together
};

} // namespace

std::vector<PolygonPart> outlineOf(const Region& region)
{
    return Outliner(region).parts();
}

} // namespace sdw
