#include "ui/annotate/annotation_context.h"

#include "core/annotation/annotation_document.h"
#include "ui/annotate/class_choice.h"
#include "ui/assist/feature_cache.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"

#include <QScopedValueRollback>
#include <QSettings>

#include <algorithm>

namespace sdw::ui {
namespace {

QString settingsKey(const QString& option)
{
    return QStringLiteral("annotate/options/") + option;
}

/// What was remembered, where it still fits; else the default.
QVariant remembered(const ToolOption& option)
{
    QVariant value = QSettings().value(settingsKey(option.id));
    if (!value.isValid() || !value.convert(option.value.metaType())) return option.value;
    if (!option.choices.isEmpty())
        return value.toInt() >= 0 && value.toInt() < option.choices.size() ? value : option.value;
    if (option.value.typeId() == QMetaType::Bool) return value;
    const double number = value.toDouble();
    return number >= option.from && number <= option.to ? value : option.value;
}

} // namespace

AnnotationContext::AnnotationContext(AppContext& context, Canvas& canvas, ClassChoice& choice,
                                     const FeatureCache& features, QObject* parent)
    : QObject(parent)
    , m_app(context)
    , m_canvas(canvas)
    , m_choice(choice)
    , m_features(features)
    , m_job(new Job(this))
    , m_commandJob(new Job(this))
    , m_before(new Job(this))
{
    for (Job* job : {m_job, m_commandJob}) {
        m_app.jobs.track(job, tr("Working on the labels"));
        connect(job, &Job::failed, this, &AnnotationContext::failed);
    }
    for (Job* job : {m_job, m_commandJob, m_before}) {
        connect(job, &Job::finished, this, &AnnotationContext::settled);
        connect(job, &Job::cancelled, this, &AnnotationContext::settled);
        connect(job, &Job::failed, this, &AnnotationContext::settled);
    }
}

AnnotationContext::~AnnotationContext()
{
    for (Job* job : {m_job, m_commandJob, m_before})
        delete job; // before what their work uses
}

void AnnotationContext::setImage(int image, std::shared_ptr<const PicturePyramid> picture)
{
    if (image != m_image) {
        ++m_generation;
        m_job->cancel();
        m_commandJob->cancel();
        m_selection.clear();
    }
    m_image = image;
    m_picture = std::move(picture);
    m_previewing = false;
    m_previewed = {};
    Q_EMIT hinted({});
}

AnnotationDocument* AnnotationContext::document() const
{
    return m_image < 0 ? nullptr : m_app.labels.document(m_image);
}

void AnnotationContext::addOptions(const std::vector<ToolOption>& options)
{
    for (const ToolOption& option : options)
        if (!m_options.contains(option.id)) m_options.insert(option.id, {option, remembered(option)});
}

void AnnotationContext::prepareLabelsBefore(int image)
{
    m_imageBefore = image;
    m_labelsBefore.reset();
    m_before->cancel();
    if (image < 0 || m_app.labels.document(image)) return;
    m_before->start([this, image, read = m_app.labels.reader(image)](const Progress&) -> Job::Deliver {
        std::optional<LabelMap> labels;
        try {
            labels = read();
        } catch (const Error&) {
            // Whoever goes to that image is told what is wrong with it; here there is nothing to copy.
        }
        return [this, image, labels = std::move(labels)] {
            if (image == m_imageBefore) m_labelsBefore = labels;
        };
    });
}

void AnnotationContext::runCommand(const std::function<void()>& command)
{
    const QScopedValueRollback inCommand(m_inCommand, true);
    command();
}

cv::Size AnnotationContext::imageSize() const
{
    return {labels().width(), labels().height()};
}

const LabelMap& AnnotationContext::labels() const
{
    // The store may have let go of an image, with its project, a moment before its tools hear of it.
    static const LabelMap none(1, 1);
    const AnnotationDocument* open = document();
    return open ? open->labels() : none;
}

const ShapeLayer& AnnotationContext::shapes() const
{
    static const ShapeLayer none;
    const AnnotationDocument* open = document();
    return open ? open->shapes() : none;
}

cv::Mat AnnotationContext::image() const
{
    return m_picture ? m_picture->full() : cv::Mat();
}

std::optional<LabelMap> AnnotationContext::previousLabels() const
{
    if (m_imageBefore < 0) return std::nullopt;
    const AnnotationDocument* open = m_app.labels.document(m_imageBefore);
    std::optional<LabelMap> labels = open ? std::optional(open->labels()) : m_labelsBefore;
    if (labels && labels->grid() != this->labels().grid()) labels.reset();
    return labels;
}

Viewport AnnotationContext::view() const
{
    return m_canvas.view();
}

ImageFeatures AnnotationContext::features() const
{
    return m_features.of(m_image);
}

Paint AnnotationContext::paint() const
{
    return {.label = m_choice.current()};
}

QColor AnnotationContext::colour(std::uint16_t label) const
{
    return m_choice.colour(label);
}

QString AnnotationContext::className(std::uint16_t label) const
{
    return m_choice.name(label);
}

void AnnotationContext::choose(std::uint16_t label)
{
    m_choice.choose(label);
}

OverwritePolicy AnnotationContext::policy() const
{
    return m_choice.policy();
}

QVariant AnnotationContext::option(const QString& id) const
{
    return m_options.value(id).value;
}

void AnnotationContext::setOption(const QString& id, const QVariant& value)
{
    const auto found = m_options.find(id);
    if (found == m_options.end()) return;
    QVariant wanted = value;
    const ToolOption& info = found->info;
    const bool isNumber = info.choices.isEmpty() && info.value.typeId() != QMetaType::Bool;
    if (isNumber) wanted = std::clamp(value.toDouble(), info.from, info.to);
    wanted.convert(info.value.metaType());
    if (wanted == found->value) return;
    found->value = wanted;
    QSettings().setValue(settingsKey(id), wanted);
    Q_EMIT optionChanged(id);
}

void AnnotationContext::apply(Edit edit, const QString& name)
{
    preview(nullptr, {});
    if (AnnotationDocument* open = document()) open->apply(std::move(edit), name.toStdString());
}

void AnnotationContext::preview(const EditBuilder* edit, const cv::Rect& changed)
{
    if (!edit && !m_previewing) return;
    m_canvas.setPreview(edit);
    m_previewed |= changed;
    m_canvas.labelsChanged(edit ? changed : m_previewed); // what goes was seen: its place is drawn as the labels are
    m_previewing = edit != nullptr;
    if (!edit) m_previewed = {};
    Q_EMIT redrawn();
}

void AnnotationContext::redraw(const QRectF& area)
{
    m_canvas.toolChanged(area);
    Q_EMIT redrawn();
}

void AnnotationContext::start(const QString& title, Job::Work work)
{
    Job* job = m_inCommand ? m_commandJob : m_job;
    m_app.jobs.setTitle(job, title);
    job->start([this, generation = m_generation, work = std::move(work)](const Progress& progress) -> Job::Deliver {
        return [this, generation, deliver = work(progress)] {
            if (deliver && generation == m_generation) deliver(); // else it is about another image
        };
    });
}

void AnnotationContext::hint(const QString& text)
{
    Q_EMIT hinted(text);
}

} // namespace sdw::ui
