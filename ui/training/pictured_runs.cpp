#include "ui/training/pictured_runs.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/program_files.h"
#include "core/config/presets.h"
#include "core/config/run_config.h"
#include "ui/jobs/training_process.h"

#include <QDir>

namespace sdw::ui {
namespace {

constexpr int kLookMs = 200;
// Enough to see curves, bars and a slider with two places: pictures are taken often, and on machines with other work.
constexpr int kIterations = 16, kEvaluations = 2, kLabelsLookedAt = 32;
constexpr int kCrop[] = {128, 160}; // height, width

nlohmann::json shortened(const std::string& contestant, const nlohmann::json& data, bool isDemo)
{
    const auto file = presetFile("demo_" + contestant);
    auto document = parseJson(readFileWhole(file), file.string());
    for (const char* key : {"root", "layout", "train", "val"})
        document["data"][key] = data.at(key);
    document["data"].update({{"crop", kCrop}, {"limit", kLabelsLookedAt}});
    document["train"].update({{"iterations", kIterations},
                              {"checkpoint_every", kIterations},
                              {"batch", 2},
                              {"warmup", 4},
                              {"lr", 3e-4},
                              {"log_every", 1},
                              {"samples", 2},
                              // More would wait for each other where others compute, too: ten times as long.
                              {"threads", 1}});
    document["eval"]["every"] = kIterations / kEvaluations;
    const auto weights = shippedFile("models/demo_" + contestant + ".safetensors");
    if (isDemo && !weights.empty()) document["train"]["weights"] = weights.string();
    return document;
}

} // namespace

PicturedRuns::PicturedRuns(const nlohmann::json& document, bool isDemo, QObject* parent)
    : QObject(parent)
{
    const nlohmann::json& data = document.at("data");
    m_waiting.push_back({QStringLiteral("segdeformer"), shortened("segdeformer", data, isDemo)});
    m_waiting.push_back({QStringLiteral("segformer"), shortened("segformer", data, isDemo)});
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_process->isAlive()) return;
        m_look.stop();
        m_process.reset();
        next();
    });
    next();
}

PicturedRuns::~PicturedRuns()
{
    if (m_process) m_process->stop(); // it ends soon; what it still writes is nobody's any more
}

/// One after the other: both at once would take as long, and twice the memory.
void PicturedRuns::next()
{
    if (m_waiting.empty()) {
        Q_EMIT over();
        return;
    }
    const Plan plan = std::move(m_waiting.back());
    m_waiting.pop_back();
    m_process = std::make_unique<TrainingProcess>(QDir(folder()).filePath(plan.name));
    m_process->start(plan.document);
    m_look.start();
}

} // namespace sdw::ui
