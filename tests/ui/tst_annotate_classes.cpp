// Classes beside the image in the real window: chosen, found, hidden, locked and edited while one labels.
#include "tests/support/annotate_projects.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/class_choice.h"
#include "ui/annotate/label_class_model.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>

using namespace sdw;
using namespace sdw::ui;

class TestAnnotateClasses : public QObject, private test::AnnotateProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void paintsTheClassOfADigit()
    {
        QVERIFY(openPlain());
        QCOMPARE(m_work->labelAt(100, 100), int(kUnlabelled));
        m_work->key(Qt::Key_2);
        m_work->drag(80, 100, 120, 100);
        QCOMPARE(m_work->labelAt(100, 100), 1);
        QCOMPARE(m_work->steps(), 1);
        m_work->key(Qt::Key_3);
        m_work->drag(80, 100, 120, 100);
        QCOMPARE(m_work->labelAt(100, 100), 2);
        QCOMPARE(m_work->labelAt(100, 160), int(kUnlabelled));
    }

    void aClassKeyWinsOverATool()
    {
        QVERIFY(openPlain());
        Project project = m_work->window().session().opened()->project;
        project.classes[3].shortcut = std::string("B");
        m_work->window().session().update(project);
        m_work->key(Qt::Key_P);
        m_work->key(Qt::Key_B);
        QVERIFY(m_work->action("annotate.tool-polygon")->isChecked());
        QCOMPARE(choice().current(), std::uint16_t(3));
    }

    void aClassIsFoundByLetters()
    {
        QVERIFY(openPlain());
        m_work->key(Qt::Key_Slash);
        auto* edit = m_work->window().findChild<QLineEdit*>(QStringLiteral("classSearchEdit"));
        QVERIFY(edit->isVisible() && edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("ign"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!edit->isVisible());
        QCOMPARE(choice().current(), kIgnoreLabel);
        m_work->drag(80, 100, 120, 100);
        QCOMPARE(m_work->labelAt(100, 100), int(kIgnoreLabel));
    }

    void lockedClassesStay()
    {
        QVERIFY(openPlain());
        m_work->key(Qt::Key_1);
        m_work->drag(80, 100, 120, 100);
        m_work->action("annotate.class-lock")->trigger();
        m_work->key(Qt::Key_2);
        m_work->drag(80, 100, 120, 130);
        QCOMPARE(m_work->labelAt(90, 100), 0);
        QCOMPARE(m_work->labelAt(118, 130), 1);
    }

    void onlyWhatThePolicyAllowsIsPaintedOver()
    {
        QVERIFY(openPlain());
        m_work->key(Qt::Key_1);
        m_work->drag(80, 100, 120, 100);
        auto* policy = m_work->window().findChild<QComboBox*>(QStringLiteral("policyBox"));
        policy->setFocus();
        QTest::keyClick(policy, Qt::Key_Down); // only unlabelled
        m_work->canvas().setFocus();
        m_work->key(Qt::Key_2);
        m_work->drag(100, 60, 100, 140);
        QCOMPARE(m_work->labelAt(100, 100), 0);
        QCOMPARE(m_work->labelAt(100, 70), 1);
    }

    void aClassIsHiddenAloneOrLockedByItsSigns()
    {
        QVERIFY(openPlain());
        auto* table = m_work->window().findChild<QTableView*>(QStringLiteral("labelClasses"));
        const auto clickAt = [&](int row, int column, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            const QPoint at = table->visualRect(table->model()->index(row, column)).center();
            QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, at);
        };
        clickAt(1, LabelClassModel::Eye);
        QVERIFY(choice().isHidden(1));
        QCOMPARE(choice().current(), std::uint16_t(0)); // a sign is no row
        clickAt(1, LabelClassModel::Eye);
        QVERIFY(!choice().isHidden(1));
        clickAt(2, LabelClassModel::Eye, Qt::AltModifier);
        QCOMPARE(choice().isolated(), 2);
        clickAt(2, LabelClassModel::Eye);
        QCOMPARE(choice().isolated(), -1);
        clickAt(3, LabelClassModel::Lock);
        QVERIFY(choice().isLocked(3));
        clickAt(3, LabelClassModel::Name);
        QCOMPARE(choice().current(), std::uint16_t(3));
    }

    void classesAreEditedBesideTheImage()
    {
        QVERIFY(m_work->create(m_home.file(QStringLiteral("classless")), plain()));
        QVERIFY2(m_work->message().contains(QStringLiteral("no classes")), qPrintable(m_work->message()));
        m_work->window().page(QStringLiteral("annotate"))->banner()->notice().action(); // adds one, and asks its name
        auto* page = m_work->window().page(QStringLiteral("annotate"));
        auto* table = page->findChild<QTableView*>(QStringLiteral("classTable"));
        QVERIFY(table->isVisible());
        auto* name = table->findChild<QLineEdit*>();
        QVERIFY(name && name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("fence"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(choice().kinds().front().name, QStringLiteral("fence"));
        QVERIFY2(m_work->message().isEmpty(), qPrintable(m_work->message()));
        m_work->drag(80, 100, 120, 100);
        QCOMPARE(m_work->labelAt(100, 100), 0);
        table->setFocus(); // there, undo means the classes
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(choice().kinds().front().name != QStringLiteral("fence"));
        QCOMPARE(m_work->steps(), 1);
        m_work->key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(choice().kinds().front().name, QStringLiteral("fence"));
        m_work->action("annotate.class-edit")->trigger();
        QVERIFY(!table->isVisible());
        m_work->canvas().setFocus();
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_work->steps(), 0);
    }

    void closesWhileAClassIsBeingNamed()
    {
        QVERIFY(openPlain());
        m_work->action("annotate.class-edit")->trigger();
        m_work->action("annotate.class-add")->trigger();
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("half a na"));
        m_work.reset();
    }

private:
    ClassChoice& choice() { return *m_work->window().findChild<ClassChoice*>(); }
};

QTEST_MAIN(TestAnnotateClasses)
#include "tst_annotate_classes.moc"
