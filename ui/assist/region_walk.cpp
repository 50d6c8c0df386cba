#include "ui/assist/region_walk.h"

#include "core/annotation/label_map.h"
#include "ui/actions/action_registry.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/class_choice.h"
#include "ui/assist/flip_survey.h"
#include "ui/assist/region_survey.h"
#include "ui/canvas/canvas.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"
#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"

namespace sdw::ui {

RegionWalk::RegionWalk(AppContext& context, const QString& scope, AnnotationContext& annotation, Canvas& canvas,
                       const ClassChoice& choice, RegionSurvey& survey, FlipSurvey& flips, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_annotation(annotation)
    , m_canvas(canvas)
    , m_choice(choice)
    , m_queue(new SurveyModel([this](const SurveyRegion& region) { return words(region); }, this))
    , m_suspects(new SurveyModel(
          [this](const SurveyRegion& region) {
              const QString title = m_context.session.opened()->images[std::size_t(region.image)].title();
              if (!region.changes.empty())
                  return tr("“%1” lies %n pixel(s) beside its place", nullptr, qRound(region.off))
                             .arg(m_choice.name(region.moved)) +
                         QLatin1Char('\n') + title;
              return tr("labelled “%1”, looks like “%2”")
                         .arg(m_choice.name(region.label), m_choice.name(region.other)) +
                     QLatin1Char('\n') + tr("%1 · %2 % sure").arg(title).arg(qRound(100 * region.share));
          },
          this))
    , m_elsewhere(new SurveyModel(
          [this](const SurveyRegion& region) {
              const QString title = m_context.session.opened()->images[std::size_t(region.image)].title();
              return tr("was “%1”, is “%2” now").arg(m_choice.name(region.label), m_choice.name(region.other)) +
                     QLatin1Char('\n') + title;
          },
          this))
{
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip, int key,
                         std::function<void()> act) {
        return m_context.actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                                      .text = text,
                                      .icon = QLatin1String(icon),
                                      .toolTip = toolTip,
                                      .keys = {QKeySequence(key)},
                                      .scope = scope},
                                     std::move(act));
    };
    m_next = add("next-suggestion", tr("Next suggestion"), "next",
                 tr("Go to the next region of the list, in whatever image it is"), Qt::Key_F3, [this] { next(); });
    m_dismiss = add("pass-over", tr("Pass over"), "close",
                    tr("Take this region off the list and go on to the next one"), Qt::Key_F4, [this] { dismiss(); });
    m_accept = add("suspect-accept", tr("Accept the model"), "ok",
                   tr("The model is right: the region gets its class; a label that lies beside its place moves there"),
                   Qt::Key_F6, [this] { verdict(SuspectVerdict::Accept); });
    m_keep =
        add("suspect-keep", tr("Keep the label"), "tag",
            tr("The label is right: the region is taken off the list, and is no suspect again while it has this label"),
            Qt::Key_F7, [this] { verdict(SuspectVerdict::Keep); });
    m_ignore = add("suspect-ignore", tr("Mark as ignored"), "ignore",
                   tr("Nobody can tell: the region takes no part in training and evaluation"), Qt::Key_F8,
                   [this] { verdict(SuspectVerdict::Ignore); });
    m_canvas.addOverlay(this);
    connect(&survey, &RegionSurvey::found, this, [this, &survey] {
        const auto& result = survey.result();
        if (!result) {
            clear();
            m_queue->clearDismissed();
            m_suspects->clearDismissed();
        }
        m_queue->setRegions(result ? result->queue : std::vector<SurveyRegion>());
        m_suspects->setRegions(result ? result->suspects : std::vector<SurveyRegion>());
        updateActions();
        Q_EMIT currentChanged();
    });
    connect(&flips, &FlipSurvey::found, this, [this, &flips] {
        if (!flips.regions()) {
            if (m_kind == SurveyKind::Elsewhere) clear();
            m_elsewhere->clearDismissed();
        }
        m_elsewhere->setRegions(flips.regions().value_or(std::vector<SurveyRegion>()));
        updateActions();
        Q_EMIT currentChanged();
    });
    updateActions();
}

RegionWalk::~RegionWalk()
{
    m_canvas.removeOverlay(this);
}

SurveyModel* RegionWalk::model(SurveyKind kind) const
{
    switch (kind) {
    case SurveyKind::Suspects:
        return m_suspects;
    case SurveyKind::Elsewhere:
        return m_elsewhere;
    case SurveyKind::LabelNext:
        break;
    }
    return m_queue;
}

QString RegionWalk::words(const SurveyRegion& region) const
{
    const QString title = m_context.session.opened()->images[std::size_t(region.image)].title();
    const QString what = region.other == kUnlabelled || region.other == region.label
                             ? tr("“%1”?").arg(m_choice.name(region.label))
                             : tr("“%1” or “%2”?").arg(m_choice.name(region.label), m_choice.name(region.other));
    return what + QLatin1Char('\n') + tr("%1 · %2 % in doubt").arg(title).arg(qRound(100 * region.share));
}

void RegionWalk::setKind(SurveyKind kind)
{
    if (kind == m_kind) return;
    m_kind = kind;
    clear();
    Q_EMIT kindChanged();
}

int RegionWalk::currentRow() const
{
    return m_current ? model(m_kind)->find(*m_current) : -1;
}

void RegionWalk::goTo(int row)
{
    if (row < 0 || row >= model(m_kind)->rowCount()) return;
    m_current = model(m_kind)->region(row);
    m_revealed = false;
    m_outline.clear();
    if (m_image == m_current->image)
        reveal();
    else
        m_context.session.setCurrentImage(m_current->image);
    updateActions();
    Q_EMIT currentChanged();
}

void RegionWalk::next()
{
    const int row = currentRow() + 1;
    goTo(row < model(m_kind)->rowCount() ? row : 0);
}

void RegionWalk::setImage(int image)
{
    m_image = image;
    m_revealed = false;
    m_outline.clear();
    if (m_current && image >= 0) {
        if (image == m_current->image)
            reveal();
        else
            clear(); // the person has gone elsewhere
    }
    updateActions();
}

void RegionWalk::reveal()
{
    if (m_annotation.imageSize() != m_current->size) return clear(); // the file has changed since
    m_revealed = true;
    m_outline.set(m_current->pixels());
    m_canvas.reveal(m_outline.bounds());
    m_canvas.toolChanged();
}

void RegionWalk::clear()
{
    m_current.reset();
    m_revealed = false;
    m_outline.clear();
    m_canvas.toolChanged();
    updateActions();
    Q_EMIT currentChanged();
}

/// The region, or all that changes when a label moves, in one step.
/// @param ignored instead of what the model says.
void RegionWalk::change(const QString& name, bool ignored)
{
    struct Piece {
        Region where;
        std::uint16_t was, becomes;
    };
    std::vector<Piece> pieces;
    for (const SurveyChange& one : m_current->allChanges())
        pieces.push_back(
            {fromWorking(one.region, m_current->copy, m_current->size), one.from, ignored ? kIgnoreLabel : one.to});
    const cv::Rect all = m_outline.region().bounds();
    m_annotation.runCommand([&] {
        runEdit(m_annotation, name, std::int64_t(all.width) * all.height,
                [pieces = std::move(pieces)](EditBuilder& edit, const Progress&) {
                    for (const Piece& piece : pieces) {
                        const cv::Rect bounds = piece.where.bounds();
                        // Only what is still labelled as it was, or not at all: the person may have corrected a part.
                        const cv::Mat now = edit.read(bounds);
                        cv::Mat mask = piece.where.mask(bounds);
                        mask.setTo(0, (now != piece.was) & (now != kUnlabelled));
                        edit.paste(cv::Mat(bounds.size(), CV_16UC1, cv::Scalar(piece.becomes)), bounds.tl(), mask);
                    }
                });
    });
}

void RegionWalk::verdict(SuspectVerdict verdict)
{
    if (!m_current || !m_revealed || m_kind == SurveyKind::LabelNext) return;
    if (verdict == SuspectVerdict::Accept) change(m_accept->text(), false);
    if (verdict == SuspectVerdict::Ignore) change(m_ignore->text(), true);
    if (verdict == SuspectVerdict::Keep && m_kind == SurveyKind::Suspects)
        for (const SurveyChange& one : m_current->allChanges())
            Q_EMIT labelKept(m_image, fromWorking(one.region, m_current->copy, m_current->size), one.from);
    dismiss();
}

void RegionWalk::dismiss()
{
    const int row = currentRow();
    if (row < 0) return;
    model(m_kind)->dismiss(row);
    const int count = model(m_kind)->rowCount();
    if (count == 0) return clear();
    goTo(std::min(row, count - 1));
}

void RegionWalk::updateActions()
{
    m_next->setEnabled(model(m_kind)->rowCount() > 0);
    m_dismiss->setEnabled(m_current.has_value());
    for (QAction* action : {m_accept, m_keep, m_ignore})
        action->setEnabled(m_revealed && m_kind != SurveyKind::LabelNext);
}

void RegionWalk::paintOver(QPainter& painter, const Viewport& view)
{
    if (m_revealed) m_outline.paintDashed(painter, view);
}

} // namespace sdw::ui
