#include "ui/shell/saving_notices.h"

#include "ui/project/label_store.h"
#include "ui/shell/app_context.h"

#include <QMessageBox>
#include <QPushButton>

namespace sdw::ui {
namespace {

constexpr int kNoticeableMs = 150;

} // namespace

SavingNotices::SavingNotices(LabelStore& labels, Shell& shell, QWidget* window)
    : QObject(window)
    , m_labels(labels)
    , m_shell(shell)
    , m_window(window)
{
    m_savingShown.setSingleShot(true);
    m_savingShown.setInterval(kNoticeableMs);
    connect(&m_savingShown, &QTimer::timeout, this, [this] { m_shell.setSaved(m_labels.savedState()); });
    connect(&labels, &LabelStore::savedStateChanged, this, &SavingNotices::showState);
    connect(&labels, &LabelStore::trouble, this, &SavingNotices::tellTrouble);
}

void SavingNotices::showState()
{
    const SavedState state = m_labels.savedState();
    if (state == SavedState::Saving) {
        if (!m_savingShown.isActive()) m_savingShown.start();
        return;
    }
    m_savingShown.stop();
    m_shell.setSaved(state);
    if (state == SavedState::Unsaved || !m_inTrouble) return;
    m_inTrouble = false;
    m_shell.showNotice({.severity = Severity::Good, .text = tr("Everything could be written now; nothing is lost.")});
}

void SavingNotices::tellTrouble(const QString& message)
{
    Notice notice{.severity = Severity::Error, .text = message};
    if (m_labels.savedState() == SavedState::Unsaved) {
        m_inTrouble = true;
        notice.text = tr("Not saved: %1 Your work is kept in memory, and writing it is tried again.").arg(message);
        notice.actionText = tr("Try again");
        notice.action = [this] { m_labels.retry(); };
    }
    m_shell.showNotice(notice);
}

bool SavingNotices::mayClose()
{
    while (!m_labels.saveAndClose()) {
        QMessageBox box(QMessageBox::Warning, tr("Not saved"),
                        tr("Some labels could not be written. If the window closes now, they are lost."),
                        QMessageBox::NoButton, m_window);
        box.setObjectName(QStringLiteral("notSaved"));
        box.setInformativeText(m_labels.troubleText());
        const auto* again = box.addButton(tr("Try again"), QMessageBox::AcceptRole);
        const auto* lose = box.addButton(tr("Close without saving"), QMessageBox::DestructiveRole);
        QPushButton* stay = box.addButton(tr("Keep the window open"), QMessageBox::RejectRole);
        box.setDefaultButton(stay);
        box.setEscapeButton(stay);
        box.exec();
        if (box.clickedButton() == again) continue;
        return box.clickedButton() == lose;
    }
    return true;
}

} // namespace sdw::ui
