// The form: every setting of the description, checked as one types; suggestions, presets and dry runs.
#include "core/config/presets.h"
#include "core/config/run_description.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/project_parts.h"
#include "ui/training/config_form.h"
#include "ui/training/field_row.h"
#include "ui/training/field_words.h"
#include "ui/training/launch_form.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTranslator>

using namespace sdw;
using namespace sdw::ui;

class TestLaunchForm : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    QAction m_suggest{QStringLiteral("Suggest")}, m_try{QStringLiteral("Try")}, m_start{QStringLiteral("Start")},
        m_setAside{QStringLiteral("Set aside")};
    std::unique_ptr<LaunchForm> m_form;

    FieldRow* row(const char* path) const { return m_form->config()->row(QLatin1String(path)); }
    template <typename Control>
    Control* control(const char* path) const
    {
        return m_form->findChild<Control*>(QStringLiteral("field-") + QLatin1String(path));
    }
    QString said() const { return m_form->findChild<QLabel*>(QStringLiteral("launchSay"))->text(); }
    void type(const char* path, const QString& text)
    {
        auto* line = control<QLineEdit>(path);
        QSignalSpy checked(m_form->config(), &ConfigForm::changed);
        line->clear();
        QTest::keyClicks(line, text);
        QTRY_VERIFY(!checked.isEmpty());
    }
    TrainingData data() const
    {
        TrainingData data;
        data.facts = {.trainImages = 12, .valImages = 4, .height = 48, .width = 64};
        data.root = m_home.file(QStringLiteral("data"));
        data.layout = QStringLiteral("pairs");
        data.train = QStringLiteral("train");
        data.val = QStringLiteral("val");
        data.runsFolder = m_home.file(QStringLiteral("runs"));
        return data;
    }

private Q_SLOTS:
    void initTestCase() { test::drawDataset(toPath(m_home.file(QStringLiteral("data")))); }
    void init()
    {
        m_form = std::make_unique<LaunchForm>(LaunchActions{&m_suggest, &m_try, &m_start, &m_setAside});
        m_form->resize(300, 700);
        m_form->show();
    }
    void cleanup() { m_form.reset(); }

    void hasARowForEverySetting()
    {
        QCOMPARE(m_form->config()->rows().size(), runFields().size());
        for (const FieldDescription& field : runFields()) {
            FieldRow* row = m_form->config()->row(QString::fromStdString(field.path));
            QVERIFY2(row, field.path.c_str());
            QVERIFY2(row->value() == field.standard, field.path.c_str());
        }
    }
    void everyTextOfTheDescriptionIsTranslated()
    {
        struct Shouting : QTranslator { // gives every text that it is asked for in capitals
            QString translate(const char* context, const char* source, const char*, int) const override
            {
                return qstrcmp(context, "FieldText") == 0 ? QString::fromUtf8(source).toUpper() : QString();
            }
            bool isEmpty() const override { return false; }
        } shouting;
        QCoreApplication::installTranslator(&shouting);
        QStringList unknown;
        for (const FieldDescription& field : runFields()) {
            std::vector<std::string> texts = field.groups;
            texts.push_back(field.info.help);
            for (const auto& text : texts)
                if (fieldText(text) != QString::fromStdString(text).toUpper()) unknown << QString::fromStdString(text);
        }
        QCoreApplication::removeTranslator(&shouting);
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
    }
    void whatIsTypedStandsInTheDocument()
    {
        type("train.batch", QStringLiteral("4"));
        type("data.crop", QStringLiteral("180 x 240"));
        type("train.lr", QStringLiteral("6e-4"));
        type("model.encoder.width", QStringLiteral("16"));
        control<QComboBox>("model.encoder.name")->setCurrentText(QStringLiteral("mit_b1"));
        control<QCheckBox>("model.decoder.internal.mlp")->click();
        const RunConfig config = readRunConfig(m_form->document());
        QCOMPARE(config.train.batch, 4);
        const std::vector<std::int64_t> crop = {180, 240};
        QCOMPARE(config.data.crop, crop);
        QCOMPARE(config.train.lr, 6e-4);
        QCOMPARE(config.model.encoder.width, std::optional<std::int64_t>(16));
        QCOMPARE(config.model.encoder.name, std::string("mit_b1"));
        QVERIFY(config.model.decoder.internal.mlp);
        type("model.encoder.width", QString());
        QVERIFY(!readRunConfig(m_form->document()).model.encoder.width);
    }
    void faultsStandBesideTheirSetting()
    {
        m_form->setData(data());
        m_form->suggest();
        QVERIFY(m_start.isEnabled());
        type("train.batch", QStringLiteral("many"));
        QVERIFY2(row("train.batch")->problem().contains(QStringLiteral("expected a whole number from 1 to 65536")),
                 qPrintable(row("train.batch")->problem()));
        QVERIFY(m_form->findChild<QLabel*>(QStringLiteral("problem-train.batch"))->isVisible());
        QVERIFY(!m_start.isEnabled() && !m_try.isEnabled());
        QVERIFY(row("train.power")->problem().isEmpty());
        type("train.batch", QStringLiteral("8"));
        QVERIFY(row("train.batch")->problem().isEmpty());
        QVERIFY(m_start.isEnabled());
    }
    void aFaultOpensItsFold()
    {
        QVERIFY(!row("train.clip_norm")->isVisible());
        m_form->config()->set(QStringLiteral("train.clip_norm"), -1);
        QVERIFY(row("train.clip_norm")->isVisible());
        m_form->config()->set(QStringLiteral("train.clip_norm"), 1);
        QVERIFY(!row("train.clip_norm")->isVisible());
        m_form->findChild<QToolButton*>(QStringLiteral("fold-train"))->click();
        QVERIFY(row("train.clip_norm")->isVisible());
    }
    void settingsAreFound()
    {
        auto* find = m_form->findChild<QLineEdit*>(QStringLiteral("findSetting"));
        QTest::keyClicks(find, QStringLiteral("ohem"));
        QVERIFY(row("train.ohem.threshold")->isVisible());
        QVERIFY(!row("train.batch")->isVisible());
        find->clear();
        QVERIFY(row("train.batch")->isVisible());
        QVERIFY(!row("train.ohem.threshold")->isVisible());
    }
    void suggestsWhatFitsTheLabels()
    {
        m_form->setData(data());
        m_form->suggest();
        const RunConfig config = readRunConfig(m_form->document());
        QCOMPARE(config.data.root, data().root.toStdString());
        QCOMPARE(config.data.layout, std::string("pairs"));
        QCOMPARE(config.train.batch, 4);
        QCOMPARE(m_form->runName(), QStringLiteral("segdeformer-mit_b0"));
        QVERIFY2(said().contains(QStringLiteral("12")), qPrintable(said()));
        QVERIFY(m_form->isAsSuggested());
        type("train.seed", QStringLiteral("3"));
        QVERIFY(!m_form->isAsSuggested());
    }
    void saysWhyThereIsNothingToTrainOn()
    {
        TrainingData none;
        none.obstacle = QStringLiteral("No image has labels yet.");
        m_form->setData(none);
        QVERIFY(!m_suggest.isEnabled());
        QVERIFY(!m_form->obstacle().isEmpty());
        QVERIFY(!m_start.isEnabled());
    }
    void withoutValidationThereIsSomethingToDo()
    {
        auto* button = m_form->findChild<QPushButton*>(QStringLiteral("setAside"));
        m_form->setData(data());
        QVERIFY(!button->isVisible());
        TrainingData alone = data();
        alone.val.clear();
        alone.layout = QStringLiteral("project");
        m_form->setData(alone);
        QVERIFY(button->isVisible());
        QSignalSpy wanted(&m_setAside, &QAction::triggered);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        alone.facts.trainImages = 2; // too few to share
        m_form->setData(alone);
        QVERIFY(!button->isVisible());
    }
    void namesOfRunsArePlain()
    {
        m_form->setData(data());
        m_form->suggest();
        auto* name = m_form->findChild<QLineEdit*>(QStringLiteral("runName"));
        for (const char* bad : {"", "a/b", ".hidden"}) {
            name->clear();
            QTest::keyClicks(name, QLatin1String(bad));
            QTest::keyClick(name, Qt::Key_End);
            QVERIFY2(!m_form->obstacle().isEmpty(), bad);
        }
        name->clear();
        QTest::keyClicks(name, QStringLiteral("mine"));
        QVERIFY(m_form->obstacle().isEmpty());
        m_form->config()->set(QStringLiteral("model.encoder.name"), "mit_b2");
        QCOMPARE(m_form->runName(), QStringLiteral("mine")); // a name that was typed stays
    }
    void presetsFillTheFormAndKeepTheData()
    {
        m_form->setData(data());
        m_form->suggest();
        auto* preset = m_form->findChild<QComboBox*>(QStringLiteral("preset"));
        QCOMPARE(preset->count(), int(presetNames().size()) + 1);
        preset->setCurrentIndex(preset->findText(QStringLiteral("table1_segformer_b5")));
        Q_EMIT preset->activated(preset->currentIndex());
        const RunConfig config = readRunConfig(m_form->document());
        QCOMPARE(config.model.encoder.name, std::string("mit_b5"));
        QCOMPARE(config.data.root, data().root.toStdString());
        QCOMPARE(config.model.classes, 0);
        QCOMPARE(m_form->runName(), QStringLiteral("all_mlp-mit_b5"));
        QVERIFY(!m_form->isAsSuggested());
        type("train.seed", QStringLiteral("7"));
        QCOMPARE(preset->currentIndex(), 0); // no longer the preset
    }
    void triesWhatIsSet()
    {
        m_form->setData(data());
        auto document = test::tinyConfig(toPath(data().root));
        m_form->setDocument(document, QStringLiteral("tiny"), false);
        QVERIFY2(m_form->obstacle().isEmpty(), qPrintable(m_form->obstacle()));
        QSignalSpy settled(m_form.get(), &LaunchForm::settled);
        m_form->toggleDryRun();
        QVERIFY(m_form->isTrying() && m_try.isEnabled() && !m_start.isEnabled());
        QVERIFY(settled.wait(60'000));
        QVERIFY2(said().contains(QStringLiteral("an iteration on cpu (fp32)")), qPrintable(said()));
        QVERIFY(m_start.isEnabled());

        m_form->config()->set(QStringLiteral("data.val"), "nothing");
        m_form->toggleDryRun();
        QVERIFY(settled.wait(60'000));
        QVERIFY2(said().contains(QStringLiteral("nothing")), qPrintable(said()));

        m_form->toggleDryRun();
        m_form->toggleDryRun(); // and stopped again
        QVERIFY(!m_form->isTrying());
    }
};

QTEST_MAIN(TestLaunchForm)
#include "tst_launch_form.moc"
