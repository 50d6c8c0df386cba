// The Compare workspace in the real window: the demo's two models on a few scenes, by mouse and keys.
#include "core/base/image_io.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/compare/compare_form.h"
#include "ui/compare/compare_view.h"
#include "ui/compare/comparison_export.h"
#include "ui/compare/confusion_panel.h"
#include "ui/compare/contender_list.h"
#include "ui/compare/difference_legend.h"
#include "ui/compare/ranked_image_list.h"
#include "ui/compare/region_bar.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/workspace.h"
#include "ui/shell/workspace_page.h"
#include "ui/widgets/confusion_map.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>

using namespace sdw::ui;
using sdw::Contender;
using sdw::test::settle;
namespace fs = std::filesystem;

class TestCompareWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        makeWindow();
        m_window->showWorkspace(QStringLiteral("compare"));
        auto* empty = m_window->findChild<QWidget*>(QStringLiteral("compareEmpty"));
        QVERIFY(empty->isVisible());
        auto* first = empty->findChild<QPushButton*>(QStringLiteral("emptyFirst"));
        QVERIFY(first->isEnabled() && first->isVisible());
        QCOMPARE(first->text(), action("compare.demo")->text());
        m_window->session().openDemo({.train = 3, .val = 2}); // a small one
        QVERIFY(settle(*m_window));
    }
    void init()
    {
        if (!m_window) makeWindow();
        m_window->showWorkspace(QStringLiteral("compare"));
    }
    void cleanupTestCase() { m_window.reset(); }

    void oneClickComparesTheDemo()
    {
        QVERIFY(form().isVisible());
        QCOMPARE(form().contenders().size(), std::size_t(2));
        startByButton();
        QVERIFY2(view().isVisible(), qPrintable(said()));
        QCOMPARE(list().model().rowCount(), 2);
        QVERIFY2(text("compareHeadline").contains(QStringLiteral("points of mIoU")),
                 qPrintable(text("compareHeadline")));
        QVERIFY2(text("compareDetail").contains(QStringLiteral("2 image")), qPrintable(text("compareDetail")));
        QVERIFY(view().picture());
        QCOMPARE(int(view().picture()->image()), list().current());
        // predictions are kept: the same again needs no model
        const fs::path kept = m_window->session().opened()->folder / ".comparisons";
        int masks = 0;
        for (const auto& entry : fs::recursive_directory_iterator(kept))
            masks += entry.path().extension() == ".png";
        QCOMPARE(masks, 4);
    }

    void keysChooseTheWayOfLooking()
    {
        view().panes().front()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
        QCOMPARE(view().mode(), CompareMode::SideBySide);
        QCOMPARE(view().panes().size(), std::size_t(2));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::ShiftModifier);
        QCOMPARE(view().panes().size(), std::size_t(3));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::ShiftModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_3);
        QCOMPARE(view().mode(), CompareMode::Blink);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_4);
        QCOMPARE(view().mode(), CompareMode::Difference);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
        QCOMPARE(view().mode(), CompareMode::Curtain);
        ComparePane& pane = *view().panes().front();
        QTest::mousePress(&pane, Qt::LeftButton, {}, {pane.width() / 2, 50});
        QTest::mouseMove(&pane, {pane.width() / 4, 60});
        QTest::mouseRelease(&pane, Qt::LeftButton, {}, {pane.width() / 4, 60});
        QVERIFY(std::abs(view().curtain() - 0.25) < 0.01);
        QTest::keyClick(&pane, Qt::Key_Period);
        QVERIFY(std::abs(view().curtain() - 0.3) < 0.01);
        QTest::keyClick(&pane, Qt::Key_T);
        QVERIFY(pane.content().outline);
        QTest::keyClick(&pane, Qt::Key_T);
        QVERIFY(!pane.content().outline);
    }

    void differencesAreSteppedThrough()
    {
        const auto& regions = regionBar().regions();
        QVERIFY(regions.size() > 2);
        for (std::size_t i = 1; i < regions.size(); ++i)
            QVERIFY(regions[i - 1].pixels >= regions[i].pixels);
        view().fit();
        view().panes().front()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
        QCOMPARE(regionBar().current(), 0);
        QVERIFY(text("regionText").contains(QStringLiteral("truth:")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
        QCOMPARE(regionBar().current(), 1);
        const auto& box = regions[1].box;
        const QRectF seen = view().panes().front()->view().visible();
        QVERIFY(seen.contains(QPointF(box.x + box.width / 2.0, box.y + box.height / 2.0)));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::ShiftModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(regionBar().current(), int(regions.size()) - 1); // round and round
    }

    void countsAreThoseOfTheConfusionMatrix()
    {
        const ComparedPicture& picture = *view().picture();
        std::int64_t right[2] = {};
        const sdw::LabelMap& truth = *picture.labels->truth;
        for (int y = 0; y < truth.height(); ++y)
            for (int x = 0; x < truth.width(); ++x)
                for (int k = 0; k < 2; ++k)
                    right[k] += truth.at(x, y) != sdw::kIgnoreLabel &&
                                truth.at(x, y) == picture.labels->predictions[std::size_t(k)]->at(x, y);
        using sdw::Agreement;
        const auto count = [&](Agreement which) { return picture.counts[std::size_t(which)]; };
        QCOMPARE(count(Agreement::BothRight) + count(Agreement::OnlyFirst), right[0]);
        QCOMPARE(count(Agreement::BothRight) + count(Agreement::OnlySecond), right[1]);
    }

    void anotherImageNeverShowsTheOneBefore()
    {
        auto* images = m_window->findChild<QListView*>(QStringLiteral("rankedImages"));
        const int before = list().current();
        const QModelIndex other = list().model().index(1 - list().model().rowOf(before));
        QTest::mouseClick(images->viewport(), Qt::LeftButton, {}, images->visualRect(other).center());
        QVERIFY(list().current() != before);
        QVERIFY(settle(*m_window));
        QCOMPARE(int(view().picture()->image()), list().current());
        view().panes().front()->setFocus();
        for (int i = 0; i < 5; ++i) // faster than they can be read
            QTest::keyClick(QApplication::focusWidget(), i % 2 == 0 ? Qt::Key_PageUp : Qt::Key_PageDown);
        QVERIFY(settle(*m_window));
        QCOMPARE(list().current(), before);
        QCOMPARE(int(view().picture()->image()), before);
        for (const ComparePane* pane : view().panes())
            QCOMPARE(pane->picture().get(), view().picture()->labels->picture.get());
        // other workspaces have the same image in hand
        const auto& opened = *m_window->session().opened();
        const auto& current = opened.images[std::size_t(m_window->session().currentImage())];
        QCOMPARE(fs::path(current.path).stem().string(), nameOf(before));
    }

    void theTwoChangePlaces()
    {
        const QString before = text("compareHeadline"), scored = text("compareDetail");
        const auto shown = view().picture()->counts;
        action("compare.swap")->trigger();
        QVERIFY(settle(*m_window));
        QCOMPARE(view().picture()->counts[std::size_t(sdw::Agreement::OnlyFirst)],
                 shown[std::size_t(sdw::Agreement::OnlySecond)]);
        QCOMPARE(text("compareDetail"), scored); // the test does not care which one is first
        action("compare.swap")->trigger();
        QVERIFY(settle(*m_window));
        QCOMPARE(text("compareHeadline"), before);
    }

    void aCellLeadsToItsImagesAndPlaces()
    {
        m_window->findChild<QTabWidget*>(QStringLiteral("numberTabs"))->setCurrentIndex(2);
        auto& panel = *m_window->findChild<ConfusionPanel*>();
        ConfusionMap& map = *panel.map();
        // the largest confusion
        int truth = -1, predicted = -1;
        double most = 0;
        for (int t = 0; t < 13; ++t)
            for (int p = 0; p < 13; ++p)
                if (const auto share = map.share(t, p); t != p && share && *share > most) {
                    most = *share;
                    truth = t;
                    predicted = p;
                }
        QVERIFY(truth >= 0);
        QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(truth, predicted).center());
        QVERIFY(settle(*m_window));
        QVERIFY(list().model().isNarrowed());
        QVERIFY(list().model().rowCount() >= 1);
        QVERIFY(regionBar().showsCell());
        QCOMPARE(regionBar().current(), 0);
        const auto& region = regionBar().regions().front();
        const ComparedLabels& labels = *view().picture()->labels;
        QCOMPARE(int(labels.truth->at(region.inside.x, region.inside.y)), truth);
        QCOMPARE(int(labels.predictions[0]->at(region.inside.x, region.inside.y)), predicted);
        QVERIFY(text("regionText").contains(QStringLiteral("called")));
        QTest::keyClick(&map, Qt::Key_Escape);
        QVERIFY(settle(*m_window));
        QVERIFY(!regionBar().showsCell());
        QCOMPARE(list().model().rowCount(), 2);
    }

    void labelSetsTakePartAndErrorsStandWhereTheyHappen()
    {
        action("compare.set-up")->trigger();
        QVERIFY(form().isVisible());
        // the truth itself as a third one
        const fs::path labels = toPath(m_home.file(QStringLiteral("labels")));
        fs::create_directories(labels);
        const auto dataset = form().setup().open();
        for (std::size_t i = 0; i < dataset->size("val"); ++i) {
            const fs::path file = labels / (dataset->name("val", i) + ".png");
            fs::create_directories(file.parent_path());
            cv::Mat bytes;
            dataset->get("val", i).label.convertTo(bytes, CV_8U);
            sdw::writePng(file, bytes);
        }
        form().add({Contender::Kind::Labels, "by hand", labels});
        QCOMPARE(form().contenders().size(), std::size_t(3));
        form().add({Contender::Kind::Labels, "by hand", labels}); // again
        QVERIFY2(said().contains(QStringLiteral("takes part already")), qPrintable(said()));
        startByButton();
        QVERIFY2(view().isVisible(), qPrintable(said()));
        QCOMPARE(view().picture()->labels->predictions.size(), std::size_t(3));
        auto* second = m_window->findChild<QComboBox*>(QStringLiteral("secondContender"));
        second->setCurrentIndex(2);
        Q_EMIT second->activated(2);
        QVERIFY(settle(*m_window));
        QCOMPARE(view().picture()->counts[std::size_t(sdw::Agreement::OnlyFirst)], std::int64_t(0));
        QCOMPARE(view().picture()->counts[std::size_t(sdw::Agreement::BothWrong)], std::int64_t(0));

        action("compare.set-up")->trigger();
        auto* names = form().findChild<QLineEdit*>(QStringLiteral("contender-A"));
        names->setFocus();
        names->selectAll();
        QTest::keyClicks(names, QStringLiteral("SegDeformer"));
        QVERIFY(!action("compare.start")->isEnabled());
        QVERIFY2(said().contains(QStringLiteral("Two are called")), qPrintable(said()));
        form().list().setContenders(
            {{Contender::Kind::Model, "a", toPath(m_home.file(QStringLiteral("none.safetensors")))},
             {Contender::Kind::Labels, "b", labels}});
        startByButton();
        QVERIFY(form().isVisible());
        QVERIFY2(said().contains(QStringLiteral("none.safetensors")), qPrintable(said()));
        QVERIFY(action("compare.start")->isEnabled()); // one may try again
        QTest::mouseClick(form().findChild<QPushButton*>(QStringLiteral("button-compare.back")), Qt::LeftButton);
        QVERIFY(view().isVisible()); // what there was is there still
    }

    void figuresAreWritten()
    {
        QVERIFY(action("compare.figure")->isEnabled());
        auto& writer = *m_window->workspace(QStringLiteral("compare"))->findChild<ComparisonExport*>();
        const QString file = m_home.file(QStringLiteral("made/figure.svg"));
        writer.saveFigureOf(list().chosenImages(), file);
        QVERIFY(settle(*m_window));
        QVERIFY2(message().contains(QStringLiteral("figure.svg")), qPrintable(message()));
        QFile svg(file);
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray drawn = svg.readAll();
        for (const char* word :
             {"SegFormer", "SegDeformer", "by hand", "Truth", "meadow", " % right", "scene v"})
            QVERIFY2(drawn.contains(word), word);
        writer.saveFigureOf({0}, m_home.file(QStringLiteral("figure.gif")));
        QVERIFY(settle(*m_window));
        QVERIFY2(message().contains(QStringLiteral("figure.gif")), qPrintable(message()));
    }

    void reportsAreWritten()
    {
        auto& writer = *m_window->workspace(QStringLiteral("compare"))->findChild<ComparisonExport*>();
        QVERIFY(writer.reportAction()->isEnabled());
        const auto written = [&](const char* name) {
            const QString file = m_home.file(QStringLiteral("reports/") + QLatin1String(name));
            writer.saveReport(file);
            if (!settle(*m_window)) return QByteArray();
            QFile read(file);
            return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
        };
        const QByteArray html = written("a.html");
        QVERIFY(html.contains("SegDeformer") && html.contains("by hand") && html.contains("meadow"));
        QVERIFY(written("a.csv").contains("meadow"));
        QJsonParseError trouble;
        QJsonDocument::fromJson(written("a.json"), &trouble);
        QCOMPARE(trouble.error, QJsonParseError::NoError);
        const QByteArray pdf = written("a.pdf");
        QVERIFY(pdf.startsWith("%PDF") && pdf.contains("/Font") && pdf.contains("/Image"));
        QVERIFY(written("a.doc").isEmpty());
        QVERIFY2(message().contains(QStringLiteral("expected .html, .pdf, .csv or .json")), qPrintable(message()));
    }

    void imagesWithoutTruthAreCompared()
    {
        const QString scenes = m_home.scenes();
        const QString folder = m_home.file(QStringLiteral("plain"));
        fs::create_directories(toPath(folder));
        for (const auto& entry : fs::recursive_directory_iterator(toPath(scenes)))
            if (entry.path().parent_path().filename() == "val" && sdw::looksLikeImage(entry.path()) &&
                entry.path().string().find("images") != std::string::npos)
                fs::copy_file(entry.path(), toPath(folder) / entry.path().filename());
        m_window->session().open(folder);
        QVERIFY(settle(*m_window));
        QVERIFY(form().isVisible());
        QVERIFY(!action("compare.start")->isEnabled());
        Contender first, second;
        QVERIFY(findDemoModels(first, second));
        form().add(first);
        form().add(second);
        startByButton();
        QVERIFY2(view().isVisible(), qPrintable(said()));
        QVERIFY2(text("compareHeadline").contains(QStringLiteral("A and B differ in")),
                 qPrintable(text("compareHeadline")));
        QVERIFY(text("regionText").contains(QStringLiteral("differ in")));
        QVERIFY(!view().picture()->labels->truth);
        ConfusionMap& map = *m_window->findChild<ConfusionPanel*>()->map();
        QVERIFY(map.share(0, 0));
        m_window->session().close();
        QVERIFY(settle(*m_window));
        QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("compareEmpty"))->isVisible());
    }

private:
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
    }
    void startByButton()
    {
        auto* button = form().findChild<QPushButton*>(QStringLiteral("button-compare.start"));
        QVERIFY2(button->isEnabled(), qPrintable(said()));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(settle(*m_window));
    }
    QAction* action(const char* id) const { return m_window->actions().find(QLatin1String(id)); }
    QString text(const char* label) const { return m_window->findChild<QLabel*>(QLatin1String(label))->text(); }
    QString message() const { return m_window->page(QStringLiteral("compare"))->banner()->notice().text; }
    QString said() const { return text("compareSay"); }
    CompareForm& form() const { return *m_window->findChild<CompareForm*>(); }
    CompareView& view() const { return *m_window->findChild<CompareView*>(); }
    RankedImageList& list() const { return *m_window->findChild<RankedImageList*>(); }
    RegionBar& regionBar() const { return *m_window->findChild<RegionBar*>(); }
    std::string nameOf(int image) const
    {
        const int row = list().model().rowOf(image);
        return list().model().index(row).data().toString().toStdString();
    }

    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestCompareWorkspace)
#include "tst_compare_workspace.moc"
