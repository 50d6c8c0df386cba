#include "ui/explain/models_panel.h"

#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/project/page_parts.h"
#include "ui/settings/style.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

namespace sdw::ui {
namespace {

constexpr int kIcon = 16;
const QString kOpen = QStringLiteral("open…"); // key of the last entry; no path

} // namespace

ModelsPanel::ModelsPanel(const ProjectSession& session, const std::array<ModelSide*, 2>& sides, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_sides(sides)
{
    setObjectName(QStringLiteral("modelsPanel"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    for (int side = 0; side < 2; ++side) {
        Line& line = m_lines[std::size_t(side)];
        auto* letter = new QLabel(m_sides[std::size_t(side)]->letter(), this);
        QFont bold = letter->font();
        bold.setWeight(QFont::DemiBold);
        letter->setFont(bold);
        line.box = new QComboBox(this);
        line.box->setObjectName(side == 0 ? QStringLiteral("modelA") : QStringLiteral("modelB"));
        line.box->setAccessibleName(side == 0 ? tr("Model A, the baseline") : tr("Model B"));
        line.box->setToolTip(side == 0 ? tr("Model A, as a rule the baseline that B is compared with")
                                       : tr("Model B, as a rule the one with external tokens"));
        line.box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        line.box->setMinimumContentsLength(8);
        line.icon = new IconLabel(kIcon, this);
        line.icon->setIcon(themedIcon(QStringLiteral("error"), IconTint::Bad));
        line.facts = makeQuietLine(this);
        line.facts->setObjectName(side == 0 ? QStringLiteral("factsA") : QStringLiteral("factsB"));
        line.facts->setFont(smallFont(font()));
        grid->addWidget(letter, 3 * side, 0);
        grid->addWidget(line.box, 3 * side, 1);
        grid->addWidget(line.icon, 3 * side + 1, 0, Qt::AlignTop);
        grid->addWidget(line.facts, 3 * side + 1, 1);
        if (side == 0) grid->setRowMinimumHeight(2, 6);
        connect(line.box, &QComboBox::activated, this, [this, side](int index) {
            Line& own = m_lines[std::size_t(side)];
            const QString key = own.box->itemData(index).toString();
            if (key == kOpen) {
                own.box->setCurrentIndex(own.before);
                return Q_EMIT openWanted(side);
            }
            own.before = index;
            Q_EMIT modelChosen(side, key);
        });
        connect(m_sides[std::size_t(side)], &ModelSide::changed, this, &ModelsPanel::showFacts);
    }
    grid->setRowStretch(5, 1);
    showFacts();
}

void ModelsPanel::setChosen(int side, const QString& key, const QStringList& more)
{
    Line& line = m_lines[std::size_t(side)];
    line.box->clear();
    for (const ModelEntry& entry : modelEntries(m_session, more + QStringList{key}))
        if (!entry.key.isEmpty()) line.box->addItem(entry.text, entry.key);
    if (line.box->findData(key) < 0) line.box->addItem(key, key); // a file that is gone: it is named all the same
    line.box->insertSeparator(line.box->count());
    line.box->addItem(tr("Open…"), kOpen);
    line.before = line.box->findData(key);
    line.box->setCurrentIndex(line.before);
}

QString ModelsPanel::chosen(int side) const
{
    return m_lines[std::size_t(side)].box->currentData().toString();
}

void ModelsPanel::showFacts()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const ModelSide& side = *m_sides[i];
        QString words = side.isBusy() ? tr("Being opened…") : QStringLiteral("–");
        if (side.model())
            words = tr("%1, %n classes", nullptr, int(side.model()->classes.size())).arg(side.model()->decoder);
        const bool failed = !side.problem().isEmpty();
        if (failed) words = tr("Cannot be used: see above.");
        m_lines[i].icon->setVisible(failed);
        m_lines[i].facts->setText(words);
    }
}

} // namespace sdw::ui
