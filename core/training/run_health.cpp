#include "core/training/run_health.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sdw {
namespace {

// What counts as wrong. Each was chosen so that the ordinary ups and downs of a healthy run stay below it.
constexpr std::size_t kSmallestWindow = 5, kLargestWindow = 200; // `train` events that a mean is taken over
constexpr std::size_t kWindowPart = 20;                          // of all events: one in so many
constexpr std::size_t kMostWindows = 1000; // that are looked at, spread evenly: a look at a run takes no time
constexpr double kDivergence = 2;          // times the lowest mean
constexpr std::size_t kNeverEvaluations = 3;
constexpr double kLearntSomething = 0.02; // mIoU from which a class without any hit is worth a word
constexpr std::size_t kNamedClasses = 5;
constexpr std::size_t kWaitEvents = 20;
constexpr double kWaitShare = 0.25;
constexpr std::size_t kPastBest = 3;  // evaluations since the best
constexpr double kWorse = 0.02;       // below the best, as a share of mIoU
constexpr double kWorseLeast = 0.005; // and at least half a point

std::string format(const char* form, double value)
{
    char text[48];
    std::snprintf(text, sizeof text, form, value);
    return text;
}

std::string number(double value)
{
    return format("%.4g", value);
}

std::string percent(double share)
{
    return format("%.1f %%", 100 * share);
}

std::string at(std::int64_t step)
{
    return "iteration " + std::to_string(step);
}

double mean(std::span<const float> values)
{
    double sum = 0;
    std::size_t count = 0;
    for (const float value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    return count > 0 ? sum / double(count) : std::nan("");
}

using Findings = std::vector<HealthFinding>;

/// A training that ends itself for this reason writes an error and no figures; other trainers go on with null.
void checkNumbers(const RunLog& log, Findings& findings)
{
    if (log.lastStatus() == "failed" && !log.errors().empty() &&
        log.errors().back().message.find("is no number") != std::string::npos) {
        const auto& error = log.errors().back();
        findings.push_back({HealthRule::NotANumber, true, error.step,
                            "The training stopped because a loss or a gradient is no number any more; go on from the "
                            "last checkpoint with a lower train.lr, or with train.clip_norm.",
                            error.message});
        return;
    }
    for (const Measure measure : {Measure::LossAttn, Measure::LossSeg, Measure::LossAux, Measure::Loss}) {
        const auto curve = log.curve(measure);
        if (curve.values.empty() || !std::isnan(curve.values.back())) continue;
        const auto good =
            std::find_if(curve.values.rbegin(), curve.values.rend(), [](float value) { return !std::isnan(value); });
        const bool everything = measure == Measure::Loss;
        if (good == curve.values.rend() && !everything) continue; // a figure that this run does not have
        const auto next = std::size_t(curve.values.rend() - good);
        std::string evidence = std::string(measureKey(measure)) + " has no value from " + at(curve.steps[next]) + " on";
        if (good != curve.values.rend())
            evidence += "; the last one was " + number(*good) + " at " + at(curve.steps[next - 1]);
        findings.push_back({HealthRule::NotANumber, true, curve.steps[next],
                            "A loss is no number any more, so nothing is learnt: stop, and go on from a checkpoint "
                            "before it with a lower train.lr, or with train.clip_norm.",
                            evidence + "."});
        return;
    }
}

void checkDivergence(const RunLog& log, Findings& findings)
{
    const auto loss = log.curve(Measure::Loss);
    const std::size_t count = loss.values.size();
    const std::size_t window = std::clamp(count / kWindowPart, kSmallestWindow, kLargestWindow);
    if (count < 2 * window) return;
    double lowest = 0;
    std::size_t lowestAt = count;
    const std::size_t stride = window * std::max<std::size_t>(1, count / window / kMostWindows);
    for (std::size_t end = window; end + window <= count; end += stride) {
        const double here = mean(loss.values.subspan(end - window, window));
        if (std::isnan(here) || (lowestAt < count && here >= lowest)) continue;
        lowest = here;
        lowestAt = end - 1;
    }
    const double last = mean(loss.values.last(window));
    // Losses below zero have no "twice"; none of ours can be.
    if (lowestAt == count || lowest <= 0 || !(last > kDivergence * lowest)) return;
    findings.push_back({HealthRule::Divergence, true, loss.steps.back(),
                        "The loss is rising far above what it was: the training diverges. Stop it, and go on from an "
                        "earlier checkpoint with a lower train.lr or a longer train.warmup.",
                        "Mean loss of the last " + std::to_string(window) + " entries " + number(last) +
                            "; the lowest such mean was " + number(lowest) + " around " + at(loss.steps[lowestAt]) +
                            "."});
}

void checkClasses(const RunLog& log, const std::vector<std::string>& names, Findings& findings)
{
    const auto scores = log.curve(Measure::MeanIou);
    const std::size_t count = scores.values.size();
    if (count < kNeverEvaluations || !(scores.values.back() >= kLearntSomething)) return;
    std::string listed;
    std::size_t found = 0;
    for (std::size_t i = 0; i < log.classes(); ++i) {
        const auto last = log.classCurve(i).values.last(kNeverEvaluations);
        if (!std::all_of(last.begin(), last.end(), [](float iou) { return iou == 0; })) continue;
        if (found++ >= kNamedClasses) continue;
        listed += (listed.empty() ? "'" : ", '") +
                  (i < names.size() && !names[i].empty() ? names[i] : std::to_string(i)) + "'";
    }
    if (found == 0) return;
    if (found > kNamedClasses) listed += " and " + std::to_string(found - kNamedClasses) + " more";
    findings.push_back({HealthRule::ClassNeverPredicted, false, scores.steps.back(),
                        (found == 1 ? "A class is never found: " : "Classes are never found: ") + listed +
                            ". Label more of it, or set train.class_weights.",
                        "IoU 0 in the last " + std::to_string(kNeverEvaluations) + " evaluations, up to " +
                            at(scores.steps.back()) + ", with an mIoU of " + percent(scores.values.back()) + "."});
}

void checkLoader(const RunLog& log, Findings& findings)
{
    const auto waits = log.curve(Measure::DataWait);
    if (waits.values.size() <= kWaitEvents) return;
    const auto last = waits.values.last(kWaitEvents);
    double waited = 0;
    for (const float wait : last)
        if (wait > 0) waited += wait;
    const double took = waits.seconds.back() - waits.seconds[waits.seconds.size() - kWaitEvents - 1];
    if (!(took > 0) || waited > took || waited / took < kWaitShare) return;
    findings.push_back(
        {HealthRule::SlowLoader, false, waits.steps.back(),
         "Reading images is slower than the model, which waits for them: raise data.workers, or keep "
         "smaller copies of the images.",
         "Waited " + number(waited) + " s of the last " + number(took) + " s (" + percent(waited / took) + ")."});
}

/// Mean of the losses from a step on, over as many entries as windows have, or up to the end of the curve.
double lossUpTo(const CurveColumns& loss, std::int64_t step)
{
    const auto end = std::size_t(std::upper_bound(loss.steps.begin(), loss.steps.end(), step) - loss.steps.begin());
    const std::size_t window = std::min(end, std::max(kSmallestWindow, loss.steps.size() / kWindowPart));
    return mean(loss.values.subspan(end - window, window));
}

void checkOverfitting(const RunLog& log, Findings& findings)
{
    const auto best = log.best();
    const auto scores = log.curve(Measure::MeanIou);
    if (!best) return;
    const auto bestAt =
        std::size_t(std::lower_bound(scores.steps.begin(), scores.steps.end(), best->step) - scores.steps.begin());
    if (bestAt + kPastBest >= scores.values.size()) return;
    const double now = mean(scores.values.last(kPastBest));
    if (!(best->meanIou - now > std::max(kWorseLeast, kWorse * best->meanIou))) return;
    const auto loss = log.curve(Measure::Loss);
    const double before = lossUpTo(loss, best->step), after = lossUpTo(loss, scores.steps.back());
    if (!(after < before)) return; // not what is called overfitting: the training itself got worse, too
    findings.push_back({HealthRule::Overfitting, false, scores.steps.back(),
                        "The model still gets better on the training images, but worse on the validation images: it "
                        "learns them by heart. The best checkpoint is kept; more labels or more augmentation help, "
                        "and train.early_stop ends such runs.",
                        "mIoU " + percent(best->meanIou) + " at " + at(best->step) + ", " + percent(now) +
                            " as the mean of the last " + std::to_string(kPastBest) + " evaluations; loss " +
                            number(before) + " then, " + number(after) + " now."});
}

} // namespace

std::vector<HealthFinding> checkHealth(const RunLog& log, const std::vector<std::string>& classNames)
{
    Findings findings;
    checkNumbers(log, findings);
    checkDivergence(log, findings);
    checkOverfitting(log, findings);
    checkClasses(log, classNames, findings);
    checkLoader(log, findings);
    return findings;
}

} // namespace sdw
