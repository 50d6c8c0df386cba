#include "core/demo/scene.h"

#include "core/demo/house.h"
#include "core/demo/landscape.h"
#include "core/demo/things.h"

#include <opencv2/imgproc.hpp>

#include <functional>
#include <vector>

namespace sdw::demo {
namespace {

/// Something that stands on the ground; drawn from far to near.
struct Thing {
    float y = 0;
    std::function<void()> draw;
};

class Composition {
public:
    explicit Composition(Stage& stage)
        : m_stage(stage)
        , m_metre(stage.canvas.height() / 9.6f)
    {
    }

    void placeAll()
    {
        Dice& dice = m_stage.dice;
        const Colour tiles = throwTileColour(dice);
        // Half of the scenes have a path of the very tiles that lie on the roofs.
        const Colour paving = dice.chance(0.5f) ? tiles : throwTileColour(dice);
        if (dice.chance(0.75f)) paintPath(m_stage, paving);
        shadeGround(m_stage);
        placeHouses(dice.whole(0, 3), tiles);
        placeFence(dice.chance(0.5f));
        scatter(dice.whole(2, 9), 0.06f, 0.75f, {DemoClass::Meadow},
                [this](cv::Point2f at, float scale) { paintTree(m_stage, at, scale); });
        if (dice.chance(0.6f))
            scatter(dice.whole(3, 12), 0.03f, 0.5f, {DemoClass::Meadow},
                    [this](cv::Point2f at, float scale) { paintConifer(m_stage, at, scale); });
        scatter(dice.whole(3, 9), 0.1f, 1.15f, {DemoClass::Meadow},
                [this](cv::Point2f at, float scale) { paintBush(m_stage, at, scale); });
        scatter(dice.whole(1, 5), 0.3f, 1.0f, {DemoClass::Path, DemoClass::Meadow},
                [this](cv::Point2f at, float scale) { paintPerson(m_stage, at, scale); });
        scatter(
            dice.whole(0, 3), 0.1f, 0.8f, {DemoClass::Water},
            [this](cv::Point2f at, float scale) { paintSailingBoat(m_stage, at, scale); }, 3.0f);
        scatter(
            dice.whole(0, 2), 0.15f, 1.0f, {DemoClass::Water},
            [this](cv::Point2f at, float scale) { paintRowingBoat(m_stage, at, scale); }, 2.0f);
        std::stable_sort(m_things.begin(), m_things.end(), [](const Thing& a, const Thing& b) { return a.y < b.y; });
        for (const Thing& thing : m_things)
            thing.draw();
    }

private:
    static constexpr int kTries = 14;

    float rowAt(float scale) const
    {
        return m_stage.ground.horizon + scale * (m_stage.ground.bottom - m_stage.ground.horizon);
    }

    /// Up to `count` things at random places where the ground is of one of the classes, also `metresFree` to both
    /// sides.
    void scatter(int count, float scaleLow, float scaleHigh, std::initializer_list<DemoClass> ground,
                 const std::function<void(cv::Point2f, float)>& draw, float metresFree = 0)
    {
        Dice& dice = m_stage.dice;
        for (int i = 0; i < count; ++i)
            for (int tries = 0; tries < kTries; ++tries) {
                const float scale =
                    scaleLow + (scaleHigh - scaleLow) * std::pow(dice.unit(), 1.4f); // more of them far away
                const cv::Point2f at(dice.between(-0.02f, 1.02f) * m_stage.canvas.width(), rowAt(scale));
                bool fits = !insideHouse(at);
                for (const float side : {-1.0f, 0.0f, 1.0f}) {
                    const DemoClass under = m_stage.canvas.classAt(at.x + side * metresFree * scale * m_metre,
                                                                   std::min(at.y, m_stage.ground.bottom - 1));
                    fits = fits && std::find(ground.begin(), ground.end(), under) != ground.end();
                }
                if (!fits) continue;
                m_things.push_back({at.y, [draw, at, pixels = scale * m_metre] { draw(at, pixels); }});
                break;
            }
    }

    void placeHouses(int count, const Colour& tiles)
    {
        Dice& dice = m_stage.dice;
        for (int i = 0; i < count; ++i)
            for (int tries = 0; tries < kTries; ++tries) {
                const float scale = dice.between(0.14f, 0.52f);
                const cv::Point2f at(dice.between(0.05f, 0.95f) * m_stage.canvas.width(), rowAt(scale));
                const float pixels = scale * m_metre, reach = 11 * pixels;
                const cv::Rect2f footprint(at.x - reach, at.y - 3 * pixels, 2 * reach, 5 * pixels);
                bool dry = true;
                for (const float dx : {-0.8f, -0.4f, 0.0f, 0.4f, 0.8f})
                    dry = dry && m_stage.canvas.classAt(at.x + dx * reach, at.y) != DemoClass::Water;
                for (const auto& other : m_houses)
                    dry = dry && (other & footprint).area() <= 0;
                if (!dry) continue;
                m_houses.push_back(footprint);
                const Colour own = dice.chance(0.65f) ? tiles : throwTileColour(dice);
                m_things.push_back({at.y, [this, at, pixels, own] { paintHouse(m_stage, at, pixels, own); }});
                break;
            }
    }

    void placeFence(bool wanted)
    {
        Dice& dice = m_stage.dice;
        for (int tries = 0; wanted && tries < kTries; ++tries) {
            const cv::Point2f from(dice.between(-0.1f, 1.1f) * m_stage.canvas.width(),
                                   rowAt(dice.between(0.35f, 0.95f)));
            const cv::Point2f to(dice.between(-0.1f, 1.1f) * m_stage.canvas.width(), rowAt(dice.between(0.3f, 0.7f)));
            if (std::abs(from.x - to.x) < 0.35f * m_stage.canvas.width()) continue;
            bool dry = true;
            for (int i = 0; i <= 8; ++i) {
                const cv::Point2f at = from + (to - from) * (float(i) / 8);
                dry = dry &&
                      m_stage.canvas.classAt(at.x, std::min(at.y, m_stage.ground.bottom - 1)) != DemoClass::Water &&
                      !insideHouse(at);
            }
            if (!dry) continue;
            m_things.push_back({std::min(from.y, to.y), [this, from, to] { paintFence(m_stage, from, to); }});
            return;
        }
    }

    bool insideHouse(cv::Point2f at) const
    {
        return std::any_of(m_houses.begin(), m_houses.end(), [&](const cv::Rect2f& house) {
            return house.contains(at) && at.y < house.y + 0.62f * house.height;
        });
    }

    Stage& m_stage;
    float m_metre; // pixels at the bottom edge
    std::vector<Thing> m_things;
    std::vector<cv::Rect2f> m_houses;
};

/// From painted light to a picture as a camera gives it: averaged, a little vignette, contrast and noise.
cv::Mat develop(const Canvas& canvas, Dice& dice)
{
    const int height = canvas.classes().rows / Canvas::kSamples, width = canvas.classes().cols / Canvas::kSamples;
    cv::Mat light, image(height, width, CV_8UC3);
    cv::resize(canvas.colours(), light, image.size(), 0, 0, cv::INTER_AREA);
    const float exposure = dice.between(1.02f, 1.2f), noise = dice.between(0.003f, 0.009f);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const float dx = 2 * float(x) / float(width) - 1, dy = 2 * float(y) / float(height) - 1;
            const float grain = noise * dice.bell();
            Colour colour = light.at<Colour>(y, x) * (exposure * (1 - 0.09f * (dx * dx + dy * dy)));
            for (int c = 0; c < 3; ++c) {
                float v = std::max(0.0f, colour[c]);
                v = v < 0.8f ? v : 0.8f + 0.2f * (1 - std::exp(-(v - 0.8f) / 0.2f)); // highlights roll off
                v = v + 0.06f * (v * v * (3 - 2 * v) - v);
                image.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(255 * (v + grain));
            }
        }
    return image;
}

} // namespace

Scene drawScene(std::uint64_t seed, const TextureSet& textures, int height, int width)
{
    Dice dice(seed);
    Canvas canvas(height, width);
    const Mood mood = throwMood(dice);
    const Ground ground{.horizon = float(height) * dice.between(0.2f, 0.56f),
                        .bottom = float(height),
                        .centre = float(width) * dice.between(0.3f, 0.7f)};
    Stage stage{canvas, textures, mood, ground, dice, {}};
    paintSky(stage);
    paintMountains(stage);
    paintMeadow(stage);
    paintWater(stage);
    Composition(stage).placeAll();

    Scene scene;
    scene.image = develop(canvas, stage.dice);
    scene.label.create(height, width, CV_8U);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            scene.label.at<std::uint8_t>(y, x) = canvas.classes().at<std::uint8_t>(
                y * Canvas::kSamples + Canvas::kSamples / 2, x * Canvas::kSamples + Canvas::kSamples / 2);
    return scene;
}

} // namespace sdw::demo
