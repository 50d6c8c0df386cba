#include "ui/explain/figure_saver.h"

#include "ui/explain/explain_points.h"
#include "ui/explain/explain_view.h"
#include "ui/figures/figure_file.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sdw::ui {
namespace {

constexpr std::size_t kTokens = 4; // those with the most attention, where none was chosen

/// "SegDeformer", with the letter where both models are of a kind.
QString nameOf(const std::array<ModelSide*, 2>& sides, int side)
{
    const ModelSide& own = *sides[std::size_t(side)];
    const ModelSide& other = *sides[std::size_t(1 - side)];
    const bool alike = other.model() && other.model()->decoder == own.model()->decoder;
    return alike ? QStringLiteral("%1 (%2)").arg(own.model()->decoder, own.letter()) : own.model()->decoder;
}

void addMaps(FigureOrder& order, const ExplainView& view, const std::array<ModelSide*, 2>& sides)
{
    std::vector<int> panes;
    for (int pane = 1; pane < ExplainView::kPanes; ++pane)
        panes.push_back(pane);
    std::ranges::stable_sort(panes, {}, [&](int pane) { // the baseline first, each in the order of its computation
        const MapChoice& choice = view.choice(pane);
        return std::tuple(view.sideOf(pane), int(choice.kind), int(choice.stage));
    });
    for (const int pane : panes) {
        const auto& facts = sides[std::size_t(view.sideOf(pane))]->facts();
        if (!facts) continue;
        const auto choice = nearestChoice(choicesOf(*facts->image), view.choice(pane));
        const bool there = std::ranges::any_of(order.maps, [&](const FigureMap& map) {
            return map.explained == facts->image && map.kind == choice.kind && map.stage == choice.stage;
        });
        if (there) continue;
        order.maps.push_back(
            {QStringLiteral("%1: %2").arg(nameOf(sides, view.sideOf(pane)), titleOf(choice)).toStdString(),
             facts->image, choice.kind, choice.stage});
    }
}

void addTokens(FigureOrder& order, const ExplainedFacts& facts, const PictureOverlay& overlay)
{
    std::vector<int> tokens(facts.tokens.size());
    std::iota(tokens.begin(), tokens.end(), 0);
    std::ranges::stable_sort(tokens, [&](int a, int b) {
        return facts.tokens[std::size_t(a)].activation > facts.tokens[std::size_t(b)].activation;
    });
    if (overlay.kind == PictureOverlay::Kind::Token)
        tokens = {overlay.token};
    else
        tokens.resize(std::min(tokens.size(), kTokens));
    for (const int token : tokens)
        order.views.push_back({facts.prediction->classes[std::size_t(token)].name, nullptr, facts.image, token});
}

void addViews(FigureOrder& order, const ExplainView& view, const std::array<ModelSide*, 2>& sides,
              const ExplainInput& input)
{
    if (!input.truth.labels.empty())
        order.views.push_back(
            {FigureSaver::tr("Labels").toStdString(),
             std::make_shared<const ClassOverlay>(ClassOverlay{input.truth.labels, input.truth.classes}), nullptr, -1});
    for (const int side : {0, 1})
        if (const auto& facts = sides[std::size_t(side)]->facts())
            order.views.push_back({nameOf(sides, side).toStdString(), facts->prediction, nullptr, -1});
    const PictureOverlay overlay = view.overlay();
    const int last = overlay.kind == PictureOverlay::Kind::Token ? overlay.side : 1;
    for (const int side : {last, 1 - last})
        if (const auto& facts = sides[std::size_t(side)]->facts(); facts && facts->mid) {
            order.views.push_back({"M_mid", facts->mid, nullptr, -1});
            return addTokens(order, *facts, overlay);
        }
}

} // namespace

FigureOrder orderOf(const ExplainView& view, const std::array<ModelSide*, 2>& sides, const ExplainPoints& points,
                    const ExplainInput& input)
{
    FigureOrder order{.picture = input.picture,
                      .pictureTitle = FigureSaver::tr("Image").toStdString(),
                      .scaleTitle = {},
                      .points = points.pinned(),
                      .maps = {},
                      .views = {},
                      .look = view.look(),
                      .classOpacity = view.classOpacity()};
    if (order.points.isEmpty() && points.current() != ExplainPoints::kNone) order.points << points.current();
    addMaps(order, view, sides);
    if (order.maps.empty()) order.points.clear();
    if (order.points.isEmpty()) addViews(order, view, sides, input);
    order.scaleTitle =
        (order.points.isEmpty() ? FigureSaver::tr("attention to the token") : quantityOf(MapKind::Similarity))
            .toStdString();
    return order;
}

FigureSaver::FigureSaver(AppContext& context, const QString& scope, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_scope(scope)
    , m_job(new Job(this))
{
    context.jobs.track(m_job, tr("Drawing a figure"));
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        m_context.shell.showNotice({.severity = Severity::Error, .text = message}, m_scope);
    });
}

FigureSaver::~FigureSaver()
{
    delete m_job;
}

bool FigureSaver::isRunning() const
{
    return m_job->isRunning();
}

QString FigureSaver::askForFile(QWidget* window)
{
    const QStringList filters{tr("PDF document (*.pdf)"), tr("SVG drawing (*.svg)"), tr("PNG picture (*.png)")};
    QString filter = filters.first();
    QString file =
        QFileDialog::getSaveFileName(window, tr("Save figure"), {}, filters.join(QStringLiteral(";;")), &filter);
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (!file.isEmpty() && suffix != QLatin1String("pdf") && suffix != QLatin1String("svg") &&
        suffix != QLatin1String("png"))
        file += filter.section(QLatin1Char('*'), 1).chopped(1); // ".pdf"
    return file;
}

void FigureSaver::ask(const ExplainView& view, const std::array<ModelSide*, 2>& sides, const ExplainPoints& points,
                      const std::shared_ptr<const ExplainInput>& input, QWidget* window)
{
    const FigureOrder order = orderOf(view, sides, points, *input); // as it is now, whatever the pointer does later
    if (const QString file = askForFile(window); !file.isEmpty()) save(order, file);
}

void FigureSaver::askImages(const ImageFigureOrder& order, QWidget* window)
{
    if (const QString file = askForFile(window); !file.isEmpty()) save(order, file);
}

void FigureSaver::save(const FigureOrder& order, const QString& file)
{
    write(file, [order](const Progress&) { return drawFigure(order); });
}

void FigureSaver::save(const ImageFigureOrder& order, const QString& file)
{
    write(file, [order](const Progress& progress) { return drawImageFigure(order, progress); });
}

void FigureSaver::write(const QString& file, std::function<Figure(const Progress&)> draw)
{
    m_job->start([this, draw = std::move(draw), file](const Progress& progress) -> Job::Deliver {
        saveFigure(draw(progress), toPath(file));
        return [this, file] {
            m_context.shell.showNotice({.severity = Severity::Good, .text = tr("The figure is in “%1”.").arg(file)},
                                       m_scope);
        };
    });
}

} // namespace sdw::ui
