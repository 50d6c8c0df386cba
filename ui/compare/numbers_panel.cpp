#include "ui/compare/numbers_panel.h"

#include "ui/compare/class_delta_table.h"
#include "ui/compare/confusion_panel.h"
#include "ui/icons/icon_label.h"
#include "ui/reports/compare_words.h"
#include "ui/reports/score_model.h"
#include "ui/settings/style.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kIcon = 20, kRow = 24, kBesideNumber = 10;

QTableView* makeScoreTable(QAbstractItemModel* model, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setObjectName(QStringLiteral("scores"));
    table->setAccessibleName(NumbersPanel::tr("Scores"));
    table->setToolTip(NumbersPanel::tr("Scores, size and speed of all that take part; the best is bold"));
    table->setModel(model);
    table->setProperty(kDense, true);
    table->setFont(smallFont(table->font()));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->verticalHeader()->setHighlightSections(false);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(kRow);
    return table;
}

/// No column is narrower than what stands in any of them; what does not fit scrolls.
void fitScores(QTableView& table, const ScoreModel& scores)
{
    const QFontMetrics metrics(table.font());
    int widest = 0;
    for (int row = 0; row < scores.rowCount(); ++row) {
        for (int column = 0; column < scores.columnCount(); ++column)
            for (const QString& line : scores.index(row, column).data().toString().split(QLatin1Char('\n')))
                widest = std::max(widest, metrics.horizontalAdvance(line));
        const bool two = row == ScoreModel::MeanIouInterval && scores.isStacked();
        table.setRowHeight(row, two ? kRow + metrics.lineSpacing() : kRow);
    }
    table.horizontalHeader()->setMinimumSectionSize(widest + kBesideNumber);
}

} // namespace

NumbersPanel::NumbersPanel(QAction* swap, QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
    , m_classes(new ClassDeltaTable)
    , m_scores(new ScoreModel(this))
    , m_confusion(new ConfusionPanel)
{
    setObjectName(QStringLiteral("numbersPanel"));
    m_scoreTable = makeScoreTable(m_scores, nullptr);
    m_tabs->setObjectName(QStringLiteral("numberTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Kinds of numbers"));
    m_tabs->tabBar()->setToolTip(tr("Differences by class, scores of all, confusion matrices"));
    m_tabs->addTab(m_classes, tr("Classes"));
    m_tabs->addTab(m_scoreTable, tr("Scores"));
    m_tabs->addTab(m_confusion, tr("Confusion"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(makeTop(swap));
    lines->addWidget(m_tabs, 1);
}

QWidget* NumbersPanel::makeTop(QAction* swap)
{
    auto* top = new QWidget(this);
    const auto makeBox = [&](const char* name, const QString& text) {
        auto* box = new QComboBox(top);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(text);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
        return box;
    };
    m_first = makeBox("firstContender", tr("First of the two"));
    m_first->setToolTip(tr("What the other one is measured against"));
    m_second = makeBox("secondContender", tr("Second of the two"));
    m_second->setToolTip(tr("What is measured: differences are this one minus the first"));
    connect(m_first, &QComboBox::activated, this, [this] { choose(false); });
    connect(m_second, &QComboBox::activated, this, [this] { choose(true); });
    auto* exchange = new QToolButton(top);
    exchange->setObjectName(QStringLiteral("swapPair"));
    exchange->setDefaultAction(swap);
    m_icon = new IconLabel(kIcon, top);
    m_headline = new QLabel(top);
    m_headline->setObjectName(QStringLiteral("compareHeadline"));
    m_headline->setWordWrap(true);
    QFont strong = m_headline->font();
    strong.setWeight(QFont::DemiBold);
    m_headline->setFont(strong);
    m_detail = new QLabel(top);
    m_detail->setObjectName(QStringLiteral("compareDetail"));
    m_detail->setWordWrap(true);
    m_detail->setFont(smallFont(m_detail->font()));
    m_detail->setForegroundRole(QPalette::PlaceholderText);

    auto* boxes = new QVBoxLayout;
    boxes->setSpacing(4);
    boxes->addWidget(m_first);
    boxes->addWidget(m_second);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(4);
    pair->addLayout(boxes, 1);
    pair->addWidget(exchange);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_headline);
    texts->addWidget(m_detail);
    auto* say = new QHBoxLayout;
    say->setSpacing(8);
    say->addWidget(m_icon, 0, Qt::AlignTop);
    say->addLayout(texts, 1);
    auto* lines = new QVBoxLayout(top);
    lines->setContentsMargins(12, 8, 12, 10);
    lines->setSpacing(10);
    lines->addLayout(pair);
    lines->addLayout(say);
    return top;
}

void NumbersPanel::setSet(const std::shared_ptr<const ComparedSet>& set, const ContenderPair& pair)
{
    m_pair = pair;
    if (set != m_set) {
        m_set = set;
        m_scores->setSet(set);
        fitScores(*m_scoreTable, *m_scores);
        for (QComboBox* box : {m_first, m_second}) {
            box->clear();
            for (std::size_t i = 0; set && i < set->contenders().size(); ++i)
                box->addItem(QStringLiteral("%1 · %2").arg(
                    contenderLetter(i), QString::fromStdString(set->contenders()[i].contender.name)));
        }
    }
    m_first->setCurrentIndex(int(pair.first));
    m_second->setCurrentIndex(int(pair.second));
    setNumbers(nullptr);
}

void NumbersPanel::setNumbers(const std::shared_ptr<const PairNumbers>& numbers)
{
    m_classes->setNumbers(m_set, numbers);
    m_confusion->setNumbers(m_set, numbers);
    if (!numbers) {
        m_icon->setIcon(themedIcon(QStringLiteral("dice"), IconTint::Quiet));
        m_headline->setText(tr("Drawing the images again and again…"));
        m_detail->clear();
        return;
    }
    const Headline headline =
        headlineOf(numbers->pair, numbers->paired, m_set->images().size(), numbers->differingOfAll);
    m_icon->setIcon(themedIcon(headline.icon, headline.tint));
    m_headline->setText(headline.text);
    m_detail->setText(headline.detail);
}

void NumbersPanel::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

/// The same one twice is no pair: then the two change places.
void NumbersPanel::choose(bool second)
{
    ContenderPair pair{std::size_t(m_first->currentIndex()), std::size_t(m_second->currentIndex())};
    if (pair.first == pair.second) (second ? pair.first : pair.second) = second ? m_pair.second : m_pair.first;
    Q_EMIT pairChosen(pair);
}

} // namespace sdw::ui
