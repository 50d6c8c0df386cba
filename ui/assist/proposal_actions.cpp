// The actions of a proposal.
#include "ui/actions/action_registry.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/proposal.h"
#include "ui/canvas/canvas.h"
#include "ui/shell/app_context.h"

#include <QSettings>

namespace sdw::ui {
namespace {

constexpr auto kByItselfKey = "annotate/propose-new";

} // namespace

void Proposal::addActions(const QString& scope)
{
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip,
                         const QKeySequence& key, std::function<void()> act, QWidget* where = nullptr) {
        return m_context.actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                                      .text = text,
                                      .icon = QLatin1String(icon),
                                      .toolTip = toolTip,
                                      .keys = {key},
                                      .scope = scope,
                                      .where = where},
                                     std::move(act));
    };
    m_ask = add("propose", tr("Propose labels"), "model",
                tr("Ask the model what it sees; its answer lies hatched over the image until it is taken over"),
                QKeySequence(Qt::CTRL | Qt::Key_P), [this] { ask(Asked::ByPerson); });
    m_accept = add("accept-proposal", tr("Take over the proposal"), "ok",
                   tr("Label the image as the model proposes, where painting is allowed"),
                   QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { acceptAll(); });
    m_acceptClass = add("accept-proposed-class", tr("Take over the chosen class"), "tag",
                        tr("Label only what the model proposes as the chosen class"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), [this] { acceptClass(); });
    m_drop = add("drop-proposal", tr("Drop the proposal"), "close", tr("Take the proposal of the model away"),
                 QKeySequence(Qt::CTRL | Qt::Key_Backspace), [this] { drop(); });
    m_nextDoubt = add(
        "next-doubt", tr("Next uncertain region"), "next",
        tr("Go to the next region in which the model is not sure: Enter takes it over, a class key says what it is, "
           "Delete leaves it unlabelled"),
        QKeySequence(Qt::Key_Tab), [this] { walk(1); }, &m_canvas);
    m_previousDoubt = add(
        "previous-doubt", tr("Previous uncertain region"), "previous",
        tr("Go back to the region before, in which the model is not sure"), QKeySequence(Qt::SHIFT | Qt::Key_Tab),
        [this] { walk(-1); }, &m_canvas);
    m_byItself = m_context.actions.addToggle(
        {.id = scope + QStringLiteral(".propose-new"),
         .text = tr("Propose labels for new images"),
         .icon = QStringLiteral("model"),
         .toolTip = tr("Show what the model sees in each image that nobody has labelled yet"),
         .keys = {},
         .scope = scope},
        [this](bool on) {
            QSettings().setValue(QLatin1String(kByItselfKey), on);
            if (on) considerAsking();
        });
    const QSignalBlocker quietly(m_byItself);
    m_byItself->setChecked(QSettings().value(QLatin1String(kByItselfKey), true).toBool());
}

void Proposal::updateActions()
{
    m_ask->setEnabled(m_working);
    for (QAction* action : {m_accept, m_acceptClass})
        action->setEnabled(m_working && m_proposed && !m_allTaken);
    m_drop->setEnabled(m_working && (m_proposed || isRunning()));
    const bool doubts = m_working && m_doubts.openCount() > 0;
    m_nextDoubt->setEnabled(doubts);
    m_previousDoubt->setEnabled(doubts);
}

} // namespace sdw::ui
