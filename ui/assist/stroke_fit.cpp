#include "ui/assist/stroke_fit.h"

#include "core/base/error.h"
#include "ui/actions/action_registry.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/known_labels.h"
#include "ui/assist/model_classes.h"
#include "ui/assist/proposed_labels.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/model_file.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"
#include "ui/tools/working_copy.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kLabelsAtOnce = 2; ///< images whose labels are brought before a map is shown; the others come after it

/// What a person painted, in class indices of the fit. @param indices by label of the project.
cv::Mat drawn(const std::vector<Scribble>& scribbles, cv::Size image, cv::Size copy,
              const std::map<std::uint16_t, int>& indices)
{
    cv::Mat strokes(copy, CV_16UC1, cv::Scalar(kUnlabelled));
    const double scale = double(copy.width) / image.width;
    for (const Scribble& scribble : scribbles) {
        const cv::Scalar ink(indices.at(scribble.label));
        const int width = std::max(1, int(std::lround(2 * scribble.radius * scale)));
        const auto at = [&](const QPointF& point) {
            return cv::Point(std::clamp(int(point.x() * scale), 0, copy.width - 1),
                             std::clamp(int(point.y() * scale), 0, copy.height - 1));
        };
        for (qsizetype i = 0; i < scribble.points.size(); ++i)
            cv::line(strokes, at(scribble.points[std::max<qsizetype>(0, i - 1)]), at(scribble.points[i]), ink, width);
    }
    return strokes;
}

/// Class indices of the fit by label of the project; classes that it does not know are added.
std::map<std::uint16_t, int> indicesFor(LiveFit& fit, const std::vector<ProjectClass>& project,
                                        const std::map<int, std::vector<Scribble>>& strokes)
{
    std::map<std::uint16_t, int> indices;
    for (const auto& [image, scribbles] : strokes)
        for (const Scribble& scribble : scribbles) {
            if (indices.count(scribble.label) > 0) continue;
            const auto own = std::ranges::find(project, int(scribble.label), &ProjectClass::id);
            if (own == project.end()) throw Error("A class with strokes is no longer in the project; take them back.");
            const auto& known = fit.classes();
            const auto found = std::ranges::find(known, own->name, &ClassInfo::name);
            indices[scribble.label] =
                found == known.end() ? fit.addClass(own->name, own->colour) : int(found - known.begin());
        }
    return indices;
}

} // namespace

/// The fit with what is known of its images.
struct StrokeFit::Live {
    LiveFit fit;
    std::map<int, cv::Size> sizes; ///< of the images that it has, as people see them
    KnownLabels known;             ///< that it was given
};

StrokeFit::StrokeFit(AppContext& context, const QString& scope, AssistModel& model, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model)
    , m_job(new Job(this))
    , m_keepJob(new Job(this))
{
    m_keep =
        m_context.actions.add({.id = scope + QStringLiteral(".fit-keep"),
                               .text = tr("Keep the fit"),
                               .icon = QStringLiteral("ok"),
                               .toolTip = tr("Make what was learnt from the strokes the project's model; without a "
                                             "model to begin with, it sees less than what is shown"),
                               .keys = {},
                               .scope = scope},
                              [this] { keep(); });
    m_discard = m_context.actions.add({.id = scope + QStringLiteral(".fit-discard"),
                                       .text = tr("Discard the fit"),
                                       .icon = QStringLiteral("close"),
                                       .toolTip = tr("Take all strokes away and go back to the model as it was"),
                                       .keys = {},
                                       .scope = scope},
                                      [this] { discard(); });
    m_context.jobs.track(m_job, tr("Fitting to the strokes"));
    m_context.jobs.track(m_keepJob, tr("Keeping the fit"));
    const auto ended = [this] {
        if (std::exchange(m_again, false)) run();
        updateActions();
        Q_EMIT changed();
        if (!isRunning()) Q_EMIT settled();
    };
    for (Job* job : {m_job, m_keepJob}) {
        connect(job, &Job::finished, this, ended);
        connect(job, &Job::cancelled, this, ended);
        connect(job, &Job::failed, this, [this, ended](const QString& message) {
            m_problem = message;
            Q_EMIT failed(message);
            ended();
        });
    }
    connect(&context.session, &ProjectSession::openedProject, this, &StrokeFit::forget);
    connect(&context.session, &ProjectSession::closed, this, &StrokeFit::forget);
    // Strokes stay examples, whichever model they are fitted to.
    connect(&model, &AssistModel::changed, this, [this] {
        ++m_generation;
        m_fit.reset();
        m_report.reset();
        fit();
    });
    updateActions();
}

StrokeFit::~StrokeFit()
{
    delete m_job; // before what their work uses
    delete m_keepJob;
}

bool StrokeFit::startsFromModel() const
{
    return m_model.isThere();
}

bool StrokeFit::isRunning() const
{
    return m_job->isRunning() || m_keepJob->isRunning();
}

/// Images mean others from here on.
void StrokeFit::forget()
{
    ++m_generation;
    m_job->cancel();
    m_image = -1;
    m_strokes.clear();
    m_drawing.reset();
    m_fit.reset();
    m_report.reset();
    m_problem.clear();
    m_again = false;
    updateActions();
    Q_EMIT changed();
}

void StrokeFit::setImage(int image, const cv::Mat& picture)
{
    m_image = image;
    m_picture = picture;
    m_drawing.reset();
    if (image >= 0) fit();
    Q_EMIT changed();
}

void StrokeFit::setActive(bool active)
{
    if (active == m_active) return;
    m_active = active;
    if (active && m_report) fit(); // another image may have come meanwhile
    Q_EMIT changed();
}

int StrokeFit::strokes() const
{
    int sum = 0;
    for (const auto& [image, scribbles] : m_strokes)
        sum += int(scribbles.size());
    return sum;
}

int StrokeFit::images() const
{
    return int(m_strokes.size());
}

const std::vector<Scribble>& StrokeFit::inImage() const
{
    static const std::vector<Scribble> none;
    const auto found = m_strokes.find(m_image);
    return found == m_strokes.end() ? none : found->second;
}

void StrokeFit::setDrawing(const std::optional<Scribble>& scribble)
{
    m_drawing = scribble;
    if (scribble) fit();
}

void StrokeFit::add(const Scribble& scribble)
{
    if (m_image < 0 || scribble.points.isEmpty()) return;
    m_drawing.reset();
    m_strokes[m_image].push_back(scribble);
    fit();
}

bool StrokeFit::takeBack()
{
    const auto found = m_strokes.find(m_image);
    if (found == m_strokes.end()) return false;
    found->second.pop_back();
    if (found->second.empty()) m_strokes.erase(found);
    fit();
    return true;
}

bool StrokeFit::removeAt(const QPointF& point, double reach)
{
    const auto found = m_strokes.find(m_image);
    if (found == m_strokes.end()) return false;
    const auto isNear = [&](const Scribble& scribble) {
        const double least = scribble.radius + reach;
        return std::ranges::any_of(scribble.points, [&](const QPointF& at) {
            return std::hypot(at.x() - point.x(), at.y() - point.y()) <= least;
        });
    };
    const auto removed = std::erase_if(found->second, isNear);
    if (found->second.empty()) m_strokes.erase(found);
    if (removed > 0) fit();
    return removed > 0;
}

StrokeFit::StrokesByImage StrokeFit::allStrokes() const
{
    StrokesByImage all = m_strokes;
    if (m_drawing && m_image >= 0) all[m_image].push_back(*m_drawing);
    return all;
}

/// A fit under way is not interrupted: while somebody paints without a pause no fit would ever come to its end.
void StrokeFit::fit()
{
    updateActions();
    Q_EMIT changed();
    if (m_job->isRunning())
        m_again = true;
    else
        run();
}

void StrokeFit::run()
{
    if (!m_active || m_image < 0 || m_picture.empty()) return;
    const StrokesByImage strokes = allStrokes();
    if (strokes.empty()) {
        if (std::exchange(m_report, std::nullopt)) Q_EMIT mapReady(nullptr);
        updateActions();
        return;
    }
    m_problem.clear();
    const bool own = m_model.isThere();
    m_job->start([this, strokes, image = m_image, picture = m_picture, fit = m_fit, generation = m_generation, own,
                  file = m_model.file(), name = m_model.name(), version = m_model.version(),
                  opened = m_context.session.opened()](const Progress& progress) -> Job::Deliver {
        std::shared_ptr<Live> live = fit;
        if (!live)
            live = std::make_shared<Live>(
                Live{LiveFit(own ? file : modelFile({}), LiveFitOptions{.forgetClasses = !own}), {}, {}});
        const auto& project = opened->project.classes;
        const auto nameOf = [&](int one) -> const std::string& { return opened->images[std::size_t(one)].name; };
        const auto indices = indicesFor(live->fit, project, strokes);
        const auto bring = [&](int one) {
            if (live->sizes.count(one) > 0) return;
            const cv::Mat whole = one == image ? picture : opened->image(std::size_t(one));
            live->fit.addImage(nameOf(one), workingCopy(whole), progress);
            live->sizes[one] = whole.size();
        };
        bring(image);
        for (const auto& [one, scribbles] : strokes)
            bring(one);
        for (const auto& [one, size] : live->sizes) { // also where all strokes went: what was said before is replaced
            const auto found = strokes.find(one);
            const auto& scribbles = found == strokes.end() ? std::vector<Scribble>() : found->second;
            live->fit.setStrokes(nameOf(one), drawn(scribbles, size, workingSize(size), indices));
        }
        bool more = false;
        if (own && int(live->fit.classes().size()) > live->fit.originalClasses()) {
            for (int i = 0; i < kLabelsAtOnce; ++i) {
                const auto next = live->known.next(*opened);
                if (!next) break;
                bring(next->image);
                cv::Mat labels;
                cv::resize(next->labels, labels, workingSize(live->sizes.at(next->image)), 0, 0, cv::INTER_NEAREST);
                live->fit.setKnown(nameOf(next->image), ModelClasses(live->fit.classes(), project).toModel(labels));
            }
            more = !live->known.isDone(*opened);
        }
        const FitReport report = live->fit.update(progress);
        auto proposed = std::make_shared<ProposedLabels>();
        proposed->copy = ModelClasses(live->fit.classes(), project).toProject(live->fit.labels(nameOf(image)));
        proposed->labels = enlargedLabels(proposed->copy, picture.size());
        proposed->model = StrokeFit::tr("strokes on %1").arg(name);
        proposed->version = version + QStringLiteral("+strokes");
        proposed->fingerprint = (file.empty() ? std::string() : fingerprintOf(file, version)) + "+strokes";
        return [this, generation, live, report, proposed, image, more] {
            if (generation != m_generation) return;
            m_again |= more;
            m_fit = live;
            m_report = report;
            if (image == m_image) Q_EMIT mapReady(proposed);
        };
    });
}

/// It becomes the project's model as any other; the strokes have done their work.
void StrokeFit::keep()
{
    if (!m_fit || !m_report || isRunning()) return;
    const std::filesystem::path folder = m_context.session.opened()->folder / "models";
    m_keepJob->start([this, fit = m_fit, folder, generation = m_generation](const Progress&) -> Job::Deliver {
        std::filesystem::create_directories(folder);
        std::filesystem::path file;
        for (int number = 1; file.empty() || std::filesystem::exists(file); ++number)
            file = folder / ("strokes-" + std::to_string(number) + ".safetensors");
        fit->fit.keep(file);
        return [this, file, generation] {
            if (generation != m_generation) return;
            m_strokes.clear();
            m_report.reset();
            Q_EMIT mapReady(nullptr);
            try {
                m_context.session.promoteModel(fromPath(file));
                Q_EMIT kept(fromPath(file));
            } catch (const Error& error) {
                Q_EMIT failed(QString::fromStdString(error.what()));
            }
        };
    });
    updateActions();
}

void StrokeFit::discard()
{
    ++m_generation;
    m_job->cancel();
    m_again = false;
    m_strokes.clear();
    m_drawing.reset();
    m_fit.reset();
    m_report.reset();
    m_problem.clear();
    updateActions();
    Q_EMIT mapReady(nullptr);
    Q_EMIT changed();
}

void StrokeFit::updateActions()
{
    m_keep->setEnabled(m_report && !isRunning() && m_context.session.isOpen() && m_context.session.opened()->isSaved());
    m_discard->setEnabled(strokes() > 0);
}

} // namespace sdw::ui
