// The Explain workspace with the models that come with the program: mouse, keys, models, figures.
#include "core/demo/demo_classes.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/explain/bar_rows.h"
#include "ui/explain/explain_pane.h"
#include "ui/explain/explain_view.h"
#include "ui/explain/model_choice.h"
#include "ui/explain/models_panel.h"
#include "ui/explain/token_gallery.h"
#include "ui/explain/token_model.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/workspace.h"
#include "ui/shell/workspace_page.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTimer>
#include <QWheelEvent>

#include <opencv2/imgcodecs.hpp>

using namespace sdw::ui;
using sdw::test::settle;

class TestExplainWorkspace : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    QString m_scenes;

    template <typename Widget>
    Widget* part(const char* name)
    {
        return m_window->page(QStringLiteral("explain"))->findChild<Widget*>(QLatin1String(name));
    }
    QAction* action(const char* id) { return m_window->actions().find(QLatin1String(id)); }
    ExplainView* view() { return part<ExplainView>("explainView"); }
    ExplainPane* pane(int index) { return part<ExplainPane>(qPrintable(QStringLiteral("pane%1").arg(index))); }
    QString message() { return m_window->page(QStringLiteral("explain"))->banner()->notice().text; }
    void start()
    {
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
        m_window->showWorkspace(QStringLiteral("explain"));
    }
    void open(const QString& path)
    {
        m_window->session().open(path);
        QVERIFY(settle(*m_window));
    }
    QPoint at(int index, QPoint pixel)
    {
        return pane(index)->view().toWidget(QPointF(pixel) + QPointF(0.5, 0.5)).toPoint();
    }
    void moveTo(int index, QPoint pixel)
    {
        const QPointF place = at(index, pixel);
        QMouseEvent event(QEvent::MouseMove, place, pane(index)->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(pane(index), &event);
    }
    /// What each model says of each of the first two images, asked without the window; by [model][image].
    std::array<std::array<cv::Mat, 2>, 2> m_said;
    void askModels()
    {
        const QString keys[] = {kShippedSegFormer, kShippedSegDeformer};
        for (std::size_t side = 0; side < 2; ++side) {
            const OpenedModel model = openForExplaining(modelPathOf(keys[side], {}));
            for (std::size_t image = 0; image < 2; ++image) {
                const auto& path = m_window->session().opened()->images[image].path;
                m_said[side][image] = model.explain(cv::imread(path.string()))->labels();
            }
        }
    }
    /// Every map on screen is of the model at its side, and of the image that is chosen.
    bool isConsistent()
    {
        const auto image = std::size_t(m_window->session().currentImage());
        for (int i = 1; i < ExplainView::kPanes; ++i) {
            const auto& explained = view()->result(i).request.explained;
            if (!explained) continue;
            const cv::Mat labels = explained->labels();
            const cv::Mat& said = m_said[std::size_t(view()->sideOf(i))][image];
            if (labels.size() != said.size() || cv::countNonZero(labels != said) > 0) return false;
        }
        return true;
    }

private Q_SLOTS:
    void initTestCase() { m_scenes = m_home.scenes(); }
    void init()
    {
        QSettings().clear();
        start();
    }
    void cleanup() { m_window.reset(); }

    void anEmptyPageTeaches()
    {
        QVERIFY(part<QWidget>("explainEmpty")->isVisible());
        QVERIFY(part<QPushButton>("emptyDemo")->isVisible());
        QVERIFY(!action("explain.figure")->isEnabled());
        QVERIFY(!part<QWidget>("tokenGallery")->isVisible());
    }

    void pointingExplainsInBothModels()
    {
        open(m_scenes);
        QVERIFY2(message().isEmpty(), qPrintable(message()));
        moveTo(0, {100, 150});
        QVERIFY(settle(*m_window));
        for (int i = 1; i < ExplainView::kPanes; ++i) {
            const PaneResult& result = view()->result(i);
            QVERIFY2(result.problem.isEmpty(), qPrintable(result.problem));
            QCOMPARE(result.request.pixel, QPoint(100, 150));
            double most = 0;
            cv::minMaxIdx(result.values, nullptr, &most);
            QVERIFY(std::abs(most - 1) < 1e-4); // the pixel with itself
        }
        QVERIFY(view()->result(1).request.explained != view()->result(2).request.explained);
        // Exactly split: parts of the predicted class add up.
        const auto& rows = part<BarRows>("pixelScores")->rows();
        QCOMPARE(rows.size(), std::size_t(10));
        const auto scores = view()->result(1).request.explained->scores({100, 150});
        for (const auto& one : scores)
            QVERIFY(std::abs(one.bias + one.fused + one.internal + one.external - one.logit) < 1e-3);
        QVERIFY(!part<BarRows>("pixelTokens")->rows().empty());
    }

    void spacePinsDeleteTakesAwayEscapeLetsGo()
    {
        open(m_scenes);
        moveTo(1, {60, 60});
        pane(1)->setFocus();
        QTest::keyClick(pane(1), Qt::Key_Space);
        QTest::mouseClick(pane(2), Qt::LeftButton, {}, at(2, {200, 100}));
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->result(1).request.pixel, QPoint(200, 100));
        moveTo(2, {20, 20});
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->result(1).request.pixel, QPoint(200, 100)); // held
        QTest::keyClick(pane(2), Qt::Key_Escape);
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->result(1).request.pixel, QPoint(20, 20));
        // Points belong to their image, and are there again with it.
        action("explain.next")->trigger();
        QVERIFY(settle(*m_window));
        QVERIFY(!action("explain.unpin")->isEnabled());
        action("explain.previous")->trigger();
        QVERIFY(settle(*m_window));
        QVERIFY(action("explain.unpin")->isEnabled());
        QCOMPARE(view()->result(1).request.pixel, QPoint(200, 100)); // the last one, while the pointer is elsewhere
        QTest::keyClick(pane(2), Qt::Key_Delete);
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->result(1).request.pixel, QPoint(60, 60));
        QTest::keyClick(pane(2), Qt::Key_Delete, Qt::ShiftModifier);
        QVERIFY(!action("explain.unpin")->isEnabled());
    }

    void theWheelChangesTheStageAndThatIsRemembered()
    {
        open(m_scenes);
        moveTo(3, {60, 60});
        const QPointF middle = pane(3)->rect().center();
        QWheelEvent event(middle, pane(3)->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(pane(3), &event);
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->result(3).request.stage, sdw::FeatureStage::Encoder4);
        m_window.reset();
        start();
        open(m_scenes);
        QCOMPARE(view()->choice(3).stage, sdw::FeatureStage::Encoder4);
    }

    void keysShowAttention()
    {
        open(m_scenes);
        moveTo(1, {60, 60});
        const int width = view()->width();
        action("explain.internal")->trigger();
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->width(), width); // the panels beside keep their room
        QCOMPARE(view()->result(1).request.kind, MapKind::InternalAttention);
        QVERIFY(!view()->result(1).values.empty());
        QVERIFY(pane(2)->message().contains(QStringLiteral("no internal attention")));
        action("explain.external")->trigger();
        QVERIFY(settle(*m_window));
        QVERIFY(!action("explain.internal")->isChecked());
        QCOMPARE(view()->result(1).request.kind, MapKind::ExternalAttention);
        QCOMPARE(view()->result(1).range.greatest, view()->result(3).range.greatest);
    }

    void switchingImagesNeverMixesThem()
    {
        open(m_scenes);
        askModels();
        QVERIFY(cv::countNonZero(m_said[0][0] != m_said[0][1]) > 0 &&
                cv::countNonZero(m_said[0][0] != m_said[1][0]) > 0);
        bool mixed = false;
        int seen = 0;
        connect(view(), &ExplainView::readOutChanged, this, [&] {
            seen += view()->result(1).request.explained ? 1 : 0;
            mixed = mixed || !isConsistent();
        });
        for (int round = 0; round < 6; ++round) {
            moveTo(0, {30 + 20 * round, 90});
            action(round % 2 ? "explain.previous" : "explain.next")->trigger();
            moveTo(0, {40 + 20 * round, 95});
            QTest::qWait(5);
        }
        QVERIFY(settle(*m_window));
        QVERIFY(!mixed);
        QCOMPARE(m_window->session().currentImage(), 0);
        moveTo(0, {50, 50});
        QVERIFY(settle(*m_window));
        QVERIFY(!mixed && seen > 0);
        QVERIFY(isConsistent());
        QCOMPARE(view()->result(1).request.pixel, QPoint(50, 50));
    }

    void modelsAreSwappedAndRemembered()
    {
        open(m_scenes);
        auto* models = part<ModelsPanel>("modelsPanel");
        QCOMPARE(models->chosen(0), kShippedSegFormer);
        QCOMPARE(models->chosen(1), kShippedSegDeformer);
        moveTo(0, {50, 50});
        action("explain.swap")->trigger();
        QVERIFY(view()->result(1).values.empty()); // at once
        QVERIFY(settle(*m_window));
        moveTo(0, {50, 50});
        QVERIFY(settle(*m_window));
        QCOMPARE(models->chosen(0), kShippedSegDeformer);
        QCOMPARE(view()->result(2).request.explained->tokens(), int(sdw::demo::demoClasses().size()));
        QCOMPARE(view()->result(1).request.explained->tokens(), 0);
        QCOMPARE(part<TokenGallery>("tokenGallery")->side(), 0);
        m_window.reset();
        start();
        open(m_scenes);
        QCOMPARE(part<ModelsPanel>("modelsPanel")->chosen(0), kShippedSegDeformer);
    }

    void aTokenIsSeenLarge()
    {
        open(m_scenes);
        auto* gallery = part<TokenGallery>("tokenGallery");
        QCOMPARE(gallery->model().rowCount(), int(sdw::demo::demoClasses().size()));
        auto* list = part<QAbstractItemView>("tokens");
        list->setCurrentIndex(gallery->model().index(0));
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->overlay().kind, PictureOverlay::Kind::Token);
        QCOMPARE(view()->overlay().token, gallery->token());
        action("explain.next")->trigger(); // the same token in the next image
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->overlay().kind, PictureOverlay::Kind::Token);
        action("explain.let-go")->trigger();
        QVERIFY(settle(*m_window));
        QCOMPARE(view()->overlay().kind, PictureOverlay::Kind::Prediction);
        QCOMPARE(gallery->token(), -1);
    }

    void classesOfThePredictionAreListedAndIsolated()
    {
        open(m_scenes);
        auto* legend = part<QTableView>("classLegend");
        QCOMPARE(legend->model()->rowCount(), int(sdw::demo::demoClasses().size()));
        QVERIFY(part<QLabel>("overlayNote")->text().contains(QStringLiteral("agree with the labels")));
        const QImage all = pane(0)->frame();
        legend->selectRow(2);
        QVERIFY(settle(*m_window));
        QVERIFY(pane(0)->frame() != all);
        action("explain.let-go")->trigger();
        QVERIFY(settle(*m_window));
        QCOMPARE(pane(0)->frame(), all);
    }

    void imagesWithoutLabelsAndProjectWork()
    {
        open(m_scenes + QStringLiteral("/images/train/scene_000.png"));
        QVERIFY2(message().isEmpty(), qPrintable(message()));
        moveTo(0, {50, 50});
        QVERIFY(settle(*m_window));
        QVERIFY(!view()->result(1).values.empty());
        const auto& gallery = part<TokenGallery>("tokenGallery")->model();
        QCOMPARE(gallery.index(0).data(TokenModel::IouRole).toString(), QStringLiteral("–"));
        QVERIFY(!action("explain.next")->isEnabled());
    }

    void aMissingModelIsNamedAndTheOtherGoesOn()
    {
        m_window->session().setModelPath(QStringLiteral("/nowhere/model.safetensors"));
        open(m_scenes);
        QVERIFY2(message().contains(QStringLiteral("/nowhere/model.safetensors")), qPrintable(message()));
        moveTo(0, {50, 50});
        QVERIFY(settle(*m_window));
        QVERIFY(!view()->result(2).values.empty());
        auto* box = part<QComboBox>("modelB");
        box->setCurrentIndex(box->findData(kShippedSegDeformer));
        Q_EMIT box->activated(box->currentIndex());
        QVERIFY(settle(*m_window));
        QVERIFY2(message().isEmpty(), qPrintable(message()));
    }

    void aFigureIsSaved_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"svg", "pdf", "png"})
            QTest::newRow(ending) << QString::fromLatin1(ending);
    }
    void aFigureIsSaved()
    {
        QFETCH(QString, ending);
        open(m_scenes);
        QTest::mouseClick(pane(0), Qt::LeftButton, {}, at(0, {100, 100}));
        const QString file = m_home.file(QStringLiteral("figure.") + ending);
        QTimer::singleShot(0, this, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->selectFile(file);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        action("explain.figure")->trigger();
        QVERIFY(settle(*m_window));
        QVERIFY2(message().contains(file), qPrintable(message()));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray content = written.readAll();
        QVERIFY(content.size() > 5000);
        if (ending == QLatin1String("svg")) QVERIFY(content.contains("cosine similarity")); // text is text
    }

    void severalImagesMakeAFigure_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("as Figure 3") << "figureConsistency"
                                     << QStringList{"cosine similarity", "SegFormer head: F", "SegDeformer: F",
                                                    "own 0."};
        QTest::newRow("as Figure 4") << "figurePrediction" << QStringList{"Labels", "% right", "meadow"};
    }
    void severalImagesMakeAFigure()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, words);
        open(m_scenes);
        action("explain.image-figure")->trigger();
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("imageFigureDialog"));
        QVERIFY(dialog && dialog->isVisible());
        auto* list = dialog->findChild<QListView*>(QStringLiteral("imageFigureImages"));
        auto* save = dialog->findChild<QPushButton*>(QStringLiteral("imageFigureSave"));
        for (int row = 0; row < list->model()->rowCount(); ++row)
            list->model()->setData(list->model()->index(row, 0), Qt::Unchecked, Qt::CheckStateRole);
        QVERIFY(!save->isEnabled());   // no rows
        for (const int row : {0, 3}) { // each image is a row with its name
            list->model()->setData(list->model()->index(row, 0), Qt::Checked, Qt::CheckStateRole);
            words << QFileInfo(list->model()->index(row, 0).data().toString()).completeBaseName();
        }
        QVERIFY(save->isEnabled());
        dialog->findChild<QRadioButton*>(kind)->click();
        auto* point = dialog->findChild<QComboBox*>(QStringLiteral("figurePoint"));
        QCOMPARE(point->isEnabled(), kind == QLatin1String("figureConsistency"));
        point->setCurrentIndex(1); // the largest region of the first class
        const QString file = m_home.file(kind + QStringLiteral(".svg"));
        QTimer::singleShot(0, this, [&] {
            auto* files = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(files);
            files->selectFile(file);
            QMetaObject::invokeMethod(files, "accept");
        });
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(settle(*m_window));
        QVERIFY2(message().contains(file), qPrintable(message()));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QString content = QString::fromUtf8(written.readAll());
        for (const QString& word : words)
            QVERIFY2(content.contains(word), qPrintable(word));
    }

    void closingTakesEverythingAway()
    {
        open(m_scenes);
        moveTo(0, {50, 50});
        action("project.close")->trigger();
        QVERIFY(settle(*m_window));
        m_window->showWorkspace(QStringLiteral("explain"));
        QVERIFY(part<QWidget>("explainEmpty")->isVisible());
        QVERIFY(view()->result(1).values.empty());
    }

    void closesWhileWorking()
    {
        m_window->session().open(m_scenes);
        QVERIFY(QTest::qWaitFor([this] { return m_window->session().isOpen(); }, 20'000));
        m_window.reset(); // waits for the work, delivers nothing
    }
};

QTEST_MAIN(TestExplainWorkspace)
#include "tst_explain_workspace.moc"
