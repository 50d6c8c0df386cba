#include "ui/main_window.h"

#include "core/base/error.h"
#include "core/base/image_io.h"
#include "core/base/program_files.h"
#include "core/demo/demo_dataset.h"
#include "core/inference/predictor.h"
#include "ui/canvas/mask_view.h"
#include "ui/classes/class_legend_model.h"
#include "ui/jobs/job.h"
#include "ui/settings/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QSlider>
#include <QStatusBar>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <opencv2/core.hpp>

namespace sdw::ui {
namespace {

constexpr auto kShippedModel = "models/demo_segdeformer.safetensors";
constexpr int kDemoScenes = 40;
enum Source { Prediction, Labels };

QImage toImage(const cv::Mat& bgr)
{
    return QImage(bgr.data, bgr.cols, bgr.rows, qsizetype(bgr.step), QImage::Format_BGR888).copy();
}

/// Class indices as a picture with the classes' colours; what has no class is transparent.
QImage toMask(const cv::Mat& labels, const ClassList& classes)
{
    constexpr int kNone = 255;
    QImage mask(labels.cols, labels.rows, QImage::Format_Indexed8);
    QList<QRgb> colours;
    for (std::size_t i = 0; i < std::min<std::size_t>(classes.size(), kNone); ++i)
        colours.append(qRgb(classes[i].colour[0], classes[i].colour[1], classes[i].colour[2]));
    while (colours.size() <= kNone)
        colours.append(qRgba(0, 0, 0, 0));
    mask.setColorTable(colours);
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x) {
            const int index = labels.type() == CV_8U ? labels.at<std::uint8_t>(y, x) : labels.at<std::uint16_t>(y, x);
            mask.scanLine(y)[x] = uchar(index < int(classes.size()) ? std::min(index, kNone) : kNone);
        }
    return mask;
}

std::vector<double> sharesOf(const QImage& mask, std::size_t classes)
{
    std::vector<double> shares(classes, 0.0);
    if (mask.isNull()) return {};
    for (int y = 0; y < mask.height(); ++y)
        for (int x = 0; x < mask.width(); ++x) {
            const auto index = std::size_t(mask.constScanLine(y)[x]);
            if (index < classes) shares[index] += 1.0 / (double(mask.width()) * mask.height());
        }
    return shares;
}

double agreement(const QImage& a, const QImage& b)
{
    qint64 same = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            same += a.constScanLine(y)[x] == b.constScanLine(y)[x];
    return double(same) / (double(a.width()) * a.height());
}

QLabel* quietLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

struct MainWindow::Shown {
    QImage image, prediction, truth;
    ClassList classes;
    std::shared_ptr<Predictor> predictor;
    QString problem; ///< why there is no prediction
};

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent)
    , m_view(new MaskView(this))
    , m_legend(new ClassLegendModel(this))
    , m_job(new Job(this))
{
    setWindowTitle(QStringLiteral("SegDeformer Workbench %1").arg(QStringLiteral(SDW_VERSION)));
    setAcceptDrops(true);
    m_view->setObjectName(QStringLiteral("view"));
    setCentralWidget(m_view);
    buildActions();
    buildPanel();

    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("message"));
    m_pointed = new QLabel(this);
    m_progress = new QProgressBar(this);
    m_progress->setMaximumWidth(180);
    m_cancel = new QToolButton(this);
    m_cancel->setText(tr("Cancel"));
    statusBar()->addWidget(m_message, 1);
    statusBar()->addPermanentWidget(m_pointed);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_cancel);
    m_progress->hide();
    m_cancel->hide();

    connect(m_cancel, &QToolButton::clicked, m_job, &Job::cancel);
    connect(m_view, &MaskView::pointed, this, [this](int index, int x, int y) {
        const QString name =
            index < 0 ? QString() : QString::fromStdString(m_legend->classes()[std::size_t(index)].name);
        m_pointed->setText(x < 0 ? QString() : QStringLiteral("%1   %2, %3").arg(name).arg(x).arg(y));
    });
    connect(m_job, &Job::started, this, [this] {
        m_progress->setRange(0, 0);
        m_progress->show();
        m_cancel->show();
    });
    connect(m_job, &Job::progressed, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
    });
    const auto end = [this](const QString& message) {
        m_progress->setVisible(m_job->isRunning());
        m_cancel->setVisible(m_job->isRunning());
        if (!message.isNull()) say(message);
        updateActions();
        Q_EMIT settled();
    };
    connect(m_job, &Job::finished, this, [end] { end({}); });
    connect(m_job, &Job::failed, this, end);
    connect(m_job, &Job::cancelled, this, [this, end] { end(tr("Cancelled.")); });
    restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
    updateActions();
}

MainWindow::~MainWindow()
{
    delete m_job; // before the members that its work uses
}

bool MainWindow::isBusy() const
{
    return m_job->isRunning();
}

void MainWindow::buildActions()
{
    auto* bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    const auto add = [&](const char* name, const QString& text, const QKeySequence& keys, const QString& tip,
                         const std::function<void()>& act) {
        auto* action = bar->addAction(text, this, act);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(tip, keys.toString(QKeySequence::NativeText)));
        return action;
    };
    add("openImage", tr("Open image…"), QKeySequence::Open, tr("Show an image and what the model sees in it"), [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Open image"));
        if (!file.isEmpty()) openPath(file);
    });
    add("openFolder", tr("Open folder…"), QKeySequence(tr("Ctrl+Shift+O")), tr("Leaf through a folder of images"),
        [this] {
            const QString folder = QFileDialog::getExistingDirectory(this, tr("Open folder"));
            if (!folder.isEmpty()) openPath(folder);
        });
    add("openModel", tr("Open model…"), QKeySequence(tr("Ctrl+M")), tr("Take a trained model: a .safetensors file"),
        [this] {
            const QString file =
                QFileDialog::getOpenFileName(this, tr("Open model"), {}, tr("Weights (*.safetensors *.pth *.pt)"));
            if (!file.isEmpty()) openModel(file);
        });
    add("openDemo", tr("Demo"), QKeySequence(tr("Ctrl+D")), tr("Scenes that the program draws itself"),
        [this] { openDemo(); });
    bar->addSeparator();
    m_previous = add("previous", tr("Previous"), QKeySequence(Qt::Key_PageUp), tr("Previous image"),
                     [this] { showPicture(m_index - 1); });
    m_next =
        add("next", tr("Next"), QKeySequence(Qt::Key_PageDown), tr("Next image"), [this] { showPicture(m_index + 1); });
    auto* room = new QWidget(bar);
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(room);
    add("theme", tr("Light or dark"), QKeySequence(tr("Ctrl+T")), tr("Change between the light and the dark window"),
        [this] {
            applyTheme(currentTheme() == Theme::Dark ? Theme::Light : Theme::Dark);
            update();
        });
}

void MainWindow::buildPanel()
{
    auto* panel = new QWidget(this);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);

    m_title = new QLabel(panel);
    m_title->setObjectName(QStringLiteral("title"));
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_modelName = quietLabel(panel);
    m_modelName->setObjectName(QStringLiteral("model"));
    m_source = new QComboBox(panel);
    m_source->setObjectName(QStringLiteral("source"));
    m_source->addItems({tr("Prediction"), tr("Labels")});
    m_source->setToolTip(tr("What lies over the image"));
    m_opacity = new QSlider(Qt::Horizontal, panel);
    m_opacity->setObjectName(QStringLiteral("opacity"));
    m_opacity->setRange(0, 100);
    m_opacity->setValue(50);
    m_opacity->setToolTip(tr("How strongly the mask covers the image"));
    auto* opacityLabel = new QLabel(tr("Mask opacity"), panel);
    opacityLabel->setBuddy(m_opacity);
    m_score = quietLabel(panel);
    m_score->setObjectName(QStringLiteral("score"));
    m_table = new QTableView(panel);
    m_table->setObjectName(QStringLiteral("legend"));
    m_table->setModel(m_legend);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(ClassLegendModel::Name, QHeaderView::Stretch);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setToolTip(tr("Select a class to see it alone; Escape shows all"));

    for (QWidget* widget :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_modelName), static_cast<QWidget*>(m_source),
          static_cast<QWidget*>(opacityLabel), static_cast<QWidget*>(m_opacity), static_cast<QWidget*>(m_score)})
        layout->addWidget(widget);
    layout->addWidget(m_table, 1);

    auto* dock = new QDockWidget(tr("Classes"), this);
    dock->setObjectName(QStringLiteral("classesDock"));
    dock->setWidget(panel);
    dock->setFeatures(QDockWidget::DockWidgetMovable);
    panel->setMinimumWidth(240);
    addDockWidget(Qt::RightDockWidgetArea, dock);

    connect(m_opacity, &QSlider::valueChanged, m_view, [this](int percent) { m_view->setOpacity(percent / 100.0); });
    connect(m_source, &QComboBox::currentIndexChanged, this, &MainWindow::presentMask);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const auto rows = m_table->selectionModel()->selectedRows();
        m_view->isolateClass(rows.isEmpty() ? MaskView::kNoClass : rows.first().row());
    });
    auto* all = new QAction(this);
    all->setShortcut(Qt::Key_Escape);
    connect(all, &QAction::triggered, m_table, &QTableView::clearSelection);
    addAction(all);
}

void MainWindow::openDemo()
{
    std::vector<Picture> pictures;
    for (int i = 0; i < kDemoScenes; ++i)
        pictures.push_back({tr("Demo scene %1").arg(i + 1), [i] { return demo::drawDemoScene({}, "val", i).image; },
                            [i] { return demo::drawDemoScene({}, "val", i).label; }});
    setPictures(std::move(pictures));
}

void MainWindow::openPath(const QString& path)
{
    QStringList files;
    const QFileInfo info(path);
    if (info.isDir()) {
        for (const QFileInfo& file : QDir(path).entryInfoList(QDir::Files, QDir::Name))
            if (looksLikeImage(file.filePath().toStdString())) files << file.filePath();
        if (files.isEmpty()) {
            say(tr("'%1' holds no images.").arg(path));
            return Q_EMIT settled();
        }
    } else {
        files << path;
    }
    std::vector<Picture> pictures;
    for (const QString& file : files)
        pictures.push_back({QFileInfo(file).fileName(), [name = file.toStdString()] { return readImage(name); }, {}});
    setPictures(std::move(pictures));
}

void MainWindow::openModel(const QString& path)
{
    m_modelPath = path;
    m_predictor.reset();
    showPicture(m_index);
}

void MainWindow::setPictures(std::vector<Picture> pictures)
{
    m_pictures = std::move(pictures);
    m_index = -1;
    showPicture(0);
}

void MainWindow::showPicture(int index)
{
    if (index < 0 || index >= int(m_pictures.size())) return;
    m_index = index;
    updateActions();
    m_title->setText(m_pictures[std::size_t(index)].name);
    say(tr("Looking at %1…").arg(m_pictures[std::size_t(index)].name));
    m_job->start([this, picture = m_pictures[std::size_t(index)], predictor = m_predictor,
                  model = m_modelPath](const Progress& progress) -> Job::Deliver {
        const auto shown = std::make_shared<Shown>();
        const cv::Mat image = picture.load();
        shown->image = toImage(image);
        shown->predictor = predictor;
        if (!progress(1, 3)) throw Error("Cancelled.", ErrorKind::Interrupted);
        try {
            const auto file =
                model.isEmpty() ? needShippedFile(kShippedModel) : std::filesystem::path(model.toStdString());
            if (!shown->predictor) shown->predictor = std::make_shared<Predictor>(file);
            if (!progress(2, 3)) throw Error("Cancelled.", ErrorKind::Interrupted);
            shown->classes = shown->predictor->classes();
            shown->prediction = toMask(shown->predictor->labels(image), shown->classes);
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::Interrupted) throw;
            shown->problem = QString::fromStdString(error.what()); // the picture is shown all the same
            shown->predictor.reset();
        }
        if (picture.labels) {
            if (shown->classes.empty()) shown->classes = demo::demoClasses();
            shown->truth = toMask(picture.labels(), demo::demoClasses());
        }
        return [this, shown] { present(*shown); };
    });
}

void MainWindow::present(const Shown& shown)
{
    m_predictor = shown.predictor;
    m_prediction = shown.prediction;
    m_truth = shown.truth;
    m_view->setImage(shown.image);
    m_legend->setClasses(shown.classes);
    m_modelName->setText(shown.problem.isEmpty()
                             ? (m_modelPath.isEmpty() ? tr("SegDeformer, trained on the demo scenes")
                                                      : QFileInfo(m_modelPath).fileName())
                             : tr("No model"));
    const bool comparable =
        !m_prediction.isNull() && !m_truth.isNull() && shown.classes.size() == demo::demoClasses().size();
    m_score->setText(
        comparable
            ? tr("%1 % of the pixels agree with the labels").arg(100 * agreement(m_prediction, m_truth), 0, 'f', 1)
            : QString());
    m_source->setEnabled(!m_prediction.isNull() && !m_truth.isNull());
    presentMask();
    say(shown.problem.isEmpty() ? tr("%1 × %2 pixels").arg(shown.image.width()).arg(shown.image.height())
                                : shown.problem);
}

void MainWindow::presentMask()
{
    const bool labels = !m_truth.isNull() && (m_source->currentIndex() == Labels || m_prediction.isNull());
    const QImage& mask = labels ? m_truth : m_prediction;
    m_view->setMask(mask);
    m_legend->setShares(sharesOf(mask, m_legend->classes().size()));
}

void MainWindow::say(const QString& message)
{
    m_message->setText(message);
    m_message->setToolTip(message);
}

void MainWindow::updateActions()
{
    m_previous->setEnabled(m_index > 0);
    m_next->setEnabled(m_index + 1 < int(m_pictures.size()));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) openPath(urls.first().toLocalFile());
}

} // namespace sdw::ui
