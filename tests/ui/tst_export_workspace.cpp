// The export page in the real window: what, in which format, where; and what is then on the disk.
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/datasets/dataset.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/canvas/picture_view.h"
#include "ui/export/export_image_model.h"
#include "ui/export/export_page.h"
#include "ui/export/format_step.h"
#include "ui/export/id_table_model.h"
#include "ui/export/report_view.h"
#include "ui/export/what_step.h"
#include "ui/export/where_step.h"
#include "ui/project/label_store.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/workspace.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

using namespace sdw::ui;
using sdw::test::settle;
namespace fs = std::filesystem;

class TestExportWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
        m_page = m_window->findChild<ExportPage*>();
        QVERIFY(m_page);
    }
    void cleanup() { m_window.reset(); }

    void anEmptyPageTeaches()
    {
        m_window->showWorkspace(QStringLiteral("export"));
        QVERIFY(settle(*m_window));
        QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("exportEmpty"))->isVisible());
        QVERIFY(!m_page->isVisible());
        QVERIFY(!action("export.start")->isEnabled());
    }

    void exportsTheLabelsOfTheDemo()
    {
        openDemo();
        QVERIFY(m_page->isVisible());
        QCOMPARE(button()->text(), QStringLiteral("Export 3 label maps"));
        QVERIFY2(button()->isEnabled(), qPrintable(why()));
        const fs::path folder = folderOf();
        QCOMPARE(folder.filename().string(), std::string("Demo-index_png"));
        QCOMPARE(folder.parent_path(), m_window->session().opened()->folder / "exports");
        const auto* sample = m_page->findChild<PictureView*>(QStringLiteral("exportSample"));
        QCOMPARE(sample->image().size(), QSize(320, 240));
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(settle(*m_window));
        QVERIFY(m_page->report().isVisible());
        QVERIFY(m_page->report().report());
        QCOMPARE(m_page->report().report()->images, std::size_t(3));
        QVERIFY(label("exportHeadline").contains(QStringLiteral("Read back: no difference")));
        // every pixel is that of the data set
        const auto written = sdw::openDataset(folder);
        const auto& opened = *m_window->session().opened();
        std::size_t seen = 0;
        for (const std::string& split : written->splits())
            for (std::size_t i = 0; i < written->size(split); ++i)
                for (std::size_t k = 0; k < opened.images.size(); ++k)
                    if (opened.images[k].split == split &&
                        opened.datasets[0]->name(split, opened.images[k].index) == written->name(split, i)) {
                        ++seen;
                        QCOMPARE(cv::countNonZero(written->get(split, i).label != opened.label(k)), 0);
                    }
        QCOMPARE(seen, std::size_t(3));
        std::int64_t pixels = 0;
        for (const auto& row : m_page->report().report()->rows)
            pixels += row.pixels;
        QCOMPARE(pixels, std::int64_t(3 * 320 * 240));
        action("export.copy-report")->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("3 label maps written")));

        // there is an export now: it is replaced only when that is said
        QVERIFY(!button()->isEnabled());
        QVERIFY2(why().contains(QStringLiteral("earlier export")), qPrintable(why()));
        auto* replace = m_page->findChild<QCheckBox*>(QStringLiteral("exportReplace"));
        QVERIFY(replace->isVisible());
        QTest::mouseClick(replace, Qt::LeftButton, {}, {8, replace->height() / 2});
        QVERIFY(button()->isEnabled());
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(settle(*m_window));
        QVERIFY(m_page->report().report());
        QVERIFY(!replace->isChecked()); // that held once
    }

    void unsavedLabelsAreExported()
    {
        openDemo();
        LabelStore& labels = m_window->labels();
        labels.open(0);
        QTRY_VERIFY(labels.document(0));
        sdw::AnnotationDocument& document = *labels.document(0);
        sdw::EditBuilder edit(document.labels());
        edit.paint(sdw::Region(cv::Rect(10, 20, 30, 5)), {.label = sdw::kIgnoreLabel});
        document.apply(edit.finish(), "paint");
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(settle(*m_window));
        QVERIFY2(m_page->report().report(), qPrintable(label("exportHeadline")));
        const auto& item = m_window->session().opened()->images[0];
        const cv::Mat written =
            sdw::readIndexMap(folderOf() / "labels" / item.split /
                              (m_window->session().opened()->datasets[0]->name(item.split, 0) + ".png"));
        QCOMPARE(cv::countNonZero(written(cv::Rect(10, 20, 30, 5)) == 255), 150);
    }

    void aConflictIsSaidAndSolved()
    {
        openDemo();
        auto* table = m_page->findChild<QTableView*>(QStringLiteral("exportIds"));
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, IdTableModel::Id));
        QTest::keyClick(table, Qt::Key_F2); // by keyboard alone
        auto* editor = table->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, table->model()->index(0, IdTableModel::Id).data().toString());
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!button()->isEnabled()); // the editor hands its text over a moment later
        QVERIFY2(why().contains(QStringLiteral("conflict")), qPrintable(why()));
        QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("exportConflicts"))->isVisible());
        QVERIFY(label("exportConflictText").contains(QStringLiteral("both have the id")));
        action("export.suggest-ids")->trigger();
        QVERIFY(button()->isEnabled());
        QVERIFY(!m_page->findChild<QWidget*>(QStringLiteral("exportConflicts"))->isVisible());
    }

    void everyFormatCanBeChosenAndWritten()
    {
        openDemo();
        auto* formats = m_page->findChild<QListWidget*>(QStringLiteral("exportFormats"));
        QCOMPARE(formats->count(), int(sdw::exporterCatalog().size()));
        for (int i = 0; i < formats->count(); ++i) {
            formats->setCurrentRow(i);
            QVERIFY(settle(*m_window));
            QVERIFY(!label("exportSentence").isEmpty());
            QVERIFY2(button()->isEnabled(), qPrintable(formats->item(i)->text() + QStringLiteral(": ") + why()));
            QVERIFY(!m_page->findChild<PictureView*>(QStringLiteral("exportSample"))->image().isNull());
            QTest::mouseClick(button(), Qt::LeftButton);
            QVERIFY(settle(*m_window));
            QVERIFY2(m_page->report().report(), qPrintable(label("exportHeadline")));
            QCOMPARE(m_page->report().report()->format, std::string(sdw::exporterCatalog()[std::size_t(i)].id));
        }
    }

    void imagesAreChosen()
    {
        openDemo();
        auto* list = m_page->findChild<QListView*>(QStringLiteral("exportImageList"));
        auto* preset = m_page->findChild<QComboBox*>(QStringLiteral("exportImages"));
        const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        choose(preset, QStringLiteral("Split “val” (1)"));
        QVERIFY2(button()->text().startsWith(QStringLiteral("Export 1 ")), qPrintable(button()->text()));
        choose(preset, QStringLiteral("The current image"));
        QCOMPARE(m_page->what().images().checked(), (std::vector<int>{0}));
        m_window->session().setCurrentImage(2);
        QCOMPARE(m_page->what().images().checked(), (std::vector<int>{2}));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(preset->currentText().startsWith(QStringLiteral("Chosen")));
        QCOMPARE(m_page->what().images().checked(), (std::vector<int>{1, 2}));
        QTest::mouseClick(m_page->findChild<QPushButton*>(QStringLiteral("exportCheckNone")), Qt::LeftButton);
        QVERIFY(!button()->isEnabled());
        QVERIFY2(why().contains(QStringLiteral("No image is chosen")), qPrintable(why()));
        m_page->findChild<QLineEdit*>(QStringLiteral("exportSearch"))
            ->setText(list->model()->index(1, 0).data().toString());
        const int shown = list->model()->rowCount();
        QTest::mouseClick(m_page->findChild<QPushButton*>(QStringLiteral("exportCheckAll")), Qt::LeftButton);
        QCOMPARE(m_page->what().images().checkedCount(), shown); // only those in the list
        choose(preset, QStringLiteral("Done and reviewed (0)"));
        QVERIFY(!button()->isEnabled());
        m_window->labels().setState(1, sdw::ImageState::Reviewed);
        QCOMPARE(m_page->what().images().checked(), (std::vector<int>{1}));
    }

    void choicesAreRemembered()
    {
        openDemo();
        m_page->findChild<QListWidget*>(QStringLiteral("exportFormats"))->setCurrentRow(3);
        choose(m_page->findChild<QComboBox*>(QStringLiteral("exportImages")), QStringLiteral("Split “train” (2)"));
        QVERIFY(settle(*m_window));
        m_window->session().close();
        QVERIFY(!m_page->isVisible());
        openDemo();
        QCOMPARE(m_page->format().format(), QStringLiteral("pascal_voc"));
        QCOMPARE(m_page->what().images().checkedCount(), 2);
        QCOMPARE(folderOf().filename().string(), std::string("Demo-pascal_voc"));
    }

    void obstaclesAreNamed()
    {
        openDemo();
        const QString work = m_home.file(QStringLiteral("work"));
        sdw::makeFolder(toPath(work));
        sdw::writeFileWhole(toPath(work) / "thesis.txt", "years");
        auto* folder = m_page->findChild<QLineEdit*>(QStringLiteral("exportFolder"));
        folder->setText(work);
        QVERIFY(settle(*m_window));
        QVERIFY(!button()->isEnabled());
        QVERIFY2(why().contains(QStringLiteral("anything else is never replaced")), qPrintable(why()));
        QVERIFY(!m_page->findChild<QCheckBox*>(QStringLiteral("exportReplace"))->isVisible());
        folder->setText(QStringLiteral("here"));
        QVERIFY(!button()->isEnabled());
        folder->setText(m_home.file(QStringLiteral("fresh/deep")));
        QVERIFY(settle(*m_window));
        QVERIFY2(button()->isEnabled(), qPrintable(why()));
        QVERIFY(m_page->findChild<QLabel*>(QStringLiteral("exportFree"))->isVisible());
    }

    void predictionsAreExported()
    {
        openDemo();
        auto* predictions = m_page->findChild<QRadioButton*>(QStringLiteral("exportPredictions"));
        predictions->setChecked(true);
        QVERIFY(settle(*m_window));
        const QString problem = label("exportModelProblem");
        if (!problem.isEmpty()) QSKIP(qPrintable(problem)); // a build without the weights that come with the program
        QVERIFY2(button()->isEnabled(), qPrintable(why()));
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(settle(*m_window));
        QVERIFY2(m_page->report().report(), qPrintable(label("exportHeadline")));
        QCOMPARE(m_page->report().report()->images, std::size_t(3));
    }
    void aModelThatCannotBeOpenedIsNamed()
    {
        openDemo();
        m_window->session().setModelPath(QStringLiteral("/nowhere/model.safetensors"));
        m_page->findChild<QRadioButton*>(QStringLiteral("exportPredictions"))->setChecked(true);
        QVERIFY(settle(*m_window));
        QVERIFY2(label("exportModelProblem").contains(QStringLiteral("/nowhere/model.safetensors")),
                 qPrintable(label("exportModelProblem")));
        QVERIFY(!button()->isEnabled());
        m_page->findChild<QRadioButton*>(QStringLiteral("exportLabels"))->setChecked(true);
        QVERIFY(settle(*m_window));
        QVERIFY2(button()->isEnabled(), qPrintable(why()));
    }

    void aFailureIsSaidInItsPlace()
    {
        openDemo();
        sdw::limitDiskForTests(2000);
        QTest::mouseClick(button(), Qt::LeftButton);
        const bool settled = settle(*m_window);
        sdw::limitDiskForTests(-1);
        QVERIFY(settled);
        QVERIFY(m_page->report().isVisible());
        QVERIFY(!m_page->report().report());
        QVERIFY(!label("exportHeadline").isEmpty());
        QVERIFY(!fs::exists(folderOf()));
        QVERIFY(button()->isEnabled());
    }

private:
    void openDemo()
    {
        m_window->session().openDemo({.train = 2, .val = 1});
        m_window->showWorkspace(QStringLiteral("export"));
        QVERIFY(settle(*m_window));
        if (fs::exists(m_window->session().opened()->folder / "exports")) {
            fs::remove_all(m_window->session().opened()->folder / "exports");
            m_page->where().look();
            QVERIFY(settle(*m_window));
        }
    }
    QAction* action(const char* id) const { return m_window->actions().find(QLatin1String(id)); }
    QPushButton* button() const { return m_page->findChild<QPushButton*>(QStringLiteral("exportStart")); }
    QString label(const char* name) const { return m_page->findChild<QLabel*>(QLatin1String(name))->text(); }
    QString why() const { return label("exportWhy"); }
    fs::path folderOf() const { return toPath(m_page->where().folder()); }
    static void choose(QComboBox* box, const QString& text)
    {
        const int at = box->findText(text);
        QVERIFY2(at >= 0, qPrintable(text));
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }

    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    ExportPage* m_page = nullptr;
};

QTEST_MAIN(TestExportWorkspace)
#include "tst_export_workspace.moc"
