#include "ui/compare/confusion_panel.h"

#include "ui/reports/compare_words.h"
#include "ui/settings/style.h"
#include "ui/widgets/confusion_map.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

QComboBox* makeBox(const char* name, const QString& text, const QString& toolTip, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(text);
    box->setToolTip(toolTip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(4);
    return box;
}

} // namespace

ConfusionPanel::ConfusionPanel(QWidget* parent)
    : QWidget(parent)
    , m_which(makeBox("confusionOf", tr("Whose confusion matrix"),
                      tr("The matrix of one of the two, or the second's minus the first's"), this))
    , m_of(makeBox("confusionShare", tr("What is 100 %"), tr("What the cells are shares of"), this))
    , m_map(new ConfusionMap(this))
    , m_told(new QLabel(this))
{
    m_which->addItems({QString(), QString(), QString()});
    m_of->addItems({QString(), QString()});
    m_told->setObjectName(QStringLiteral("confusionTold"));
    m_told->setWordWrap(true);
    m_told->setFont(smallFont(font()));
    m_told->setMinimumHeight(QFontMetrics(m_told->font()).lineSpacing() * 3);
    m_told->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* boxes = new QHBoxLayout;
    boxes->setSpacing(6);
    boxes->addWidget(m_which, 1);
    boxes->addWidget(m_of, 1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 8, 8, 8);
    lines->setSpacing(6);
    lines->addLayout(boxes);
    lines->addWidget(m_map, 1);
    lines->addWidget(m_told);

    connect(m_which, &QComboBox::activated, this, &ConfusionPanel::refresh);
    connect(m_of, &QComboBox::activated, this, &ConfusionPanel::refresh);
    connect(m_map, &ConfusionMap::pointed, this, &ConfusionPanel::tell);
    connect(m_map, &ConfusionMap::activated, this, [this](int truth, int predicted) {
        if (!m_numbers) return;
        tell(truth, predicted);
        MatrixCell cell{.contender = {}, .row = truth, .column = predicted};
        if (m_numbers->paired)
            cell.contender = m_which->currentIndex() == First ? m_numbers->pair.first : m_numbers->pair.second;
        Q_EMIT cellActivated(cell);
    });
    tell(-1, -1);
}

void ConfusionPanel::setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers)
{
    const bool other = set != m_set || !m_numbers || !numbers || !(m_numbers->pair == numbers->pair);
    m_set = std::move(set);
    m_numbers = std::move(numbers);
    if (m_numbers && other) {
        const QString first = contenderLetter(m_numbers->pair.first), second = contenderLetter(m_numbers->pair.second);
        const bool truth = m_numbers->paired.has_value();
        m_which->setItemText(First, truth ? first : tr("%1 against %2").arg(first, second));
        m_which->setItemText(Second, second);
        m_which->setItemText(Difference, tr("%1 − %2", "the difference of two matrices").arg(second, first));
        m_which->setEnabled(truth); // one matrix only
        if (!truth) m_which->setCurrentIndex(First);
        m_of->setItemText(0, truth ? tr("of the truth") : tr("of %1").arg(first));
        m_of->setItemText(1, truth ? tr("of the prediction") : tr("of %1").arg(second));
        m_map->setAxes(truth ? tr("Truth") : first, truth ? tr("Predicted") : second);
    }
    refresh();
}

void ConfusionPanel::refresh()
{
    m_map->setShare(ConfusionShare(m_of->currentIndex()));
    if (!m_set || !m_numbers) return m_map->setCounts({});
    const ClassList& classes = m_set->classes();
    const ContenderPair pair = m_numbers->pair;
    const auto of = [&](std::size_t contender) {
        return confusionCounts(m_set->contenders()[contender].report.confusion, classes);
    };
    if (!m_numbers->paired)
        m_map->setCounts(confusionCounts(m_set->agreement(pair.first, pair.second), classes));
    else if (m_which->currentIndex() == Difference)
        m_map->setDifference(of(pair.first), of(pair.second));
    else
        m_map->setCounts(of(m_which->currentIndex() == First ? pair.first : pair.second));
    tell(-1, -1);
}

void ConfusionPanel::tell(int truth, int predicted)
{
    if (truth < 0) {
        truth = m_map->current().x();
        predicted = m_map->current().y();
    }
    const QString text = m_map->describe(truth, predicted);
    m_told->setText(text.isEmpty() ? tr("Click a cell to see its images and places.") : text);
    m_told->setForegroundRole(text.isEmpty() ? QPalette::PlaceholderText : QPalette::Text);
}

} // namespace sdw::ui
