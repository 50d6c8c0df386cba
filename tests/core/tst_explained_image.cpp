// Explanations against the reference: what is kept of a forward pass gives the maps, rows and scores of that pass.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/explanation/explained_image.h"
#include "core/explanation/traced_pass.h"
#include "core/parity/cases.h"
#include "tests/support/parity_fixture.h"
#include "tests/support/test_files.h"

#include <opencv2/imgproc.hpp>

#include <thread>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

torch::Tensor tensorOf(const cv::Mat& map)
{
    return torch::from_blob(map.data, {map.rows, map.cols}, torch::kFloat).clone();
}

/// What the reference says about a network and one of its inputs.
struct Reference {
    Fixture fixture;
    std::string input;
    Segmenter model{nullptr};
    std::shared_ptr<const ExplainedImage> explained;
    cv::Size image;

    explicit Reference(const fs::path& folder)
        : fixture(readFixture(folder))
    {
        input = fixture.has("in1.input") ? "in1" : "in0";
        std::vector<std::string> notes;
        model = fixtureModel(fixture, fixture.weights.front(), false, notes);
        const c10::InferenceMode inference;
        const auto& pixels = fixture.tensor(input + ".input");
        image = mapSizeOf(pixels);
        explained = explainInput(model, ClassScoreSplit(model), pixels.narrow(0, 0, 1), image);
    }
    bool has(const std::string& name) const { return fixture.has(input + "." + name); }
    torch::Tensor map(const std::string& name) const { return fixture.tensor(input + "." + name)[0]; } // C×H×W
    /// F_aug less what is added to F; the small fixtures leave F itself out.
    torch::Tensor fused() const { return has("fused") ? map("fused") : torch::Tensor(); }
};

/// A pixel that lies in a given position of a map.
cv::Point pixelIn(cv::Point position, cv::Size map, cv::Size image)
{
    return {int((position.x + 0.5) * image.width / map.width), int((position.y + 0.5) * image.height / map.height)};
}

torch::Tensor cosines(const torch::Tensor& features, cv::Point at)
{
    const auto query = features.select(2, at.x).select(1, at.y).view({-1, 1, 1});
    return torch::nn::functional::cosine_similarity(features, query.expand_as(features),
                                                    torch::nn::functional::CosineSimilarityFuncOptions().dim(0));
}

QString messageOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

void addReferences()
{
    QTest::addColumn<QString>("folder");
    std::vector<fs::path> folders;
    for (const fs::path& place : {test::ownFile("golden/parity"), test::testFiles() / "parity"})
        if (fs::is_directory(place))
            for (const auto& entry : fs::directory_iterator(place))
                if (fs::exists(entry.path() / "tensors.safetensors")) folders.push_back(entry.path());
    for (const fs::path& folder : folders) {
        const auto tensors = listTensors(folder / "tensors.safetensors");
        const bool network = std::any_of(tensors.begin(), tensors.end(),
                                         [](const TensorInfo& tensor) { return tensor.name == "in1.f_aug"; });
        if (network)
            QTest::newRow((folder.parent_path().parent_path().filename() / folder.filename()).c_str())
                << QString::fromStdString(folder.string());
    }
}

} // namespace

class TestExplainedImage : public QObject {
    Q_OBJECT
private:
    static Segmenter smallModel(const std::function<void(ModelConfig&)>& change)
    {
        torch::manual_seed(3);
        ModelConfig config;
        config.encoder.name = "mit_b0";
        config.encoder.width = 8;
        config.encoder.depths = {1, 1, 1, 1};
        config.decoder.name = "segdeformer";
        config.decoder.form = "paper";
        config.decoder.channels = 16;
        config.classes = 4;
        change(config);
        return Segmenter(config);
    }
    static std::shared_ptr<const ExplainedImage> explain(Segmenter& model, int height, int width, cv::Size image = {})
    {
        const c10::InferenceMode inference;
        torch::manual_seed(5);
        return explainInput(model, ClassScoreSplit(model), torch::randn({1, 3, height, width}),
                            image.empty() ? cv::Size(width, height) : image);
    }

private Q_SLOTS:
    void theReferenceIsReproduced_data() { addReferences(); }
    void theReferenceIsReproduced()
    {
        QFETCH(QString, folder);
        const Reference reference(folder.toStdString());
        const ExplainedImage& explained = *reference.explained;
        const auto augmented = reference.map("f_aug");
        const cv::Size size(int(augmented.size(2)), int(augmented.size(1)));
        QVERIFY(explained.mapSize(FeatureStage::Augmented) == size);

        // Consistency at every stage that the reference has.
        std::map<FeatureStage, torch::Tensor> stages = {{FeatureStage::Augmented, augmented}};
        for (int i = 0; i < 4; ++i)
            if (const auto name = "stage" + std::to_string(i + 1); reference.has(name))
                stages[FeatureStage(i)] = reference.map(name);
        const auto fused = reference.fused();
        if (fused.defined()) {
            stages[FeatureStage::Fused] = fused;
            stages[FeatureStage::Internal] = fused + reference.map("y_inter");
            stages[FeatureStage::External] = fused + reference.map("y_exter");
        }
        for (const auto& [stage, features] : stages) {
            const cv::Size map(int(features.size(2)), int(features.size(1)));
            QVERIFY(explained.mapSize(stage) == map);
            for (const cv::Point at : {cv::Point(0, 0), cv::Point(map.width / 2, map.height / 3),
                                       cv::Point(map.width - 1, map.height - 1)}) {
                const cv::Point pixel = pixelIn(at, map, reference.image);
                QVERIFY(explained.position(stage, pixel) == at);
                const auto got = tensorOf(explained.consistency(stage, pixel));
                QVERIFY2(test::largestDifference(got, cosines(features, at)) < 1e-4, featureStageId(stage));
            }
        }

        // Attention rows.
        const auto row = reference.fixture.meta["inputs"][reference.input]["query_row"].get<int>();
        const cv::Point query = pixelIn({row % size.width, row / size.width}, size, reference.image);
        for (const auto& [kind, name] : {std::pair(ContextKind::Internal, "internal_attention_row"),
                                         {ContextKind::External, "external_attention_row"}}) {
            const auto got = tensorOf(explained.attention(kind, query)).flatten();
            const auto expected = reference.fixture.tensor(reference.input + "." + name)[0];
            QVERIFY2(test::largestDifference(got, expected) < 1e-5, name);
        }

        // Token maps and what is told about them.
        const auto shares = reference.map("attn_mid").softmax(0);
        const auto means = shares.mean({1, 2});
        QCOMPARE(explained.tokens(), int(shares.size(0)));
        const auto activations = explained.tokenActivations(), here = explained.tokenShares(query);
        for (int token = 0; token < explained.tokens(); ++token) {
            QVERIFY(test::largestDifference(tensorOf(explained.tokenMap(token)), shares[token]) < 1e-4);
            QVERIFY(std::abs(activations[std::size_t(token)] - means[token].item<float>()) < 1e-4);
            QVERIFY(std::abs(here[std::size_t(token)] - shares[token].flatten()[row].item<float>()) < 1e-4);
        }

        // Scores and their parts.
        const auto logits = reference.map("logits");
        for (const cv::Point at : {cv::Point(0, 0), cv::Point(size.width / 2, size.height / 2),
                                   cv::Point(size.width - 1, size.height - 1)}) {
            const auto parts = explained.scores(pixelIn(at, size, reference.image));
            QCOMPARE(parts.size(), std::size_t(logits.size(0)));
            for (std::size_t k = 0; k < parts.size(); ++k) {
                const float expected = logits[std::int64_t(k)][at.y][at.x].item<float>();
                QVERIFY(std::abs(parts[k].logit - expected) < 1e-4f);
                QVERIFY(std::abs(parts[k].bias + parts[k].fused + parts[k].internal + parts[k].external - expected) <
                        1e-4f);
            }
        }
    }

    void aPartOfAScoreIsTheClassifierOnThatPart() // the sum alone would not notice parts that are mixed up
    {
        const auto folder = test::ownFile("golden/parity/vit_segdeformer_official");
        const Reference reference(folder);
        const auto parameters = reference.model->named_parameters();
        const auto weight = parameters["decode_head.conv_seg.weight"].flatten(1);
        const torch::NoGradGuard noGrad;
        const auto at = [&](const std::string& name, int x, int y) {
            return weight.mv(reference.map(name).select(2, x).select(1, y));
        };
        const cv::Size map = reference.explained->mapSize(FeatureStage::Fused);
        const auto parts = reference.explained->scores(pixelIn({4, 2}, map, reference.image));
        const auto fused = at("fused", 4, 2), internal = at("y_inter", 4, 2), external = at("y_exter", 4, 2);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            QVERIFY(std::abs(parts[k].fused - fused[std::int64_t(k)].item<float>()) < 1e-4f);
            QVERIFY(std::abs(parts[k].internal - internal[std::int64_t(k)].item<float>()) < 1e-4f);
            QVERIFY(std::abs(parts[k].external - external[std::int64_t(k)].item<float>()) < 1e-4f);
        }
    }

    void labelsAreTheArgMaxOfTheEnlargedLogits()
    {
        const Reference reference(test::ownFile("golden/parity/mit_segdeformer_official"));
        const auto check = [&](const std::string& name, const cv::Mat& labels) {
            const auto enlarged = torch::nn::functional::interpolate(
                reference.fixture.tensor("in1." + name),
                torch::nn::functional::InterpolateFuncOptions()
                    .size(std::vector<std::int64_t>{reference.image.height, reference.image.width})
                    .mode(torch::kBilinear)
                    .align_corners(false));
            const auto expected = enlarged[0].argmax(0).to(torch::kInt).contiguous();
            cv::Mat wanted;
            cv::Mat(reference.image, CV_32S, expected.data_ptr<int>()).convertTo(wanted, CV_16U);
            QVERIFY(labels.type() == CV_16UC1 && labels.size() == reference.image);
            QVERIFY2(cv::countNonZero(labels != wanted) <= int(wanted.total()) / 1000, name.c_str()); // near-ties
        };
        check("logits", reference.explained->labels());
        check("attn_mid", reference.explained->midLabels());
    }

    void severalHeadsGiveTheirMean()
    {
        Segmenter model = smallModel([](ModelConfig& config) {
            config.decoder.internal = {.heads = 4, .depth = 2, .mlp = true};
            config.decoder.efficientRatio = 2;
        });
        const auto explained = explain(model, 52, 76); // 13×19 positions, 6×9 keys
        const c10::InferenceMode inference;
        torch::manual_seed(5);
        const auto pass = tracePass(model, torch::randn({1, 3, 52, 76}));
        const auto query = pass.trace.at("internal_query")[0], key = pass.trace.at("internal_key")[0];
        torch::Tensor expected = torch::zeros({54});
        for (int h = 0; h < 4; ++h)
            expected += (key.narrow(1, 4 * h, 4).mv(query[5 * 19 + 7].narrow(0, 4 * h, 4)) / 2.0).softmax(0) / 4.0;
        const cv::Mat row = explained->attention(ContextKind::Internal, {7 * 4 + 1, 5 * 4 + 3});
        QVERIFY(row.size() == cv::Size(9, 6));
        QVERIFY(test::largestDifference(tensorOf(row).flatten(), expected) < 1e-6);
        QVERIFY(std::abs(cv::sum(row)[0] - 1) < 1e-5);
    }

    void modelsHaveWhatTheyHave_data()
    {
        QTest::addColumn<QString>("decoder");
        QTest::addColumn<bool>("internal");
        QTest::addColumn<bool>("external");
        QTest::addColumn<bool>("second");
        QTest::addColumn<QString>("stages");
        QTest::newRow("all") << "segdeformer" << true << true << true << "fused internal external augmented";
        QTest::newRow("internal only") << "segdeformer" << true << false << true << "fused internal augmented";
        QTest::newRow("external only") << "segdeformer" << false << true << true << "fused external augmented";
        QTest::newRow("no second attention")
            << "segdeformer" << true << true << false << "fused internal external augmented";
        QTest::newRow("segformer") << "all_mlp" << true << true << true << "fused augmented";
        QTest::newRow("upernet") << "upernet" << true << true << true << "fused augmented";
    }
    void modelsHaveWhatTheyHave()
    {
        QFETCH(QString, decoder);
        QFETCH(bool, internal);
        QFETCH(bool, external);
        QFETCH(bool, second);
        QFETCH(QString, stages);
        const bool context = decoder == "segdeformer";
        Segmenter model = smallModel([&](ModelConfig& config) {
            config.decoder.name = decoder.toStdString();
            config.decoder.form = context ? "paper" : "official";
            config.decoder.internal.enabled = internal;
            config.decoder.external.enabled = external;
            config.decoder.external.secondAttention = second;
        });
        const auto explained = explain(model, 64, 64);
        QStringList ids;
        for (const FeatureStage stage : explained->stages())
            ids << featureStageId(stage);
        QCOMPARE(ids.join(' '), "encoder1 encoder2 encoder3 encoder4 " + stages);
        QCOMPARE(explained->hasContext(ContextKind::Internal), context && internal);
        QCOMPARE(explained->hasContext(ContextKind::External), context && external && second);
        QCOMPARE(explained->tokens(), context && external ? 4 : 0);
        QCOMPARE(explained->midLabels().empty(), !(context && external));
        QCOMPARE(explained->tokenActivations().size(), std::size_t(explained->tokens()));
        QCOMPARE(explained->tokenShares({1, 1}).size(), std::size_t(explained->tokens()));
        for (const auto& parts : explained->scores({40, 9})) {
            QVERIFY(std::abs(parts.bias + parts.fused + parts.internal + parts.external - parts.logit) < 1e-4f);
            QVERIFY((parts.internal != 0) == (context && internal));
            QVERIFY((parts.external != 0) == (context && external));
        }
        if (!(context && external)) {
            QVERIFY(messageOf([&] { explained->tokenMap(0); }).contains("no class tokens"));
            QVERIFY(messageOf([&] { explained->attention(ContextKind::External, {1, 1}); }).contains("no external"));
            const auto message = messageOf([&] { explained->consistency(FeatureStage::External, {1, 1}); });
            QVERIFY2(message.contains("no stage 'external'") && message.contains("encoder4, fused"),
                     qPrintable(message));
        }
        if (!(context && internal))
            QVERIFY(messageOf([&] { explained->attention(ContextKind::Internal, {1, 1}); }).contains("no internal"));
    }

    void pointsOutsideAndUnknownNamesAreErrors()
    {
        Segmenter model = smallModel([](ModelConfig&) {});
        const auto explained = explain(model, 64, 96, {191, 127});
        for (const cv::Point pixel : {cv::Point(191, 5), cv::Point(5, 127), cv::Point(-1, 0), cv::Point(0, -1)}) {
            QVERIFY(messageOf([&] { explained->consistency(FeatureStage::Fused, pixel); }).contains("191x127"));
            QVERIFY(messageOf([&] { explained->attention(ContextKind::Internal, pixel); }).contains("outside"));
            QVERIFY(messageOf([&] { explained->scores(pixel); }).contains("outside"));
            QVERIFY(messageOf([&] { explained->tokenShares(pixel); }).contains("outside"));
        }
        QVERIFY(messageOf([&] { explained->tokenMap(4); }).contains("no class token 4"));
        QVERIFY(messageOf([&] { explained->tokenMap(-1); }).contains("no class token -1"));
        QVERIFY(messageOf([] { findFeatureStage("logits"); }).contains("known: encoder1, "));
        QVERIFY(findFeatureStage("augmented") == FeatureStage::Augmented);
    }

    void pixelsFallIntoThePositionOfTheirMiddle()
    {
        Segmenter model = smallModel([](ModelConfig&) {});
        const auto explained = explain(model, 64, 96, {192, 128}); // 24×16 positions of 8×8 pixels
        QVERIFY(explained->position(FeatureStage::Fused, {7, 7}) == cv::Point(0, 0));
        QVERIFY(explained->position(FeatureStage::Fused, {8, 7}) == cv::Point(1, 0));
        QVERIFY(explained->position(FeatureStage::Fused, {191, 127}) == cv::Point(23, 15));
        QVERIFY(explained->position(FeatureStage::Encoder4, {191, 127}) == cv::Point(2, 1));
        const cv::Mat similarity = explained->consistency(FeatureStage::Fused, {100, 50});
        QVERIFY(std::abs(similarity.at<float>(6, 12) - 1) < 1e-5f);
    }

    void paddingOfNarrowImagesIsLeftOut()
    {
        Segmenter model = smallModel([](ModelConfig&) {});
        const auto explained = explain(model, 10, 64, {640, 100}); // padded to 32 rows: 8 positions, 2.5 of the image
        QVERIFY(explained->mapSize(FeatureStage::Fused) == cv::Size(16, 3));
        QVERIFY(explained->position(FeatureStage::Fused, {639, 99}) == cv::Point(15, 2));
        QVERIFY(explained->labels().size() == cv::Size(640, 100));
        QVERIFY(explained->tokenMap(1).size() == cv::Size(16, 3));
        const cv::Mat row = explained->attention(ContextKind::Internal, {5, 5});
        QVERIFY(row.size() == cv::Size(16, 3));
        QVERIFY(cv::sum(row)[0] < 1.00001);
    }

    void manyThreadsMayAskAtOnce()
    {
        Segmenter model = smallModel([](ModelConfig&) {});
        const auto explained = explain(model, 64, 96);
        const auto ask = [&](cv::Point pixel) {
            std::vector<cv::Mat> answers;
            for (const FeatureStage stage : explained->stages())
                answers.push_back(explained->consistency(stage, pixel));
            answers.push_back(explained->attention(ContextKind::Internal, pixel));
            answers.push_back(explained->attention(ContextKind::External, pixel));
            const auto scores = explained->scores(pixel);
            answers.push_back(cv::Mat(1, 1, CV_32F, cv::Scalar(scores[2].internal)));
            return answers;
        };
        const std::vector<cv::Point> pixels = {{0, 0}, {50, 30}, {95, 63}, {17, 40}};
        std::vector<std::vector<cv::Mat>> alone, together(pixels.size());
        for (const cv::Point pixel : pixels)
            alone.push_back(ask(pixel));
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < pixels.size(); ++i)
            threads.emplace_back([&, i] {
                for (int round = 0; round < 20; ++round)
                    together[i] = ask(pixels[i]);
            });
        for (std::thread& thread : threads)
            thread.join();
        for (std::size_t i = 0; i < pixels.size(); ++i)
            for (std::size_t j = 0; j < alone[i].size(); ++j)
                QVERIFY(cv::norm(alone[i][j], together[i][j], cv::NORM_INF) < 1e-5);
    }
};

QTEST_GUILESS_MAIN(TestExplainedImage)
#include "tst_explained_image.moc"
