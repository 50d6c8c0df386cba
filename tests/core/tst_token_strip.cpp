#include "core/config/run_config.h"
#include "core/explanation/class_token_map.h"
#include "core/training/token_strip.h"
#include "tests/support/drawn_dataset.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestTokenStrip : public QObject {
    Q_OBJECT
    static RunConfig config(int classes, const nlohmann::json& changes = nlohmann::json::object())
    {
        auto document = test::tinyConfig("/nowhere");
        document["model"]["classes"] = classes;
        document.merge_patch(changes);
        return readRunConfig(document);
    }
    static Segmenter modelOf(const RunConfig& config)
    {
        torch::manual_seed(3);
        Segmenter model(config.model);
        model->eval();
        return model;
    }
    static cv::Mat image(int width, int height)
    {
        cv::Mat picture(height, width, CV_8UC3);
        cv::randu(picture, 0, 255);
        return picture;
    }

private Q_SLOTS:
    void equalsTheMapsOfTheExplanation()
    {
        const auto run = config(3, {{"data", {{"crop", {64, 64}}}}});
        Segmenter model = modelOf(run);
        const cv::Mat picture = image(64, 48), strip = tokenStrip(model, picture, run.data, "fp32");
        QCOMPARE(strip.type(), CV_8UC1);
        QCOMPARE(strip.size(), cv::Size(16, 3 * 12)); // a quarter of the picture
        const auto maps = classTokenMaps(model, picture, run.data).attention;
        for (int k = 0; k < 3; ++k) {
            cv::Mat small;
            cv::resize(strip.rowRange(k * 12, (k + 1) * 12), small, picture.size(), 0, 0, cv::INTER_LINEAR);
            small.convertTo(small, CV_32F, 1.0 / 255);
            QVERIFY(cv::norm(small, maps[std::size_t(k)], cv::NORM_INF) < 0.01);
        }
    }
    void theyAddUpToOne()
    {
        const auto run = config(4);
        Segmenter model = modelOf(run);
        const cv::Mat strip = tokenStrip(model, image(64, 48), run.data, "fp32");
        const int height = strip.rows / 4;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < strip.cols; ++x) {
                int sum = 0;
                for (int k = 0; k < 4; ++k)
                    sum += strip.at<std::uint8_t>(k * height + y, x);
                QVERIFY2(std::abs(sum - 255) <= 2, qPrintable(QString::number(sum)));
            }
    }
    void largePicturesAreNoLargerThanACrop()
    {
        const auto run = config(3, {{"data", {{"short_side", 512}, {"long_side", 1024}, {"crop", {64, 64}}}}});
        Segmenter model = modelOf(run);
        const cv::Mat strip = tokenStrip(model, image(800, 200), run.data, "fp32");
        QVERIFY(strip.cols * 4 * (strip.rows / 3) * 4 <= 64 * 64 + 128 * 4); // sides are rounded up to whole strides
        QVERIFY(strip.cols > 2 * (strip.rows / 3));
    }
    void manyClassesStaySmall()
    {
        const auto run = config(150, {{"data", {{"short_side", 256}, {"long_side", 512}, {"crop", {256, 256}}}}});
        Segmenter model = modelOf(run);
        const cv::Mat strip = tokenStrip(model, image(300, 256), run.data, "fp32");
        QCOMPARE(strip.rows % 150, 0);
        QVERIFY(std::int64_t(strip.total()) <= kTokenStripPixels);
        QVERIFY(strip.cols >= 40);
    }
    void modelsWithoutTokensHaveNone()
    {
        const auto run = config(3, {{"model", {{"decoder", {{"external", {{"enabled", false}}}}}}}});
        Segmenter model = modelOf(run);
        QVERIFY(tokenStrip(model, image(64, 48), run.data, "fp32").empty());
    }
    void theSheetHasACellForEveryClass()
    {
        ClassList classes(5);
        for (std::size_t i = 0; i < classes.size(); ++i)
            classes[i].name = "a class with a rather long name " + std::to_string(i);
        cv::Mat strip(5 * 6, 8, CV_8UC1, cv::Scalar(0));
        strip.rowRange(6, 12).setTo(255); // the second class takes everything
        const cv::Mat sheet = tokenSheet(strip, image(64, 48), classes);
        QCOMPARE(sheet.type(), CV_8UC3);
        QVERIFY(sheet.cols > 3 * 120 && sheet.rows > 2 * 90);
        const auto cell = [&](int column) { // of the first row
            return cv::mean(sheet(cv::Rect(column * 128 + 20, 50, 90, 60)));
        };
        QVERIFY(cell(1)[1] > cell(0)[1] + 60); // viridis: yellow against violet
        QVERIFY(std::abs(cell(0)[1] - cell(2)[1]) < 1);
    }
};

QTEST_GUILESS_MAIN(TestTokenStrip)
#include "tst_token_strip.moc"
