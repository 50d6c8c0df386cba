// What the panes of Explain say: choices, scales, messages, and what is under the pointer.
#include "ui/canvas/picture_pyramid.h"
#include "ui/explain/explain_pane.h"
#include "ui/explain/explain_points.h"
#include "ui/explain/explain_view.h"
#include "ui/explain/pane_header.h"

#include <QLocale>

namespace sdw::ui {
namespace {

using Kind = PictureOverlay::Kind;
using Content = PaneRequest::Content;

QVariant keyOf(const PictureOverlay& overlay)
{
    return QPoint(int(overlay.kind), overlay.side);
}

QString className(const ClassList& classes, int index)
{
    return index >= 0 && index < int(classes.size()) ? QString::fromStdString(classes[std::size_t(index)].name)
                                                     : QString();
}

} // namespace

QString ExplainView::overlayTitle() const
{
    return m_cells[0].header->text();
}

void ExplainView::showItems()
{
    QList<PaneHeader::Item> items;
    const auto add = [&](const QString& text, Kind kind, int side) {
        items << PaneHeader::Item{text, keyOf(PictureOverlay{kind, side, -1})};
    };
    add(tr("Picture alone"), Kind::None, 1);
    if (m_truth) add(tr("Labels"), Kind::Labels, 1);
    for (const int side : {0, 1}) {
        const ExplainedFacts* facts = factsOf(side);
        const QString letter = m_sides[std::size_t(side)]->letter();
        if (facts) add(tr("Prediction of %1").arg(letter), Kind::Prediction, side);
        if (!facts || !facts->mid) continue;
        add(tr("M_mid of %1").arg(letter), Kind::Mid, side);
        add(tr("M_mid of %1 where it is not M").arg(letter), Kind::Differing, side);
        const int token = m_overlay.token;
        if (m_overlay.kind == Kind::Token && m_overlay.side == side && token >= 0 && token < int(facts->tokens.size()))
            add(tr("Token “%1” of %2").arg(className(facts->prediction->classes, token), letter), Kind::Token, side);
    }
    PictureOverlay shown = overlay();
    if (shown.kind == Kind::None || shown.kind == Kind::Labels) shown.side = 1;
    m_cells[0].header->setItems(items, keyOf(shown));
    for (Cell& cell : m_cells) {
        if (cell.side < 0) continue;
        QList<PaneHeader::Item> maps;
        if (const ExplainedFacts* facts = factsOf(cell.side))
            for (const MapChoice& choice : choicesOf(*facts->image))
                maps << PaneHeader::Item{titleOf(choice), ui::keyOf(choice)};
        else
            maps << PaneHeader::Item{titleOf(cell.choice), ui::keyOf(cell.choice)};
        MapChoice chosen = cell.choice;
        if (const ExplainedFacts* facts = factsOf(cell.side))
            chosen = nearestChoice(choicesOf(*facts->image), cell.choice);
        cell.header->setItems(maps, ui::keyOf(chosen));
        cell.header->setHeld(forced() ? titleOf({*forced(), {}}) : QString());
    }
}

QString ExplainView::messageOf(const Cell& cell) const
{
    if (!m_input || cell.side < 0) return {};
    const ModelSide& side = *m_sides[std::size_t(cell.side)];
    if (!side.problem().isEmpty()) return side.problem();
    const ExplainedFacts* facts = factsOf(cell.side);
    if (!facts) return side.isBusy() ? tr("Model %1 looks at the picture…").arg(side.letter()) : QString();
    const auto kind = shownChoice(cell).kind;
    if (kind != MapKind::Similarity &&
        !facts->image->hasContext(kind == MapKind::InternalAttention ? ContextKind::Internal : ContextKind::External))
        return kind == MapKind::InternalAttention
                   ? tr("Model %1 (%2) has no internal attention.").arg(side.letter(), side.model()->decoder)
                   : tr("Model %1 (%2) has no external attention.").arg(side.letter(), side.model()->decoder);
    if (m_points.current() == ExplainPoints::kNone) return tr("Point at something: the map follows.");
    return cell.result.problem;
}

std::optional<double> ExplainView::valueAt(const Cell& cell, QPoint pixel) const
{
    const cv::Mat& values = cell.result.values;
    if (values.empty() || pixel == ExplainPoints::kNone || !m_input) return std::nullopt;
    const cv::Size size = m_input->picture->size();
    const int x = int((pixel.x() + 0.5) * values.cols / size.width);
    const int y = int((pixel.y() + 0.5) * values.rows / size.height);
    return values.at<float>(std::clamp(y, 0, values.rows - 1), std::clamp(x, 0, values.cols - 1));
}

QString ExplainView::readOut() const
{
    const QPoint pixel = m_points.pointer();
    if (!m_input || pixel == ExplainPoints::kNone) return {};
    QStringList parts{QStringLiteral("x %1 y %2").arg(pixel.x()).arg(pixel.y())};
    const auto classAt = [&](const ClassOverlay& classes) {
        return className(classes.classes, classes.labels.at<std::uint16_t>(pixel.y(), pixel.x()));
    };
    if (m_truth) {
        const QString name = classAt(*m_truth);
        parts << (name.isEmpty() ? tr("no label") : tr("%1 (label)").arg(name));
    }
    for (const int side : {0, 1})
        if (const ExplainedFacts* facts = factsOf(side))
            parts << QStringLiteral("%1 (%2)").arg(classAt(*facts->prediction), m_sides[std::size_t(side)]->letter());
    for (const Cell& cell : m_cells)
        if (const auto value = valueAt(cell, pixel)) {
            const QString number = QLocale().toString(*value, 'f', 2);
            parts << (cell.side < 0 ? QStringLiteral("%1 %2").arg(cell.header->text(), number)
                                    : QStringLiteral("%1 %2 %3")
                                          .arg(m_sides[std::size_t(cell.side)]->letter(), cell.header->text(), number));
        }
    return parts.join(QStringLiteral(" · "));
}

void ExplainView::showScale(Cell& cell)
{
    ScaleBar* scale = cell.header->scale();
    const PaneResult& made = cell.result;
    scale->setVisible(!made.values.empty());
    if (made.values.empty()) return;
    const bool token = made.request.content == Content::Token;
    const bool cosine = !token && made.request.kind == MapKind::Similarity;
    scale->setScale(made.map, made.range, token ? tr("attention to the token") : quantityOf(made.request.kind));
    scale->setOutline(cosine ? made.request.look.outline : std::nullopt);
    scale->setValue(valueAt(cell, m_points.pointer()));
}

void ExplainView::showMessages()
{
    for (Cell& cell : m_cells) {
        cell.pane->setMessage(messageOf(cell));
        if (cell.result.values.empty()) cell.header->scale()->hide();
    }
}

} // namespace sdw::ui
