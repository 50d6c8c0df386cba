#include "core/interactive/live_fit.h"

#include "core/base/error.h"
#include "core/inference/model_failure.h"
#include "core/interactive/enlarged_shares.h"
#include "core/interactive/fit_head.h"
#include "core/interactive/fit_marks.h"
#include "core/interactive/fit_store.h"
#include "core/interactive/fit_trees.h"
#include "core/model/class_rows.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <set>

namespace sdw {

namespace {

/// For fits to many samples: rows that are stretched less along directions in which features hardly vary hold better on
/// other images.
FitTuning cautious(FitTuning tuning)
{
    tuning.shrink = std::max(tuning.shrink, 0.1);
    tuning.floor = std::max(tuning.floor, 1.0);
    return tuning;
}

} // namespace

struct LiveFit::Shared {
    Shared(const std::filesystem::path& model, const LiveFitOptions& options)
        : store(model, options)
        , classes(options.forgetClasses ? ClassList() : store.model().classes)
        , tuning(options.tuning)
    {
    }
    bool fromZero() const { return classes.empty(); }

    FitStore store;
    const ClassList classes; ///< the original model's, none where they are forgotten
    const FitTuning tuning;
};

struct LiveFit::Parts {
    ClassList classes;
    FitMarks marks;
    FittedHead head;                                ///< without a decoder: the original model
    FittedTrees trees;                              ///< from zero, in its place
    FitReport report;                               ///< of the latest update()
    std::pair<std::string, LogitPass> last;         ///< the latest pass of `head`, and of which image
    std::pair<std::string, ClassShares> lastShares; ///< of `trees`, likewise

    void setFit(FittedHead fitted, FittedTrees grown)
    {
        head = std::move(fitted);
        trees = std::move(grown);
        forgetMaps();
    }
    void forgetMaps()
    {
        last = {};
        lastShares = {};
    }
    void forgetImage(const std::string& key)
    {
        marks.forget(key);
        if (last.first == key || lastShares.first == key) forgetMaps();
    }
    const ClassShares& sharesOf(const std::string& key, const FitImage& image)
    {
        if (lastShares.first != key || lastShares.second.empty()) lastShares = {key, trees.shares(image)};
        return lastShares.second;
    }
};

LiveFit::LiveFit(const std::filesystem::path& model, const LiveFitOptions& options)
    : LiveFit(std::make_shared<Shared>(model, options))
{
}

LiveFit::LiveFit(std::shared_ptr<Shared> shared)
    : m_shared(std::move(shared))
    , m_parts(std::make_unique<Parts>())
{
    m_parts->classes = m_shared->classes;
}

LiveFit::~LiveFit() = default;
LiveFit::LiveFit(LiveFit&&) noexcept = default;

LiveFit LiveFit::fresh() const
{
    return LiveFit(m_shared);
}

const std::string& LiveFit::name() const
{
    return m_shared->store.model().name;
}

const ClassList& LiveFit::classes() const
{
    return m_parts->classes;
}

int LiveFit::originalClasses() const
{
    return int(m_shared->classes.size());
}

int LiveFit::addClass(const std::string& name, std::array<std::uint8_t, 3> colour)
{
    ClassList& classes = m_parts->classes;
    if (name.empty()) throw Error("A class needs a name.");
    if (std::any_of(classes.begin(), classes.end(), [&](const ClassInfo& one) { return one.name == name; }))
        throw Error("There is a class '" + name + "' already.");
    const int index = int(classes.size());
    if (index >= kLastClass) throw Error("There are too many classes.");
    int value = index; // free in label files, too
    for (const ClassInfo& one : classes)
        value = std::max(value, one.fileValue + 1);
    classes.push_back({.name = name, .colour = colour, .fileValue = value});
    return index;
}

void LiveFit::addImage(const std::string& key, const cv::Mat& image, const Progress& progress)
{
    if (image.type() != CV_8UC3 || image.empty())
        throw Error("Fitting to strokes needs colour images of 8 bits a channel; '" + key + "' is none.");
    if (m_shared->store.add(key, image)) m_parts->forgetImage(key);
    if (progress && !progress(0, 1)) throw Error("Preparing an image was stopped.", ErrorKind::Interrupted);
    m_shared->store.features(key);
    if (progress) progress(1, 1);
}

bool LiveFit::hasImage(const std::string& key) const
{
    return m_shared->store.has(key);
}

void LiveFit::removeImage(const std::string& key)
{
    m_shared->store.remove(key);
    m_parts->forgetImage(key);
}

void LiveFit::requireLabels(const std::string& key, const cv::Mat& labels, const char* what) const
{
    const cv::Size size = m_shared->store.sizeOf(key);
    if (labels.type() != CV_16UC1 || labels.size() != size)
        throw Error(std::string(what) + " for '" + key + "' must be a map of class indices of " +
                    std::to_string(size.width) + "x" + std::to_string(size.height) + " pixels.");
}

void LiveFit::setStrokes(const std::string& key, const cv::Mat& strokes)
{
    requireLabels(key, strokes, "Strokes");
    const auto image = m_shared->store.features(key);
    const int classes = int(m_parts->classes.size());
    FitMarks::Painted painted{.cells = strokeCells(*image, strokes, classes), .positions = {}};
    if (m_shared->fromZero()) painted.positions = strokePositions(*image, strokes, classes);
    m_parts->marks.paint(key, std::move(painted));
}

void LiveFit::setKnown(const std::string& key, const cv::Mat& labels)
{
    if (labels.empty() && m_shared->store.has(key)) return m_parts->marks.know(key, {});
    requireLabels(key, labels, "Labels");
    m_parts->marks.know(key, strokeCells(*m_shared->store.features(key), labels, originalClasses()));
}

FitReport LiveFit::update(const Progress& progress)
{
    const auto start = std::chrono::steady_clock::now();
    FitReport report;
    std::set<int> painted;
    for (const auto& [key, strokes] : m_parts->marks.painted()) {
        if (!m_shared->store.has(key)) continue; // removed by another fit
        for (const StrokeCell& one : strokes.cells)
            painted.insert(one.classIndex);
        ++report.images;
        report.strokes += std::int64_t(strokes.cells.size());
    }
    if (painted.empty())
        m_parts->setFit({}, {});
    else
        try {
            if (m_shared->fromZero())
                growTrees(report, progress);
            else
                fitToModel({painted.begin(), painted.end()}, report, progress);
        } catch (const c10::Error& error) {
            throw Error(std::string("The fit to the strokes failed: ") + error.what_without_backtrace());
        }
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return m_parts->report = report;
}

void LiveFit::growTrees(FitReport& report, const Progress& progress)
{
    std::vector<PaintedLook> looks;
    for (const auto& [key, strokes] : m_parts->marks.painted())
        if (m_shared->store.has(key)) looks.push_back({m_shared->store.features(key), strokes.positions});
    auto trees = fitTrees(looks, m_shared->tuning, progress);
    report.steps = m_shared->tuning.trees;
    report.lossBefore = std::log(double(trees.classes.size()));
    report.loss = trees.loss;
    m_parts->setFit({}, std::move(trees));
}

void LiveFit::fitToModel(const std::vector<int>& painted, FitReport& report, const Progress& progress)
{
    FitStore& store = m_shared->store;
    std::vector<FitSamples> samples;
    std::set<const FitImage*> seen;
    const FitMarks& marks = m_parts->marks;
    const bool knownOnly = std::ranges::any_of(marks.known(), [&](const auto& one) { return store.has(one.first); });
    const FitTuning tuning = knownOnly ? cautious(m_shared->tuning) : m_shared->tuning;
    const std::set<int> doubted = knownOnly ? marks.contradicted(originalClasses()) : std::set<int>();
    const auto add = [&](const std::string& key, const std::vector<StrokeCell>& strokes) {
        auto found = fitSamples(store.features(key), strokes, tuning, marks.knownWithout(doubted, key), knownOnly);
        if (found.cells().empty()) return;
        samples.push_back(std::move(found));
        seen.insert(samples.back().image.get());
        report.knownImages += samples.back().heldLabels.empty() ? 0 : 1;
    };
    for (const auto& [key, strokes] : m_parts->marks.painted())
        if (store.has(key)) add(key, strokes.cells);
    if (knownOnly) {
        for (const auto& [key, cells] : marks.known())
            if (store.has(key) && marks.painted().count(key) == 0) add(key, {});
    } else { // images without strokes are no less to be held, as far as it costs nothing
        int more = tuning.heldImages;
        for (auto& image : store.ready())
            if (more > 0 && seen.insert(image.get()).second) {
                samples.push_back(fitSamples(std::move(image), {}, tuning));
                --more;
            }
    }
    std::vector<int> rows(m_shared->classes.size());
    std::iota(rows.begin(), rows.end(), 0);
    for (const int one : painted)
        if (one >= originalClasses()) rows.push_back(one);
    Segmenter original = store.model().segmenter; // the same module: holders hand their constness on
    auto fitted = fitHead(*original, rows, originalClasses(), samples, tuning, progress);
    report.steps = fitted.steps;
    report.lossBefore = fitted.lossBefore;
    report.loss = fitted.loss;
    report.held = fitted.held;
    m_parts->setFit(std::move(fitted), {});
}

bool LiveFit::fitted() const
{
    return m_parts->head.decoder || !m_parts->trees.empty();
}

const LogitPass* LiveFit::pass(const std::string& key, const FitImage& image)
{
    if (!fitted()) return m_shared->classes.empty() ? nullptr : &image.original;
    if (m_parts->last.first != key)
        m_parts->last = {key, onPicture(image.picture, "fit on the CPU, or with a smaller short side", [&] {
                             return classifyFitImage(image, m_shared->store.windows(), *m_parts->head.decoder);
                         })};
    return &m_parts->last.second;
}

cv::Mat LiveFit::labels(const std::string& key)
{
    const auto image = m_shared->store.features(key);
    const cv::Size size = image->picture.size();
    if (const FittedTrees& trees = m_parts->trees; !trees.empty())
        return trees.labels(m_parts->sharesOf(key, *image), size);
    const LogitPass* logits = pass(key, *image);
    if (!logits) return cv::Mat(size, CV_16UC1, cv::Scalar(kUnlabelled));
    cv::Mat labels = labelMap({logits, 1}, size.height, size.width);
    if (!fitted()) return labels;
    const auto& classes = m_parts->head.classes; // rows of painted classes alone
    labels.forEach<std::uint16_t>([&](std::uint16_t& row, const int*) { row = std::uint16_t(classes[row]); });
    return labels;
}

cv::Mat LiveFit::scores(const std::string& key, int classIndex)
{
    if (classIndex < 0 || classIndex >= int(m_parts->classes.size()))
        throw Error("There is no class " + std::to_string(classIndex) + "; the fit has " +
                    std::to_string(m_parts->classes.size()) + ", counted from 0.");
    const auto image = m_shared->store.features(key);
    const cv::Size size = image->picture.size();
    if (const FittedTrees& trees = m_parts->trees; !trees.empty()) {
        const auto found = std::ranges::find(trees.classes, classIndex);
        if (found == trees.classes.end()) return cv::Mat::zeros(size, CV_32FC1);
        const EnlargedShares enlarged(m_parts->sharesOf(key, *image), size);
        cv::Mat result(size, CV_32FC1);
        std::vector<float> row;
        for (int y = 0; y < size.height; ++y) {
            enlarged.run(y, 0, size.width, int(found - trees.classes.begin()), row);
            std::copy(row.begin(), row.end(), result.ptr<float>(y));
        }
        return result;
    }
    const LogitPass* logits = pass(key, *image);
    std::int64_t row = classIndex;
    if (fitted()) {
        const auto& classes = m_parts->head.classes;
        row = std::find(classes.begin(), classes.end(), classIndex) - classes.begin();
    }
    if (!logits || row >= logits->logits.size(2)) return cv::Mat::zeros(size, CV_32FC1); // not fitted yet
    torch::NoGradGuard noGrad;
    const auto share = logits->logits.softmax(2).select(2, row).cpu(); // hs×ws
    const auto along = [](const AxisTaps& toInput, int pixels) {
        return denseTaps(chained(bilinearTaps(toInput.outputs(), pixels), toInput));
    };
    const auto enlarged = along(logits->rows, size.height).matmul(share).matmul(along(logits->columns, size.width).t());
    cv::Mat result(size, CV_32FC1);
    torch::from_blob(result.data, enlarged.sizes(), torch::kFloat).copy_(enlarged);
    return result;
}

cv::Mat LiveFit::originalLabels(const std::string& key)
{
    const auto image = m_shared->store.features(key);
    return labelMap({&image->original, 1}, image->picture.rows, image->picture.cols);
}

void LiveFit::discard()
{
    m_parts->marks.clear();
    m_parts->classes = m_shared->classes;
    m_parts->report = {};
    m_parts->setFit({}, {});
}

/// Tokens and rows for what the trees see in the images with strokes.
FittedHead LiveFit::taught() const
{
    const FitTuning tuning = cautious(m_shared->tuning);
    std::vector<FitSamples> samples;
    for (const auto& [key, strokes] : m_parts->marks.painted()) {
        if (!m_shared->store.has(key)) continue;
        const auto image = m_shared->store.features(key);
        const cv::Mat seen = m_parts->trees.labels(m_parts->sharesOf(key, *image), image->picture.size());
        samples.push_back(fitSamples(image, strokeCells(*image, seen, int(m_parts->classes.size())), tuning));
    }
    Segmenter original = m_shared->store.model().segmenter;
    try {
        return fitHead(*original, m_parts->trees.classes, 0, samples, tuning, {});
    } catch (const c10::Error& error) {
        throw Error(std::string("The fit to the strokes failed: ") + error.what_without_backtrace());
    }
}

void LiveFit::keep(const std::filesystem::path& checkpoint) const
{
    const Model& original = m_shared->store.model();
    if (!fitted()) throw Error("There is nothing to keep: nothing has been fitted to strokes.");
    const FittedHead head = m_shared->fromZero() ? taught() : m_parts->head;
    ModelConfig config = original.segmenter->config();
    config.classes = std::int64_t(head.classes.size());
    ClassList classes;
    std::vector<std::int64_t> sources;
    nlohmann::ordered_json added = nlohmann::ordered_json::array();
    for (const int one : head.classes) {
        classes.push_back(m_parts->classes[std::size_t(one)]);
        sources.push_back(one < originalClasses() ? one : -1);
        if (one >= originalClasses()) added.push_back(classes.back().name);
    }
    Segmenter extended(config);
    copyWithClasses(*original.segmenter, *extended, "", sources);
    std::vector<std::int64_t> same(head.classes.size());
    std::iota(same.begin(), same.end(), 0);
    copyWithClasses(*head.decoder, extended->decoder(), "decode_head.", same);
    extended->eval();
    const nlohmann::ordered_json origin = {{"from", original.name},
                                           {"weights", original.weights.string()},
                                           {"added_classes", std::move(added)},
                                           {"images", m_parts->report.images},
                                           {"stroke_positions", m_parts->report.strokes},
                                           {"loss", m_parts->report.loss},
                                           {"held", m_parts->report.held},
                                           {"known_images", m_parts->report.knownImages}};
    saveModel(checkpoint, extended, classes, original.run, /*half=*/false,
              {{"live_fit", origin.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)}});
}

} // namespace sdw
