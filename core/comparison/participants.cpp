#include "core/comparison/participants.h"

#include "core/base/content_hash.h"
#include "core/base/error.h"
#include "core/base/file_io.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <set>
#include <utility>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr std::size_t kTimedImages = 10;

/// A name for a folder: other letters than these, and dots in front, become '_'; bytes of UTF-8 stay.
std::string folderName(const std::string& name)
{
    std::string safe;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 128 || std::isalnum(byte) || c == '-' || c == '_' || c == ' ' || c == '+' ||
                           (c == '.' && !safe.empty());
        safe += plain ? c : '_';
    }
    constexpr std::size_t longest = 100;
    if (safe.size() <= longest && safe == name) return safe;
    ContentHash hash;
    hash.add(name);
    return safe.substr(0, longest) + "-" + hash.hex().substr(0, 8);
}

Error naming(const Contender& contender, const Error& error)
{
    return Error("'" + contender.name + "': " + error.what(), error.kind());
}

double median(std::vector<double> values)
{
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

void requireContenders(const std::vector<Contender>& contenders)
{
    if (contenders.size() < 2 || contenders.size() > 4)
        throw Error("A comparison takes two to four models or label sets; " + std::to_string(contenders.size()) +
                        (contenders.size() == 1 ? " was" : " were") + " named.",
                    ErrorKind::Usage);
    std::set<std::string> names;
    for (const Contender& contender : contenders)
        if (contender.name.empty() || !names.insert(contender.name).second)
            throw Error(contender.name.empty() ? std::string("A contender of the comparison has no name.")
                                               : "Two contenders of the comparison are called '" + contender.name +
                                                     "'; expected different names.",
                        ErrorKind::Usage);
}

} // namespace

Participants::Participants(const std::vector<Contender>& contenders, const ComparedSplit& images,
                           const fs::path& folder, const std::string& device)
    : m_images(images)
    , m_folder(folder)
    , m_classes(images.dataset->classes())
{
    requireContenders(contenders);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < images.size(); ++i)
        names.push_back(images.name(i));
    if (names.empty()) throw Error("Split '" + images.split + "' has no image to compare on.");

    m_all.resize(contenders.size());
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        m_all[i].contender = contenders[i];
        if (contenders[i].kind != Contender::Kind::Model) continue;
        try {
            m_all[i].predictor = std::make_unique<Predictor>(contenders[i].path, PredictorOptions{.device = device});
        } catch (const Error& error) {
            throw naming(contenders[i], error);
        }
        if (m_classes.empty()) m_classes = m_all[i].predictor->classes();
    }
    if (m_classes.empty())
        throw Error("Neither the data set nor a model names classes, so that label sets cannot be compared on it.");

    ContentHash classNames;
    for (const ClassInfo& info : m_classes)
        classNames.add(info.name + '\n');
    for (Participant& one : m_all) {
        try {
            if (one.predictor) {
                one.match = matchClasses(one.predictor->classes(), m_classes);
                one.key = one.predictor->fingerprint() + "-" + classNames.hex();
                one.store =
                    std::make_shared<PredictionStore>(folder / folderName(one.contender.name), one.key, m_classes);
            } else {
                one.labels = std::make_shared<LabelSet>(one.contender.path, images.split, m_classes, names);
            }
        } catch (const Error& error) {
            throw naming(one.contender, error);
        }
    }
}

std::vector<Participant*> Participants::models()
{
    std::vector<Participant*> models;
    for (Participant& one : m_all)
        if (one.predictor) models.push_back(&one);
    return models;
}

std::vector<std::size_t> Participants::missing() const
{
    std::vector<std::size_t> images;
    for (std::size_t i = 0; i < m_images.size(); ++i) {
        const auto lacks = [&](const Participant& one) {
            return one.store && !one.store->has(m_images.name(i), m_images.dataset->imagePath(m_images.split, i));
        };
        if (std::any_of(m_all.begin(), m_all.end(), lacks)) images.push_back(i);
    }
    return images;
}

std::vector<double> Participants::takeTurns(const cv::Mat& image, const std::vector<Participant*>& models,
                                            const std::function<void(Participant&, const cv::Mat& labels)>& take)
{
    std::vector<double> seconds(models.size());
    for (Participant* one : models) // the first prediction also reserves memory, which is no part of the latency
        if (!std::exchange(m_warm[one->contender.name], true)) one->predictor->labels(image);
    for (std::size_t i = 0; i < models.size(); ++i) {
        const std::size_t at = (i + m_turn) % models.size();
        const auto start = std::chrono::steady_clock::now();
        const cv::Mat labels = models[at]->predictor->labels(image);
        seconds[at] = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        take(*models[at], labels);
    }
    ++m_turn;
    return seconds;
}

std::map<std::size_t, std::string> Participants::predict(const std::vector<std::size_t>& images,
                                                         const std::function<void()>& step)
{
    std::map<std::size_t, std::string> unreadable;
    for (const std::size_t i : images) {
        step();
        const std::string name = m_images.name(i);
        const fs::path file = m_images.dataset->imagePath(m_images.split, i);
        std::vector<Participant*> lacking;
        for (Participant* one : models())
            if (!one->store->has(name, file)) lacking.push_back(one);
        Sample sample;
        try {
            sample = m_images.get(i);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadInput) throw;
            unreadable[i] = error.what();
            ++m_lost;
            continue;
        }
        const auto seconds = takeTurns(sample.image, lacking, [&](Participant& one, const cv::Mat& labels) {
            one.store->put(name, file, one.match.apply(labels));
        });
        if (lacking.size() == models().size()) m_seconds.push_back(seconds);
    }
    return unreadable;
}

Timing Participants::timing(const std::function<void()>& step)
{
    const auto all = models();
    if (all.empty()) return {};
    const std::size_t enough = std::min(kTimedImages, m_images.size() - m_lost);
    if (m_seconds.size() < enough) {
        if (const auto stored = storedTiming()) return *stored;
        m_seconds.clear();
        for (std::size_t i = 0; i < enough; ++i) {
            step();
            try { // spread over the split
                const Sample sample = m_images.get(i * m_images.size() / enough);
                m_seconds.push_back(takeTurns(sample.image, all, [](Participant&, const cv::Mat&) {}));
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::BadInput) throw;
            }
        }
    }
    Timing timing{.images = m_seconds.size()};
    for (std::size_t k = 0; k < all.size(); ++k) {
        std::vector<double> values;
        for (const auto& seconds : m_seconds)
            values.push_back(seconds[k]);
        timing.median[all[k]->contender.name] = median(std::move(values));
    }
    storeTiming(timing);
    return timing;
}

std::optional<Timing> Participants::storedTiming()
{
    std::error_code code;
    const fs::path file = m_folder / "timing.json";
    if (!fs::is_regular_file(file, code)) return std::nullopt;
    const auto json = ordered_json::parse(readFileWhole(file), nullptr, false);
    if (!json.is_object() || !json.contains("models") || !json["models"].is_array() || !json.contains("images") ||
        !json["images"].is_number_unsigned() || json["models"].size() != models().size())
        return std::nullopt;
    Timing timing{.images = json["images"].get<std::size_t>()};
    for (const Participant* one : models()) {
        const auto found = std::find_if(json["models"].begin(), json["models"].end(), [&](const ordered_json& entry) {
            return entry.is_object() && entry.value("key", ordered_json()) == one->key &&
                   entry.value("device", ordered_json()) == one->predictor->device() && entry.contains("seconds") &&
                   entry["seconds"].is_number();
        });
        if (found == json["models"].end()) return std::nullopt;
        timing.median[one->contender.name] = (*found)["seconds"].get<double>();
    }
    return timing;
}

void Participants::storeTiming(const Timing& timing)
{
    ordered_json json = {{"images", timing.images}, {"models", ordered_json::array()}};
    for (const Participant* one : models())
        json["models"].push_back({{"key", one->key},
                                  {"device", one->predictor->device()},
                                  {"seconds", timing.median.at(one->contender.name)}});
    writeFileWhole(m_folder / "timing.json", json.dump(1) + "\n");
}

} // namespace sdw
