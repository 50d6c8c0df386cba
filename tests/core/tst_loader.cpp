#include "core/base/error.h"
#include "core/datasets/loader.h"

#include <QtTest/QtTest>

#include <opencv2/imgproc.hpp>

#include <atomic>

using namespace sdw;

namespace {

/// Pictures drawn from their number; counts how often each is read; some can be made unreadable or fatal.
class DrawnDataset : public Dataset {
public:
    explicit DrawnDataset(std::size_t count)
        : reads(count)
        , m_count(count)
    {
    }
    std::set<std::size_t> broken, unlabelled;
    std::size_t fatal = std::size_t(-1);
    mutable std::vector<std::atomic<int>> reads;

    const std::string& layout() const override { return m_layout; }
    const ClassList& classes() const override { return m_classes; }
    std::vector<std::string> splits() const override { return {"train"}; }
    std::size_t size(const std::string&) const override { return m_count; }
    std::string name(const std::string&, std::size_t index) const override { return "pic" + std::to_string(index); }
    std::filesystem::path imagePath(const std::string&, std::size_t index) const override
    {
        return "pic" + std::to_string(index) + ".png";
    }
    bool hasLabel(const std::string&, std::size_t index) const override { return !unlabelled.contains(index); }
    Sample get(const std::string& split, std::size_t index) const override
    {
        ++reads[index];
        if (broken.contains(index)) throw Error("Cannot read 'pic" + std::to_string(index) + ".png': broken.");
        if (index == fatal) throw Error("The disk went away.", ErrorKind::Resources);
        const int height = 20 + int(index % 5), width = 40 - int(index % 7);
        Sample sample{.name = name(split, index),
                      .image = cv::Mat(height, width, CV_8UC3),
                      .label = cv::Mat(height, width, CV_16UC1)};
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                sample.image.at<cv::Vec3b>(y, x) = {std::uint8_t(index * 7), std::uint8_t(x * 5), std::uint8_t(y * 9)};
                sample.label.at<std::uint16_t>(y, x) = std::uint16_t(x < 3 ? kIgnoreLabel : (x / 9 + y / 8) % 3);
            }
        return sample;
    }
    const std::vector<DatasetProblem>& problems() const override { return m_problems; }

private:
    std::size_t m_count;
    std::string m_layout = "drawn";
    ClassList m_classes = {{"a"}, {"b"}, {"c"}};
    std::vector<DatasetProblem> m_problems;
};

DataConfig smallConfig(int workers = 0)
{
    DataConfig config;
    config.crop = {24, 32};
    config.shortSide = 24;
    config.longSide = 64;
    config.workers = workers;
    return config;
}

void compareBatches(const Batch& a, const Batch& b)
{
    QCOMPARE(a.names, b.names);
    QVERIFY(a.images.equal(b.images));
    QVERIFY(a.labels.equal(b.labels));
}

QString messageOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestLoader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void batchesHaveTheirShapeAndIgnoreValue()
    {
        const DrawnDataset data(7);
        Loader loader(data, "train", smallConfig(), 3, 1);
        const Batch batch = loader.next();
        QVERIFY(batch.images.sizes() == torch::IntArrayRef({3, 3, 24, 32}));
        QVERIFY(batch.labels.sizes() == torch::IntArrayRef({3, 24, 32}));
        QCOMPARE(batch.images.scalar_type(), torch::kFloat32);
        QCOMPARE(batch.labels.scalar_type(), torch::kInt64);
        QVERIFY(
            ((batch.labels >= 0) & (batch.labels < 3)).logical_or(batch.labels == kIgnoreTarget).all().item<bool>());
        QVERIFY((batch.labels == kIgnoreTarget).any().item<bool>());
        QCOMPARE(batch.names.size(), std::size_t(3));
        QVERIFY(loader.waitSeconds() > 0);
    }
    void workersDoNotChangeBatches_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("cacheMb");
        QTest::newRow("one worker") << 1 << 512;
        QTest::newRow("four workers") << 4 << 512;
        QTest::newRow("four workers, nothing kept") << 4 << 0;
    }
    void workersDoNotChangeBatches()
    {
        QFETCH(int, workers);
        QFETCH(int, cacheMb);
        const DrawnDataset data(11);
        DataConfig config = smallConfig(workers);
        config.cacheMb = cacheMb;
        Loader plain(data, "train", smallConfig(0), 4, 5), threaded(data, "train", config, 4, 5);
        for (int step = 0; step < 9; ++step)
            compareBatches(plain.next(), threaded.next());
    }
    void seekingEqualsRunningThrough()
    {
        const DrawnDataset data(10);
        Loader through(data, "train", smallConfig(2), 4, 3);
        for (int step = 0; step < 13; ++step)
            through.next();
        Loader sought(data, "train", smallConfig(2), 4, 3, 13);
        for (int step = 0; step < 4; ++step)
            compareBatches(through.next(), sought.next());
        Loader far(data, "train", smallConfig(), 4, 3, 1'000'000'000); // no winding forward
        QCOMPARE(far.next().names.size(), std::size_t(4));
    }
    void ranksPartitionTheBatch()
    {
        const DrawnDataset data(9);
        Loader whole(data, "train", smallConfig(), 6, 8), first(data, "train", smallConfig(1), 6, 8, 0, 0, 3),
            second(data, "train", smallConfig(), 6, 8, 0, 1, 3), third(data, "train", smallConfig(), 6, 8, 0, 2, 3);
        for (int step = 0; step < 4; ++step) {
            const Batch all = whole.next();
            const Batch parts[] = {first.next(), second.next(), third.next()};
            QVERIFY(all.images.equal(torch::cat({parts[0].images, parts[1].images, parts[2].images})));
            QVERIFY(all.labels.equal(torch::cat({parts[0].labels, parts[1].labels, parts[2].labels})));
        }
        QVERIFY(messageOf([&] { Loader(data, "train", smallConfig(), 5, 0, 0, 0, 2); }).contains("batch of 5"));
    }
    void everyEpochSeesEverySampleOnceInAnotherOrder()
    {
        const DrawnDataset data(12);
        Loader loader(data, "train", smallConfig(), 4, 2);
        std::vector<std::string> orders[2];
        for (auto& order : orders)
            for (int step = 0; step < 3; ++step)
                for (const auto& name : loader.next().names)
                    order.push_back(name);
        QVERIFY(orders[0] != orders[1]);
        for (auto& order : orders) {
            std::sort(order.begin(), order.end());
            QCOMPARE(std::unique(order.begin(), order.end()) - order.begin(), 12);
        }
    }
    void seedsDiffer()
    {
        const DrawnDataset data(30);
        Loader a(data, "train", smallConfig(), 8, 1), b(data, "train", smallConfig(), 8, 2);
        QVERIFY(a.next().names != b.next().names);
    }
    void unreadableSamplesAreReplacedAndNamed()
    {
        DrawnDataset data(8);
        data.broken = {2, 5};
        Loader plain(data, "train", smallConfig(), 4, 3), threaded(data, "train", smallConfig(4), 4, 3);
        for (int step = 0; step < 6; ++step) {
            const Batch batch = plain.next();
            QCOMPARE(batch.names.size(), std::size_t(4));
            for (const auto& name : batch.names)
                QVERIFY(name != "pic2" && name != "pic5");
            compareBatches(batch, threaded.next());
        }
        QCOMPARE(plain.skipped().size(), std::size_t(2));
        QCOMPARE(plain.skipped()[0].file, std::string("pic2.png"));
        QVERIFY(plain.skipped()[1].message.find("broken") != std::string::npos);
        data.broken = {0, 1, 2, 3, 4, 5, 6, 7};
        Loader none(data, "train", smallConfig(2), 4, 3);
        QVERIFY(messageOf([&] { none.next(); }).contains("None of the 8 labelled images"));
    }
    void faultsInWorkersReachNext()
    {
        DrawnDataset data(3);
        data.fatal = 1;
        Loader loader(data, "train", smallConfig(2), 3, 3);
        QCOMPARE(messageOf([&] { loader.next(); }), QString("The disk went away."));
    }
    void smallSetsAreReadOnce()
    {
        const DrawnDataset data(6);
        DataConfig config = smallConfig(1);
        {
            Loader loader(data, "train", config, 6, 3);
            for (int step = 0; step < 5; ++step)
                loader.next();
        }
        for (const auto& reads : data.reads)
            QCOMPARE(reads.load(), 1);
    }
    void unlabelledSamplesArePassedOver()
    {
        DrawnDataset data(4);
        data.unlabelled = {0, 3};
        Loader loader(data, "train", smallConfig(), 2, 3);
        for (int step = 0; step < 3; ++step)
            for (const auto& name : loader.next().names)
                QVERIFY(name == "pic1" || name == "pic2");
        data.unlabelled = {0, 1, 2, 3};
        QVERIFY(messageOf([&] { Loader(data, "train", smallConfig(), 2, 3); }).contains("no labelled one"));
    }
    void limitUsesTheFirstImages()
    {
        const DrawnDataset data(9);
        DataConfig config = smallConfig();
        config.limit = 2;
        Loader loader(data, "train", config, 4, 3);
        for (const auto& name : loader.next().names)
            QVERIFY(name == "pic0" || name == "pic1");
    }
    void canBeDroppedWhileWorkersAreBusy()
    {
        const DrawnDataset data(5);
        for (int i = 0; i < 10; ++i) {
            Loader loader(data, "train", smallConfig(3), 8, i);
            if (i % 2) loader.next();
        }
    }
};

QTEST_GUILESS_MAIN(TestLoader)
#include "tst_loader.moc"
