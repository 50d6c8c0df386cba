// Comparisons from end to end with tiny models: what is counted, what is kept on the disk, and what happens to files
// that cannot be used.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/comparison/compared_set.h"
#include "core/evaluation/evaluate.h"
#include "core/inference/predictor.h"
#include "core/model/checkpoint.h"
#include "tests/support/drawn_dataset.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <fstream>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

const ClassList kClasses = {{"ground", {70, 90, 60}, 0}, {"square", {200, 60, 40}, 1}, {"disc", {30, 120, 200}, 2}};

/// A model that nobody trained: its predictions are coarse nonsense, but always the same.
void writeModel(const fs::path& file, int seed, const ClassList& classes = kClasses)
{
    RunConfig config = readRunConfig(test::tinyConfig("nowhere"));
    config.model.classes = std::int64_t(classes.size());
    config.classes = classes;
    torch::manual_seed(seed);
    Segmenter model(config.model);
    {
        const torch::NoGradGuard noGradients;
        for (auto& parameter : model->parameters()) // from far apart logits to maps with all classes
            if (parameter.dim() > 1) parameter.mul_(3);
    }
    saveModel(file, model, classes, writeRunConfig(config));
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

/// Index PNGs in which every pixel is the labels' class, but for a square that is called `wrong`.
void writeLabelSet(const fs::path& data, const fs::path& folder, const std::string& split, int wrong)
{
    makeFolder(folder);
    for (const auto& entry : fs::directory_iterator(data / "labels" / split)) {
        cv::Mat labels = readIndexMap(entry.path()).clone();
        labels(cv::Rect(4, 4, 10, 8)).setTo(wrong);
        writePng(folder / entry.path().filename(), labels);
    }
}

} // namespace

class TestComparedSet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        torch::set_num_threads(1); // tiny models gain nothing from more, and tests run side by side
        m_root = m_folder.path().toStdString();
        test::drawDataset(m_root / "data", 2, 4);
        writeModel(m_root / "a.safetensors", 1);
        writeModel(m_root / "b.safetensors", 2);
        m_dataset = openDataset(m_root / "data");
        m_set = compare({model("A", "a"), model("B", "b")}, "set");
    }

    void scoresAreThoseOfEvaluating()
    {
        QCOMPARE(m_set->contenders().size(), std::size_t(2));
        QCOMPARE(m_set->images().size(), std::size_t(4));
        QVERIFY(m_set->hasTruth());
        for (std::size_t i = 0; i < 2; ++i) {
            const ContenderResult& result = m_set->contenders()[i];
            Predictor predictor(result.contender.path, {.device = "cpu"});
            const auto report =
                evaluate(*m_dataset, "val", [&](const cv::Mat& image) { return predictor.labels(image); }, {});
            QCOMPARE(result.report.meanIou, report.meanIou);
            QCOMPARE(result.report.meanBoundaryIou, report.meanBoundaryIou);
            QCOMPARE(result.report.images[3].intersection, report.images[3].intersection);
            QCOMPARE(result.report.classes[2].name, std::string("disc"));
            QCOMPARE(result.parameters, predictor.parameters());
            QVERIFY(result.gmacs > 0 && result.secondsPerImage > 0);
            QCOMPARE(result.timedImages, std::size_t(4));
            QCOMPARE(result.device, std::string("cpu"));
        }
    }

    void mapsAddUpToTheConfusionMatrices()
    {
        std::int64_t gained = 0, differing = 0;
        for (std::size_t i = 0; i < m_set->images().size(); ++i) {
            const cv::Mat a = m_set->prediction(0, i), b = m_set->prediction(1, i), truth = m_set->truth(i);
            QCOMPARE(m_set->image(i).size(), truth.size());
            const auto counts = countAgreement(agreementMap(a, b, truth));
            gained += counts[std::size_t(Agreement::OnlySecond)] - counts[std::size_t(Agreement::OnlyFirst)];
            const int different = cv::countNonZero(a != b);
            differing += different;
            QCOMPARE(m_set->images()[i].differing[1], double(different) / double(a.total()));
        }
        std::int64_t change = 0, same = 0;
        for (int k = 0; k < 3; ++k) {
            change += m_set->contenders()[1].report.confusion.intersection(k) -
                      m_set->contenders()[0].report.confusion.intersection(k);
            same += m_set->agreement(0, 1).intersection(k);
        }
        QCOMPARE(gained, change);
        QVERIFY(differing > 0);
        QCOMPARE(differing, m_set->agreement(0, 1).total() - same);
        QCOMPARE(m_set->agreement(1, 0).count(2, 1), m_set->agreement(0, 1).count(1, 2));
    }

    void cellsLeadToTheirImages()
    {
        const ConfusionMatrix& confusion = m_set->contenders()[0].report.confusion;
        for (int truth = 0; truth < 3; ++truth)
            for (int predicted = 0; predicted < 3; ++predicted) {
                const auto images = m_set->cellImages(0, truth, predicted);
                std::int64_t sum = 0;
                for (const auto& image : images) {
                    sum += image.pixels;
                    QCOMPARE(image.pixels,
                             std::int64_t(cv::countNonZero((m_set->truth(image.image) == truth) &
                                                           (m_set->prediction(0, image.image) == predicted))));
                }
                QCOMPARE(sum, confusion.count(truth, predicted));
                QVERIFY(std::is_sorted(images.begin(), images.end(),
                                       [](const auto& a, const auto& b) { return a.pixels > b.pixels; }));
            }
    }

    void imagesAreRankedByWhatTheSecondLoses()
    {
        const auto order = m_set->ranking(0, 1);
        QCOMPARE(order.size(), std::size_t(4));
        std::vector<double> deltas;
        for (const std::size_t i : order)
            deltas.push_back(*m_set->images()[i].meanIou[1] - *m_set->images()[i].meanIou[0]);
        QVERIFY(std::is_sorted(deltas.begin(), deltas.end()));
        QVERIFY(deltas.front() < deltas.back());
        const auto back = m_set->ranking(1, 0);
        QCOMPARE(back.front(), order.back());
    }

    void pairedIsThatOfTheReports()
    {
        const PairedComparison paired = m_set->paired(0, 1);
        const auto expected =
            compareReports(m_set->contenders()[0].report, m_set->contenders()[1].report, kResamples, 0);
        QCOMPARE(paired.delta, expected.delta);
        QCOMPARE(paired.interval.low, expected.interval.low);
        QCOMPARE(paired.pValue, expected.pValue);
        QCOMPARE(m_set->paired(1, 0).delta, -paired.delta);
    }

    void aModelAgainstItself()
    {
        const auto set = compare({model("A", "a"), model("the same", "a")}, "itself");
        const PairedComparison paired = set->paired(0, 1);
        QCOMPARE(paired.delta, 0.0);
        QCOMPARE(paired.pValue, 1.0);
        QCOMPARE(paired.interval.low, 0.0);
        QCOMPARE(paired.interval.high, 0.0);
        for (const ClassDelta& delta : paired.classes)
            QVERIFY(!delta.delta || (*delta.delta == 0 && *delta.pValue == 1 && *delta.adjustedPValue == 1));
    }

    void predictionsAreMadeOnce()
    {
        const fs::path stored = m_root / "set/A/val_1.png";
        const auto stamp = fs::last_write_time(stored);
        std::vector<int> totals;
        const auto again = compareContenders({model("A", "a"), model("B", "b")}, m_dataset, m_root / "set", options(),
                                             [&](int, int total) {
                                                 totals.push_back(total);
                                                 return true;
                                             });
        QCOMPARE(totals.back(), 4); // four to score, none to predict
        QVERIFY(fs::last_write_time(stored) == stamp);
        QCOMPARE(again->contenders()[1].report.meanIou, m_set->contenders()[1].report.meanIou);
        QCOMPARE(again->contenders()[1].secondsPerImage, m_set->contenders()[1].secondsPerImage); // as measured then
    }

    void staleOnesAreMadeAgain()
    {
        const fs::path folder = m_root / "stale", data = m_root / "stale-data";
        fs::copy(m_root / "data", data, fs::copy_options::recursive);
        writeModel(m_root / "c.safetensors", 3);
        const std::shared_ptr<const Dataset> dataset = openDataset(data);
        const auto run = [&] {
            int total = 0;
            compareContenders({model("A", "a"), model("C", "c")}, dataset, folder, options(), [&](int, int all) {
                total = all;
                return true;
            });
            return total - 4; // images that were predicted
        };
        QCOMPARE(run(), 4);
        QCOMPARE(run(), 0);
        const cv::Mat before = readIndexMap(folder / "C/val_0.png");
        writeModel(m_root / "c.safetensors", 4); // other weights under the same name
        QCOMPARE(run(), 4);
        QVERIFY(cv::countNonZero(before != readIndexMap(folder / "C/val_0.png")) > 0);
        fs::copy_file(data / "images/val/val_2.png", data / "images/val/val_1.png",
                      fs::copy_options::overwrite_existing); // another image
        QCOMPARE(run(), 1);
        fs::resize_file(folder / "A/val_3.png", 20); // cut off
        QCOMPARE(run(), 1);
        fs::remove(folder / "A/val_3.png");
        QCOMPARE(run(), 1);
        std::ofstream(folder / "A/predictions.jsonl", std::ios::app) << "{\"name\": \"val_0\", \"ima"; // torn
        QCOMPARE(run(), 0);
    }

    void stoppingKeepsWhatIsThere()
    {
        const fs::path folder = m_root / "stopped";
        int calls = 0;
        try {
            compareContenders({model("A", "a"), model("B", "b")}, m_dataset, folder, options(),
                              [&](int done, int) { return ++calls, done < 2; });
            QFAIL("ran on");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Interrupted);
        }
        int total = 0;
        const auto set = compareContenders({model("A", "a"), model("B", "b")}, m_dataset, folder, options(),
                                           [&](int, int all) { return total = all, true; });
        QCOMPARE(total, 4 + 2);
        QCOMPARE(set->contenders()[0].report.meanIou, m_set->contenders()[0].report.meanIou);
    }

    void labelSetsTakePart()
    {
        writeLabelSet(m_root / "data", m_root / "hand", "val", 255); // ten by eight pixels without class
        const auto set = compare({{Contender::Kind::Labels, "hand", m_root / "hand"}, model("A", "a")}, "mixed");
        const auto& hand = set->contenders()[0];
        QCOMPARE(hand.report.meanIou, 1.0);
        QCOMPARE(hand.parameters, std::int64_t(0));
        QCOMPARE(hand.timedImages, std::size_t(0));
        QCOMPARE(hand.unlabelled, std::int64_t(4 * (80 + 2 * 64 + 2 * 46))); // the rim of the drawn labels, too
        // Nobody is scored where the label set says nothing, and the maps agree with that.
        QCOMPARE(set->contenders()[1].report.confusion.total(), hand.report.confusion.total());
        std::int64_t only = 0, scored = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(set->truth(i).at<std::uint16_t>(5, 5), kIgnoreLabel);
            const auto counts =
                countAgreement(agreementMap(set->prediction(0, i), set->prediction(1, i), set->truth(i)));
            only += counts[std::size_t(Agreement::OnlyFirst)];
            scored += 64 * 48 - counts[std::size_t(Agreement::Ignored)];
        }
        QCOMPARE(scored, hand.report.confusion.total());
        std::int64_t right = 0;
        for (int k = 0; k < 3; ++k)
            right += set->contenders()[1].report.confusion.intersection(k);
        QCOMPARE(only, scored - right);
    }

    void classesInAnotherOrderAreMatchedByName()
    {
        // The same model with its class list turned round: squares are called ground.
        const ClassList turned = {kClasses[2], kClasses[1], kClasses[0]};
        writeModel(m_root / "turned.safetensors", 1, turned);
        const auto set = compare({model("A", "a"), model("turned", "turned")}, "order");
        QVERIFY(!set->contenders()[1].note.empty());
        const cv::Mat a = set->prediction(0, 0), t = set->prediction(1, 0);
        QCOMPARE(cv::countNonZero((a == 0) != (t == 2)), 0);
        QCOMPARE(cv::countNonZero((a == 1) != (t == 1)), 0);
    }

    void withoutTruthThereIsAgreementOnly()
    {
        const fs::path plain = m_root / "plain";
        fs::copy(m_root / "data/images/val", plain);
        const std::shared_ptr<const Dataset> dataset = openDataset(plain, "folder");
        ComparisonOptions all = options();
        all.split = dataset->splits().front();
        const auto set = compareContenders({model("A", "a"), model("B", "b")}, dataset, m_root / "plain-set", all);
        QVERIFY(!set->hasTruth());
        QCOMPARE(set->classes().size(), std::size_t(3)); // the models'
        QCOMPARE(set->images().size(), std::size_t(4));
        QVERIFY(!set->images()[0].labelled && !set->images()[0].meanIou[0]);
        QVERIFY(set->truth(0).empty());
        QVERIFY(set->contenders()[0].report.images.empty());
        QVERIFY_THROWS_EXCEPTION(Error, set->paired(0, 1));
        const auto order = set->ranking(0, 1);
        for (std::size_t i = 1; i < order.size(); ++i)
            QVERIFY(set->images()[order[i - 1]].differing[1] >= set->images()[order[i]].differing[1]);
        QCOMPARE(set->agreement(0, 1).total(), std::int64_t(4 * 48 * 64));
    }

    void whatCannotBeReadIsLeftOutForAll()
    {
        const fs::path data = m_root / "damaged";
        fs::copy(m_root / "data", data, fs::copy_options::recursive);
        writeLabelSet(data, m_root / "hand-damaged", "val", 1);
        fs::resize_file(data / "images/val/val_1.png", 60);
        fs::remove(m_root / "hand-damaged/val_3.png");
        const std::shared_ptr<const Dataset> dataset = openDataset(data);
        const auto set =
            compareContenders({model("A", "a"), {Contender::Kind::Labels, "hand", m_root / "hand-damaged"}}, dataset,
                              m_root / "damaged-set", options());
        QCOMPARE(set->images().size(), std::size_t(2));
        QCOMPARE(set->skipped().size(), std::size_t(2));
        QCOMPARE(set->skipped()[0].file, std::string("val_1"));
        QVERIFY(set->skipped()[1].message.find("val_3.png") != std::string::npos);
        QCOMPARE(set->contenders()[0].report.images.size(), set->contenders()[1].report.images.size());
    }

    void wrongUseIsTold()
    {
        const auto told = [&](const std::vector<Contender>& contenders, const std::string& split = "val") {
            ComparisonOptions other = options();
            other.split = split;
            return messageOf([&] { compareContenders(contenders, m_dataset, m_root / "wrong", other); });
        };
        QVERIFY(told({model("A", "a")}).contains("two to four"));
        QVERIFY(told({model("A", "a"), model("A", "b")}).contains("called 'A'"));
        QVERIFY(told({model("A", "a"), model("X", "nowhere")}).contains("'X'"));
        QVERIFY(told({model("A", "a"), model("B", "b")}, "tset").contains("tset"));
        writeModel(m_root / "two.safetensors", 1, {kClasses[0], kClasses[1]});
        QVERIFY(told({model("A", "a"), model("two", "two")}).contains("'two': The model knows 2 classes"));
        makeFolder(m_root / "empty");
        QVERIFY(told({model("A", "a"), {Contender::Kind::Labels, "none", m_root / "empty"}}).contains("val_0.png"));
    }

private:
    static constexpr std::int64_t kResamples = 500;
    Contender model(const std::string& name, const std::string& file) const
    {
        return {Contender::Kind::Model, name, m_root / (file + ".safetensors")};
    }
    static ComparisonOptions options() { return {.device = "cpu", .resamples = kResamples}; }
    std::shared_ptr<const ComparedSet> compare(const std::vector<Contender>& contenders,
                                               const std::string& folder) const
    {
        return compareContenders(contenders, m_dataset, m_root / folder, options());
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    std::shared_ptr<const Dataset> m_dataset;
    std::shared_ptr<const ComparedSet> m_set;
};

QTEST_GUILESS_MAIN(TestComparedSet)
#include "tst_compared_set.moc"
