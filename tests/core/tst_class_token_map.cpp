// Attention of the class tokens: a distribution over the classes at every pixel, at the image's own size.
#include "core/base/error.h"
#include "core/explanation/class_token_map.h"
#include "tests/support/test_files.h"

#include <torch/torch.h>

using namespace sdw;

namespace {

ModelConfig smallModel(const char* decoder)
{
    ModelConfig config;
    config.encoder.name = "mit_b0";
    config.encoder.width = 8;
    config.encoder.depths = {1, 1, 1, 1};
    config.decoder.name = decoder;
    config.decoder.form = std::string(decoder) == "segdeformer" ? "paper" : "official";
    config.decoder.channels = 16;
    config.classes = 4;
    return config;
}

} // namespace

class TestClassTokenMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::manual_seed(0); }

    void mapsAreADistributionAtEveryPixel()
    {
        Segmenter model(smallModel("segdeformer"));
        cv::Mat image(61, 83, CV_8UC3);
        cv::randu(image, 0, 255);
        DataConfig data;
        data.shortSide = 64;
        const ClassTokenMaps maps = classTokenMaps(model, image, data);
        QCOMPARE(maps.attention.size(), std::size_t(4));
        cv::Mat sum = cv::Mat::zeros(image.size(), CV_32F);
        for (const cv::Mat& map : maps.attention) {
            QCOMPARE(map.size(), image.size());
            QVERIFY(cv::checkRange(map, true, nullptr, 0, 1.0001));
            sum += map;
        }
        QVERIFY(cv::norm(sum, cv::Mat::ones(image.size(), CV_32F), cv::NORM_INF) < 1e-5);
        QVERIFY(maps.segmentation.type() == CV_16UC1 && maps.segmentation.size() == image.size());
        int agree = 0; // M_mid enlarges before the softmax, the maps after it: borders may differ by a pixel
        for (int y = 0; y < image.rows; ++y)
            for (int x = 0; x < image.cols; ++x) {
                const auto& chosen = maps.attention[maps.segmentation.at<std::uint16_t>(y, x)];
                agree += std::all_of(maps.attention.begin(), maps.attention.end(),
                                     [&](const cv::Mat& map) { return map.at<float>(y, x) <= chosen.at<float>(y, x); });
            }
        QVERIFY(agree > 0.97 * double(image.total()));
    }

    void aModelWithoutTokensIsNamed()
    {
        Segmenter model(smallModel("all_mlp"));
        try {
            classTokenMaps(model, cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(9)), {});
            QFAIL("expected an error");
        } catch (const Error& error) {
            QVERIFY(QByteArray(error.what()).contains("no class tokens"));
        }
    }
};

QTEST_GUILESS_MAIN(TestClassTokenMap)
#include "tst_class_token_map.moc"
