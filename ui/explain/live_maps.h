// Maps that follow the pointer: computed and drawn aside, always for the newest place, all panes together.
#pragma once

#include "core/explanation/explainer.h"
#include "ui/explain/pane_picture.h"

#include <QObject>
#include <QPoint>

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace sdw::ui {

/// What a pane is to show, complete: nothing else decides about its pixels.
struct PaneRequest {
    enum class Content { Picture, Classes, Token, Map };

    std::shared_ptr<const PicturePyramid> picture; ///< null: nothing
    ViewGrid grid;
    Content content = Content::Picture;
    std::shared_ptr<const ClassOverlay> classes; ///< of Content::Classes
    double classOpacity = 0.5;
    int isolated = -1;                               ///< class; -1: none
    std::shared_ptr<const ExplainedImage> explained; ///< of Content::Token and Map
    int token = -1;
    MapKind kind = MapKind::Similarity;
    FeatureStage stage = FeatureStage::Fused;
    QPoint pixel{-1, -1}; ///< that the map is about
    MapLook look;

    bool operator==(const PaneRequest&) const = default;
};

struct PaneResult {
    PaneRequest request;
    QImage frame;   ///< of the grid's size
    cv::Mat values; ///< CV_32FC1 as the scale counts; empty without values
    ValueRange range;
    ColourMap map = ColourMap::Diverging;
    QString problem; ///< why there are no values
};

/// Where the scores of a pixel come from, in both models.
struct PixelRequest {
    std::array<std::shared_ptr<const ExplainedImage>, 2> explained; ///< null: none
    QPoint pixel{-1, -1};

    bool operator==(const PixelRequest&) const = default;
};

struct PixelResult {
    PixelRequest request;
    std::array<std::vector<ClassScoreParts>, 2> scores; ///< by class; empty where there is nothing
    std::array<std::vector<float>, 2> shares;           ///< of the tokens
    QString problem;
};

struct LiveRequest {
    std::vector<PaneRequest> panes;
    PixelRequest pixel;

    bool operator==(const LiveRequest&) const = default;
};

struct LiveResult {
    std::vector<PaneResult> panes; ///< one for each of the request's
    PixelResult pixel;
};

/// One thread of its own. A request that comes while it works waits, and replaces the one that waited before; results
/// tell what they are for, so that nobody takes one for another image's.
class LiveMaps : public QObject {
    Q_OBJECT
public:
    explicit LiveMaps(QObject* parent = nullptr);
    /// Waits for what is being computed.
    ~LiveMaps() override;

    void want(LiveRequest request);
    /// Something is computed, or waits.
    bool isBusy() const { return m_wanted != m_seen; }

Q_SIGNALS:
    void made(const sdw::ui::LiveResult& result);

private:
    class Kitchen;
    void run();
    void deliver();

    std::uint64_t m_wanted = 0, m_seen = 0; ///< numbers of requests; GUI thread
    std::mutex m_mutex;
    std::condition_variable m_woken;
    std::optional<std::pair<std::uint64_t, LiveRequest>> m_next;
    std::optional<std::pair<std::uint64_t, LiveResult>> m_done; ///< not fetched yet
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace sdw::ui
