#include "ui/shell/status_fields.h"

#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/jobs/job_tray.h"
#include "ui/settings/style.h"

#include <QLabel>

namespace sdw::ui {
namespace {

constexpr int kIcon = 14;

QLabel* field(QWidget* parent, const char* name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setFont(smallFont(label->font()));
    label->setContentsMargins(4, 0, 4, 0);
    return label;
}

} // namespace

StatusFields::StatusFields(JobList& jobs, QWidget* parent)
    : QStatusBar(parent)
    , m_position(field(this, "position"))
    , m_zoom(field(this, "zoom"))
    , m_saved(field(this, "saved"))
    , m_savedIcon(new IconLabel(kIcon, this))
{
    setSizeGripEnabled(false);
    setMinimumHeight(26);
    m_position->setContentsMargins(12, 0, 4, 0);
    m_saved->setContentsMargins(0, 0, 12, 0);
    auto* tray = new JobTray(jobs, this);
    tray->setFont(smallFont(tray->font()));
    addWidget(m_position, 1);
    addPermanentWidget(tray);
    addPermanentWidget(m_zoom);
    addPermanentWidget(m_savedIcon);
    addPermanentWidget(m_saved);
    setSaved(SavedState::Nothing);
}

void StatusFields::setPosition(const QString& text)
{
    m_position->setText(text);
}

void StatusFields::setZoom(const QString& text)
{
    m_zoom->setText(text);
    m_zoom->setVisible(!text.isEmpty());
}

void StatusFields::setSaved(SavedState state)
{
    m_saved->setVisible(state != SavedState::Nothing);
    m_savedIcon->setVisible(state != SavedState::Nothing);
    switch (state) {
    case SavedState::Nothing:
        m_saved->clear();
        break;
    case SavedState::Saved:
        m_saved->setText(tr("saved"));
        m_savedIcon->setIcon(themedIcon(QStringLiteral("ok"), IconTint::Good));
        break;
    case SavedState::Saving:
        m_saved->setText(tr("saving"));
        m_savedIcon->setIcon(themedIcon(QStringLiteral("save"), IconTint::Quiet));
        break;
    case SavedState::Unsaved:
        m_saved->setText(tr("not saved"));
        m_savedIcon->setIcon(themedIcon(QStringLiteral("warning"), IconTint::Warning));
        break;
    }
}

} // namespace sdw::ui
