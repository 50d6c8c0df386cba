// Labelling in the real window, by mouse and keys: choosing, painting, taking back, leafing.
#include "tests/support/annotate_projects.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/history_model.h"
#include "ui/annotate/history_panel.h"
#include "ui/annotate/layer_panel.h"
#include "ui/jobs/job_list.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSlider>
#include <QTableView>

#include <opencv2/imgcodecs.hpp>

#include <thread>

using namespace sdw;
using namespace sdw::ui;

class TestAnnotateWorkspace : public QObject, private test::AnnotateProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void escapeAndEnterLeadBackToTheCanvas()
    {
        QVERIFY(openPlain());
        QWidget& page = *m_work->window().page(QStringLiteral("annotate"));
        auto* filter = page.findChild<QLineEdit*>(QStringLiteral("imageFilter"));
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("scene"));
        QTest::keyClick(filter, Qt::Key_Escape); // ends the search
        QVERIFY(filter->text().isEmpty() && filter->hasFocus());
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(m_work->canvas().hasFocus());

        auto* size = m_work->window().findChild<QDoubleSpinBox*>(QStringLiteral("option-size-spin"));
        size->setFocus();
        size->selectAll();
        QTest::keyClicks(size, QStringLiteral("40"));
        QTest::keyClick(size, Qt::Key_Return);
        QCOMPARE(size->value(), 40.0);
        QVERIFY(m_work->canvas().hasFocus());

        auto* classes = page.findChild<QTableView*>(QStringLiteral("labelClasses"));
        classes->setFocus();
        QTest::keyClick(classes, Qt::Key_Down);
        QTest::keyClick(classes, Qt::Key_Return);
        QVERIFY(m_work->canvas().hasFocus());
        m_work->drag(80, 100, 120, 100);
        QCOMPARE(m_work->labelAt(100, 100), 1);
    }

    void theStripFitsIntoANarrowWindow()
    {
        QVERIFY(openPlain());
        auto* strip = m_work->window().findChild<QWidget*>(QStringLiteral("annotateStrip"));
        const auto* slider = strip->findChild<QSlider*>(QStringLiteral("option-size-slider"));
        const auto* more = strip->findChild<QWidget*>(QStringLiteral("operations"));
        QVERIFY(slider->isVisible());
        const int least = strip->minimumSizeHint().width(), whole = strip->sizeHint().width();
        QVERIFY(least < whole - 200);
        strip->resize(least, strip->height());
        QVERIFY(!slider->isVisible());
        strip->layout()->activate();
        QVERIFY(strip->rect().contains(more->geometry()));
        strip->resize(whole, strip->height());
        QVERIFY(slider->isVisible());
    }

    void nothingOpenTeaches()
    {
        QVERIFY(m_work->show());
        auto* empty = m_work->window().findChild<QWidget*>(QStringLiteral("annotateEmpty"));
        QVERIFY(empty->isVisible());
        QVERIFY(empty->findChild<QWidget*>(QStringLiteral("emptyFolder"))->isVisible());
        QVERIFY(!m_work->window().findChild<QTableView*>(QStringLiteral("labelClasses"))->isVisible());
    }

    void whatIsOpenedWhileOneIsHereHasTheKeys()
    {
        QVERIFY(m_work->show());
        m_work->window().session().open(m_scenes);
        QVERIFY(m_work->settled());
        QVERIFY(m_work->canvas().hasFocus());
    }

    void takesBackAndDoesAgain()
    {
        QVERIFY(openPlain());
        m_work->drag(80, 100, 120, 100);
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_work->labelAt(100, 100), int(kUnlabelled));
        QVERIFY(m_work->action("annotate.redo")->isEnabled());
        m_work->key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(m_work->labelAt(100, 100), 0);
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        m_work->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_work->labelAt(100, 100), 0);
    }

    void undoAndRedoCanBeUsedWhenTheyWouldDoSomething()
    {
        const auto can = [this](const char* action) { return m_work->action(action)->isEnabled(); };
        QVERIFY(!can("annotate.undo") && !can("annotate.redo")); // nothing is open
        QVERIFY(openPlain());
        QVERIFY(!can("annotate.undo") && !can("annotate.redo"));
        m_work->key(Qt::Key_P);
        m_work->click(50, 50);
        QVERIFY(can("annotate.undo")); // a corner
        m_work->click(150, 50);
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(can("annotate.undo"));
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!can("annotate.undo") && !can("annotate.redo")); // corners are not done again
        m_work->click(50, 50);
        m_work->key(Qt::Key_Escape);
        QVERIFY(!can("annotate.undo"));
        m_work->click(50, 50);
        m_work->key(Qt::Key_B); // another tool: the corner is dropped
        QVERIFY(!can("annotate.undo"));
        m_work->drag(80, 100, 120, 100);
        QVERIFY(can("annotate.undo") && !can("annotate.redo"));
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!can("annotate.undo") && can("annotate.redo"));
        m_work->key(Qt::Key_T); // strokes that teach are parts, too, though they label nothing
        m_work->drag(80, 100, 120, 100);
        QVERIFY(m_work->settled());
        QVERIFY(can("annotate.undo"));
        m_work->action("annotate.fit-discard")->trigger();
        QVERIFY(!can("annotate.undo"));
        m_work->drag(80, 100, 120, 100);
        QVERIFY(m_work->settled());
        QVERIFY(m_work->goTo(1)); // they are of the image before
        QVERIFY(!can("annotate.undo"));
        QVERIFY(m_work->goTo(0));
        QVERIFY(can("annotate.undo") && can("annotate.redo"));
    }

    void undoWaitsForTheEndOfAStroke()
    {
        QVERIFY(openPlain());
        m_work->drag(40, 40, 60, 40);
        m_work->press(80, 100);
        m_work->move(100, 100);
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_work->steps(), 1);
        m_work->key(Qt::Key_Escape); // drops the stroke in hand, and nothing else
        m_work->release(100, 100);
        QCOMPARE(m_work->steps(), 1);
        QCOMPARE(m_work->labelAt(90, 100), int(kUnlabelled));
        QCOMPARE(m_work->labelAt(50, 40), 0);
    }

    void aPolygonIsPaintedAndTakenBackCornerByCorner()
    {
        QVERIFY(openPlain());
        m_work->key(Qt::Key_P);
        m_work->click(50, 50);
        m_work->click(150, 50);
        m_work->click(150, 150);
        m_work->click(10, 200);
        m_work->key(Qt::Key_Z, Qt::ControlModifier); // the last corner
        QCOMPARE(m_work->steps(), 0);
        m_work->click(50, 150);
        m_work->key(Qt::Key_Return);
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->steps(), 1);
        QCOMPARE(m_work->labelAt(100, 100), 0);
        QCOMPARE(m_work->labelAt(140, 60), 0);
        QCOMPARE(m_work->labelAt(30, 180), int(kUnlabelled));
        QCOMPARE(m_work->document()->shapes().size(), std::size_t(1));
    }

    void labelsAreThereAfterLeafing()
    {
        QVERIFY(openPlain());
        m_work->drag(80, 100, 120, 100);
        m_work->key(Qt::Key_D);
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->window().session().currentImage(), 1);
        QCOMPARE(m_work->labelAt(100, 100), int(kUnlabelled));
        m_work->drag(80, 50, 120, 50);
        m_work->key(Qt::Key_PageUp);
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->labelAt(100, 100), 0);
        QCOMPARE(m_work->labelAt(100, 50), int(kUnlabelled));
        m_work->key(Qt::Key_Z, Qt::ControlModifier); // its history too
        QCOMPARE(m_work->labelAt(100, 100), int(kUnlabelled));
    }

    void labelsNeverLieOverAnotherImage()
    {
        QVERIFY(openPlain());
        m_work->drag(80, 100, 120, 100);
        // Leafing on and on without waiting: what is painted goes nowhere, or to the image on screen.
        for (int i = 0; i < 4; ++i) {
            m_work->key(Qt::Key_D);
            m_work->drag(20, 20, 40, 20);
        }
        QVERIFY(m_work->settled());
        QVERIFY(m_work->goTo(0));
        QCOMPARE(m_work->labelAt(30, 20), int(kUnlabelled));
        QCOMPARE(m_work->labelAt(100, 100), 0);
    }

    void labelsAreThereAfterReopening()
    {
        QVERIFY(openPlain());
        const QString folder = fromPath(m_work->window().session().opened()->folder);
        m_work->key(Qt::Key_2);
        m_work->drag(80, 100, 120, 100);
        m_work->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(m_work->window().labels().savedState(), SavedState::Saved);
        m_work->window().close();
        m_work = std::make_unique<test::AnnotateWindow>();
        QVERIFY(m_work->open(folder));
        QCOMPARE(m_work->labelAt(100, 100), 1);
        QCOMPARE(m_work->steps(), 1);
    }

    void statesAreSaidAndGoneOnFrom()
    {
        QVERIFY(openPlain());
        LabelStore& labels = m_work->window().labels();
        QCOMPARE(labels.state(0), ImageState::New);
        m_work->drag(80, 100, 120, 100);
        QTRY_COMPARE(labels.state(0), ImageState::InProgress);
        m_work->key(Qt::Key_N);
        QVERIFY(m_work->settled());
        QCOMPARE(labels.state(0), ImageState::Done);
        QCOMPARE(m_work->window().session().currentImage(), 1);
        m_work->key(Qt::Key_A);
        QVERIFY(m_work->settled());
        m_work->action("annotate.mark-reviewed")->trigger();
        QCOMPARE(labels.state(0), ImageState::Reviewed);
        QVERIFY(!m_work->action("annotate.mark-reviewed")->isEnabled());
    }

    void hidesLabelsWhileHeldOrForGood()
    {
        QVERIFY(openPlain());
        auto* layers = m_work->window().findChild<LayerPanel*>();
        QTest::keyClick(&m_work->canvas(), Qt::Key_H);
        QVERIFY(layers->labelsHidden());
        QCOMPARE(m_work->canvas().layers().labels, 0.0);
        QTest::keyClick(&m_work->canvas(), Qt::Key_H);
        QVERIFY(!layers->labelsHidden());
        QTest::keyPress(&m_work->canvas(), Qt::Key_H);
        repeat(Qt::Key_H);
        QVERIFY(layers->labelsHidden());
        QTest::keyRelease(&m_work->canvas(), Qt::Key_H);
        QVERIFY(!layers->labelsHidden());
        QCOMPARE(m_work->canvas().layers().labels, 0.5);
    }

    void aHeldKeyBringsAToolForAMoment()
    {
        QVERIFY(openPlain());
        m_work->drag(80, 100, 120, 100);
        QVERIFY(m_work->action("annotate.tool-brush")->isChecked());
        QTest::keyPress(&m_work->canvas(), Qt::Key_E);
        QVERIFY(m_work->action("annotate.tool-eraser")->isChecked());
        m_work->drag(80, 100, 120, 100);
        QTest::keyRelease(&m_work->canvas(), Qt::Key_E);
        QVERIFY(m_work->action("annotate.tool-brush")->isChecked());
        QCOMPARE(m_work->labelAt(100, 100), int(kUnlabelled));
        QTest::keyClick(&m_work->canvas(), Qt::Key_E); // struck, not held
        QVERIFY(m_work->action("annotate.tool-eraser")->isChecked());
    }

    void singleLettersAreInertWhileTyping()
    {
        QVERIFY(openPlain());
        auto* filter = m_work->window().findChild<QLineEdit*>(QStringLiteral("imageFilter"));
        for (QLineEdit* one : m_work->window().findChildren<QLineEdit*>(QStringLiteral("imageFilter")))
            if (one->isVisible()) filter = one;
        filter->setFocus();
        for (const Qt::Key key : {Qt::Key_P, Qt::Key_D, Qt::Key_N, Qt::Key_2})
            QTest::keyClick(filter, key);
        QCOMPARE(filter->text(), QStringLiteral("pdn2"));
        QVERIFY(m_work->action("annotate.tool-brush")->isChecked());
        QCOMPARE(m_work->window().session().currentImage(), 0);
        QCOMPARE(m_work->window().labels().state(0), ImageState::New);
    }

    void optionsOfAToolAreInTheStrip()
    {
        QVERIFY(openPlain());
        auto* strip = m_work->window().findChild<QWidget*>(QStringLiteral("annotateStrip"));
        auto* size = strip->findChild<QDoubleSpinBox*>(QStringLiteral("option-size-spin"));
        QVERIFY(size && size->isVisible());
        size->setValue(40);
        m_work->click(100, 100);
        QCOMPARE(m_work->labelAt(100, 116), 0);
        QCOMPARE(m_work->labelAt(100, 124), int(kUnlabelled));
        m_work->key(Qt::Key_BracketRight);
        QVERIFY(size->value() > 40);
        const double bigger = size->value();
        m_work->key(Qt::Key_E); // tools that name the same option share it
        QCOMPARE(strip->findChild<QDoubleSpinBox*>(QStringLiteral("option-size-spin"))->value(), bigger);
        QCOMPARE(strip->findChild<QLabel*>(QStringLiteral("toolName"))->text(),
                 m_work->action("annotate.tool-eraser")->text());
    }

    void theWheelSetsOpacityOfTheLabels()
    {
        QVERIFY(openPlain());
        const double before = m_work->canvas().layers().labels;
        const QPoint at = m_work->at(100, 100);
        QWheelEvent wheel(at, m_work->canvas().mapToGlobal(at), {}, {0, 120}, Qt::NoButton,
                          Qt::ControlModifier | Qt::ShiftModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&m_work->canvas(), &wheel);
        QCOMPARE(m_work->canvas().layers().labels, before + 0.1);
    }

    void theStatusSaysWhatIsUnderThePointer()
    {
        QVERIFY(openPlain());
        m_work->drag(80, 100, 120, 100);
        m_work->hover(100, 100);
        const auto* position = m_work->window().findChild<QLabel*>(QStringLiteral("position"));
        QVERIFY2(position->text().startsWith(QStringLiteral("x 100 y 100 · sky")), qPrintable(position->text()));
        m_work->key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_work->canvas().view().zoom(), 1.0);
        QCOMPARE(m_work->window().findChild<QLabel*>(QStringLiteral("zoom"))->text(), QStringLiteral("100 %"));
        m_work->key(Qt::Key_F);
        QVERIFY(m_work->canvas().view().isFitted());
    }

    void theHistoryGoesThere()
    {
        QVERIFY(openPlain());
        m_work->drag(80, 40, 120, 40);
        m_work->drag(80, 100, 120, 100);
        m_work->drag(80, 160, 120, 160);
        auto* panel = m_work->window().findChild<HistoryPanel*>();
        QCOMPARE(panel->model().rowCount(), 4);
        auto* list = panel->findChild<QListView*>();
        m_work->action("annotate.dock-history")->setChecked(true);
        Q_EMIT list->clicked(panel->model().index(1));
        QCOMPARE(m_work->steps(), 1);
        QCOMPARE(m_work->labelAt(100, 40), 0);
        QCOMPARE(m_work->labelAt(100, 100), int(kUnlabelled));
        QVERIFY(panel->model().index(3).data(HistoryModel::UndoneRole).toBool());
        Q_EMIT list->clicked(panel->model().index(3));
        QCOMPARE(m_work->labelAt(100, 160), 0);
    }

    void labelsOfTheDataSetAreThere()
    {
        QVERIFY(m_work->create(m_home.file(QStringLiteral("labelled")), m_scenes));
        QVERIFY(m_work->labelAt(100, 10) < int(m_work->window().session().opened()->project.classes.size()));
        auto* table = m_work->window().findChild<QTableView*>(QStringLiteral("labelClasses"));
        bool share = false;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            share = share || table->model()->index(row, 2).data().toString().endsWith(QLatin1Char('%'));
        QVERIFY(share);
    }

    void aToolThatLooksAroundEndsNoCommand()
    {
        const QString folder = m_home.file(QStringLiteral("large"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(cv::imwrite((folder + QStringLiteral("/large.png")).toStdString(),
                            cv::Mat(1100, 1000, CV_8UC3, cv::Scalar(90, 120, 60)))); // too large for work at once
        QVERIFY(openWithClasses(folder));
        m_work->drag(80, 100, 120, 100);
        QCOMPARE(m_work->labelAt(100, 100), 0);
        m_work->key(Qt::Key_S);
        m_work->action("annotate.clear-labels")->trigger();
        m_work->hover(500, 500); // finds patches there, aside
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->labelAt(100, 100), int(kUnlabelled));
        QCOMPARE(m_work->steps(), 2);
    }

    void aCommandIsListedAndCanBeStopped()
    {
        QVERIFY(openPlain());
        auto* context = m_work->window().currentWorkspace()->findChild<AnnotationContext*>();
        JobList& jobs = m_work->window().jobs();
        const auto listed = [&](const QString& title) -> Job* { // among others: images are looked at, too
            const auto found = std::ranges::find(jobs.running(), title, &JobList::Entry::title);
            return found == jobs.running().end() ? nullptr : found->job;
        };
        bool delivered = false;
        context->runCommand([&] {
            context->start(QStringLiteral("endless"), [&delivered](const Progress& progress) -> Job::Deliver {
                while (progress(0, 0))
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                return [&delivered] { delivered = true; };
            });
        });
        context->start(QStringLiteral("of a tool"), [](const Progress&) -> Job::Deliver { return {}; });
        QVERIFY(listed(QStringLiteral("endless")) && listed(QStringLiteral("of a tool")));
        QTRY_VERIFY(!listed(QStringLiteral("of a tool")));
        context->stop(); // the tool's work, not this
        QVERIFY(context->isWorking() && listed(QStringLiteral("endless")));
        listed(QStringLiteral("endless"))->cancel(); // as the list in the status line does it
        QVERIFY(m_work->settled());
        QVERIFY(!delivered && !listed(QStringLiteral("endless")));
    }

    void deepPicturesHaveAWindowOfValues()
    {
        const QString folder = m_home.file(QStringLiteral("deep"));
        QVERIFY(QDir().mkpath(folder));
        cv::Mat ramp(60, 80, CV_16UC1);
        for (int x = 0; x < ramp.cols; ++x)
            ramp.col(x).setTo(1000 + 100 * x);
        QVERIFY(cv::imwrite((folder + QStringLiteral("/deep.png")).toStdString(), ramp));
        QVERIFY(m_work->create(m_home.file(QStringLiteral("deep-project")), folder));
        auto* layers = m_work->window().findChild<LayerPanel*>();
        auto* black = layers->findChild<QDoubleSpinBox*>(QStringLiteral("window-black"));
        auto* white = layers->findChild<QDoubleSpinBox*>(QStringLiteral("window-white"));
        QCOMPARE(black->value(), 1000.0);
        QCOMPARE(white->value(), 1000.0 + 79 * 100);
        QSignalSpy changed(layers, &LayerPanel::windowLevelChanged);
        white->setValue(500); // stays above black
        QCOMPARE(changed.size(), 1);
        QVERIFY(white->value() > black->value());
        layers->findChild<QPushButton*>(QStringLiteral("windowAuto"))->click();
        QCOMPARE(white->value(), 1000.0 + 79 * 100);
    }

    void mostOfTheWindowIsImage()
    {
        QVERIFY(openPlain());
        for (const QSize& size : {QSize(1280, 800), QSize(2560, 1440)}) {
            m_work->window().resize(size);
            QTRY_VERIFY2(
                m_work->canvas().width() * m_work->canvas().height() >= 0.65 * size.width() * size.height(),
                qPrintable(QStringLiteral("%1 x %2").arg(m_work->canvas().width()).arg(m_work->canvas().height())));
        }
    }

private:
    void repeat(Qt::Key key)
    {
        QKeyEvent override(QEvent::ShortcutOverride, key, Qt::NoModifier, QString(), true);
        QApplication::sendEvent(&m_work->canvas(), &override);
    }
};

QTEST_MAIN(TestAnnotateWorkspace)
#include "tst_annotate_workspace.moc"
