// segdeformer explain: what a model computes on the way to its prediction, for one image, as pictures and numbers.
#include "app/cli/command.h"
#include "app/cli/output_names.h"
#include "app/cli/point_option.h"
#include "app/cli/stage_option.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/base/label_colours.h"
#include "core/explanation/colour_map.h"
#include "core/explanation/explainer.h"
#include "core/model/tensor_file.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cctype>
#include <memory>
#include <tuple>

namespace sdw::cli {
namespace {

namespace fs = std::filesystem;

constexpr double kOpacity = 0.7; // of a map's colours over the image

struct Options {
    std::string model, image, out, device = "auto", colourMap; ///< map empty: what suits each kind of values
    std::vector<cv::Point> consistency, internal, external, scores;
    std::vector<std::string> stages;
    std::int64_t shortSide = 0;
    bool tokens = false;
};

std::string nameOf(cv::Point point)
{
    return std::to_string(point.x) + "-" + std::to_string(point.y);
}

/// A class's name as part of a file's.
std::string fileWord(const std::string& name)
{
    std::string word;
    for (const char c : name)
        word += std::isalnum(static_cast<unsigned char>(c)) ? c : '-';
    return word;
}

/// What is asked for goes into the folder: each map as a picture, and all values in one file.
class Explanation {
public:
    Explanation(const Options& options)
        : m_options(options)
        , m_out(options.out)
        , m_image(readImage(options.image))
    {
        std::error_code code;
        if (fs::equivalent(fs::absolute(options.image).parent_path(), m_out, code))
            throw Error("--out: '" + options.out +
                            "' is the folder of the image, which a result could replace; choose " + "another.",
                        ErrorKind::Usage);
        for (const auto& [option, points] : {std::pair("--consistency", &options.consistency),
                                             {"--internal", &options.internal},
                                             {"--external", &options.external},
                                             {"--scores", &options.scores}})
            for (const cv::Point point : *points)
                requireInside(option, point, m_image.size());
        ExplainerOptions opening{.device = options.device, .shortSide = {}};
        if (options.shortSide > 0) opening.shortSide = options.shortSide;
        m_explainer.emplace(options.model, opening);
        if (options.tokens && !m_explainer->hasTokens())
            throw Error("--tokens: the model '" + m_explainer->name() + "' (" + m_explainer->decoderTitle() +
                        ") has no class tokens.");
        m_explained = m_explainer->explain(m_image);
        requireParts();
        for (const auto& entry : colourMapCatalog())
            if (options.colourMap == entry.id) m_map = m_similarityMap = entry.map;
    }

    nlohmann::ordered_json write()
    {
        makeFolder(m_out);
        nlohmann::ordered_json result = {{"model", m_explainer->name()},
                                         {"decoder", m_explainer->decoderTitle()},
                                         {"image", m_options.image},
                                         {"size", {m_image.cols, m_image.rows}},
                                         {"out", m_options.out}};
        writeLabels("prediction", m_explained->labels());
        if (m_options.tokens) result["tokens"] = writeTokens();
        for (const cv::Point point : m_options.consistency)
            writeConsistency(point);
        for (const cv::Point point : m_options.internal)
            writeAttention(ContextKind::Internal, "internal", point);
        for (const cv::Point point : m_options.external)
            writeAttention(ContextKind::External, "external", point);
        if (!m_options.scores.empty()) result["scores"] = scores();
        if (!m_values.tensors.empty()) {
            m_values.metadata = {{"model", m_explainer->name()}, {"image", m_options.image}};
            writeSafetensors(m_out / "maps.safetensors", m_values);
            m_files.push_back("maps.safetensors");
        }
        result["files"] = m_files;
        return result;
    }

private:
    /// What the model lacks is said before anything is written.
    void requireParts() const
    {
        const std::string whose =
            "the model '" + m_explainer->name() + "' (" + m_explainer->decoderTitle() + ") has no ";
        for (const auto& [option, points, kind, what] :
             {std::tuple("--internal", &m_options.internal, ContextKind::Internal, "internal attention."),
              {"--external", &m_options.external, ContextKind::External, "external attention."}})
            if (!points->empty() && !m_explained->hasContext(kind))
                throw Error(std::string(option) + ": " + whose + what);
        const auto stages = m_explained->stages();
        std::string known;
        for (const FeatureStage stage : stages)
            known += (known.empty() ? "" : ", ") + std::string(featureStageId(stage));
        for (const FeatureStage stage : stagesOf(m_options.stages))
            if (std::find(stages.begin(), stages.end(), stage) == stages.end())
                throw Error("--stage: " + whose + "stage '" + featureStageId(stage) + "'; it has " + known + ".");
    }

    void keep(const std::string& name, const cv::Mat& values)
    {
        const cv::Mat whole = values.isContinuous() ? values : values.clone();
        m_values.tensors[name] =
            torch::from_blob(whole.data, {whole.rows, whole.cols}, torch::kFloat).clone(); // the file outlives the map
    }

    void picture(const std::string& name, const cv::Mat& values, ColourMap map, ValueRange range)
    {
        cv::Mat large;
        cv::resize(values, large, m_image.size(), 0, 0, cv::INTER_LINEAR);
        const fs::path file = fs::path(name + ".png");
        makeFolder((m_out / file).parent_path());
        if (map == ColourMap::Diverging) range.least = -range.greatest; // its middle is 0
        writePng(m_out / file, blend(m_image, colourise(large, map, range), kOpacity));
        m_files.push_back(file.generic_string());
    }

    void writeLabels(const std::string& name, const cv::Mat& labels)
    {
        writeIndexPng(m_out / (name + ".png"), labels, m_explainer->classes().size());
        writePng(m_out / (name + "-overlay.png"), overlayLabels(m_image, labels, m_explainer->classes(), 0.5));
        m_files.push_back(name + ".png");
        m_files.push_back(name + "-overlay.png");
    }

    nlohmann::ordered_json writeTokens()
    {
        auto list = nlohmann::ordered_json::array();
        const auto activations = m_explained->tokenActivations();
        const int digits = int(std::to_string(m_explained->tokens() - 1).size());
        for (int k = 0; k < m_explained->tokens(); ++k) {
            const std::string& name = m_explainer->classes()[std::size_t(k)].name;
            std::string number = std::to_string(k);
            number.insert(0, std::size_t(digits) - number.size(), '0');
            const cv::Mat map = m_explained->tokenMap(k);
            picture("tokens/" + number + "-" + fileWord(name), map, m_map, {0, 1});
            keep("token." + number, map);
            list.push_back({{"class", name}, {"activation", activations[std::size_t(k)]}});
        }
        writeLabels("mid-prediction", m_explained->midLabels());
        keep("token_similarity", m_explainer->tokenSimilarity());
        keep("token_projection", m_explainer->tokenProjection());
        return list;
    }

    void writeConsistency(cv::Point point)
    {
        for (const FeatureStage stage : m_options.stages.empty() ? m_explained->stages() : stagesOf(m_options.stages)) {
            const std::string name = std::string("consistency-") + nameOf(point) + "-" + featureStageId(stage);
            const cv::Mat map = m_explained->consistency(stage, point);
            picture(name, map, m_similarityMap, {-1, 1});
            keep(name, map);
        }
    }

    /// Rows sum to 1 over thousands of positions: a picture shows them against their largest value.
    void writeAttention(ContextKind kind, const std::string& what, cv::Point point)
    {
        const std::string name = what + "-" + nameOf(point);
        const cv::Mat row = m_explained->attention(kind, point);
        double most = 0;
        cv::minMaxLoc(row, nullptr, &most);
        picture(name, row, m_map, {0, most});
        keep(name, row);
    }

    nlohmann::ordered_json scores() const
    {
        auto points = nlohmann::ordered_json::array();
        for (const cv::Point point : m_options.scores) {
            auto classes = nlohmann::ordered_json::array();
            const auto parts = m_explained->scores(point);
            for (std::size_t k = 0; k < parts.size(); ++k)
                classes.push_back({{"class", m_explainer->classes()[k].name},
                                   {"bias", parts[k].bias},
                                   {"x_inter", parts[k].fused},
                                   {"y_inter", parts[k].internal},
                                   {"y_exter", parts[k].external},
                                   {"logit", parts[k].logit}});
            points.push_back({{"point", {point.x, point.y}}, {"classes", classes}});
        }
        return points;
    }

    const Options& m_options;
    fs::path m_out;
    cv::Mat m_image;
    std::optional<Explainer> m_explainer;
    std::shared_ptr<const ExplainedImage> m_explained;
    ColourMap m_map = ColourMap::Viridis, m_similarityMap = ColourMap::Diverging;
    TensorFile m_values;
    std::vector<std::string> m_files;
};

std::string padded(std::string text, std::size_t width)
{
    return text.append(width > text.size() ? width - text.size() : 0, ' ');
}

/// The classes with the highest logits at each point, and what they are made of.
std::string scoresText(const nlohmann::ordered_json& points)
{
    constexpr std::size_t kShown = 3;
    std::string text;
    for (const auto& point : points) {
        auto classes = point["classes"].get<std::vector<nlohmann::ordered_json>>();
        std::stable_sort(classes.begin(), classes.end(), [](const auto& a, const auto& b) {
            return a["logit"].template get<double>() > b["logit"].template get<double>();
        });
        text += "\nScores at " + point["point"].dump() + "\n  " + padded("class", 20) +
                "   logit =    bias + X_inter + Y_inter + Y_exter\n";
        for (std::size_t i = 0; i < std::min(kShown, classes.size()); ++i) {
            char line[96];
            std::snprintf(line, sizeof line, " %7.2f  %8.2f  %8.2f  %8.2f  %8.2f\n", classes[i]["logit"].get<double>(),
                          classes[i]["bias"].get<double>(), classes[i]["x_inter"].get<double>(),
                          classes[i]["y_inter"].get<double>(), classes[i]["y_exter"].get<double>());
            text += "  " + padded(classes[i]["class"], 20) + line;
        }
    }
    return text;
}

void runExplain(const Options& options, Session& session)
{
    session.result = Explanation(options).write();
    const std::size_t files = session.result["files"].size();
    session.text = std::to_string(files) + " files written to " + options.out + ".\n";
    if (session.result.contains("scores")) session.text += scoresText(session.result["scores"]);
}

} // namespace

void addExplain(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("explain", "What a model computes on the way to a prediction");
    command->add_option("--model", options->model, "Run folder, or weights file with its configuration")->required();
    command->add_option("--image", options->image, "Image to explain")->required();
    command->add_option("--out", options->out, "Folder for pictures and maps.safetensors")->required();
    command->add_flag("--tokens", options->tokens,
                      "softmax(Attn_mid) of every class token, its segmentation, how alike the tokens are");
    addPointOption(*command, "--consistency", options->consistency,
                   "Cosine similarity of this pixel's feature to all others");
    addStageOption(*command, options->stages, "consistency: at these points of the pipeline; left out: at all");
    addPointOption(*command, "--internal", options->internal, "What this pixel attends to inside the image (Eq. 5)");
    addPointOption(*command, "--external", options->external, "And in the external context (Eq. 7)");
    addPointOption(*command, "--scores", options->scores,
                   "What this pixel's score of every class is made of: X_inter, Y_inter, Y_exter");
    std::vector<std::string> maps;
    for (const auto& entry : colourMapCatalog())
        maps.emplace_back(entry.id);
    command
        ->add_option("--colour-map", options->colourMap,
                     "Of every map; left out: diverging for similarity, viridis for the rest")
        ->check(CLI::IsMember(maps));
    command
        ->add_option("--short-side", options->shortSide,
                     "Scale the image to this short side, pixels; left out: as the model's run says")
        ->check(CLI::Range(16, 16384));
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->callback([options, &session] { session.run = [options, &session] { runExplain(*options, session); }; });
}

} // namespace sdw::cli
