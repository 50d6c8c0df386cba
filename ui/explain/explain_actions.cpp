#include "ui/explain/explain_actions.h"

#include "ui/actions/action_registry.h"
#include "ui/explain/explain_points.h"
#include "ui/explain/explain_view.h"
#include "ui/project/image_list.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"

namespace sdw::ui {
namespace {

constexpr double kZoomStep = 1.25;

} // namespace

ExplainActions::ExplainActions(AppContext& context, const QString& scope, ImageList& list, ExplainView& view,
                               ExplainPoints& points, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_scope(scope)
    , m_list(list)
    , m_view(view)
    , m_points(points)
{
    addImages();
    addPoints();
    addMaps();
    addViews();
    connect(&m_points, &ExplainPoints::changed, this, &ExplainActions::update);
    connect(&m_list, &ImageList::filtered, this, &ExplainActions::update);
    connect(&context.session, &ProjectSession::currentImageChanged, this, &ExplainActions::update);
    connect(&context.session, &ProjectSession::openedProject, this, &ExplainActions::update);
    connect(&context.session, &ProjectSession::closed, this, &ExplainActions::update);
    update();
}

QAction* ExplainActions::add(const char* id, const QString& text, const char* icon, const QString& toolTip,
                             const QList<QKeySequence>& keys, std::function<void()> act, QWidget* where)
{
    return m_context.actions.add({.id = m_scope + QLatin1Char('.') + QLatin1String(id),
                                  .text = text,
                                  .icon = QLatin1String(icon),
                                  .toolTip = toolTip,
                                  .keys = keys,
                                  .scope = m_scope,
                                  .where = where},
                                 std::move(act));
}

void ExplainActions::addImages()
{
    const auto go = [this](int step) {
        if (const int image = m_list.neighbour(step); image >= 0) m_context.session.setCurrentImage(image);
    };
    m_previous = add("previous", tr("Previous image"), "previous", tr("Go to the image before this one"),
                     {QKeySequence(Qt::Key_A), QKeySequence(Qt::Key_PageUp)}, [go] { go(-1); });
    m_next = add("next", tr("Next image"), "next", tr("Go to the image after this one"),
                 {QKeySequence(Qt::Key_D), QKeySequence(Qt::Key_PageDown)}, [go] { go(1); });
    m_openModel = m_context.actions.add({.id = QStringLiteral("model.open"),
                                         .text = tr("Open model…"),
                                         .icon = QStringLiteral("model"),
                                         .toolTip = tr("Take a trained model: a weights file"),
                                         .keys = {QKeySequence(Qt::CTRL | Qt::Key_M)}},
                                        [this] { Q_EMIT modelWanted(); });
    m_swap = add("swap", tr("Swap the models"), "swap", tr("Make model A model B, and the other way round"),
                 {QKeySequence(Qt::Key_X)}, [this] { Q_EMIT swapWanted(); });
}

void ExplainActions::addPoints()
{
    m_pin = add(
        "pin", tr("Pin the point"), "pin", tr("Keep the point under the pointer, marked in every picture"),
        {QKeySequence(Qt::Key_Space)}, [this] { m_points.pin(m_points.pointer()); }, &m_view);
    m_unpin =
        add("unpin", tr("Remove the point"), "unpin", tr("Remove the pinned point that is held, or else the last one"),
            {QKeySequence(Qt::Key_Delete)}, [this] {
                const int last = int(m_points.pinned().size()) - 1;
                m_points.unpin(m_points.held() >= 0 ? m_points.held() : last);
            });
    m_unpinAll = add("unpin-all", tr("Remove all points"), "trash", tr("Remove every pinned point of this image"),
                     {QKeySequence(Qt::SHIFT | Qt::Key_Delete)}, [this] { m_points.clear(); });
    add("let-go", tr("Follow the pointer again"), "pan",
        tr("Let go of the pinned point, the chosen token, or the class that is shown alone"),
        {QKeySequence(Qt::Key_Escape)}, [this] { Q_EMIT letGo(); });
    m_figure =
        add("figure", tr("Figure…"), "figure", tr("Write what is on screen as a figure for a paper: PNG, SVG or PDF"),
            {QKeySequence(Qt::CTRL | Qt::Key_E)}, [this] { Q_EMIT figureWanted(); });
    m_imageFigure = add("image-figure", tr("Figure of images…"), "figure-page",
                        tr("Lay out several images for a paper: what is alike to a pixel, or predictions, a row each"),
                        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, [this] { Q_EMIT imageFigureWanted(); });
}

void ExplainActions::addMaps()
{
    const auto toggle = [&](const char* id, const QString& text, const char* icon, const QString& toolTip, Qt::Key key,
                            std::function<void(bool)> act) {
        return m_context.actions.addToggle({.id = m_scope + QLatin1Char('.') + QLatin1String(id),
                                            .text = text,
                                            .icon = QLatin1String(icon),
                                            .toolTip = toolTip,
                                            .keys = {QKeySequence(key)},
                                            .scope = m_scope,
                                            .checkable = true},
                                           std::move(act));
    };
    m_outline = toggle("outline", tr("Outline"), "outline", tr("Draw an outline around what is similar enough"),
                       Qt::Key_O, [](bool) {});
    const auto everywhere = [this](bool on, QAction*& other, MapKind kind) {
        if (on) other->setChecked(false);
        const bool either = m_internal->isChecked() || m_external->isChecked();
        if (on || !either) m_view.setEverywhere(on ? std::optional(kind) : std::nullopt);
    };
    m_internal =
        toggle("internal", tr("Internal attention"), "attention-in",
               tr("Show in every map what the pixel attends to inside the image; or just while Shift is held"),
               Qt::Key_I, [this, everywhere](bool on) { everywhere(on, m_external, MapKind::InternalAttention); });
    m_external =
        toggle("external", tr("External attention"), "attention-out",
               tr("Show in every map what the pixel attends to by way of the tokens; or just while Alt is "
                  "held"),
               Qt::Key_E, [this, everywhere](bool on) { everywhere(on, m_internal, MapKind::ExternalAttention); });
}

void ExplainActions::addViews()
{
    m_zooms << add("fit", tr("Fit the image"), "fit", tr("Show the whole image in every pane"),
                   {QKeySequence(Qt::Key_F)}, [this] { m_view.fit(); })
            << add("zoom-in", tr("Zoom in"), "zoom-in", tr("Show the image larger in every pane"),
                   {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)},
                   [this] { m_view.zoomBy(kZoomStep); })
            << add("zoom-out", tr("Zoom out"), "zoom-out", tr("Show the image smaller in every pane"),
                   {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [this] { m_view.zoomBy(1 / kZoomStep); });
}

void ExplainActions::update()
{
    const bool open = m_context.session.isOpen() && m_context.session.currentImage() >= 0;
    m_previous->setEnabled(m_list.neighbour(-1) >= 0);
    m_next->setEnabled(m_list.neighbour(1) >= 0);
    m_pin->setEnabled(open && m_points.pointer() != ExplainPoints::kNone);
    m_unpin->setEnabled(!m_points.pinned().isEmpty());
    m_unpinAll->setEnabled(!m_points.pinned().isEmpty());
    m_figure->setEnabled(open);
    m_imageFigure->setEnabled(open);
    m_swap->setEnabled(open);
    for (QAction* zoom : m_zooms)
        zoom->setEnabled(open);
}

} // namespace sdw::ui
