// Superpixels: patches of like colour that keep to the edges of the image, taken one by one or by dragging over them.
#include "core/annotation/superpixels.h"

#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/pending_edit.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>

#include <set>

namespace sdw::ui {
namespace {

constexpr int kSizes[] = {12, 24, 48};          // pixels across
constexpr std::int64_t kMostPixels = 1'500'000; // patches of more take over a second
constexpr int kWindow = 1200;                   // pixels across, where more than that is in view
constexpr std::size_t kKept = 4;                // grids

/// The patches of one part of the image.
struct PatchGrid {
    cv::Mat image;
    cv::Rect area;
    int size = 0;
    std::shared_ptr<const Superpixels> patches;

    int at(cv::Point pixel) const { return patches->at(pixel - area.tl()); }
    Region pixels(int number) const { return patches->pixels(number).moved(area.tl()); }
};

class SuperpixelTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::SuperpixelTool)
public:
    explicit SuperpixelTool(ToolContext& context)
        : Tool(context)
        , m_pending(context)
    {
    }

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("superpixel"),
                .name = tr("Superpixels"),
                .icon = QStringLiteral("superpixel"),
                .toolTip =
                    tr("Click on patches of like colour, or drag over them; Ctrl or the right button erases, Alt "
                       "and the wheel change their size"),
                .key = Qt::Key_S,
                .group = ToolGroup::Smart,
                .options = {{.id = QStringLiteral("patch-size"),
                             .name = tr("Patches"),
                             .toolTip = tr("How large the patches are: about 12, 24 or 48 pixels across"),
                             .value = 1,
                             .from = 0,
                             .to = 2,
                             .choices = {tr("Small"), tr("Medium"), tr("Large")}}}};
    }

    bool pointer(const PointerEvent& event) override;
    bool wheel(double steps, Qt::KeyboardModifiers modifiers) override;
    void paint(QPainter& painter, const Viewport& view) override;
    bool cancel() override;
    bool hasPart() const override { return m_pending.isActive(); }
    bool undoPart() override { return m_pending.isActive() && cancel(); }
    void settingsChanged() override;

private:
    int size() const { return kSizes[std::clamp(context().option(QStringLiteral("patch-size")).toInt(), 0, 2)]; }
    const PatchGrid* gridAt(cv::Point pixel) const;
    void look(cv::Point pixel);
    void hover(cv::Point pixel);
    void takeAlong(const QPointF& from, const QPointF& to);
    void hide();

    std::vector<PatchGrid> m_grids;   // the newest last
    std::optional<PatchGrid> m_inUse; // of the stroke under way
    std::set<int> m_taken;
    PendingEdit m_pending;
    Paint m_paint;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_last;
    std::optional<cv::Point> m_pointer;
    RegionOverlay m_patch;
    std::pair<cv::Rect, int> m_shown{{}, -1}; // area of the grid and number of the patch
    bool m_erases = false;
    cv::Rect m_looking; // the part whose patches are being found
    int m_lookingSize = 0;
    Ticket m_ticket;
    DrawnArea m_drawn;
};

const PatchGrid* SuperpixelTool::gridAt(cv::Point pixel) const
{
    const cv::Mat image = context().image();
    for (auto grid = m_grids.rbegin(); grid != m_grids.rend(); ++grid)
        if (grid->size == size() && grid->image.data == image.data && grid->area.contains(pixel)) return &*grid;
    return nullptr;
}

/// Finds the patches in view aside; where the view shows very much, those around the pointer.
void SuperpixelTool::look(cv::Point pixel)
{
    const cv::Mat image = context().image();
    if (image.empty()) return context().hint(tr("The image is still being read."));
    if (m_ticket.isOpen() && m_looking.contains(pixel)) return;
    const QRect visible = context().view().visible().toAlignedRect();
    const cv::Rect whole({}, image.size());
    cv::Rect area = cv::Rect(visible.x(), visible.y(), visible.width(), visible.height()) & whole;
    if (!area.contains(pixel) || std::int64_t(area.width) * area.height > kMostPixels)
        area = cv::Rect(pixel.x - kWindow / 2, pixel.y - kWindow / 2, kWindow, kWindow) & whole;
    m_looking = area;
    m_lookingSize = size();
    context().start(
        tr("Finding superpixels"),
        [this, ticket = m_ticket.take(), image, area, size = size()](const Progress& progress) -> Job::Deliver {
            PatchGrid grid{image, area, size,
                           std::make_shared<const Superpixels>(image(area), SuperpixelOptions{.size = size}, progress)};
            return [this, ticket, grid] {
                if (!ticket.isWanted()) return;
                m_ticket.drop();
                if (context().image().data != grid.image.data) return;
                if (m_grids.size() >= kKept) m_grids.erase(m_grids.begin());
                m_grids.push_back(grid);
                context().hint({});
                if (m_pointer) hover(*m_pointer);
            };
        });
    context().hint(tr("Finding superpixels in view…"));
}

void SuperpixelTool::hover(cv::Point pixel)
{
    const PatchGrid* grid = gridAt(pixel);
    if (!grid) {
        hide();
        return look(pixel);
    }
    const std::pair shown(grid->area, grid->at(pixel));
    if (shown == m_shown) return;
    m_shown = shown;
    m_patch.set(grid->pixels(shown.second));
    m_drawn.moveTo(context(), m_patch.bounds());
}

void SuperpixelTool::hide()
{
    m_shown = {{}, -1};
    m_patch.clear();
    m_drawn.moveTo(context(), {});
}

void SuperpixelTool::takeAlong(const QPointF& from, const QPointF& to)
{
    const int steps = 1 + int(std::max(std::abs(to.x() - from.x()), std::abs(to.y() - from.y())));
    cv::Rect changed;
    for (int i = 0; i <= steps; ++i) {
        const cv::Point pixel = pixelAt(from + (to - from) * (double(i) / steps));
        if (!m_inUse->area.contains(pixel)) continue;
        const int number = m_inUse->at(pixel);
        if (m_taken.insert(number).second) changed |= m_pending.edit().paint(m_inUse->pixels(number), m_paint);
    }
    m_pending.show(changed);
}

bool SuperpixelTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    const bool inside = isInside(context(), event.image);
    m_pointer = inside && event.kind != Kind::Leave ? std::optional(pixelAt(event.image)) : std::nullopt;
    if (m_pending.isActive()) {
        if (event.kind == Kind::Move) {
            takeAlong(m_last, event.image);
            m_last = event.image;
        }
        if (event.kind == Kind::Release && event.button == m_button) {
            m_pending.commit(m_erases ? tr("Erase superpixels") : tr("Superpixels"));
            m_inUse.reset();
        }
        return true;
    }
    if (!m_pointer) {
        hide();
        return false;
    }
    if (event.kind == Kind::Press || event.kind == Kind::DoubleClick) {
        if (event.button != Qt::LeftButton && event.button != Qt::RightButton) return false;
        const PatchGrid* grid = gridAt(*m_pointer);
        if (!grid) {
            look(*m_pointer);
            return true;
        }
        m_inUse = *grid;
        m_taken.clear();
        m_button = event.button;
        m_erases = event.button == Qt::RightButton || (event.modifiers & Qt::ControlModifier);
        m_paint = m_erases ? Paint{} : context().paint();
        m_pending.begin();
        m_last = event.image;
        takeAlong(m_last, m_last);
        return true;
    }
    m_erases = event.modifiers & Qt::ControlModifier;
    hover(*m_pointer);
    return true;
}

bool SuperpixelTool::wheel(double steps, Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & Qt::AltModifier)) return false;
    const QString id = QStringLiteral("patch-size");
    context().setOption(id, std::clamp(context().option(id).toInt() + (steps > 0 ? 1 : -1), 0, 2));
    settingsChanged();
    return true;
}

void SuperpixelTool::settingsChanged()
{
    if (m_ticket.isOpen() && m_lookingSize != size()) {
        context().stop();
        m_ticket.drop();
    }
    hide();
    if (m_pointer && !m_pending.isActive()) hover(*m_pointer);
}

void SuperpixelTool::paint(QPainter& painter, const Viewport& view)
{
    if (m_pending.isActive()) return; // the preview shows what is taken
    m_patch.paint(painter, view, context().colour(m_erases ? kUnlabelled : context().paint().label));
}

bool SuperpixelTool::cancel()
{
    if (m_ticket.isOpen()) context().stop();
    m_ticket.drop();
    m_inUse.reset();
    hide();
    return m_pending.drop();
}

} // namespace

std::unique_ptr<Tool> makeSuperpixel(ToolContext& context)
{
    return std::make_unique<SuperpixelTool>(context);
}

} // namespace sdw::ui
