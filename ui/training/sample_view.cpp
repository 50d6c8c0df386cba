#include "ui/training/sample_view.h"

#include "core/base/error.h"
#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"
#include "ui/training/confusion_pane.h"
#include "ui/training/sample_panes.h"
#include "ui/training/token_thumbnails.h"
#include "ui/widgets/heat_scale.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kShortestSlider = 96; // pixels
constexpr int kOrderLetters = 8;

QToolButton* makeButton(const char* icon, const QString& toolTip, const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setIcon(themedIcon(QLatin1String(icon)));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    return button;
}

} // namespace

SampleView::SampleView(JobList& jobs, QWidget* parent)
    : QWidget(parent)
    , m_job(new Job(this))
    , m_stack(new QStackedWidget(this))
    , m_panes(new SamplePanes(this))
    , m_gallery(new TokenThumbnails(this))
    , m_confusion(new ConfusionPane(this))
{
    setObjectName(QStringLiteral("samples"));
    jobs.track(m_job, tr("Looking at sample predictions"));
    connect(m_job, &Job::finished, this, &SampleView::settled);
    connect(m_job, &Job::failed, this, &SampleView::settled);
    connect(m_job, &Job::cancelled, this, &SampleView::settled);
    for (QWidget* pane : std::initializer_list<QWidget*>{m_panes, m_gallery, m_confusion}) // in the order of Kind
        m_stack->addWidget(pane);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 4, 8, 4);
    lines->setSpacing(4);
    lines->addWidget(makeHead());
    lines->addWidget(m_stack, 1);
    lines->addWidget(makeControls());
    setKind(Kind::Prediction);
    showAll();
}

SampleView::~SampleView()
{
    delete m_job;
}

QWidget* SampleView::makeHead()
{
    auto* head = new QWidget(this);
    m_kinds = new QTabBar(head);
    m_kinds->setObjectName(QStringLiteral("sampleKinds"));
    m_kinds->setAccessibleName(tr("What is shown of an evaluation"));
    m_kinds->setToolTip(m_kinds->accessibleName());
    m_kinds->setDrawBase(false);
    m_kinds->setExpanding(false);
    m_kinds->addTab(tr("Prediction"));
    m_kinds->setTabToolTip(0, tr("Validation images beside their truth and what the model predicts"));
    m_kinds->addTab(tr("Tokens"));
    m_kinds->setTabToolTip(1, tr("Where in a validation image each class token is attended to"));
    m_kinds->addTab(tr("Confusion"));
    m_kinds->setTabToolTip(2, tr("Which class is taken for which, over all validation images"));
    m_scale = new HeatScale(tr("Share of a place's attention that goes to a class token"), head);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_kinds, 1);
    line->addWidget(m_scale);
    connect(m_kinds, &QTabBar::currentChanged, this, [this] {
        m_stack->setCurrentIndex(m_kinds->currentIndex());
        updateControls();
    });
    return head;
}

QWidget* SampleView::makeControls()
{
    auto* controls = new QWidget(this);
    m_images = new QWidget(controls);
    m_previous = makeButton("previous", tr("Another validation image: the one before"), "samplePrevious", m_images);
    m_next = makeButton("next", tr("Another validation image: the one after"), "sampleNext", m_images);
    m_which = new QLabel(m_images);
    m_which->setFont(smallFont(font()));
    m_order = new QComboBox(controls);
    m_order->setObjectName(QStringLiteral("confusionOrder"));
    m_order->addItem(tr("As listed"), int(ConfusionPane::Order::AsListed));
    m_order->addItem(tr("Least found first"), int(ConfusionPane::Order::LeastFoundFirst));
    m_order->addItem(tr("Most pixels first"), int(ConfusionPane::Order::MostPixelsFirst));
    m_order->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // the slider needs the room
    m_order->setMinimumContentsLength(kOrderLetters);
    m_order->setAccessibleName(tr("Order of rows and columns"));
    m_order->setToolTip(m_order->accessibleName());
    m_slider = new QSlider(Qt::Horizontal, controls);
    m_slider->setObjectName(QStringLiteral("sampleStep"));
    m_slider->setAccessibleName(tr("Iteration of the evaluation"));
    m_slider->setToolTip(tr("Go through the iterations; at the right end new ones are followed"));
    m_slider->setPageStep(1);
    m_slider->setMinimumWidth(kShortestSlider);
    m_at = new QLabel(controls);
    m_at->setObjectName(QStringLiteral("sampleAt"));
    m_at->setFont(smallFont(font()));
    auto* images = new QHBoxLayout(m_images);
    images->setContentsMargins(0, 0, 0, 0);
    images->setSpacing(4);
    images->addWidget(m_previous);
    images->addWidget(m_which);
    images->addWidget(m_next);
    auto* line = new QHBoxLayout(controls);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(m_images);
    line->addWidget(m_order);
    line->addSpacing(8);
    line->addWidget(m_slider, 1);
    line->addSpacing(4);
    line->addWidget(m_at);
    connect(m_previous, &QToolButton::clicked, this, [this] { chooseImage(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { chooseImage(1); });
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this] { m_confusion->setOrder(ConfusionPane::Order(m_order->currentData().toInt())); });
    connect(m_slider, &QSlider::valueChanged, this, &SampleView::chooseStep);
    return controls;
}

void SampleView::setKind(Kind kind)
{
    m_kinds->setCurrentIndex(int(kind));
}

SampleView::Kind SampleView::kind() const
{
    return Kind(m_kinds->currentIndex());
}

void SampleView::setRun(const QString& folder)
{
    if (folder == m_folder) return;
    m_folder = folder;
    m_wanted.reset();
    m_shown = {};
    m_job->cancel();
    showAll();
    if (!m_folder.isEmpty()) refresh();
}

void SampleView::setClasses(const std::vector<ClassLook>& classes)
{
    if (classes == m_classes) return;
    m_classes = classes;
    showAll();
}

bool SampleView::isSettled() const
{
    return !m_job->isRunning();
}

std::optional<std::int64_t> SampleView::step() const
{
    return m_shown.step;
}

void SampleView::refresh()
{
    if (m_folder.isEmpty()) return;
    m_job->start([this, folder = m_folder, wanted = m_wanted, image = m_shown.image](const Progress&) -> Job::Deliver {
        auto loaded = std::make_shared<Loaded>(load(folder, wanted, image));
        return [this, folder, loaded] { take(folder, std::move(*loaded)); };
    });
}

SampleView::Loaded SampleView::load(const QString& folder, const std::optional<std::int64_t>& wanted, int image)
{
    Loaded loaded;
    const auto samples = toPath(folder) / "samples";
    loaded.files = findSamples(samples);
    loaded.image = image;
    const auto& [steps, images] = loaded.files;
    if (steps.empty()) return loaded;
    const auto after = std::ranges::upper_bound(steps, wanted.value_or(steps.back()));
    loaded.step = after == steps.begin() ? steps.front() : *(after - 1);
    if (!images.empty() && !std::ranges::count(images, image)) loaded.image = images.front();
    loaded.picture.load(fromPath(samples / samplePicture(*loaded.step, loaded.image)));
    loaded.tokens.load(fromPath(samples / tokenPicture(*loaded.step, loaded.image)));
    const auto confusion = samples / confusionFile(*loaded.step);
    std::error_code code;
    if (!std::filesystem::exists(confusion, code)) return loaded;
    try {
        loaded.confusion = readConfusion(confusion);
    } catch (const Error& error) { // torn, or of a later version
        loaded.trouble = QString::fromStdString(error.what());
    }
    return loaded;
}

void SampleView::take(const QString& folder, Loaded&& loaded)
{
    if (folder != m_folder) return;
    m_shown = std::move(loaded);
    showAll();
}

void SampleView::chooseStep(int place)
{
    const auto& steps = m_shown.files.steps;
    if (place < 0 || std::size_t(place) >= steps.size()) return;
    const bool latest = std::size_t(place) + 1 == steps.size();
    m_wanted = latest ? std::nullopt : std::optional(steps[std::size_t(place)]);
    Q_EMIT stepChosen(m_wanted);
    refresh();
}

void SampleView::chooseImage(int places)
{
    const auto& images = m_shown.files.images;
    const auto at = std::ranges::find(images, m_shown.image) - images.begin() + places;
    if (at < 0 || std::size_t(at) >= images.size()) return;
    m_shown.image = images[std::size_t(at)];
    refresh();
}

void SampleView::showAll()
{
    const QString none = tr("Pictures come with the first evaluation.");
    m_panes->setStrip(m_shown.picture);
    m_panes->setAccessibleName(m_shown.step ? tr("Image, truth and prediction at iteration %1").arg(*m_shown.step)
                                            : none);
    m_gallery->setMaps(m_shown.tokens, m_classes,
                       !m_shown.step ? none
                                     : tr("This evaluation has no maps of class tokens: only models with external "
                                          "context, as SegDeformer's, have such tokens."));
    if (m_shown.confusion)
        m_confusion->setRecord(*m_shown.confusion, m_classes);
    else
        m_confusion->clear(!m_shown.step               ? none
                           : m_shown.trouble.isEmpty() ? tr("No confusion matrix was kept of this evaluation.")
                                                       : m_shown.trouble);
    updateControls();
}

void SampleView::updateControls()
{
    const auto& [steps, images] = m_shown.files;
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, std::max<int>(0, int(steps.size()) - 1));
    if (m_shown.step) m_slider->setValue(int(std::ranges::find(steps, *m_shown.step) - steps.begin()));
    m_slider->setEnabled(steps.size() > 1);
    m_at->setText(m_shown.step ? tr("iteration %1").arg(QLocale().toString(qlonglong(*m_shown.step))) : QString());
    const auto at = std::ranges::find(images, m_shown.image) - images.begin();
    m_which->setText(images.empty() ? QString() : QStringLiteral("%1 / %2").arg(at + 1).arg(images.size()));
    m_previous->setEnabled(!images.empty() && at > 0);
    m_next->setEnabled(!images.empty() && std::size_t(at) + 1 < images.size());
    m_images->setVisible(kind() != Kind::Confusion);
    m_order->setVisible(kind() == Kind::Confusion);
    m_scale->setVisible(kind() == Kind::Tokens);
}

} // namespace sdw::ui
