// What the Annotate workspace says and keeps when something is in the way: unreadable images, files in use, changed or
// cut off, a disk that is full.
#include "core/base/file_io.h"
#include "tests/support/annotate_projects.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMessageBox>
#include <QTimer>

#include <fstream>

using namespace sdw;
using namespace sdw::ui;

class TestAnnotateTrouble : public QObject, private test::AnnotateProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup()
    {
        limitDiskForTests(-1);
        m_work.reset();
    }

    void imagesWithoutAProjectAreOfferedOne()
    {
        QVERIFY(m_work->open(plain()));
        QVERIFY2(m_work->message().contains(QStringLiteral("project")), qPrintable(m_work->message()));
        m_work->drag(80, 100, 120, 100); // nothing to paint on, and nothing breaks
        QVERIFY(!m_work->document());
        auto* banner = m_work->window().page(QStringLiteral("annotate"))->banner();
        banner->notice().action();
        QCOMPARE(m_work->window().currentWorkspace()->id(), QStringLiteral("project"));
        auto* data = m_work->window().findChild<QLineEdit*>(QStringLiteral("newProjectData"));
        QVERIFY(data && data->text().endsWith(QStringLiteral("plain")));
    }

    void anImageThatCannotBeReadIsNamed()
    {
        const QString folder = m_home.file(QStringLiteral("broken"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::copy(plain() + QStringLiteral("/scene_000.png"), folder + QStringLiteral("/a.png")));
        QFile whole(folder + QStringLiteral("/a.png"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile half(folder + QStringLiteral("/b.png"));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write(whole.read(whole.size() / 3));
        half.close();
        QVERIFY(openWithClasses(folder));
        QVERIFY2(m_work->message().isEmpty(), qPrintable(m_work->message()));
        m_work->key(Qt::Key_D);
        QVERIFY(m_work->settled());
        QVERIFY2(m_work->message().contains(QStringLiteral("b.png")), qPrintable(m_work->message()));
        m_work->key(Qt::Key_A);
        QVERIFY(m_work->settled());
        QVERIFY2(m_work->message().isEmpty(), qPrintable(m_work->message()));
    }

    void aProjectOpenElsewhereIsNamedAndItsImageShown()
    {
        const QString folder = paintedProject();
        const AnnotationDocument other(kSize, filesOf(folder));
        QVERIFY(m_work->open(folder));
        QVERIFY2(!m_work->message().isEmpty(), "somebody else has the journal");
        QVERIFY(!m_work->document());
        QVERIFY(m_work->canvas().picture());
        m_work->drag(80, 100, 120, 100);
        QVERIFY(!m_work->action("annotate.undo")->isEnabled());
    }

    void labelsOfAnotherProgramAreTakenOverAndSaid()
    {
        const QString folder = paintedProject();
        std::ofstream(filesOf(folder).labels, std::ios::binary)
            << encodeLabelFile(LabelMap(kSize.height, kSize.width, 2));
        QVERIFY(m_work->open(folder));
        QCOMPARE(m_work->labelAt(10, 10), 2);
        QVERIFY2(m_work->message().contains(QStringLiteral("Another program")), qPrintable(m_work->message()));
        m_work->window().page(QStringLiteral("annotate"))->banner()->notice().action();
        QCOMPARE(m_work->labelAt(10, 10), int(kUnlabelled));
        QCOMPARE(m_work->labelAt(100, 100), 0);
    }

    void aCutJournalIsRecoveredAndSaid()
    {
        const QString folder = paintedProject();
        const auto journal = filesOf(folder).journal;
        std::ofstream(journal, std::ios::binary | std::ios::app) << "half a record"; // as a crash leaves it
        QVERIFY(m_work->open(folder));
        QCOMPARE(m_work->labelAt(100, 100), 0);
        QVERIFY2(m_work->message().contains(QStringLiteral("scene_000.png")), qPrintable(m_work->message()));
        m_work->key(Qt::Key_D);
        QVERIFY(m_work->settled());
        QVERIFY2(m_work->message().isEmpty(), qPrintable(m_work->message()));
    }

    void aFailedSaveIsShownAndNothingIsLost()
    {
        QVERIFY(openPlain());
        const QString folder = m_home.file(QStringLiteral("project%1").arg(m_projects - 1));
        QDir(folder + QStringLiteral("/labels")).removeRecursively();
        QFile inTheWay(folder + QStringLiteral("/labels"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        m_work->drag(80, 100, 120, 100);
        m_work->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!m_work->message().isEmpty());
        QCOMPARE(m_work->labelAt(100, 100), 0);
        QVERIFY(inTheWay.remove());
        m_work->window().page(QStringLiteral("annotate"))->banner()->notice().action(); // try again
        QTRY_COMPARE(m_work->window().labels().savedState(), SavedState::Saved);
        QVERIFY(std::filesystem::exists(filesOf(folder).labels));
    }

    void closingAsksWhileSomethingIsUnsaved()
    {
        QVERIFY(openPlain());
        const QString folder = fromPath(m_work->window().session().opened()->folder);
        limitDiskForTests(0);
        m_work->drag(80, 100, 120, 100);
        QTRY_COMPARE(m_work->window().labels().savedState(), SavedState::Unsaved);
        QStringList asked;
        const auto answer = [&asked](const QString& text, const std::function<void()>& before = {}) {
            QTimer::singleShot(0, qApp, [&asked, text, before] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                if (!box) return;
                asked << box->informativeText();
                if (before) before();
                for (QAbstractButton* button : box->buttons())
                    if (button->text() == text) return button->click();
                box->reject();
            });
        };
        answer(QStringLiteral("Keep the window open"));
        QVERIFY(!m_work->window().close());
        QVERIFY(m_work->window().isVisible());
        QCOMPARE(asked.size(), 1);
        QVERIFY2(asked[0].contains(QStringLiteral("No space left")), qPrintable(asked[0]));
        QCOMPARE(m_work->labelAt(100, 100), 0);
        QApplication::setActiveWindow(&m_work->window());
        m_work->canvas().setFocus();
        m_work->key(Qt::Key_2);
        m_work->drag(80, 160, 120, 160); // the work goes on
        answer(QStringLiteral("Try again"), [] { limitDiskForTests(-1); });
        QVERIFY(m_work->window().close());
        QCOMPARE(asked.size(), 2);
        m_work = std::make_unique<test::AnnotateWindow>();
        QVERIFY(m_work->open(folder));
        QCOMPARE(m_work->labelAt(100, 100), 0);
        QCOMPARE(m_work->labelAt(100, 160), 1);
    }
};

QTEST_MAIN(TestAnnotateTrouble)
#include "tst_annotate_trouble.moc"
