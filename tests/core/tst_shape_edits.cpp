#include "core/annotation/shape_edits.h"

#include "core/annotation/outline.h"
#include "core/annotation/rasterise.h"
#include "core/base/random.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace sdw;

namespace {

const cv::Size kImage(90, 70);

std::shared_ptr<Shape> square(std::uint64_t id, double x, double y, double side, std::uint16_t label)
{
    auto shape = std::make_shared<Shape>();
    shape->id = id;
    shape->order = std::int64_t(id);
    shape->label = label;
    shape->parts = {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}};
    return shape;
}

struct State {
    LabelMap map{kImage.height, kImage.width};
    ShapeLayer shapes;

    void change(const std::vector<ShapeChange>& changes, const OverwritePolicy& policy = {})
    {
        EditBuilder edit(map, policy);
        const cv::Rect said = changeShapes(edit, shapes, changes, policy);
        const Edit done = edit.finish();
        const cv::Mat before = map.read();
        apply(done, map, shapes);
        cv::Mat outside = before != map.read();
        if (!said.empty()) outside(said) = 0;
        QCOMPARE(cv::countNonZero(outside), 0); // what it says changed holds everything that did
    }
    void paint(const cv::Rect& area, std::uint16_t label)
    {
        EditBuilder edit(map);
        edit.paint(Region(area), {label});
        apply(edit.finish(), map, shapes);
    }
};

/// The rule of the header, pixel by pixel.
cv::Mat byTheRule(const State& state, const std::vector<ShapeChange>& changes, const OverwritePolicy& policy)
{
    const auto place = [](const Shape& shape) { return std::pair(shape.order, shape.id); };
    std::vector<ShapePtr> others, stack;
    for (const ShapePtr& shape : state.shapes.all())
        if (std::ranges::none_of(changes, [&](const auto& c) { return c.before && c.before->id == shape->id; }))
            others.push_back(shape);
    stack = others;
    for (const auto& change : changes)
        if (change.after) stack.push_back(change.after);
    for (auto* list : {&others, &stack})
        std::ranges::sort(*list, [&](const auto& a, const auto& b) { return place(*a) > place(*b); });
    std::map<const Shape*, cv::Mat> masks;
    const auto covers = [&](const ShapePtr& shape, cv::Point p) {
        if (!shape) return false;
        auto& mask = masks[shape.get()];
        if (mask.empty()) mask = pixelsOf(*shape, kImage).mask({{}, kImage});
        return mask.at<std::uint8_t>(p) != 0;
    };
    const auto locked = [&](std::uint16_t label) {
        return std::ranges::find(policy.locked, label) != policy.locked.end();
    };
    const cv::Mat now = state.map.read();
    cv::Mat result = now.clone();
    for (int y = 0; y < kImage.height; ++y)
        for (int x = 0; x < kImage.width; ++x) {
            const cv::Point p(x, y);
            const std::uint16_t label = now.at<std::uint16_t>(p);
            std::uint16_t value = label;
            const auto give = [&](std::uint16_t to) {
                if (!locked(value)) value = to;
            };
            for (const auto& [before, after] : changes) {
                const bool was = covers(before, p), is = covers(after, p);
                if (was && !is && label == before->label) {
                    const auto to = std::ranges::find_if(stack, [&](const auto& s) { return covers(s, p); });
                    give(to == stack.end() ? kUnlabelled : (*to)->label);
                }
                if (!was || !is) continue;
                if (before->label != after->label && label == before->label) give(after->label);
                const auto passed = [&](const ShapePtr& low, const ShapePtr& high) {
                    return std::ranges::find_if(others, [&](const auto& s) {
                        return place(*s) > place(*low) && place(*s) < place(*high) && covers(s, p);
                    });
                };
                const bool hidden = std::ranges::any_of(
                    stack, [&](const auto& s) { return place(*s) > place(*after) && covers(s, p); });
                if (place(*after) > place(*before) && !hidden)
                    if (const auto from = passed(before, after); from != others.end() && label == (*from)->label)
                        give(after->label);
                if (place(*after) < place(*before) && label == before->label)
                    if (const auto to = passed(after, before); to != others.end()) give((*to)->label);
            }
            for (const auto& [before, after] : changes) {
                if (!covers(after, p) || covers(before, p)) continue;
                if (std::ranges::any_of(stack,
                                        [&](const auto& s) { return place(*s) > place(*after) && covers(s, p); }))
                    continue;
                const bool mode = policy.mode == OverwritePolicy::Mode::Everything ||
                                  (policy.mode == OverwritePolicy::Mode::OnlyUnlabelled && value == kUnlabelled) ||
                                  (policy.mode == OverwritePolicy::Mode::OnlyOneClass && value == policy.onlyClass);
                if (mode) give(after->label);
            }
            result.at<std::uint16_t>(p) = value;
        }
    return result;
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF) == 0;
}

} // namespace

class TestShapeEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewShapeIsPainted()
    {
        State state;
        auto shape = square(1, 10, 10, 20, 3);
        shape->instance = 8;
        state.change({{nullptr, shape}});
        QCOMPARE(state.map.count(3), std::int64_t(400));
        QCOMPARE(state.map.instances().at(15, 15), 8u);
        QVERIFY(state.shapes.find(1));
    }

    void whatLeavesGoesToTheShapeBelow()
    {
        State state;
        state.change({{nullptr, square(1, 10, 10, 30, 3)}});
        state.change({{nullptr, square(2, 30, 10, 20, 4)}});
        state.paint({32, 12, 4, 4}, 9); // somebody corrects a few pixels by hand
        state.change({{state.shapes.find(2), nullptr}});
        QCOMPARE(state.map.at(31, 20), std::uint16_t(3));           // covered by the other shape
        QCOMPARE(state.map.at(45, 20), std::uint16_t(kUnlabelled)); // by none
        QCOMPARE(state.map.count(9), std::int64_t(16));             // corrected pixels are no longer the shape's
        QVERIFY(!state.shapes.find(2));
    }

    void whatComesInStaysBelowHigherShapes()
    {
        State state;
        state.change({{nullptr, square(1, 5, 5, 20, 3)}});
        state.change({{nullptr, square(2, 40, 5, 20, 4)}});
        const auto after = std::make_shared<Shape>(moved(*state.shapes.find(1), {25, 0}));
        state.change({{state.shapes.find(1), after}});
        QCOMPARE(state.map.count(4), std::int64_t(400));
        QCOMPARE(state.map.count(3), std::int64_t(200)); // 30 .. 39 is free; 40 .. 49 lies under the other
        QCOMPARE(state.map.at(10, 10), std::uint16_t(kUnlabelled));
    }

    void raisedAndLowered()
    {
        State state;
        state.change({{nullptr, square(1, 10, 10, 20, 3)}});
        state.change({{nullptr, square(2, 20, 10, 20, 4)}});
        QCOMPARE(state.map.at(25, 15), std::uint16_t(4));
        auto up = std::make_shared<Shape>(*state.shapes.find(1));
        up->order = 10;
        state.change({{state.shapes.find(1), up}});
        QCOMPARE(state.map.at(25, 15), std::uint16_t(3));
        QCOMPARE(state.map.count(4), std::int64_t(200));
        auto down = std::make_shared<Shape>(*up);
        down->order = -10;
        state.change({{state.shapes.find(1), down}});
        QCOMPARE(state.map.at(25, 15), std::uint16_t(4));
        QCOMPARE(state.map.count(4), std::int64_t(400));
    }

    void anotherClassFollows()
    {
        State state;
        state.change({{nullptr, square(1, 10, 10, 20, 3)}});
        state.paint({10, 10, 5, 5}, 7);
        auto after = std::make_shared<Shape>(*state.shapes.find(1));
        after->label = 5;
        state.change({{state.shapes.find(1), after}});
        QCOMPARE(state.map.count(5), std::int64_t(375));
        QCOMPARE(state.map.count(7), std::int64_t(25));
    }

    void policyAndLocksHold()
    {
        State state;
        state.paint({0, 0, 20, 70}, 6);
        state.change({{nullptr, square(1, 10, 10, 20, 3)}}, {OverwritePolicy::Mode::OnlyUnlabelled, kUnlabelled, {}});
        QCOMPARE(state.map.count(3), std::int64_t(200));
        // Its own pixels leave with it whatever the mode is.
        const auto after = std::make_shared<Shape>(moved(*state.shapes.find(1), {40, 0}));
        state.change({{state.shapes.find(1), after}}, {OverwritePolicy::Mode::OnlyUnlabelled, kUnlabelled, {}});
        QCOMPARE(state.map.at(25, 15), std::uint16_t(kUnlabelled));
        QCOMPARE(state.map.count(3), std::int64_t(400));
        state.change({{after, nullptr}}, {OverwritePolicy::Mode::Everything, kUnlabelled, {3}});
        QCOMPARE(state.map.count(3), std::int64_t(400));
    }

    void anySequenceKeepsTheRule()
    {
        Random random(7);
        for (int round = 0; round < 60; ++round) {
            State state;
            for (std::uint64_t id = 1; id <= 6; ++id)
                state.change({{nullptr, square(id, random.uniform(-10, 70), random.uniform(-10, 50),
                                               random.uniform(5, 40), std::uint16_t(random.below(4)))}});
            for (int i = 0; i < 3; ++i)
                state.paint(cv::Rect(int(random.below(80)), int(random.below(60)), 12, 12) & cv::Rect({}, kImage),
                            std::uint16_t(random.below(5)));
            std::vector<ShapeChange> changes;
            for (std::uint64_t id = 1; id <= 6; ++id) {
                if (random.coin(0.6)) continue;
                const ShapePtr before = state.shapes.find(id);
                if (random.coin(0.2)) {
                    changes.push_back({before, nullptr});
                    continue;
                }
                auto after = std::make_shared<Shape>(*before);
                // A shape that gets another label and another place at once is not what people do in one step.
                switch (random.below(3)) {
                case 0:
                    *after = moved(*before, {random.uniform(-15, 15), random.uniform(-15, 15)});
                    break;
                case 1:
                    after->label = std::uint16_t(random.below(4));
                    break;
                default:
                    if (changes.empty()) after->order = std::int64_t(random.below(9)) - 1;
                }
                changes.push_back({before, after});
                if (after->order != before->order) break;
            }
            if (random.coin(0.3)) changes.push_back({nullptr, square(20, 30, 20, 25, 2)});
            OverwritePolicy policy;
            policy.mode = OverwritePolicy::Mode(random.below(3));
            policy.onlyClass = 1;
            if (random.coin(0.3)) policy.locked = {2};
            const cv::Mat wanted = byTheRule(state, changes, policy);
            state.change(changes, policy);
            QVERIFY2(same(state.map.read(), wanted), qPrintable(QString::number(round)));
        }
    }

    void aHoleKeepsTheOutline()
    {
        const auto shape = square(1, 10.25, 10.25, 40, 3);
        const Ring inner{{20.3, 20.3}, {30.7, 22}, {25, 33.1}};
        const auto cut = cutOut(*shape, inner, kImage);
        QVERIFY(cut);
        QCOMPARE(cut->parts.size(), std::size_t(1));
        QVERIFY(cut->parts[0].outer == shape->parts[0].outer);
        QCOMPARE(cut->parts[0].holes.size(), std::size_t(1));
        const Region wanted =
            combine(pixelsOf(*shape, kImage), polygonPixels({{inner, {}}}, kImage), SetOperation::Subtract);
        QVERIFY(pixelsOf(*cut, kImage) == wanted);
    }

    void aCutOverTheEdgeFollowsThePixels()
    {
        const auto shape = square(1, 10, 10, 40, 3);
        const Ring over{{0, 20}, {30, 20}, {30, 30}, {0, 30}};
        const auto cut = cutOut(*shape, over, kImage);
        QVERIFY(cut);
        QVERIFY(pixelsOf(*cut, kImage) ==
                combine(pixelsOf(*shape, kImage), polygonPixels({{over, {}}}, kImage), SetOperation::Subtract));
        QVERIFY(!cutOut(*shape, {{0, 0}, {80, 0}, {80, 69}, {0, 69}}, kImage));  // nothing is left
        QVERIFY(*cutOut(*shape, {{60, 1}, {70, 1}, {70, 5}}, kImage) == *shape); // nothing is cut
    }

    void carryingFindsOneLabel()
    {
        State state;
        state.paint({10, 10, 30, 40}, 3);
        state.paint({20, 20, 10, 10}, 4);
        EditBuilder edit(state.map);
        const Region area(cv::Rect(0, 15, 90, 10));
        const Region wanted =
            combine(Region(cv::Rect(10, 15, 30, 10)), Region(cv::Rect(20, 20, 10, 5)), SetOperation::Subtract);
        QVERIFY(carrying(edit, area, 3) == wanted);
        edit.paint(Region(cv::Rect(10, 15, 30, 10)), {5});
        QVERIFY(carrying(edit, area, 3).empty()); // as painted so far
    }
};

QTEST_GUILESS_MAIN(TestShapeEdits)
#include "tst_shape_edits.moc"
