// The external tokens: gallery, order, matrix and map.
#include "tests/support/fake_explained.h"
#include "tests/support/window_test.h"
#include "ui/explain/token_gallery.h"
#include "ui/explain/token_matrix.h"
#include "ui/explain/token_model.h"
#include "ui/explain/token_plot.h"
#include "ui/explain/token_space.h"
#include "ui/jobs/job_list.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::FakeExplained;

class TestTokenGallery : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    JobList m_jobs;
    std::unique_ptr<ModelSide> m_a, m_b;
    std::unique_ptr<TokenGallery> m_gallery;

    void open(bool ours)
    {
        const auto model = [](bool tokens) {
            return sdw::test::fakeModel(
                [tokens] {
                    auto image = std::make_shared<FakeExplained>();
                    image->withTokens = image->context = tokens;
                    return image;
                },
                tokens);
        };
        m_a->setModel(model(false));
        m_b->setModel(model(ours));
        for (ModelSide* side : {m_a.get(), m_b.get()})
            side->setInput(sdw::test::fakeInput());
        QVERIFY(QTest::qWaitFor([this] { return !m_a->isBusy() && !m_b->isBusy(); }, 20'000));
    }
    QStringList names()
    {
        QStringList names;
        for (int row = 0; row < m_gallery->model().rowCount(); ++row)
            names << m_gallery->model().index(row).data().toString();
        return names;
    }
    void order(int index)
    {
        auto* box = m_gallery->findChild<QComboBox*>(QStringLiteral("tokenOrder"));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<ModelSide>(m_jobs, QStringLiteral("A"));
        m_b = std::make_unique<ModelSide>(m_jobs, QStringLiteral("B"));
        m_gallery = std::make_unique<TokenGallery>(std::array{m_a.get(), m_b.get()});
        m_gallery->resize(260, 400);
        m_gallery->show();
    }
    void cleanup()
    {
        m_gallery.reset();
        m_a.reset();
        m_b.reset();
    }

    void sortsByActivationClassAndIou()
    {
        const QAbstractItemModelTester tester(&m_gallery->model());
        open(true);
        QCOMPARE(m_gallery->side(), 1);
        QCOMPARE(names(), (QStringList{"road", "tree", "car", "sky"}));
        order(1);
        QCOMPARE(names(), (QStringList{"sky", "road", "tree", "car"}));
        order(2);
        QCOMPARE(names().first(), QStringLiteral("sky")); // the only one with labels
        const QModelIndex sky = m_gallery->model().index(0);
        QCOMPARE(sky.data(TokenModel::IouRole).toString(), QStringLiteral("75.0 %"));
        QCOMPARE(m_gallery->model().index(1).data(TokenModel::IouRole).toString(), QStringLiteral("–"));
        QCOMPARE(sky.data(TokenModel::ActivationRole).toString(), QStringLiteral("10.0 %"));
    }

    void aClickChoosesAndTheChoiceStaysWithItsClass()
    {
        open(true);
        QSignalSpy chosen(m_gallery.get(), &TokenGallery::tokenChosen);
        auto* view = m_gallery->findChild<QListView*>(QStringLiteral("tokens"));
        QTRY_VERIFY(view->visualRect(m_gallery->model().index(1)).isValid());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(m_gallery->model().index(1)).center());
        QCOMPARE(chosen.takeLast(), QVariantList{2}); // "tree"
        order(1);
        QCOMPARE(m_gallery->token(), 2);
        QCOMPARE(view->currentIndex().row(), 2);
        m_b->setInput(sdw::test::fakeInput(1));
        QVERIFY(QTest::qWaitFor([this] { return !m_b->isBusy(); }, 20'000));
        QCOMPARE(m_gallery->token(), 2);
        QVERIFY(view->selectionModel()->isRowSelected(2, {}));
        QVERIFY(chosen.isEmpty()); // a person chose once
    }

    void withoutTokensItSaysSo()
    {
        open(false);
        QCOMPARE(m_gallery->side(), -1);
        const auto* words = m_gallery->findChild<QLabel*>(QStringLiteral("noTokens"));
        QVERIFY(words->isVisible());
        QVERIFY2(words->text().contains(QStringLiteral("SegFormer head")), qPrintable(words->text()));
    }

    void theMatrixIsReadOut()
    {
        open(true);
        TokenMatrix matrix;
        matrix.setTokens(m_b->model()->tokenSimilarity, m_b->model()->classes);
        matrix.resize(300, matrix.heightForWidth(300));
        matrix.show();
        QSignalSpy clicked(&matrix, &TokenMatrix::clicked);
        matrix.setFocus();
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Right, Qt::Key_Right})
            QTest::keyClick(&matrix, key); // the first one enters it
        QCOMPARE(matrix.cell(), QPoint(2, 1));
        QVERIFY2(matrix.readOut().startsWith(QStringLiteral("road and tree")) &&
                     matrix.readOut().endsWith(QStringLiteral("-0.50")),
                 qPrintable(matrix.readOut()));
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(clicked.takeLast(), QVariantList{1});
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, QPoint(298, matrix.height() - 3));
        QCOMPARE(clicked.takeLast(), QVariantList{3});
    }

    void theMapKeepsDistances()
    {
        open(true);
        TokenPlot plot;
        plot.resize(300, 200);
        plot.setTokens(m_b->model()->tokenProjection, m_b->model()->classes);
        plot.show();
        const QPointF origin = plot.placeOf(0);
        QCOMPARE(QLineF(origin, plot.placeOf(1)).length(), QLineF(origin, plot.placeOf(2)).length());
        QVERIFY(plot.placeOf(2).y() < origin.y()); // up is more
        QSignalSpy clicked(&plot, &TokenPlot::clicked);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.placeOf(3).toPoint());
        QCOMPARE(clicked.takeLast(), QVariantList{3});
        QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(150, 2));
        QVERIFY(clicked.isEmpty());
    }

    void theSpaceStatesItsVariance()
    {
        open(true);
        TokenSpace space;
        space.setModel(m_b->model(), QStringLiteral("B"));
        QVERIFY(space.findChild<QLabel*>(QStringLiteral("tokenShare"))->text().contains(QStringLiteral("40 %")));
        QCOMPARE(space.findChild<QStackedWidget*>()->currentIndex(), 1);
        space.setModel(m_a->model(), QStringLiteral("A"));
        QCOMPARE(space.findChild<QStackedWidget*>()->currentIndex(), 0);
    }
};

QTEST_MAIN(TestTokenGallery)
#include "tst_token_gallery.moc"
