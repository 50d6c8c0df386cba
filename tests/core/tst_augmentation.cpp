#include "tests/support/test_files.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/datasets/augment.h"
#include "core/datasets/crop.h"
#include "core/datasets/label_values.h"
#include "core/datasets/normalize.h"
#include "core/datasets/photometric.h"
#include "core/datasets/resize.h"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace sdw;

namespace {

/// The little of safetensors that this test needs: one named tensor as bytes.
class Fixture {
public:
    explicit Fixture(const std::filesystem::path& folder)
    {
        std::ifstream in(folder / "tensors.safetensors", std::ios::binary);
        std::uint64_t length = 0;
        in.read(reinterpret_cast<char*>(&length), 8);
        std::string header(length, '\0');
        in.read(header.data(), std::streamsize(length));
        m_header = nlohmann::json::parse(header);
        m_bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    cv::Mat operator[](const std::string& name)
    {
        const auto& entry = m_header.at(name);
        const auto shape = entry["shape"].get<std::vector<int>>();
        const int depth = entry["dtype"] == "U8" ? CV_8U : CV_32F;
        return cv::Mat(shape[0], shape[1], CV_MAKETYPE(depth, shape.size() > 2 ? shape[2] : 1),
                       m_bytes.data() + entry["data_offsets"][0].get<std::size_t>());
    }

private:
    nlohmann::json m_header;
    std::string m_bytes;
};

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() ? cv::norm(a, b, cv::NORM_INF) : 1e9;
}

Sample checkered(int height, int width)
{
    Sample sample{.name = "x", .image = cv::Mat(height, width, CV_8UC3), .label = cv::Mat(height, width, CV_16UC1)};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool dark = (x / 4 + y / 4) % 2;
            sample.image.at<cv::Vec3b>(y, x) = dark ? cv::Vec3b(10, 20, 30) : cv::Vec3b(200, 150, 100);
            sample.label.at<std::uint16_t>(y, x) = dark ? 1 : 0;
        }
    return sample;
}

} // namespace

class TestAugmentation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fixtureResize_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("longLimit");
        QTest::addColumn<int>("shortLimit");
        QTest::newRow("a") << "resized_a" << 2048 << 160;
        QTest::newRow("b") << "resized_b" << 128 << 64;
        QTest::newRow("c") << "resized_c" << 50 << 40;
    }
    void fixtureResize()
    {
        SDW_NEED_TEST_FILES(folder, "parity/preprocess");
        QFETCH(QString, name);
        QFETCH(int, longLimit);
        QFETCH(int, shortLimit);
        Fixture fixture(folder);
        const cv::Mat resized = resizeKeepRatio(fixture["image_bgr_u8"], longLimit, shortLimit);
        QVERIFY(largestDifference(resized, fixture[name.toStdString() + "_bgr_u8"]) <= 1);
    }
    void fixtureLabelsAndColours()
    {
        SDW_NEED_TEST_FILES(folder, "parity/preprocess");
        Fixture fixture(folder);
        QCOMPARE(largestDifference(reduceZeroLabel(fixture["label_raw_u8"]), fixture["label_reduce_zero_u8"]), 0.0);
        const double raw =
            largestDifference(resizeLabelKeepRatio(fixture["label_raw_u8"], 2048, 160), fixture["label_resized_a_u8"]);
        const double reduced = largestDifference(resizeLabelKeepRatio(fixture["label_reduce_zero_u8"], 2048, 160),
                                                 fixture["label_resized_a_u8"]);
        QCOMPARE(std::min(raw, reduced), 0.0);
        QVERIFY(largestDifference(bgrToHsv(fixture["image_bgr_u8"]), fixture["hsv_u8"]) <= 1);
        QVERIFY(largestDifference(hsvToBgr(fixture["hsv_u8"]), fixture["bgr_from_hsv_u8"]) <= 1);
    }
    void fixtureNormalisation()
    {
        SDW_NEED_TEST_FILES(folder, "parity/preprocess");
        Fixture fixture(folder);
        const cv::Mat expected = fixture["normalized_rgb_hwc"];
        const auto got = normalizeImage(fixture["image_bgr_u8"]).permute({1, 2, 0}).contiguous();
        const auto want = torch::from_blob(expected.data, {expected.rows, expected.cols, 3});
        QVERIFY((got - want).abs().max().item<double>() < 1e-5);
    }
    void keepRatioRule()
    {
        QCOMPARE(keepRatioSize({683, 512}, 2048, 512), cv::Size(683, 512));
        QCOMPARE(keepRatioSize({512, 683}, 512, 2048), cv::Size(512, 683)); // order of the limits does not matter
        QCOMPARE(keepRatioSize({20000, 8}, 2048, 512), cv::Size(2048, 1));
        QCOMPARE(keepRatioSize({20000, 1}, 200, 100), cv::Size(200, 1)); // never zero
        QVERIFY_THROWS_EXCEPTION(Error, keepRatioSize({10, 10}, 0, 5));
        QVERIFY_THROWS_EXCEPTION(Error, keepRatioSize({10, 10}, 1 << 20, 1 << 20));
    }
    void cropStaysInsideAndReachesEveryEdge()
    {
        const cv::Mat label(10, 12, CV_16UC1, cv::Scalar(0));
        Random random(4);
        std::set<int> lefts, tops;
        for (int i = 0; i < 400; ++i) {
            const cv::Rect place = drawCrop(label, {9, 8}, 1, random);
            QCOMPARE(place.size(), cv::Size(9, 8));
            lefts.insert(place.x);
            tops.insert(place.y);
        }
        QCOMPARE(lefts, std::set<int>({0, 1, 2, 3}));
        QCOMPARE(tops, std::set<int>({0, 1, 2}));
        QCOMPARE(drawCrop(label, {100, 4}, 1, random).width, 12); // smaller than the crop: used whole
    }
    void cropAvoidsOneClass()
    {
        cv::Mat label(64, 64, CV_16UC1, cv::Scalar(0));
        label(cv::Rect(0, 0, 32, 64)).setTo(1);
        label.row(0).setTo(kIgnoreLabel);
        Random random(1), free(1);
        int mixed = 0, mixedFreely = 0;
        const auto isMixed = [&](const cv::Rect& place) {
            const double ones = cv::sum(label(place) == 1)[0] / 255;
            return ones > 0.25 * place.area() && ones < 0.75 * place.area();
        };
        for (int i = 0; i < 200; ++i) {
            mixed += isMixed(drawCrop(label, {16, 16}, 0.75, random));
            mixedFreely += isMixed(drawCrop(label, {16, 16}, 1, free));
        }
        QVERIFY2(mixed > 150 && mixedFreely < 60, qPrintable(QString("%1 %2").arg(mixed).arg(mixedFreely)));
        QCOMPARE(drawCrop(cv::Mat(8, 8, CV_16UC1, cv::Scalar(3)), {4, 4}, 0.75, random).area(),
                 16); // cannot be had: the last draw
    }
    void colourSteps()
    {
        const cv::Mat pixel(1, 1, CV_8UC3, cv::Scalar(10, 100, 250));
        QCOMPARE(scaleValues(pixel, 1, 20.7).at<cv::Vec3b>(0),
                 cv::Vec3b(30, 120, 255)); // the fraction is dropped, the top clipped
        QCOMPARE(scaleValues(pixel, 1, -20).at<cv::Vec3b>(0), cv::Vec3b(0, 80, 230));
        QCOMPARE(scaleValues(pixel, 1.5, 0).at<cv::Vec3b>(0), cv::Vec3b(15, 150, 255));
        const cv::Mat grey(1, 1, CV_8UC3, cv::Scalar(90, 90, 90));
        QCOMPARE(scaleSaturation(grey, 1.5).at<cv::Vec3b>(0), cv::Vec3b(90, 90, 90));
        const cv::Mat red(1, 1, CV_8UC3, cv::Scalar(0, 0, 255));
        QCOMPARE(shiftHue(red, 60).at<cv::Vec3b>(0), cv::Vec3b(0, 255, 0));
        QCOMPARE(shiftHue(red, -60).at<cv::Vec3b>(0), cv::Vec3b(255, 0, 0));
        QCOMPARE(scaleSaturation(red, 0).at<cv::Vec3b>(0), cv::Vec3b(255, 255, 255));
    }
    void augmentationIsAFunctionOfItsSeed()
    {
        const Sample sample = checkered(60, 90);
        const cv::Mat before = sample.image.clone();
        DataConfig config;
        config.crop = {32, 48};
        config.shortSide = 40;
        config.longSide = 200;
        std::set<std::size_t> sizes;
        for (std::uint64_t i = 0; i < 40; ++i) {
            const Sample a = augment(sample, config, Random(7, i)), b = augment(sample, config, Random(7, i));
            QCOMPARE(largestDifference(a.image, b.image), 0.0);
            QCOMPARE(largestDifference(a.label, b.label), 0.0);
            QCOMPARE(a.image.size(), a.label.size());
            QVERIFY(a.image.rows <= 32 && a.image.cols <= 48);
            sizes.insert(a.image.total());
        }
        QVERIFY(sizes.size() > 3); // small scales leave less than the crop
        QCOMPARE(largestDifference(sample.image, before), 0.0);
    }
    void imageAndLabelMoveTogether()
    {
        const Sample sample = checkered(64, 64);
        DataConfig config;
        config.crop = {32, 32};
        config.shortSide = config.longSide = 64;
        config.scaleRange = {1, 1};
        config.photometric = false;
        bool flipped = false;
        for (std::uint64_t i = 0; i < 20; ++i) {
            const Sample result = augment(sample, config, Random(3, i));
            for (int y = 0; y < 32; ++y)
                for (int x = 0; x < 32; ++x)
                    QCOMPARE(result.image.at<cv::Vec3b>(y, x)[0] == 10, result.label.at<std::uint16_t>(y, x) == 1);
            flipped |= result.label.at<std::uint16_t>(0, 0) != augment(
                                                                   sample,
                                                                   [&] {
                                                                       auto plain = config;
                                                                       plain.flip = 0;
                                                                       return plain;
                                                                   }(),
                                                                   Random(3, i))
                                                                   .label.at<std::uint16_t>(0, 0);
        }
        QVERIFY(flipped);
    }
    void randomNumbersAreTheSameEverywhere()
    {
        Random random(0, 0), other(0, 1);
        const std::uint64_t first = random.next();
        QCOMPARE(Random(0, 0).next(), first);
        QVERIFY(other.next() != first);
        double sum = 0;
        std::array<int, 7> counts{};
        for (int i = 0; i < 70000; ++i) {
            const double value = random.uniform();
            QVERIFY(value >= 0 && value < 1);
            sum += value;
            ++counts[random.below(7)];
        }
        QVERIFY(std::abs(sum / 70000 - 0.5) < 0.005);
        for (const int count : counts)
            QVERIFY(std::abs(count - 10000) < 500);
        auto order = randomOrder(100, Random(1));
        QVERIFY(order != randomOrder(100, Random(2)));
        std::sort(order.begin(), order.end());
        for (std::uint32_t i = 0; i < 100; ++i)
            QCOMPARE(order[i], i);
    }
    void labelTensorMarksIgnored()
    {
        cv::Mat label(1, 3, CV_16UC1, cv::Scalar(2));
        label.at<std::uint16_t>(0, 1) = kIgnoreLabel;
        QVERIFY(labelTensor(label).equal(torch::tensor({2, -100, 2}, torch::kInt64).view({1, 3})));
        QVERIFY_THROWS_EXCEPTION(Error, labelTensor(cv::Mat(2, 2, CV_8UC1)));
    }
};

QTEST_GUILESS_MAIN(TestAugmentation)
#include "tst_augmentation.moc"
