#include "core/base/error.h"
#include "core/config/presets.h"
#include "core/config/run_config.h"

#include <QtTest/QtTest>

#include <fstream>

using namespace sdw;

class TestPresets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPresetIsAValidConfiguration_data()
    {
        QTest::addColumn<QString>("name");
        const auto names = presetNames();
        QVERIFY(names.size() >= 50);
        for (const auto& name : names)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void everyPresetIsAValidConfiguration()
    {
        QFETCH(QString, name);
        const auto config = loadRunConfig(presetFile(name.toStdString()));
        QVERIFY(config.data.root.empty()); // the user's own
        if (!name.startsWith("table")) return;
        // The paper's recipe, section 4.1 and the code base it names.
        QCOMPARE(config.train.iterations, 160000);
        QCOMPARE(config.train.lr, 6e-5);
        QCOMPARE(config.train.warmup, 1500);
        QCOMPARE(config.data.crop[0], config.data.shortSide);
        const bool cityscapes = name.startsWith("table3");
        QCOMPARE(config.train.batch, cityscapes ? 8 : 16);
        QCOMPARE(config.eval.mode, std::string(cityscapes ? "slide" : "whole"));
        const bool mit = config.model.encoder.name.starts_with("mit");
        QCOMPARE(config.train.headLrMultiplier, mit ? 10.0 : 1.0);
        QCOMPARE(config.model.auxiliary.enabled, !mit);
        if (!mit) QCOMPARE(config.model.auxiliary.input, config.model.encoder.name.starts_with("swin") ? 2 : 3);
    }
    void namesAndPathsAreFound()
    {
        const auto file = presetFile("table1_segformer_b1");
        QCOMPARE(presetFile("table1_segformer_b1.json"), file);
        QCOMPARE(presetFile(file.string()), file);
    }
    void unknownNamesAreAnswered()
    {
        try {
            presetFile("table1_segformer_b9");
            QFAIL("found");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("table1_segformer_b1"), error.what());
        }
        QVERIFY_THROWS_EXCEPTION(Error, presetFile("folder/that/is/not.json"));
    }
    void environmentOverrulesTheFolder()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("models/presets"));
        std::ofstream(folder.filePath("models/presets/mine.json").toStdString()) << "{}";
        qputenv("SEGDEFORMER_SHARE", folder.path().toUtf8());
        QCOMPARE(presetNames(), std::vector<std::string>{"mine"});
        QCOMPARE(loadRunConfig(presetFile("mine")).train.batch, 16);
        qunsetenv("SEGDEFORMER_SHARE");
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
