#include "ui/project/dataset_page.h"

#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/class_plot.h"
#include "ui/project/page_parts.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>
#include <map>

namespace sdw::ui {
namespace {

constexpr int kWidest = 900, kProblemRows = 200;
enum Tile { Images, Labelled, Classes, Problems, TileCount };
enum SplitColumn { SplitName, SplitImages, SplitLabelled, SplitUnusable, SplitIgnored, SplitColumns };

} // namespace

DatasetPage::DatasetPage(ProjectSession& session, JobList& jobs, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_jobs(jobs)
    , m_job(new Job(this))
{
    setObjectName(QStringLiteral("datasetPage"));
    setAccessibleName(tr("Data set at a glance"));
    setToolTip(tr("Data set at a glance"));
    QVBoxLayout* lines = makeColumn(*this, kWidest);
    QWidget* column = lines->parentWidget();

    m_title = new QLabel(column);
    m_title->setObjectName(QStringLiteral("datasetTitle"));
    m_title->setFont(titleFont(m_title->font()));
    m_where = makeQuietLine(column);
    m_where->setFont(smallFont(m_where->font()));
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_where->setFocusPolicy(Qt::NoFocus);
    lines->addWidget(m_title);
    lines->addWidget(m_where);
    lines->addSpacing(kPageGap);

    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(kPageMargin * 2);
    const QStringList captions = {tr("images"), tr("labelled"), tr("classes"), tr("problems")};
    for (int tile = 0; tile < TileCount; ++tile)
        m_tiles.push_back(makeTile(QStringLiteral("tile%1").arg(tile), captions[tile], column, tiles));
    tiles->addStretch(1);
    lines->addLayout(tiles);
    lines->addSpacing(kPageMargin - kPageGap);

    lines->addWidget(makeHeading(tr("Splits"), column));
    m_splits =
        makeTable({tr("Split"), tr("Images"), tr("Labelled"), tr("Unusable"), tr("Pixels without class")}, column);
    m_splits->setObjectName(QStringLiteral("splitsTable"));
    m_splits->setAccessibleName(tr("Splits"));
    m_splits->setToolTip(tr("How many images each split has"));
    makeFigureColumns(m_splits);
    lines->addWidget(m_splits);
    lines->addSpacing(kPageMargin - kPageGap);

    auto* plotHead = new QHBoxLayout;
    plotHead->addWidget(makeHeading(tr("Classes"), column));
    plotHead->addStretch(1);
    m_split = new QComboBox(column);
    m_split->setObjectName(QStringLiteral("plotSplit"));
    m_split->setAccessibleName(tr("Split that is counted"));
    m_split->setToolTip(tr("Split whose pixels are shown"));
    m_again = new QPushButton(themedIcon(QStringLiteral("refresh")), tr("Count again"), column);
    m_again->setObjectName(QStringLiteral("countAgain"));
    m_again->setToolTip(tr("Read every label of the data set anew"));
    plotHead->addWidget(m_split);
    plotHead->addWidget(m_again);
    lines->addLayout(plotHead);
    m_plotNote = makeQuietLine(column);
    m_plotNote->setObjectName(QStringLiteral("plotNote"));
    lines->addWidget(m_plotNote);
    m_plot = new ClassPlot(column);
    lines->addWidget(m_plot);
    lines->addSpacing(kPageMargin - kPageGap);

    m_problemsTitle = makeHeading(tr("Problems"), column);
    lines->addWidget(m_problemsTitle);
    m_problems = makeTable({tr("File"), tr("What is wrong"), QString()}, column);
    m_problems->setObjectName(QStringLiteral("problemsTable"));
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setToolTip(tr("What was found wrong while reading the data set"));
    m_problems->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_problems->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_problems->setColumnWidth(0, 200);
    m_problems->setWordWrap(true);
    lines->addWidget(m_problems);
    lines->addStretch(1);

    connect(m_split, &QComboBox::currentIndexChanged, this, &DatasetPage::showPlot);
    connect(m_again, &QPushButton::clicked, this, &DatasetPage::count);
    connect(m_job, &Job::finished, this, &DatasetPage::settled);
    connect(m_job, &Job::cancelled, this, [this] {
        m_plotNote->setText(tr("Counting was cancelled."));
        m_plotNote->show();
        Q_EMIT settled();
    });
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        m_plotNote->setText(message);
        m_plotNote->show();
        Q_EMIT countFailed(message);
        Q_EMIT settled();
    });
    m_jobs.track(m_job, tr("Counting pixels"));
    connect(&m_session, &ProjectSession::openedProject, this, [this] { show(m_session.opened()); });
    connect(&m_session, &ProjectSession::closed, this, [this] {
        m_job->cancel();
        m_opened = nullptr;
    });
    connect(&m_session, &ProjectSession::projectChanged, this, [this] {
        m_opened = m_session.opened();
        m_title->setText(QString::fromStdString(m_opened->project.name));
        setTile(Classes, numberText(std::int64_t(m_opened->project.classes.size())));
        fillSplits();
    });
}

DatasetPage::~DatasetPage()
{
    delete m_job;
}

bool DatasetPage::isSettled() const
{
    return !m_job->isRunning();
}

void DatasetPage::setTile(int tile, const QString& text)
{
    m_tiles[std::size_t(tile)]->setText(text);
}

void DatasetPage::show(const std::shared_ptr<const Opened>& opened)
{
    m_opened = opened;
    m_reports.clear();
    m_title->setText(QString::fromStdString(opened->project.name));
    QStringList where;
    for (std::size_t i = 0; i < opened->datasets.size(); ++i) {
        const auto& dataset = *opened->datasets[i];
        where << QStringLiteral("%1 · %2").arg(QString::fromStdString(dataset.layout()), fromPath(dataset.root()));
    }
    m_where->setText(where.join(QLatin1Char('\n')));
    setTile(Images, numberText(std::int64_t(opened->images.size())));
    setTile(Labelled, numberText(std::int64_t(opened->labelled())));
    setTile(Classes, numberText(std::int64_t(opened->project.classes.size())));
    setTile(Problems, QStringLiteral("–"));
    fillSplits();
    m_plot->setBars({}, QString());
    m_split->clear();
    showProblems();
    count();
}

void DatasetPage::count()
{
    if (!m_opened) return;
    const bool labelled = m_opened->labelled() > 0;
    m_plotNote->setText(labelled
                            ? tr("Counting the pixels of every label…")
                            : tr("No image has a label yet. Once there are some, their classes are counted here."));
    m_plotNote->show();
    m_plot->hide();
    m_split->setVisible(labelled);
    m_jobs.setTitle(m_job, tr("Counting pixels of %n images", nullptr, int(m_opened->images.size())));
    m_job->start([this, opened = m_opened](const Progress& progress) -> Job::Deliver {
        std::vector<DatasetReport> reports;
        int before = 0;
        const int total = int(opened->images.size());
        for (const auto& dataset : opened->datasets) {
            reports.push_back(inspectDataset(*dataset, [&](int done, int) { return progress(before + done, total); }));
            for (const std::string& split : dataset->splits())
                before += int(dataset->size(split));
        }
        return [this, reports = std::move(reports)] { showReports(reports); };
    });
}

void DatasetPage::showReports(const std::vector<DatasetReport>& reports)
{
    m_reports = reports;
    fillSplits();
    showProblems();
    const QSignalBlocker quietly(m_split);
    m_split->clear();
    m_split->addItem(tr("All splits"), QString());
    for (const DatasetReport& report : reports)
        for (const auto& split : report.splits)
            if (m_split->findData(QString::fromStdString(split.name)) < 0)
                m_split->addItem(QString::fromStdString(split.name), QString::fromStdString(split.name));
    showPlot();
}

void DatasetPage::fillSplits()
{
    struct Counts {
        std::int64_t images = 0, labelled = 0, unusable = 0, ignored = 0, pixels = 0;
    };
    std::map<std::string, Counts> splits;
    for (const ImageItem& item : m_opened->images) {
        Counts& counts = splits[item.split];
        ++counts.images;
        counts.labelled += item.labelled;
    }
    // Reports count by the splits of the data sets; about others they say nothing.
    const bool told = !m_reports.empty() && m_opened->project.splits.empty();
    for (const DatasetReport& report : m_reports)
        for (const auto& split : report.splits) {
            if (!told) break;
            Counts& counts = splits[split.name];
            counts.unusable += std::int64_t(split.unusable);
            counts.ignored += split.ignored;
            counts.pixels += split.ignored;
            for (const std::int64_t pixels : split.pixels)
                counts.pixels += pixels;
        }
    m_splits->setRowCount(int(splits.size()));
    int row = 0;
    for (const auto& [name, counts] : splits) {
        m_splits->setItem(row, SplitName,
                          new QTableWidgetItem(name.empty() ? tr("none") : QString::fromStdString(name)));
        m_splits->setItem(row, SplitImages, numberItem(numberText(counts.images)));
        m_splits->setItem(row, SplitLabelled, numberItem(numberText(counts.labelled)));
        m_splits->setItem(row, SplitUnusable, numberItem(told ? numberText(counts.unusable) : QStringLiteral("–")));
        m_splits->setItem(
            row, SplitIgnored,
            numberItem(counts.pixels == 0
                           ? QStringLiteral("–")
                           : QLocale().toString(100.0 * double(counts.ignored) / double(counts.pixels), 'f', 1) +
                                 QStringLiteral(" %")));
        ++row;
    }
    fitHeight(m_splits);
}

void DatasetPage::showPlot()
{
    const std::string wanted = m_split->currentData().toString().toStdString();
    std::vector<ClassBar> bars;
    std::map<std::string, std::size_t> places; // sources may share classes: equal names are one bar
    std::vector<std::int64_t> pixels;
    std::int64_t total = 0;
    for (const DatasetReport& report : m_reports)
        for (std::size_t i = 0; i < report.classes.size(); ++i) {
            const auto& info = report.classes[i];
            const auto [at, isNew] = places.emplace(info.name, bars.size());
            if (isNew) {
                bars.push_back(
                    {QString::fromStdString(info.name), QColor(info.colour[0], info.colour[1], info.colour[2])});
                pixels.push_back(0);
            }
            for (const auto& split : report.splits)
                if (wanted.empty() || split.name == wanted) {
                    pixels[at->second] += split.pixels[i];
                    total += split.pixels[i];
                }
        }
    for (std::size_t i = 0; total > 0 && i < bars.size(); ++i)
        bars[i].percent = 100.0 * double(pixels[i]) / double(total);
    m_plot->setBars(bars, tr("Share of the labelled pixels"));
    m_plot->setVisible(total > 0);
    std::int64_t images = 0;
    for (const DatasetReport& report : m_reports)
        for (const auto& split : report.splits)
            if (wanted.empty() || split.name == wanted) images += std::int64_t(split.labelled);
    if (total > 0)
        m_plotNote->setText(QStringLiteral("%1 · %2").arg(tr("%n labelled images", nullptr, int(images)),
                                                          tr("%1 pixels with a class").arg(numberText(total))));
    else
        m_plotNote->setText(tr("No image has a label yet. Once there are some, their classes are counted here."));
}

void DatasetPage::showProblems()
{
    m_problems->clearContents();
    m_problems->setRowCount(0);
    std::int64_t count = 0;
    for (std::size_t source = 0; source < m_reports.size(); ++source)
        for (const DatasetProblem& problem : m_reports[source].problems) {
            if (++count > kProblemRows) continue;
            const int row = m_problems->rowCount();
            m_problems->insertRow(row);
            auto* file = new QTableWidgetItem(QString::fromStdString(problem.file));
            file->setToolTip(file->text());
            m_problems->setItem(row, 0, file);
            auto* message = new QTableWidgetItem(QString::fromStdString(problem.message));
            message->setToolTip(message->text());
            m_problems->setItem(row, 1, message);
            const std::string name = m_opened->project.sources[source].name + "/" + problem.file;
            if (m_opened->images.find(name) < 0) continue;
            auto* showIt = new QPushButton(tr("Show"), m_problems);
            showIt->setToolTip(tr("Show “%1”").arg(file->text()));
            showIt->setAccessibleName(tr("Show “%1”").arg(file->text()));
            connect(showIt, &QPushButton::clicked, this,
                    [this, name] { Q_EMIT showImage(QString::fromStdString(name)); });
            m_problems->setCellWidget(row, 2, showIt);
        }
    if (!m_reports.empty()) setTile(Problems, numberText(count));
    m_problemsTitle->setVisible(count > 0);
    m_problems->setVisible(count > 0);
    m_problemsTitle->setText(count > kProblemRows
                                 ? tr("Problems (the first %1 of %2)").arg(kProblemRows).arg(numberText(count))
                                 : tr("Problems"));
    m_problems->resizeRowsToContents();
    fitHeight(m_problems);
}

} // namespace sdw::ui
