#include "ui/explain/live_maps.h"

#include "ui/explain/map_choice.h"

#include <algorithm>

namespace sdw::ui {
namespace {

using Content = PaneRequest::Content;

constexpr QRgb kGround = 0xff808080; // panes paint their own around the picture

bool isAttention(const PaneRequest& pane)
{
    return pane.content == Content::Map && pane.kind != MapKind::Similarity;
}

bool inside(const ExplainedImage& image, QPoint pixel)
{
    return pixel.x() >= 0 && pixel.y() >= 0 && pixel.x() < image.imageSize().width &&
           pixel.y() < image.imageSize().height;
}

cv::Mat computeValues(const PaneRequest& pane)
{
    const ExplainedImage& image = *pane.explained;
    if (pane.content == Content::Token) return image.tokenMap(pane.token);
    const cv::Point pixel(pane.pixel.x(), pane.pixel.y());
    if (pane.kind == MapKind::Similarity) return image.consistency(pane.stage, pixel);
    return timesTheMean(image, pane.kind, pixel);
}

/// Both ask for the same values.
bool sameValues(const PaneRequest& a, const PaneRequest& b)
{
    return a.content == b.content && a.explained == b.explained && a.token == b.token && a.kind == b.kind &&
           a.stage == b.stage && a.pixel == b.pixel;
}

} // namespace

/// Makes results, and remembers what the next one may have in common with the last.
class LiveMaps::Kitchen {
public:
    LiveResult make(const LiveRequest& request)
    {
        m_places.resize(request.panes.size());
        LiveResult result;
        result.panes.resize(request.panes.size());
        for (std::size_t i = 0; i < request.panes.size(); ++i)
            findValues(request.panes[i], m_places[i].last, result.panes[i]);
        chooseRanges(result.panes);
        for (std::size_t i = 0; i < result.panes.size(); ++i)
            draw(m_places[i], result.panes[i]);
        for (std::size_t i = 0; i < result.panes.size(); ++i)
            m_places[i].last = result.panes[i];
        if (request.pixel != m_pixel.request) m_pixel = explainPixel(request.pixel);
        result.pixel = m_pixel;
        return result;
    }

private:
    struct Place {
        PictureLayer layer;
        ViewGrid grid; ///< of `bare`
        cv::Mat bare;  ///< the picture without anything over it
        PaneResult last;
    };

    static void findValues(const PaneRequest& request, const PaneResult& last, PaneResult& result)
    {
        result.request = request;
        const bool valued = request.content == Content::Token || request.content == Content::Map;
        if (!valued || !request.explained) return;
        if (request.content == Content::Map && !inside(*request.explained, request.pixel)) return;
        if (sameValues(request, last.request)) {
            result.values = last.values;
            result.problem = last.problem;
            return;
        }
        try {
            result.values = computeValues(request);
        } catch (const std::exception& error) {
            result.problem = QString::fromStdString(error.what());
        }
    }

    /// Panes that are compared are never stretched differently.
    static void chooseRanges(std::vector<PaneResult>& panes)
    {
        double greatest = 0;
        for (const PaneResult& pane : panes) {
            double most = 0;
            if (isAttention(pane.request) && !pane.values.empty()) cv::minMaxIdx(pane.values, nullptr, &most);
            greatest = std::max(greatest, most);
        }
        for (PaneResult& pane : panes) {
            const bool cosine = pane.request.content == Content::Map && pane.request.kind == MapKind::Similarity;
            pane.map = mapOf(pane.request.look, cosine);
            pane.range = cosine ? kCosines : isAttention(pane.request) ? roundRange(greatest) : ValueRange{0, 1};
        }
    }

    static void draw(Place& place, PaneResult& result)
    {
        const PaneRequest& request = result.request;
        const PaneResult& last = place.last;
        if (request == last.request && !last.frame.isNull() && result.range.greatest == last.range.greatest) {
            result.frame = last.frame;
            return;
        }
        if (request.grid.size().isEmpty()) return;
        if (place.layer.picture() != request.picture || place.grid != request.grid) {
            if (place.layer.picture() != request.picture) place.layer.setPicture(request.picture);
            place.grid = request.grid;
            place.bare = drawPicture(place.layer, request.grid, kGround);
        }
        cv::Mat frame = place.bare.clone();
        if (request.content == Content::Classes && request.classes)
            layClasses(frame, request.grid, *request.classes, request.classOpacity, request.isolated);
        const bool cosine = request.content == Content::Map && request.kind == MapKind::Similarity;
        if (!result.values.empty())
            layValues(frame, request.grid, result.values, result.map, result.range, request.look.opacity,
                      cosine ? request.look.outline : std::nullopt);
        result.frame = toImage(frame);
    }

    static PixelResult explainPixel(const PixelRequest& request)
    {
        PixelResult result{.request = request, .scores = {}, .shares = {}, .problem = {}};
        for (std::size_t i = 0; i < request.explained.size(); ++i) {
            const auto& image = request.explained[i];
            if (!image || !inside(*image, request.pixel)) continue;
            const cv::Point pixel(request.pixel.x(), request.pixel.y());
            try {
                result.scores[i] = image->scores(pixel);
                if (image->tokens() > 0) result.shares[i] = image->tokenShares(pixel);
            } catch (const std::exception& error) {
                result.problem = QString::fromStdString(error.what());
            }
        }
        return result;
    }

    std::vector<Place> m_places;
    PixelResult m_pixel;
};

LiveMaps::LiveMaps(QObject* parent)
    : QObject(parent)
    , m_thread([this] { run(); })
{
}

LiveMaps::~LiveMaps()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_woken.notify_one();
    m_thread.join();
}

void LiveMaps::want(LiveRequest request)
{
    ++m_wanted;
    {
        const std::lock_guard lock(m_mutex);
        m_next.emplace(m_wanted, std::move(request));
    }
    m_woken.notify_one();
}

void LiveMaps::run()
{
    Kitchen kitchen;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_woken.wait(lock, [this] { return m_ends || m_next; });
        if (m_ends) return;
        const auto [number, request] = std::move(*std::exchange(m_next, std::nullopt));
        lock.unlock();
        LiveResult result = kitchen.make(request);
        lock.lock();
        const bool fetched = !m_done;
        m_done.emplace(number, std::move(result)); // what nobody has fetched yet is out of date
        if (fetched && !m_ends)
            QMetaObject::invokeMethod(
                this, [this] { deliver(); }, Qt::QueuedConnection);
    }
}

void LiveMaps::deliver()
{
    std::optional<std::pair<std::uint64_t, LiveResult>> done;
    {
        const std::lock_guard lock(m_mutex);
        done = std::exchange(m_done, std::nullopt);
    }
    if (!done) return;
    m_seen = done->first;
    Q_EMIT made(done->second);
}

} // namespace sdw::ui
