#include "core/model/tensor_file.h"
#include "core/training/schedule.h"
#include "tests/support/test_files.h"

using namespace sdw;

class TestSchedule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paperRecipeByHand()
    {
        const TrainConfig config; // 6e-5, 1500 warm-up from 1e-6, poly 1, 160 000 iterations
        QVERIFY(std::abs(learningRate(config, 6e-5, 0) - 6e-11) < 1e-18);
        QCOMPARE(learningRate(config, 6e-5, 80000), 3e-5);
        QCOMPARE(learningRate(config, 6e-4, 120000), 1.5e-4);
        QCOMPARE(learningRate(config, 6e-5, 160000), 0.0);
        QCOMPARE(learningRate(config, 6e-5, 750), 6e-5 * (1 - 750.0 / 160000) * (1 - 0.5 * (1 - 1e-6)));
    }
    void minimumIsReachedAndNotScaled()
    {
        TrainConfig config;
        config.iterations = 100;
        config.warmup = 0;
        config.minLr = 1e-6;
        config.power = 2;
        QCOMPARE(learningRate(config, 1e-3, 0), 1e-3);
        QCOMPARE(learningRate(config, 1e-3, 50), (1e-3 - 1e-6) * 0.25 + 1e-6);
        QCOMPARE(learningRate(config, 1e-3, 100), 1e-6);
        QCOMPARE(learningRate(config, 1e-2, 250), 1e-6);
    }
    void agreesWithTheCodeBase()
    {
        SDW_NEED_TEST_FILES(folder, "parity/lr_schedule");
        const auto tensors = readTensorFile(folder / "tensors.safetensors").tensors;
        const auto steps = tensors.at("iteration").to(torch::kLong), base = tensors.at("lr_base_x1e6"),
                   head = tensors.at("lr_head_x1e6");
        const TrainConfig config;
        for (std::int64_t i = 0; i < steps.numel(); ++i) {
            const auto step = steps[i].item<std::int64_t>();
            const auto close = [&](double ours, double theirs) {
                return std::abs(ours * 1e6 - theirs) <= 1e-6 * std::abs(theirs) + 1e-12;
            };
            QVERIFY(close(learningRate(config, 6e-5, step), base[i].item<double>()));
            QVERIFY(close(learningRate(config, 6e-4, step), head[i].item<double>()));
        }
        QCOMPARE(steps.numel(), std::int64_t(12));
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
