#include "ui/project/statistics_page.h"

#include "core/base/file_io.h"
#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/class_plot.h"
#include "ui/project/class_statistics_model.h"
#include "ui/project/page_parts.h"
#include "ui/project/progress_plot.h"
#include "ui/project/project_index.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

namespace sdw::ui {
namespace {

constexpr int kWidest = 1000;
constexpr int kLaterMs = 700; // figures do not flicker while the index fills
enum Tile { Images, Done, Labelled, Pixels, TileCount };
enum SplitColumn { SplitName, SplitImages, SplitNew, SplitInProgress, SplitDone, SplitReviewed, SplitShare };
enum Measure { OfPixels, OfImages };

QString percentText(double part, double whole)
{
    return whole > 0 ? QLocale().toString(100 * part / whole, 'f', 1) + QStringLiteral(" %") : QStringLiteral("–");
}

} // namespace

StatisticsPage::StatisticsPage(AppContext& context, QWidget* parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_model(new ClassStatisticsModel(this))
    , m_job(new Job(this))
    , m_writing(new Job(this))
{
    setObjectName(QStringLiteral("statisticsPage"));
    setAccessibleName(tr("Statistics"));
    setToolTip(tr("Figures about the labels of this project"));
    QVBoxLayout* lines = makeColumn(*this, kWidest);
    QWidget* column = lines->parentWidget();
    makeHead(column, lines);
    makeClasses(column, lines);
    makeProgress(column, lines);
    makeSplits(column, lines);
    lines->addStretch(1);

    context.jobs.track(m_job, tr("Adding up the labels"));
    context.jobs.track(m_writing, tr("Exporting statistics"));
    for (Job* job : {m_job, m_writing}) {
        connect(job, &Job::finished, this, &StatisticsPage::settled);
        connect(job, &Job::cancelled, this, &StatisticsPage::settled);
        connect(job, &Job::failed, this, [this](const QString& message) {
            m_context.shell.showNotice({.severity = Severity::Error, .text = message});
            Q_EMIT settled();
        });
    }
    m_later.setSingleShot(true);
    m_later.setInterval(kLaterMs);
    connect(&m_later, &QTimer::timeout, this, &StatisticsPage::compute);
    connect(&context.index, &ProjectIndex::reset, this, [this] {
        m_split->clear();
        m_model->sort(-1, Qt::AscendingOrder);
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        later();
    });
    connect(&context.index, &ProjectIndex::changed, this, &StatisticsPage::later);
    connect(&context.index, &ProjectIndex::settled, this, &StatisticsPage::later);
    connect(&context.index, &ProjectIndex::historyChanged, this, &StatisticsPage::showHistory);
    connect(&context.session, &ProjectSession::projectChanged, this, &StatisticsPage::later);
}

StatisticsPage::~StatisticsPage()
{
    delete m_job;
    delete m_writing;
}

void StatisticsPage::makeHead(QWidget* parent, QBoxLayout* lines)
{
    auto* title = new QLabel(tr("Statistics"), parent);
    title->setFont(titleFont(title->font()));
    lines->addWidget(title);
    auto* basis = new QHBoxLayout;
    m_basis = makeQuietLine(parent);
    m_basis->setObjectName(QStringLiteral("statisticsBasis"));
    m_basis->setFont(smallFont(m_basis->font()));
    m_resume = new QPushButton(themedIcon(QStringLiteral("play")), tr("Go on counting"), parent);
    m_resume->setObjectName(QStringLiteral("statisticsResume"));
    m_resume->setToolTip(tr("Look at the images that were not looked at yet"));
    connect(m_resume, &QPushButton::clicked, &m_context.index, &ProjectIndex::resume);
    basis->addWidget(m_basis, 1);
    basis->addWidget(m_resume);
    lines->addLayout(basis);
    lines->addSpacing(kPageGap);

    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(kPageMargin * 2);
    const QStringList captions = {tr("images"), tr("done or reviewed"), tr("of the pixels labelled"),
                                  tr("pixels labelled")};
    for (int tile = 0; tile < TileCount; ++tile)
        m_tiles.push_back(makeTile(QStringLiteral("statisticsTile%1").arg(tile), captions[tile], parent, tiles));
    tiles->addStretch(1);
    lines->addLayout(tiles);
    lines->addSpacing(kPageMargin - kPageGap);
}

void StatisticsPage::makeClasses(QWidget* parent, QBoxLayout* lines)
{
    auto* head = new QHBoxLayout;
    head->addWidget(makeHeading(tr("Classes"), parent));
    head->addStretch(1);
    m_split = new QComboBox(parent);
    m_split->setObjectName(QStringLiteral("statisticsSplit"));
    m_split->setAccessibleName(tr("Split that is counted"));
    m_split->setToolTip(tr("Split whose images are counted"));
    m_measure = new QComboBox(parent);
    m_measure->setObjectName(QStringLiteral("statisticsMeasure"));
    m_measure->setAccessibleName(tr("What the bars show"));
    m_measure->setToolTip(tr("What the bars show"));
    m_measure->addItem(tr("Share of pixels"));
    m_measure->addItem(tr("Share of images"));
    m_export = new QPushButton(themedIcon(QStringLiteral("csv")), tr("Export as CSV…"), parent);
    m_export->setObjectName(QStringLiteral("statisticsExport"));
    m_export->setToolTip(tr("Write pixels and images of every class and split into a table for other programs"));
    head->addWidget(m_split);
    head->addWidget(m_measure);
    head->addWidget(m_export);
    lines->addLayout(head);

    m_table = new QTableView(parent);
    m_table->setObjectName(QStringLiteral("statisticsTable"));
    m_table->setAccessibleName(tr("Classes"));
    m_table->setToolTip(tr("Pixels and images of each class; click a heading to sort"));
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(ClassPlot::kRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(ClassPlot::kRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ClassStatisticsModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTextElideMode(Qt::ElideMiddle); // names often differ at their ends
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_plot = new ClassPlot(parent);
    m_plot->setObjectName(QStringLiteral("statisticsPlot"));
    m_plot->setNamesShown(false);
    auto* bars = new QVBoxLayout;
    bars->addSpacing(m_table->horizontalHeader()->sizeHint().height());
    bars->addWidget(m_plot);
    bars->addStretch(1);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(kPageGap * 2);
    pair->addWidget(m_table, 2, Qt::AlignTop); // names and figures first
    pair->addLayout(bars, 1);
    lines->addLayout(pair);
    m_rest = makeQuietLine(parent);
    m_rest->setObjectName(QStringLiteral("statisticsRest"));
    lines->addWidget(m_rest);
    lines->addSpacing(kPageMargin - kPageGap);

    connect(m_split, &QComboBox::currentIndexChanged, this, &StatisticsPage::showClasses);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &StatisticsPage::showBars);
    connect(m_export, &QPushButton::clicked, this, [this] { exportCsv(); });
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &StatisticsPage::showBars);
}

void StatisticsPage::makeProgress(QWidget* parent, QBoxLayout* lines)
{
    lines->addWidget(makeHeading(tr("Progress"), parent));
    m_historyNote = makeQuietLine(parent);
    m_historyNote->setObjectName(QStringLiteral("statisticsHistory"));
    lines->addWidget(m_historyNote);
    m_donePlot = new ProgressPlot(parent);
    m_donePlot->setObjectName(QStringLiteral("donePlot"));
    m_pixelPlot = new ProgressPlot(parent);
    m_pixelPlot->setObjectName(QStringLiteral("pixelPlot"));
    auto* pair = new QHBoxLayout;
    pair->setSpacing(kPageGap * 2);
    pair->addWidget(m_donePlot, 1);
    pair->addWidget(m_pixelPlot, 1);
    lines->addLayout(pair);
    lines->addSpacing(kPageMargin - kPageGap);
}

void StatisticsPage::makeSplits(QWidget* parent, QBoxLayout* lines)
{
    lines->addWidget(makeHeading(tr("Splits"), parent));
    m_splits = makeTable(
        {tr("Split"), tr("Images"), tr("New"), tr("In progress"), tr("Done"), tr("Reviewed"), tr("Labelled")}, parent);
    m_splits->setObjectName(QStringLiteral("statisticsSplits"));
    m_splits->setAccessibleName(tr("Splits"));
    m_splits->setToolTip(tr("States of the images of each split, and the share of their pixels that is labelled"));
    makeFigureColumns(m_splits);
    lines->addWidget(m_splits);
}

bool StatisticsPage::isSettled() const
{
    if (m_writing->isRunning() || m_job->isRunning()) return false;
    return !isVisible() || (!m_stale && !m_later.isActive() && !m_context.index.isBusy());
}

/// Figures are only made where somebody looks at them.
void StatisticsPage::later()
{
    m_stale = true;
    if (isVisible() && !m_later.isActive()) m_later.start();
}

void StatisticsPage::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (m_stale) compute();
    showHistory();
}

void StatisticsPage::compute()
{
    m_stale = false;
    m_later.stop();
    m_job->start([this, index = m_context.index.snapshot()](const Progress& progress) -> Job::Deliver {
        auto statistics = computeStatistics(index, progress);
        return [this, statistics = std::move(statistics)] {
            m_statistics = statistics;
            showFigures();
        };
    });
}

void StatisticsPage::showFigures()
{
    const ImageStatistics& all = m_statistics.all;
    const auto share = all.labelledShare();
    m_tiles[Images]->setText(numberText(all.images));
    m_tiles[Done]->setText(numberText(all.done()));
    m_tiles[Labelled]->setText(share ? percentText(*share, 1) : QStringLiteral("–"));
    m_tiles[Pixels]->setText(share ? numberText(all.pixels - all.unlabelled) : QStringLiteral("–"));
    QStringList basis = {all.counted == all.images
                             ? tr("Counted on all %n images", nullptr, all.images)
                             : tr("Counted on %1 of %n images", nullptr, all.images).arg(numberText(all.counted))};
    basis << tr("%n of them have labels", nullptr, all.labelled);
    if (all.unreadable > 0) basis << tr("%n cannot be read", nullptr, all.unreadable);
    m_basis->setText(basis.join(QStringLiteral(" · ")));
    m_resume->setVisible(!m_context.index.isComplete() && !m_context.index.isBusy() && all.images > 0);

    const QString chosen = m_split->currentData().toString();
    {
        const QSignalBlocker quietly(m_split);
        m_split->clear();
        m_split->addItem(tr("All splits"));
        for (const auto& [name, figures] : m_statistics.splits)
            m_split->addItem(name.empty() ? tr("None") : QString::fromStdString(name),
                             QLatin1Char('/') + QString::fromStdString(name)); // "" is a split, too
        m_split->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_split->findData(chosen)));
    }
    m_split->setVisible(m_statistics.splits.size() > 1);
    showClasses();
    showSplits();
}

void StatisticsPage::showClasses()
{
    const int split = m_split->currentIndex() - 1;
    const bool some = split >= 0 && split < int(m_statistics.splits.size());
    const ImageStatistics& figures = some ? m_statistics.splits[std::size_t(split)].second : m_statistics.all;
    m_model->setStatistics(figures);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            m_model->rowCount() * ClassPlot::kRowHeight);
    if (figures.counted == 0) {
        m_rest->setText(tr("No image was counted yet."));
    } else {
        const double all = double(figures.pixels);
        QStringList rest = {tr("unlabelled %1").arg(percentText(double(figures.unlabelled), all)),
                            tr("background %1").arg(percentText(double(figures.background), all)),
                            tr("ignored %1").arg(percentText(double(figures.ignored), all))};
        if (figures.unknown > 0)
            rest << tr("of no class of the project %1").arg(percentText(double(figures.unknown), all));
        m_rest->setText(
            tr("Pixels without class on %n images: %1", nullptr, figures.counted).arg(rest.join(QStringLiteral(", "))));
    }
    showBars();
}

void StatisticsPage::showBars()
{
    const bool pixels = m_measure->currentIndex() == OfPixels;
    std::vector<ClassBar> bars;
    bool known = true;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ClassStatistics& one = m_model->classAt(row);
        const auto percent = pixels ? m_model->percentOfPixels(row) : m_model->percentOfImages(row);
        known = known && percent;
        bars.push_back({QString::fromStdString(one.name), QColor(one.colour[0], one.colour[1], one.colour[2]),
                        percent.value_or(0)});
    }
    m_plot->setBars(bars, pixels ? tr("Share of the pixels with a class") : tr("Share of the images with labels"));
    m_plot->setVisible(known && !bars.empty());
    m_export->setEnabled(m_model->rowCount() > 0);
}

void StatisticsPage::showHistory()
{
    const auto& history = m_context.index.history();
    const QString& problem = m_context.index.historyProblem();
    std::vector<ProgressPoint> done, pixels;
    constexpr double kMillion = 1e6;
    for (const ProgressDay& day : history) {
        const QDate date = QDate(1970, 1, 1).addDays(day.day);
        done.push_back({date, double(day.done)});
        pixels.push_back({date, double(day.labelled) / kMillion});
    }
    m_donePlot->setPoints(done, tr("Images done"));
    m_pixelPlot->setPoints(pixels, tr("Labelled pixels (million)"));
    m_donePlot->setVisible(!done.empty());
    m_pixelPlot->setVisible(!done.empty());
    if (!problem.isEmpty())
        m_historyNote->setText(problem);
    else if (done.empty())
        m_historyNote->setText(tr("Nothing is noted yet. From the first stroke in this project on, each day's work is "
                                  "noted and drawn here."));
    else
        m_historyNote->setText(tr("As noted since %1, in images that were worked on since then.")
                                   .arg(QLocale().toString(done.front().day, QLocale::ShortFormat)));
}

void StatisticsPage::showSplits()
{
    m_splits->setRowCount(int(m_statistics.splits.size()));
    int row = 0;
    for (const auto& [name, figures] : m_statistics.splits) {
        m_splits->setItem(row, SplitName,
                          new QTableWidgetItem(name.empty() ? tr("None") : QString::fromStdString(name)));
        m_splits->setItem(row, SplitImages, numberItem(numberText(figures.images)));
        for (int state = 0; state < int(figures.states.size()); ++state)
            m_splits->setItem(row, SplitNew + state, numberItem(numberText(figures.states[std::size_t(state)])));
        const auto share = figures.labelledShare();
        auto* item = numberItem(share ? percentText(*share, 1) : QStringLiteral("–"));
        item->setToolTip(tr("On %1 of %n images", nullptr, figures.images).arg(numberText(figures.counted)));
        m_splits->setItem(row, SplitShare, item);
        ++row;
    }
    fitHeight(m_splits);
}

void StatisticsPage::exportCsv(QString file)
{
    if (file.isEmpty())
        file = QFileDialog::getSaveFileName(window(), tr("Export statistics"), QStringLiteral("statistics.csv"),
                                            tr("Tables (*.csv)"));
    if (file.isEmpty()) return;
    m_writing->start([this, statistics = m_statistics, file](const Progress&) -> Job::Deliver {
        writeFileWhole(toPath(file), statisticsCsv(statistics));
        return [this, file] {
            m_context.shell.showNotice(
                {.severity = Severity::Good, .text = tr("The statistics are in “%1”.").arg(file)});
        };
    });
}

} // namespace sdw::ui
