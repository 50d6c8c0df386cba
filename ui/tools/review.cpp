// Looking through what the model proposes: piece by piece with the pointer, or from one uncertain region to the next.
#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/suggestions.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace sdw::ui {
namespace {

class ReviewTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::ReviewTool)
public:
    using Tool::Tool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("review"),
                .name = tr("Review proposal"),
                .icon = QStringLiteral("review"),
                .toolTip = tr("Click on a proposed piece to take it over, with the right button to leave it out; Tab "
                              "goes to the next uncertain region"),
                .key = Qt::Key_Y,
                .group = ToolGroup::Model,
                .options = {}};
    }

    void activated() override
    {
        if (Suggestions* proposed = context().suggestions()) proposed->setReviewing(true);
        sayWhat();
    }
    /// The place that is looked at stays in view: whoever takes another tool means to work there.
    void deactivated() override
    {
        if (Suggestions* proposed = context().suggestions()) proposed->setReviewing(false);
        hide();
        context().hint({});
    }
    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override;
    void paint(QPainter& painter, const Viewport& view) override
    {
        if (!m_piece.isEmpty()) m_piece.paint(painter, view, context().colour(m_label));
    }
    QCursor cursor() const override { return m_piece.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor; }
    bool cancel() override;
    bool finish() override;
    void settingsChanged() override { sayWhat(); }
    void featuresChanged() override { sayWhat(); }

private:
    const DoubtPlace* doubt() const;
    void hover(cv::Point pixel);
    void hide();
    void goOn();
    void sayWhat();

    RegionOverlay m_piece; ///< under the pointer
    std::uint16_t m_label = 0;
    DrawnArea m_drawn;
};

/// The one that is looked at; null: none.
const DoubtPlace* ReviewTool::doubt() const
{
    const Suggestions* proposed = context().suggestions();
    if (!proposed || proposed->currentDoubt() < 0) return nullptr;
    return &proposed->doubts()[std::size_t(proposed->currentDoubt())];
}

void ReviewTool::hover(cv::Point pixel)
{
    const Suggestions* proposed = context().suggestions();
    if (!proposed || !proposed->isThere()) return hide();
    const DoubtPlace* place = doubt();
    const bool inDoubt = place && place->region.contains(pixel);
    const std::uint16_t label = proposed->labelAt(pixel);
    if (!m_piece.isEmpty() && label == m_label && m_piece.region().contains(pixel) &&
        inDoubt == (place && m_piece.region() == place->region))
        return;
    m_label = label;
    m_piece.set(inDoubt ? place->region : proposed->pieceAt(pixel));
    m_drawn.moveTo(context(), m_piece.bounds());
    if (!m_piece.isEmpty() && !inDoubt)
        context().hint(
            tr("A click labels this as “%1”, the right button leaves it out.").arg(context().className(m_label)));
}

void ReviewTool::hide()
{
    m_piece.clear();
    m_drawn.moveTo(context(), {});
}

bool ReviewTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    Suggestions* proposed = context().suggestions();
    if (!proposed || !proposed->isThere() || event.kind == Kind::Leave || !isInside(context(), event.image)) {
        hide();
        return false;
    }
    hover(pixelAt(event.image));
    const bool press = event.kind == Kind::Press || event.kind == Kind::DoubleClick;
    if (!press || (event.button != Qt::LeftButton && event.button != Qt::RightButton)) return !press;
    if (m_piece.isEmpty()) return false;
    const Region piece = m_piece.region();
    const DoubtPlace* place = doubt();
    const bool inDoubt = place && piece == place->region;
    if (event.button == Qt::LeftButton)
        proposed->accept(piece);
    else
        proposed->leave(piece);
    hide();
    if (inDoubt) goOn();
    return true;
}

bool ReviewTool::keyPressed(const QKeyEvent& event)
{
    if (event.key() != Qt::Key_Delete && event.key() != Qt::Key_Backspace) return false;
    if (event.modifiers() != Qt::NoModifier) return false;
    const DoubtPlace* place = doubt();
    if (!place && m_piece.isEmpty()) return false;
    const Region where = place ? place->region : m_piece.region();
    context().suggestions()->leave(where);
    hide();
    if (place) goOn();
    return true;
}

/// Enter: as proposed.
bool ReviewTool::finish()
{
    const DoubtPlace* place = doubt();
    if (!place && m_piece.isEmpty()) return false;
    const Region where = place ? place->region : m_piece.region();
    context().suggestions()->accept(where);
    hide();
    if (place) goOn();
    return true;
}

void ReviewTool::goOn()
{
    context().suggestions()->step(1);
    sayWhat();
}

bool ReviewTool::cancel()
{
    hide();
    if (!doubt()) return false;
    context().suggestions()->leaveDoubts();
    sayWhat();
    return true;
}

void ReviewTool::sayWhat()
{
    const Suggestions* proposed = context().suggestions();
    if (!proposed || !proposed->isThere()) {
        const bool none = context().features().state == ImageFeatures::State::NoModel;
        return context().hint(none ? tr("There is no model yet: one trained on your labels proposes what is looked "
                                        "through here.")
                                   : tr("Nothing is proposed for this image."));
    }
    if (const DoubtPlace* place = doubt()) {
        const QString what =
            tr("“%1”, %2 % in doubt").arg(context().className(place->label)).arg(qRound(100 * place->doubt));
        return context().hint(
            place->second == place->label || place->second > kLastClass
                ? tr("%1. Enter takes it over, a class key says what it is, Delete leaves it unlabelled.").arg(what)
                : tr("%1, perhaps “%2”. Enter takes it over, a class key says what it is, Delete leaves "
                     "it unlabelled.")
                      .arg(what, context().className(place->second)));
    }
    const auto open = std::ranges::count_if(proposed->doubts(), [](const DoubtPlace& place) { return place.open; });
    context().hint(open > 0 ? tr("Tab goes through %n uncertain region(s).", nullptr, int(open))
                            : tr("No uncertain region is left."));
}

} // namespace

std::unique_ptr<Tool> makeReview(ToolContext& context)
{
    return std::make_unique<ReviewTool>(context);
}

} // namespace sdw::ui
