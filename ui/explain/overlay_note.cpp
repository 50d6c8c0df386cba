#include "ui/explain/overlay_note.h"

#include "ui/explain/explain_points.h"

#include <QCoreApplication>
#include <QLocale>

namespace sdw::ui {
namespace {

struct OverlayWords {
    Q_DECLARE_TR_FUNCTIONS(OverlayWords)
};

QString percent(double share)
{
    return QLocale().toString(100 * share, 'f', 1);
}

} // namespace

QString overlayNote(const PictureOverlay& overlay, const ExplainedFacts* facts, const ExplainInput* input)
{
    using Kind = PictureOverlay::Kind;
    if (!facts) return {};
    if (overlay.kind == Kind::Differing)
        return OverlayWords::tr("M_mid differs from M on %1 % of the pixels.").arg(percent(facts->differingShare));
    if (overlay.kind != Kind::Prediction && overlay.kind != Kind::Mid) return {};
    const auto& agreement = overlay.kind == Kind::Mid ? facts->midAgreement : facts->agreement;
    if (agreement)
        return OverlayWords::tr("%1 % of the labelled pixels agree with the labels.").arg(percent(*agreement));
    return input && !input->truth.labels.empty()
               ? OverlayWords::tr("The model knows other classes than the labels: nothing can be scored.")
               : QString();
}

QString labelAt(const ExplainInput* input, QPoint pixel)
{
    if (!input || input->truth.labels.empty() || pixel == ExplainPoints::kNone) return {};
    const auto index = input->truth.labels.at<std::uint16_t>(pixel.y(), pixel.x());
    const ClassList& classes = input->truth.classes;
    return index < classes.size() ? QString::fromStdString(classes[index].name) : QString();
}

} // namespace sdw::ui
