// Figures 3 and 4 as data: which columns there are, what stands in their captions, and where the points come from.
#include "core/base/class_list.h"
#include "core/base/error.h"
#include "core/base/program_files.h"
#include "core/explanation/figures.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// 40×20 pixels in maps of 10×5: left of the middle everything is alike, right of it nothing is.
class HalfAlike : public ExplainedImage {
public:
    explicit HalfAlike(std::vector<FeatureStage> stages)
        : m_stages(std::move(stages))
    {
    }
    cv::Size imageSize() const override { return {40, 20}; }
    cv::Mat labels() const override { return cv::Mat(20, 40, CV_16UC1, cv::Scalar(0)); }
    cv::Mat midLabels() const override { return {}; }
    std::vector<FeatureStage> stages() const override { return m_stages; }
    cv::Size mapSize(FeatureStage) const override { return {10, 5}; }
    cv::Point position(FeatureStage, cv::Point pixel) const override { return {pixel.x / 4, pixel.y / 4}; }
    cv::Mat consistency(FeatureStage, cv::Point) const override
    {
        cv::Mat map(5, 10, CV_32FC1, cv::Scalar(-1));
        map.colRange(0, 5).setTo(1);
        return map;
    }
    cv::Mat classLogits() const override { return {}; }
    bool hasContext(ContextKind) const override { return false; }
    cv::Mat attention(ContextKind, cv::Point) const override { throw Error("There is none."); }
    int tokens() const override { return 0; }
    cv::Mat tokenMap(int) const override { return {}; }
    std::vector<float> tokenActivations() const override { return {}; }
    std::vector<float> tokenShares(cv::Point) const override { return {}; }
    std::vector<ClassScoreParts> scores(cv::Point) const override { return {}; }

private:
    std::vector<FeatureStage> m_stages;
};

std::shared_ptr<const ExplainedImage> alike(std::vector<FeatureStage> stages)
{
    return std::make_shared<HalfAlike>(std::move(stages));
}

using Stages = std::vector<FeatureStage>;
using enum FeatureStage;

FigureImage halves()
{
    FigureImage image{
        .name = "halves", .image = cv::Mat(20, 40, CV_8UC3, cv::Scalar::all(90)), .truth = {}, .point = {5, 5}};
    image.truth = cv::Mat(20, 40, CV_16UC1, cv::Scalar(0));
    image.truth.colRange(20, 40).setTo(1);
    return image;
}

} // namespace

class TestFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBaselineShowsNothingTwice()
    {
        const std::array models = {alike({Fused, Augmented}), alike({Fused, Internal, External, Augmented})};
        const auto columns = consistencyColumns(models, {Fused, Internal, Augmented});
        QCOMPARE(columns.size(), std::size_t(4)); // F; F, F + Y_inter, F_aug
        QCOMPARE(columns[0].model, std::size_t(0));
        QVERIFY(columns[3].model == 1 && columns[3].stage == Augmented);
        QCOMPARE(consistencyColumns(std::span(models).first(1), {Augmented}).size(),
                 std::size_t(1)); // alone it is shown
        QVERIFY_THROWS_EXCEPTION(Error, consistencyColumns(models, {Encoder1}));
    }
    void captionsSayHowAlikeTheClassesAre()
    {
        const std::array models = {alike({Fused})};
        const auto panels = consistencyPanels(halves(), models, {{0, Fused}});
        QCOMPARE(panels.size(), std::size_t(2));
        QCOMPARE(panels[0].marks.size(), std::size_t(1));
        QCOMPARE(panels[0].marks[0].x, 5.5); // the middle of the pixel
        QVERIFY(panels[1].score);
        QCOMPARE(panels[1].score->same, 1.0);
        QCOMPARE(panels[1].score->others, -1.0);
        QCOMPARE(panels[1].score->auc, 1.0);
        QCOMPARE(panels[1].caption, std::string("own 1.00, others \xe2\x88\x92"
                                                "1.00"));
        FigureOptions german;
        german.words.alike = "andere %2, eigene %1";
        german.words.decimalPoint = ",";
        QCOMPARE(consistencyPanels(halves(), models, {{0, Fused}}, german)[1].caption,
                 std::string("andere \xe2\x88\x92"
                             "1,00, eigene 1,00"));
        FigureImage unknown = halves();
        unknown.truth = cv::Mat();
        QVERIFY(consistencyPanels(unknown, models, {{0, Fused}})[1].caption.empty());
    }
    void largePicturesAreScaledWithTheirPoint()
    {
        FigureOptions small;
        small.pictureSide = 20;
        const std::array models = {alike({Fused})};
        const auto panels = consistencyPanels(halves(), models, {{0, Fused}}, small);
        for (const FigurePanel& panel : panels) {
            QCOMPARE(panel.picture.size(), cv::Size(20, 10));
            QCOMPARE(panel.marks[0].x, 2.75);
        }
    }
    void modelsThatComeWithTheProgramFillAFigure()
    {
        Explainer baseline(needShippedFile("models/demo_segformer.safetensors")),
            ours(needShippedFile("models/demo_segdeformer.safetensors"));
        const std::array models = {FigureModel{.explainer = &baseline, .title = "A", .relabel = {}},
                                   FigureModel{.explainer = &ours, .title = "B", .relabel = {}}};
        const std::array images = {halves()};
        const Figure masks = predictionFigure(models, images, ours.classes());
        QCOMPARE(masks.columnTitles, (std::vector<std::string>{"Image", "Ground truth", "A", "B"}));
        QVERIFY(masks.rows[0][2].right && *masks.rows[0][2].right >= 0 && *masks.rows[0][2].right <= 1);
        QVERIFY(masks.rows[0][3].caption.find("% right") != std::string::npos);
        QVERIFY(!masks.rows[0][1].right); // the truth is not scored
        int told = 0;
        const Figure alikes =
            consistencyFigure(models, images, {Fused, Augmented}, {}, [&](int, int) { return ++told; });
        QCOMPARE(alikes.columnTitles, (std::vector<std::string>{"Image", "A: F", "B: F", "B: F_aug"}));
        QCOMPARE(told, 3); // two passes, and the end
        QVERIFY_THROWS_EXCEPTION(Error,
                                 predictionFigure(models, images, ours.classes(), {}, [](int, int) { return false; }));
        QVERIFY_THROWS_EXCEPTION(Error, predictionFigure(models, {}, ours.classes()));
        const cv::Point middle = *pointOfClass(images[0], 1, models[0]); // of the truth
        QVERIFY(cv::norm(middle - cv::Point(30, 10)) < 1.5);
        QVERIFY(!pointOfClass(images[0], 3, models[0]));
        FigureImage unknown = halves();
        unknown.truth = cv::Mat();
        FigureModel says = models[1];
        says.relabel = [](const cv::Mat& labels) { return cv::Mat(labels.size(), CV_16UC1, cv::Scalar(3)); };
        QVERIFY(pointOfClass(unknown, 3, says)); // what the model says, in the figure's classes
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
