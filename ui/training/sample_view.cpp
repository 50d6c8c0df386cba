#include "ui/training/sample_view.h"

#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cstdio>
#include <set>

namespace sdw::ui {
namespace {

constexpr int kPanes = 3, kGap = 8, kCaptionGap = 4; // pixels
constexpr QSize kLeast(160, 96);

/// Image, truth and prediction, as large as they fit: side by side, or one over the other in a tall place.
class Panes : public QWidget {
public:
    Panes(const QImage& strip, QWidget* parent)
        : QWidget(parent)
        , m_strip(strip)
    {
        setMinimumSize(kLeast);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        if (m_strip.isNull()) {
            painter.drawText(rect().adjusted(kGap, 0, -kGap, 0), Qt::AlignCenter | Qt::TextWordWrap,
                             SampleView::tr("Pictures come with the first evaluation."));
            return;
        }
        painter.setFont(smallFont(font()));
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QString captions[kPanes] = {SampleView::tr("Image"), SampleView::tr("Truth"),
                                          SampleView::tr("Prediction")};
        const QSize pane(m_strip.width() / kPanes, m_strip.height());
        const int caption = painter.fontMetrics().height() + kCaptionGap;
        const auto sizeIn = [&](int columns, int rows) {
            const QSize room((width() - (columns - 1) * kGap) / columns,
                             (height() - (rows - 1) * kGap) / rows - caption);
            return pane.scaled(room.expandedTo({1, 1}), Qt::KeepAspectRatio);
        };
        const QSize flat = sizeIn(kPanes, 1), tall = sizeIn(1, kPanes);
        const bool beside = flat.width() >= tall.width();
        const QSize size = beside ? flat : tall;
        const QSize step(beside ? size.width() + kGap : 0, beside ? 0 : size.height() + caption + kGap);
        QPoint at((width() - size.width() - step.width() * (kPanes - 1)) / 2,
                  (height() - size.height() - caption - step.height() * (kPanes - 1)) / 2);
        for (int i = 0; i < kPanes; ++i) {
            painter.drawText(QRect(at, QSize(size.width(), caption)), Qt::AlignLeft | Qt::AlignTop, captions[i]);
            painter.drawImage(QRect(at + QPoint(0, caption), size), m_strip, QRect(QPoint(pane.width() * i, 0), pane));
            at += QPoint(step.width(), step.height());
        }
    }

private:
    const QImage& m_strip;
};

QToolButton* makeButton(const char* icon, const QString& toolTip, const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setIcon(themedIcon(QLatin1String(icon)));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    return button;
}

std::string fileName(std::int64_t step, int image)
{
    char name[48];
    std::snprintf(name, sizeof name, "step-%08lld_%d.png", static_cast<long long>(step), image);
    return name;
}

} // namespace

SampleFiles findSamples(const std::filesystem::path& samples)
{
    std::set<std::int64_t> steps;
    std::set<int> images;
    std::error_code code;
    for (auto entry = std::filesystem::directory_iterator(samples, code);
         !code && entry != std::filesystem::directory_iterator(); entry.increment(code)) {
        long long step = 0;
        int image = 0, end = 0;
        const std::string name = entry->path().filename().string();
        if (std::sscanf(name.c_str(), "step-%lld_%d.png%n", &step, &image, &end) != 2 ||
            std::size_t(end) != name.size())
            continue;
        steps.insert(step);
        images.insert(image);
    }
    return {{steps.begin(), steps.end()}, {images.begin(), images.end()}};
}

SampleView::SampleView(JobList& jobs, QWidget* parent)
    : QWidget(parent)
    , m_job(new Job(this))
    , m_panes(new Panes(m_picture, this))
{
    setObjectName(QStringLiteral("samples"));
    jobs.track(m_job, tr("Looking at sample predictions"));
    connect(m_job, &Job::finished, this, &SampleView::settled);
    connect(m_job, &Job::failed, this, &SampleView::settled);
    connect(m_job, &Job::cancelled, this, &SampleView::settled);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 8, 8, 4);
    lines->setSpacing(4);
    lines->addWidget(m_panes, 1);
    lines->addWidget(makeControls());
    updateControls();
}

SampleView::~SampleView()
{
    delete m_job;
}

QWidget* SampleView::makeControls()
{
    auto* controls = new QWidget(this);
    m_previous = makeButton("previous", tr("Another validation image: the one before"), "samplePrevious", controls);
    m_next = makeButton("next", tr("Another validation image: the one after"), "sampleNext", controls);
    m_which = new QLabel(controls);
    m_which->setFont(smallFont(font()));
    m_slider = new QSlider(Qt::Horizontal, controls);
    m_slider->setObjectName(QStringLiteral("sampleStep"));
    m_slider->setAccessibleName(tr("Iteration of the prediction"));
    m_slider->setToolTip(tr("Go through the iterations; at the right end new ones are followed"));
    m_slider->setPageStep(1);
    m_at = new QLabel(controls);
    m_at->setObjectName(QStringLiteral("sampleAt"));
    m_at->setFont(smallFont(font()));
    auto* line = new QHBoxLayout(controls);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(m_previous);
    line->addWidget(m_which);
    line->addWidget(m_next);
    line->addSpacing(8);
    line->addWidget(m_slider, 1);
    line->addSpacing(4);
    line->addWidget(m_at);
    connect(m_previous, &QToolButton::clicked, this, [this] { chooseImage(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { chooseImage(1); });
    connect(m_slider, &QSlider::valueChanged, this, &SampleView::chooseStep);
    return controls;
}

void SampleView::setRun(const QString& folder)
{
    if (folder == m_folder) return;
    m_folder = folder;
    m_files = {};
    m_wanted.reset();
    m_shown.reset();
    m_picture = {};
    m_job->cancel();
    updateControls();
    if (!m_folder.isEmpty()) refresh();
}

bool SampleView::isSettled() const
{
    return !m_job->isRunning();
}

std::optional<std::int64_t> SampleView::step() const
{
    return m_shown;
}

void SampleView::refresh()
{
    if (m_folder.isEmpty()) return;
    m_job->start([this, folder = m_folder, wanted = m_wanted, image = m_image](const Progress&) -> Job::Deliver {
        auto loaded = std::make_shared<Loaded>();
        const auto samples = toPath(folder) / "samples";
        loaded->files = findSamples(samples);
        const auto& [steps, images] = loaded->files;
        if (!steps.empty()) {
            const auto after = std::ranges::upper_bound(steps, wanted.value_or(steps.back()));
            loaded->step = after == steps.begin() ? steps.front() : *(after - 1);
            loaded->image = std::ranges::count(images, image) ? image : images.front();
            loaded->picture.load(fromPath(samples / fileName(*loaded->step, loaded->image)));
        }
        return [this, folder, loaded] { take(folder, std::move(*loaded)); };
    });
}

void SampleView::take(const QString& folder, Loaded&& loaded)
{
    if (folder != m_folder) return;
    m_files = std::move(loaded.files);
    m_picture = loaded.picture;
    m_shown = loaded.step;
    m_image = loaded.image;
    updateControls();
}

void SampleView::chooseStep(int place)
{
    if (place < 0 || std::size_t(place) >= m_files.steps.size()) return;
    const bool latest = std::size_t(place) + 1 == m_files.steps.size();
    m_wanted = latest ? std::nullopt : std::optional(m_files.steps[std::size_t(place)]);
    Q_EMIT stepChosen(m_wanted);
    refresh();
}

void SampleView::chooseImage(int places)
{
    const auto at = std::ranges::find(m_files.images, m_image) - m_files.images.begin() + places;
    if (at < 0 || std::size_t(at) >= m_files.images.size()) return;
    m_image = m_files.images[std::size_t(at)];
    refresh();
}

void SampleView::updateControls()
{
    const auto& [steps, images] = m_files;
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, std::max<int>(0, int(steps.size()) - 1));
    if (m_shown) m_slider->setValue(int(std::ranges::find(steps, *m_shown) - steps.begin()));
    m_slider->setEnabled(steps.size() > 1);
    m_at->setText(m_shown ? tr("iteration %1").arg(QLocale().toString(qlonglong(*m_shown))) : QString());
    const auto at = std::ranges::find(images, m_image) - images.begin();
    m_which->setText(images.empty() ? QString() : QStringLiteral("%1 / %2").arg(at + 1).arg(images.size()));
    m_previous->setEnabled(!images.empty() && at > 0);
    m_next->setEnabled(!images.empty() && std::size_t(at) + 1 < images.size());
    m_panes->setAccessibleName(m_shown ? tr("Image, truth and prediction at iteration %1").arg(*m_shown) : QString());
    m_panes->update();
}

} // namespace sdw::ui
