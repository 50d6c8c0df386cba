#include "ui/annotate/annotate_status.h"

#include "core/annotation/annotation_document.h"
#include "ui/annotate/class_choice.h"
#include "ui/annotate/image_in_hand.h"
#include "ui/canvas/canvas.h"
#include "ui/shell/app_context.h"

#include <QLocale>

namespace sdw::ui {

AnnotateStatus::AnnotateStatus(AppContext& context, Canvas& canvas, const ClassChoice& choice, const ImageInHand& hand,
                               QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_canvas(canvas)
    , m_choice(choice)
    , m_hand(hand)
{
    connect(&canvas, &Canvas::viewChanged, this, &AnnotateStatus::showZoom);
    connect(&canvas, &Canvas::pointed, this, [this](const QPoint& pixel) {
        m_pointed = pixel;
        showPosition();
    });
}

void AnnotateStatus::setInFront(bool inFront)
{
    m_inFront = inFront;
    showZoom();
    showPosition();
}

void AnnotateStatus::setLabelled(bool labelled)
{
    m_labelled = labelled;
    showPosition();
}

void AnnotateStatus::setHint(const QString& hint)
{
    m_hint = hint;
    showPosition();
}

void AnnotateStatus::showPosition()
{
    if (!m_inFront) return;
    QStringList parts;
    if (m_pointed.x() >= 0) {
        parts << QStringLiteral("x %1 y %2").arg(m_pointed.x()).arg(m_pointed.y());
        if (m_labelled) parts << m_choice.name(m_hand.document()->labels().at(m_pointed.x(), m_pointed.y()));
    }
    if (!m_hint.isEmpty()) parts << m_hint;
    m_context.shell.setPosition(parts.join(QStringLiteral(" · ")));
}

void AnnotateStatus::showZoom()
{
    if (!m_inFront) return;
    const double percent = 100 * m_canvas.view().zoom();
    const QString text = tr("%1 %").arg(QLocale().toString(percent, 'f', percent < 10 ? 1 : 0));
    m_context.shell.setZoom(m_hand.picture() ? text : QString());
}

} // namespace sdw::ui
