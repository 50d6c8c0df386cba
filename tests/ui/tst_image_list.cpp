// The image list: rows, states, search, filters and order, the next image to label, and very many images.
#include "tests/support/project_parts.h"
#include "ui/project/image_list.h"
#include "ui/project/image_list_model.h"
#include "ui/project/share_bar.h"
#include "ui/project/thumbnails.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::ProjectParts;

class TestImageList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_pictures = m_home.file(QStringLiteral("pictures"));
        test::makePictures(m_pictures, 12);
    }
    void init()
    {
        QSettings().clear();
        m_parts = std::make_unique<ProjectParts>();
        m_list = std::make_unique<ImageList>(m_parts->context);
        m_list->resize(240, 500);
        m_list->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
    }
    void cleanup()
    {
        m_list.reset();
        m_parts.reset();
    }

    void nothingIsListedWhileNothingIsOpen()
    {
        QCOMPARE(m_list->model().rowCount(), 0);
        QVERIFY(count().isEmpty());
        QCOMPARE(m_list->neighbour(1), -1);
        QCOMPARE(m_list->nextToLabel(1), -1);
    }

    void rowsSayWhatIsKnown()
    {
        const QAbstractItemModelTester tester(&m_list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        openProject();
        ImageListModel& model = m_list->model();
        QCOMPARE(model.rowCount(), 12);
        const QModelIndex row = model.index(2);
        QCOMPARE(row.data().toString(), QStringLiteral("0003.png"));
        QCOMPARE(row.data(ImageListModel::ImageRole).toInt(), 2);
        QCOMPARE(row.data(ImageListModel::StateRole).toInt(), int(ImageState::New));
        QCOMPARE(row.data(ImageListModel::ShareRole).toDouble(), 0.0);
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("4 × 3 pixels")));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("new")));
        QTRY_VERIFY(!row.data(ImageListModel::ThumbnailRole).value<QPixmap>().isNull());
        QTRY_VERIFY(m_list->isSettled());
        QCOMPARE(count(), QStringLiteral("0 of 12 done"));
        m_parts->session.close();
        QCOMPARE(model.rowCount(), 0);
    }

    void aChosenRowIsToldAndTheSessionFollowed()
    {
        openProject();
        QSignalSpy chosen(m_list.get(), &ImageList::chosen), activated(m_list.get(), &ImageList::activated);
        QCOMPARE(view()->currentIndex().row(), 0);
        m_parts->session.setCurrentImage(4); // by another part of the window
        QCOMPARE(view()->currentIndex().row(), 4);
        QCOMPARE(chosen.count(), 0);
        QTest::keyClick(view(), Qt::Key_Down);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), 5);
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }

    void wordsFilter()
    {
        openProject();
        QSignalSpy filtered(m_list.get(), &ImageList::filtered);
        QTest::keyClicks(words(), QStringLiteral("1 png"));
        QTRY_COMPARE(m_list->model().rowCount(), 4); // 0001, 0010, 0011, 0012
        QVERIFY(filtered.count() > 0);
        QVERIFY(count().contains(QStringLiteral("4 shown")));
        QCOMPARE(m_list->neighbour(1), 9);
        QCOMPARE(m_list->neighbour(-1), -1);
        words()->clear();
        QTRY_COMPARE(m_list->model().rowCount(), 12);
        QCOMPARE(count(), QStringLiteral("0 of 12 done"));
    }

    void statesAreFilteredAndFollowed()
    {
        openProject();
        m_parts->labels.setState(3, ImageState::Done);
        m_parts->labels.setState(7, ImageState::Reviewed);
        QTRY_COMPARE(count(), QStringLiteral("2 of 12 done"));
        QCOMPARE(m_list->findChild<ShareBar*>()->share(), 2.0 / 12);
        tick(tr("Done"));
        QCOMPARE(m_list->model().rowCount(), 1);
        tick(tr("Reviewed"));
        QCOMPARE(m_list->model().rowCount(), 2);
        m_parts->labels.setState(9, ImageState::Done);
        QTRY_COMPARE(m_list->model().rowCount(), 3);
        menuAction("imageFilterMenu", tr("Show all images"))->trigger();
        QCOMPARE(m_list->model().rowCount(), 12);
    }

    void imagesThatCannotBeReadAreFound()
    {
        const QString folder = m_home.file(QStringLiteral("damaged"));
        test::makePictures(folder, 3);
        QFile broken(folder + QStringLiteral("/0002.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        QVERIFY(m_parts->open(folder) && m_parts->fill());
        tick(tr("That cannot be read"));
        QCOMPARE(m_list->model().rowCount(), 1);
        QCOMPARE(m_list->model().imageAt(0), 1);
        QVERIFY(
            m_list->model().index(0).data(ImageListModel::ProblemRole).toString().contains(QStringLiteral("0002.png")));
    }

    void splitsAreFiltered()
    {
        QVERIFY(m_parts->open(m_home.scenes()) && m_parts->fill());
        tick(QStringLiteral("val"));
        QCOMPARE(m_list->model().rowCount(), 2);
        ImageQuery query = m_list->query();
        query.splits.clear();
        query.classes = {0};
        m_list->setQuery(query);
        QVERIFY(m_list->model().rowCount() > 0);
        for (int row = 0; row < m_list->model().rowCount(); ++row)
            QVERIFY(m_parts->index.facts(m_list->model().imageAt(row)).hasClass(0));
    }

    void theOrderCanBeChosen()
    {
        openProject();
        m_parts->labels.setState(5, ImageState::Done);
        menuAction("imageOrderMenu", tr("By state"))->trigger();
        QTRY_COMPARE(m_list->model().imageAt(11), 5);
        menuAction("imageOrderMenu", tr("Last one first"))->trigger();
        QCOMPARE(m_list->model().imageAt(0), 5);
        m_parts->session.setCurrentImage(5);
        QCOMPARE(m_list->neighbour(-1), -1);
        QCOMPARE(m_list->neighbour(1), m_list->model().imageAt(1));
    }

    void theNextImageToLabelIsFound()
    {
        openProject();
        for (const int done : {1, 2, 4, 11})
            m_parts->labels.setState(done, ImageState::Done);
        QTRY_COMPARE(m_parts->index.count(ImageState::Done), 4);
        QCOMPARE(m_list->nextToLabel(1), 3);
        m_parts->session.setCurrentImage(3);
        QCOMPARE(m_list->nextToLabel(1), 5);
        QCOMPARE(m_list->nextToLabel(-1), 0);
        m_parts->session.setCurrentImage(10);
        QCOMPARE(m_list->nextToLabel(1), 0); // from the other end on
        for (int i = 0; i < 12; ++i)
            m_parts->labels.setState(i, ImageState::Reviewed);
        QTRY_COMPARE(m_parts->index.count(ImageState::Reviewed), 12);
        QCOMPARE(m_list->nextToLabel(1), -1);
    }

    void anImageThatLeavesTheListKeepsItsPlace()
    {
        openProject();
        tick(tr("New"));
        m_parts->session.setCurrentImage(4);
        m_parts->labels.setState(4, ImageState::Done);
        QTRY_COMPARE(m_list->model().rowCount(), 11);
        QCOMPARE(m_list->neighbour(1), 5);
        QCOMPARE(m_list->neighbour(-1), 3);
        QCOMPARE(m_list->nextToLabel(1), 5);
    }

    void thumbnailsGrowWithThePanel()
    {
        openProject();
        const int small = view()->visualRect(m_list->model().index(0)).height();
        m_list->resize(320, 500);
        const int large = view()->visualRect(m_list->model().index(0)).height();
        QVERIFY(large > small);
        menuAction("imageOrderMenu", tr("Small"))->trigger();
        QCOMPARE(view()->visualRect(m_list->model().index(0)).height(), small);
        QVERIFY(m_parts->settings.thumbnailSize() == ThumbnailSize::Small);
    }

    void severalCanBeSelected()
    {
        m_list->setMultiple();
        openProject();
        QSignalSpy chosen(m_list.get(), &ImageList::chosen);
        m_list->selectAll();
        QCOMPARE(m_list->selectedImages().size(), std::size_t(12));
        QCOMPARE(chosen.count(), 0);
    }

    void actionsComeWithTheScope()
    {
        m_list->addActions(QStringLiteral("here"));
        QAction* find = m_parts->actions.find(QStringLiteral("here.find-image"));
        QVERIFY(find);
        QApplication::setActiveWindow(m_list.get());
        find->trigger();
        QVERIFY(words()->hasFocus());
        openProject();
        words()->setText(QStringLiteral("0001"));
        QTRY_COMPARE(m_list->model().rowCount(), 1);
        m_parts->actions.find(QStringLiteral("here.show-all-images"))->trigger();
        QCOMPARE(m_list->model().rowCount(), 12);
        QVERIFY(words()->text().isEmpty());
    }

    void veryManyImagesAreListed()
    {
        // Names of few pictures, since a file has a limited number of names.
        constexpr int kImages = 100'000, kNamesEach = 20'000;
        const QString folder = m_home.file(QStringLiteral("many"));
        QDir().mkpath(folder);
        const auto root = toPath(folder);
        for (int i = 0; i < kImages; ++i) {
            const auto name = root / QString::asprintf("%06d.png", i).toStdString();
            const auto first = root / QString::asprintf("%06d.png", i - i % kNamesEach).toStdString();
            if (name == first)
                writePng(name, cv::Mat(1, 1, CV_8UC3, cv::Scalar(0, 0, 0)));
            else
                std::filesystem::create_hard_link(first, name);
        }
        QVERIFY(m_parts->open(folder));
        QCOMPARE(m_list->model().rowCount(), kImages);
        view()->scrollToBottom();
        QTRY_VERIFY(!m_list->model().index(kImages - 1).data(ImageListModel::ThumbnailRole).value<QPixmap>().isNull());
        m_list->setQuery({.words = QStringLiteral("99")});
        QTRY_VERIFY(m_list->model().isSettled());
        QCOMPARE(m_list->model().rowCount(), 3'691); // numbers below 100,000 with two nines side by side
        m_list->setQuery({.sort = ImageQuery::Sort::Name, .descending = true});
        QTRY_COMPARE(m_list->model().imageAt(0), kImages - 1);
        m_parts->session.close(); // while the index fills
        QCOMPARE(m_list->model().rowCount(), 0);
    }

private:
    void openProject()
    {
        QTemporaryDir dir(m_home.file(QStringLiteral("project-XXXXXX")));
        dir.setAutoRemove(false); // goes with the home
        QVERIFY(m_parts->create(dir.path(), m_pictures) && m_parts->fill());
    }
    QListView* view() { return m_list->findChild<QListView*>(QStringLiteral("imageList")); }
    QLineEdit* words() { return m_list->findChild<QLineEdit*>(QStringLiteral("imageFilter")); }
    QString count() { return m_list->findChild<QLabel*>(QStringLiteral("imageCount"))->text(); }
    QAction* menuAction(const char* button, const QString& text)
    {
        QMenu* menu = m_list->findChild<QToolButton*>(QLatin1String(button))->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == text) return action;
        return nullptr;
    }
    void tick(const QString& text)
    {
        QAction* action = menuAction("imageFilterMenu", text);
        QVERIFY2(action, qPrintable(text));
        action->trigger();
    }

    sdw::test::OwnHome m_home;
    QString m_pictures;
    std::unique_ptr<ProjectParts> m_parts;
    std::unique_ptr<ImageList> m_list;
};

QTEST_MAIN(TestImageList)
#include "tst_image_list.moc"
