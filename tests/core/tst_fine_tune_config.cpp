// A short training that goes on from a model, as a configuration.
#include "core/base/error.h"
#include "core/config/fine_tune_config.h"
#include "core/config/suggested_config.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestFineTuneConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesOnFromTheModel()
    {
        RunConfig model = suggestConfig({.trainImages = 100, .valImages = 20, .height = 360, .width = 480});
        model.model.encoder.weights = "imagenet.safetensors";
        const RunConfig config = fineTuneConfig(
            model, {.weights = "best.safetensors", .root = "/p", .trainImages = 30, .valImages = 5, .gpu = false});
        QCOMPARE(config.train.weights, std::string("best.safetensors"));
        QVERIFY(config.model.encoder.weights.empty());
        QCOMPARE(config.model.classes, std::int64_t(0)); // those of the data
        QCOMPARE(config.model.encoder.name, model.model.encoder.name);
        QCOMPARE(config.data.root, std::string("/p"));
        QCOMPARE(config.data.layout, std::string("project"));
        QVERIFY(config.data.crop == model.data.crop && config.data.shortSide == model.data.shortSide);
        QVERIFY(config.train.lr < model.train.lr && config.train.averageNonIgnore);
        QVERIFY(config.train.iterations < model.train.iterations && config.train.iterations <= 200);
        QVERIFY(config.eval.every <= config.train.iterations && config.train.warmup < config.train.iterations);
        readRunConfig(writeRunConfig(config)); // throws where it is no configuration
    }
    void fewImagesAndNoValidation()
    {
        const RunConfig model = suggestConfig({.trainImages = 100, .valImages = 20, .height = 360, .width = 480});
        const RunConfig config = fineTuneConfig(model, {.weights = "w", .root = "/p", .trainImages = 1});
        QCOMPARE(config.train.batch, std::int64_t(1));
        QVERIFY(config.data.val.empty() && config.train.iterations >= 40);
        QVERIFY(
            fineTuneConfig(model, {.weights = "w", .root = "/p", .trainImages = 5000, .gpu = true}).train.iterations <=
            2000);
    }
    void nothingToTrainOnIsAnError()
    {
        try {
            fineTuneConfig({}, {.weights = "w", .root = "/p", .trainImages = 0});
            QFAIL("there was nothing to train on");
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains("never trained on"));
        }
    }
};

QTEST_GUILESS_MAIN(TestFineTuneConfig)
#include "tst_fine_tune_config.moc"
