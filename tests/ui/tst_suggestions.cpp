// What to label next and which labels are probably wrong: lists over all images, gone through by keys, in the real
// window.
#include "core/base/program_files.h"
#include "tests/support/assist_projects.h"
#include "tests/support/label_errors.h"
#include "ui/assist/region_survey.h"
#include "ui/assist/region_walk.h"
#include "ui/assist/suggestions_dock.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>

using namespace sdw;
using namespace sdw::ui;
using demo::DemoClass;

class TestSuggestions : public QObject, private test::AssistProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void theQueueLeadsThroughAllImages()
    {
        QVERIFY(openScenes());
        QAbstractItemModelTester tester(walk().model(SurveyKind::LabelNext));
        QSignalSpy found(&survey(), &RegionSurvey::found);
        QVERIFY(state().contains(QStringLiteral("least sure")));
        m_work->action("annotate.survey")->trigger();
        QVERIFY(survey().isRunning());
        QVERIFY(m_work->settled());
        QVERIFY(found.count() >= 1);
        QCOMPARE(survey().result()->images, kImages);
        const auto* model = walk().model(SurveyKind::LabelNext);
        QVERIFY(model->rowCount() >= 5);
        QVERIFY(state().contains(QString::number(model->rowCount())));
        std::set<int> images;
        for (int row = 0; row < model->rowCount(); ++row) {
            images.insert(model->region(row).image);
            QVERIFY(!model->region(row).thumbnail.isNull());
            QVERIFY(!model->index(row).data(Qt::DisplayRole).toString().isEmpty());
        }
        QVERIFY(images.size() >= 2);

        // Enter in the list goes there; F3 to the next one, in whatever image.
        auto* list = page().findChild<QListView*>(QStringLiteral("labelNext"));
        list->setFocus();
        list->setCurrentIndex(model->index(0));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(m_work->settled());
        for (int row = 0; row < 3; ++row) {
            const SurveyRegion& region = model->region(row);
            QCOMPARE(walk().currentRow(), row);
            QCOMPARE(m_work->window().session().currentImage(), region.image);
            const QRectF visible = m_work->canvas().view().visible();
            const cv::Rect bounds = region.pixels().bounds();
            QVERIFY(visible.contains(QPointF(bounds.x + bounds.width / 2.0, bounds.y + bounds.height / 2.0)));
            m_work->key(Qt::Key_F3);
            QVERIFY(m_work->settled());
        }
        const int count = model->rowCount();
        m_work->key(Qt::Key_F4); // passed over
        QVERIFY(m_work->settled());
        QCOMPARE(model->rowCount(), count - 1);
        QCOMPARE(walk().currentRow(), 3);
    }

    /// A sky that somebody labelled as meadow is found, and put right by one key.
    void aWrongLabelIsFound()
    {
        QVERIFY(openScenes());
        QVERIFY(label(0, true));
        QVERIFY(label(1, false));
        page().findChild<QTabWidget*>(QStringLiteral("surveyTabs"))->setCurrentIndex(1);
        m_work->action("annotate.survey")->trigger();
        QVERIFY(m_work->settled());
        const auto* model = walk().model(SurveyKind::Suspects);
        QVERIFY(model->rowCount() >= 1);
        const SurveyRegion first = model->region(0);
        QCOMPARE(first.image, 0);
        QCOMPARE(int(first.label), int(DemoClass::Meadow));
        QCOMPARE(int(first.other), int(DemoClass::Sky));
        QVERIFY(!m_work->action("annotate.suspect-accept")->isEnabled()); // none is looked at
        m_work->key(Qt::Key_F3);
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->window().session().currentImage(), 0);
        const int steps = stepsOf(0), count = model->rowCount();
        m_work->key(Qt::Key_F6);
        QCOMPARE(stepsOf(0), steps + 1);
        QCOMPARE(model->rowCount(), count - 1);
        const cv::Mat where = first.pixels().mask({{}, kSize});
        const cv::Mat now = m_work->window().labels().document(0)->labels().read();
        QCOMPARE(cv::countNonZero((now == int(DemoClass::Sky)) & where), cv::countNonZero(where));
        if (m_work->window().session().currentImage() != 0) QVERIFY(m_work->goTo(0));
        m_work->key(Qt::Key_Z, Qt::ControlModifier); // one step
        const cv::Mat before = m_work->window().labels().document(0)->labels().read();
        QCOMPARE(cv::countNonZero((before == int(DemoClass::Meadow)) & where), cv::countNonZero(where));
    }

    /// A label that lies beside its object goes to it with one key, and comes back with one.
    void aLabelBesideItsPlaceMovesAsAWhole()
    {
        QVERIFY(openScenes());
        QVERIFY(label(0, false));
        page().findChild<QTabWidget*>(QStringLiteral("surveyTabs"))->setCurrentIndex(1);
        const auto* model = walk().model(SurveyKind::Suspects);
        const auto movedRow = [&](const ExportRegion& piece) {
            for (int row = 0; row < model->rowCount(); ++row)
                if (const SurveyRegion& one = model->region(row);
                    !one.changes.empty() && one.moved == piece.id && (one.pixels().bounds() & piece.box).area() > 0)
                    return row;
            return -1;
        };
        // The largest pieces of the scene, one after the other, until one is missed where it was.
        auto pieces = regionsOf(truth(0), {}, kIgnoreLabel, RegionGrouping::Touching);
        std::ranges::sort(pieces, std::ranges::greater(), &ExportRegion::area);
        std::erase_if(pieces, [&](const ExportRegion& one) { return one.area > kSize.area() / 8 || one.area < 200; });
        int row = -1;
        for (std::size_t i = 0; row < 0 && i < std::min<std::size_t>(pieces.size(), 6); ++i) {
            relabel(0, beside(truth(0), pieces[i], {6, 0}));
            m_work->action("annotate.survey")->trigger();
            QVERIFY(m_work->settled());
            row = movedRow(pieces[i]);
        }
        QVERIFY(row >= 0);
        const SurveyRegion moved = model->region(row);
        QVERIFY(moved.changes.size() >= 2); // where it goes to, and what it leaves
        QVERIFY(model->index(row).data().toString().contains(QStringLiteral("beside its place")));
        const cv::Mat before = labels(0), right = truth(0);
        walk().goTo(row);
        QVERIFY(m_work->settled());
        const int steps = stepsOf(0);
        m_work->key(Qt::Key_F6);
        QVERIFY(m_work->settled());
        QCOMPARE(stepsOf(0), steps + 1);
        const cv::Mat after = labels(0), changed = after != before;
        QVERIFY(cv::countNonZero(changed & ~moved.pixels().mask({{}, kSize})) == 0);
        for (const SurveyChange& one : moved.changes) {
            const cv::Mat where = one.region.mask({{}, kSize});
            QCOMPARE(cv::countNonZero((after == one.to) & where), int(one.region.area()));
        }
        const int wrong = cv::countNonZero(before != right), left = cv::countNonZero(after != right);
        QVERIFY2(3 * left < wrong, qPrintable(QStringLiteral("%1 of %2 are wrong still").arg(left).arg(wrong)));
        if (m_work->window().session().currentImage() != 0) QVERIFY(m_work->goTo(0));
        m_work->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(cv::countNonZero(labels(0) != before), 0);
    }

    void keepChangesNothingAndIgnoreMarks()
    {
        QVERIFY(openScenes());
        QVERIFY(label(0, true));
        page().findChild<QTabWidget*>(QStringLiteral("surveyTabs"))->setCurrentIndex(1);
        m_work->action("annotate.survey")->trigger();
        QVERIFY(m_work->settled());
        const auto* model = walk().model(SurveyKind::Suspects);
        const int count = model->rowCount();
        QVERIFY(count >= 2);
        m_work->key(Qt::Key_F3);
        QVERIFY(m_work->settled());
        const int steps = stepsOf(0);
        m_work->key(Qt::Key_F7);
        QVERIFY(m_work->settled());
        QCOMPARE(stepsOf(0), steps);
        QCOMPARE(model->rowCount(), count - 1);
        const SurveyRegion next = model->region(walk().currentRow());
        m_work->key(Qt::Key_F8);
        QCOMPARE(stepsOf(0), steps + 1);
        QCOMPARE(int(m_work->window().labels().document(0)->labels().at(next.inside.x, next.inside.y)),
                 int(kIgnoreLabel));
    }

    /// What somebody said is right is no suspect in the next run of the program either, until its label changes.
    void whatWasKeptStaysAway()
    {
        QVERIFY(openScenes());
        QVERIFY(label(0, true));
        auto find = [this] {
            page().findChild<QTabWidget*>(QStringLiteral("surveyTabs"))->setCurrentIndex(1);
            m_work->action("annotate.survey")->trigger();
            return m_work->settled();
        };
        QVERIFY(find());
        const auto* model = walk().model(SurveyKind::Suspects);
        const SurveyRegion sky = model->region(0);
        QVERIFY(int(sky.label) == int(DemoClass::Meadow) && int(sky.other) == int(DemoClass::Sky));
        m_work->key(Qt::Key_F3);
        QVERIFY(m_work->settled());
        m_work->key(Qt::Key_F7);
        QVERIFY(m_work->settled());
        const QString folder = fromPath(m_work->window().session().opened()->folder);
        QVERIFY(m_work->window().close());

        openWindow();
        m_work->window().session().open(folder);
        QVERIFY(m_work->show());
        QVERIFY(find());
        model = walk().model(SurveyKind::Suspects);
        const auto isThere = [&] {
            for (int row = 0; row < model->rowCount(); ++row)
                if (model->region(row).image == sky.image && model->region(row).region.contains(sky.inside))
                    return true;
            return false;
        };
        QVERIFY(!isThere());

        QVERIFY(m_work->goTo(0)); // another label, no less wrong, was never confirmed
        cv::Mat labels = truth(0);
        labels.setTo(int(DemoClass::Wall), labels == int(DemoClass::Sky));
        EditBuilder edit(m_work->document()->labels());
        edit.paste(labels, {0, 0});
        m_work->document()->apply(edit.finish(), "label");
        QVERIFY(m_work->settled());
        QVERIFY(find());
        QVERIFY(isThere());
    }

    /// What the first model got wrong where somebody labelled, and the second gets right, is found in other images.
    void theSameErrorsAreFoundElsewhere()
    {
        QVERIFY(openScenes());
        m_work->window().session().setModelPath(fromPath(needShippedFile("models/demo_segformer.safetensors")));
        QVERIFY(label(0, false));
        QVERIFY(label(1, false));
        auto* tabs = page().findChild<QTabWidget*>(QStringLiteral("surveyTabs"));
        tabs->setCurrentIndex(2);
        QVERIFY(m_work->action("annotate.survey")->isEnabled()); // the shipped weights were there before
        m_work->window().session().setModelPath(fromPath(needShippedFile("models/demo_segdeformer.safetensors")));
        m_work->action("annotate.survey")->trigger();
        QVERIFY(m_work->settled());
        const auto* model = walk().model(SurveyKind::Elsewhere);
        QVERIFY(model->rowCount() >= 1);
        for (int row = 0; row < model->rowCount(); ++row) {
            QVERIFY(model->region(row).image >= 2); // the others are labelled
            QVERIFY(model->region(row).label != model->region(row).other);
        }
        const SurveyRegion first = model->region(0);
        const int count = model->rowCount();
        m_work->key(Qt::Key_F3);
        QVERIFY(m_work->settled());
        QCOMPARE(m_work->window().session().currentImage(), first.image);
        m_work->key(Qt::Key_F6);
        QCOMPARE(model->rowCount(), count - 1);
        const cv::Mat where = first.pixels().mask({{}, kSize});
        const cv::Mat now = labels(first.image);
        QCOMPARE(cv::countNonZero((now == int(first.other)) & where), cv::countNonZero(where));
        QCOMPARE(cv::countNonZero(now != kUnlabelled), cv::countNonZero(where));
    }

    /// The window may go at any moment.
    void closesInTheMiddle()
    {
        QVERIFY(openScenes());
        QVERIFY(label(0, true));
        page().findChild<QTabWidget*>(QStringLiteral("surveyTabs"))->setCurrentIndex(1);
        m_work->action("annotate.survey")->trigger();
        QVERIFY(m_work->settled());
        m_work->key(Qt::Key_F3);
        QVERIFY(m_work->settled());
        m_work->key(Qt::Key_F6); // and on to another image
        m_work->action("annotate.survey")->trigger();
        m_work.reset();
    }

    void withoutAModelItSaysWhatOneWouldAdd()
    {
        QVERIFY(openPlain());
        QVERIFY(state().contains(QStringLiteral("no model yet")));
        QVERIFY(page().findChild<QTabWidget*>(QStringLiteral("surveyTabs"))->isHidden()); // lists of nothing
        QVERIFY(!m_work->action("annotate.survey")->isEnabled());
        auto* train = page().findChild<QPushButton*>(QStringLiteral("surveyTrain"));
        QVERIFY(!train->isHidden());
        train->click();
        QCOMPARE(m_work->window().currentWorkspace()->id(), QStringLiteral("train"));
    }

    void anotherModelEmptiesTheLists()
    {
        QVERIFY(openScenes());
        m_work->action("annotate.survey")->trigger();
        QVERIFY(m_work->settled());
        QVERIFY(walk().model(SurveyKind::LabelNext)->rowCount() > 0);
        m_work->window().session().setModelPath(fromPath(needShippedFile("models/demo_segformer.safetensors")));
        QCOMPARE(walk().model(SurveyKind::LabelNext)->rowCount(), 0);
        QVERIFY(!survey().result());
        m_work->action("annotate.survey")->trigger();
        m_work->action("annotate.survey")->trigger(); // the same stops it
        QVERIFY(m_work->settled());
        QVERIFY(!survey().isRunning());
    }

private:
    /// The truth, but for the sky, which is labelled as meadow where `wrong`.
    bool label(int image, bool wrong)
    {
        if (!m_work->goTo(image)) return false;
        cv::Mat labels = truth(image);
        if (wrong) labels.setTo(int(DemoClass::Meadow), labels == int(DemoClass::Sky));
        EditBuilder edit(m_work->document()->labels());
        edit.paste(labels, {0, 0});
        m_work->document()->apply(edit.finish(), "label");
        return m_work->settled();
    }
    void relabel(int image, const cv::Mat& labels)
    {
        EditBuilder edit(m_work->window().labels().document(image)->labels());
        edit.paste(labels, {0, 0});
        m_work->window().labels().document(image)->apply(edit.finish(), "label");
    }
    /// The piece moved; what it leaves gets what lies nearest.
    static cv::Mat beside(const cv::Mat& labels, const ExportRegion& piece, cv::Point by)
    {
        const cv::Rect all({}, labels.size());
        cv::Mat wrong = test::nearestOutside(labels, piece.pixels.mask(all));
        wrong.setTo(cv::Scalar(piece.id), piece.pixels.moved(by).clipped(all).mask(all));
        return wrong;
    }
    int stepsOf(int image) { return int(m_work->window().labels().document(image)->position()); }
    QWidget& page() { return *m_work->window().page(QStringLiteral("annotate")); }
    QString state() { return page().findChild<QLabel*>(QStringLiteral("surveyState"))->text(); }
    RegionSurvey& survey() { return *m_work->window().currentWorkspace()->findChild<RegionSurvey*>(); }
    RegionWalk& walk() { return *m_work->window().currentWorkspace()->findChild<RegionWalk*>(); }
};

QTEST_MAIN(TestSuggestions)
#include "tst_suggestions.moc"
