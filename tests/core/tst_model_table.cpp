#include "core/model/model_table.h"
#include "core/model/segmenter.h"
#include "core/model/weightless.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestModelTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        torch::manual_seed(0);
        m_rows = modelTable();
    }

    void everyRowMeetsThePaperOrSaysWhyNot_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            QTest::newRow((std::to_string(m_rows[i].table) + " " + m_rows[i].method).c_str()) << int(i);
    }
    void everyRowMeetsThePaperOrSaysWhyNot()
    {
        QFETCH(int, index);
        const auto& row = m_rows[std::size_t(index)];
        if (row.reason.empty() && row.paper)
            QVERIFY2(row.meetsPaper(),
                     qPrintable(QString("%1 M, the paper prints %2").arg(row.parameters.value_or(0)).arg(*row.paper)));
        QVERIFY(row.preset.empty() || *row.gmacs > 1);
    }
    void namedFiguresAreMet_data() // computed with the authors' code
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<double>("parameters");
        QTest::addColumn<double>("official");
        QTest::newRow("B1") << "table1_segformer_b1_segdeformer" << 14.35 << 14.45;
        QTest::newRow("B2") << "table7_segformer_b2_segdeformer" << 25.40 << 25.50;
        QTest::newRow("B5") << "table1_segformer_b5_segdeformer" << 82.65 << 82.75;
        QTest::newRow("DeiT-B") << "table1_deit_b_upernet_segdeformer" << 122.96 << 123.36;
        QTest::newRow("Swin-L") << "table1_swin_l_upernet_segdeformer" << 236.35 << 236.75;
        QTest::newRow("DeiT-S alone") << "table7_deit_s_segdeformer" << 27.21 << 27.61;
        QTest::newRow("Swin-S alone") << "table7_swin_s_segdeformer" << 54.02 << 54.41;
        QTest::newRow("Swin-S efficient") << "table7_swin_s_upernet_segdeformer_efficient" << 92.434 << 92.434;
        QTest::newRow("B2 efficient") << "table7_segformer_b2_segdeformer_efficient" << 27.5961 << 27.5961;
        QTest::newRow("B2 bare") << "table7_segformer_b2" << 24.761686 << 24.761686;
    }
    void namedFiguresAreMet()
    {
        QFETCH(QString, preset);
        QFETCH(double, parameters);
        QFETCH(double, official);
        for (const auto& row : m_rows) {
            if (row.preset != preset.toStdString()) continue;
            QVERIFY2(std::abs(*row.parameters - parameters) < 0.006,
                     qPrintable(QString::number(*row.parameters, 'f', 6)));
            QVERIFY2(std::abs(*row.official - official) < 0.006, qPrintable(QString::number(*row.official, 'f', 6)));
            return;
        }
        QFAIL("no such row");
    }
    void weightlessModelsCountLikeRealOnes()
    {
        ModelConfig model;
        model.classes = 7;
        const auto real = parameterCount(*Segmenter(model));
        WeightlessScope scope;
        Segmenter weightless(model);
        QCOMPARE(parameterCount(*weightless), real);
        QVERIFY(weightless->parameters().front().storage().data() == nullptr);
    }

private:
    std::vector<ModelRow> m_rows;
};

QTEST_GUILESS_MAIN(TestModelTable)
#include "tst_model_table.moc"
