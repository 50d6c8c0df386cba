// One step of work on several images: all of it or nothing, and taken back as one.
#include "core/base/error.h"
#include "core/project/shared_step.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;

class TestSharedStep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_open.clear();
        m_written.clear();
    }

    void paintsAllImagesAndTakesAllBack()
    {
        paint("b", Region(cv::Rect(0, 0, 300, 20)), 5);
        const cv::Mat before = labels("b");
        const SharedStep step = applyToImages("Windows are doors", paints(), {}, opener(), writer());
        QCOMPARE(step.parts.size(), std::size_t(2)); // nothing changed in the third
        QCOMPARE(step.pixels, std::int64_t(100 + 400));
        QCOMPARE(cv::countNonZero(labels("a") == 2), 100);
        QCOMPARE(cv::countNonZero(labels("b") == 2), 400);
        QCOMPARE(document("a")->history().back().name, std::string("Windows are doors"));
        QCOMPARE(m_written, (QStringList{"a", "b"}));
        QCOMPARE(takeBackFromImages(step, opener(), writer()), step.pixels);
        QCOMPARE(cv::countNonZero(labels("a") != kUnlabelled), 0);
        QCOMPARE(cv::countNonZero(labels("b") != before), 0);
        QVERIFY(document("b")->canRedo()); // it was the last step: undone, not painted over
    }
    void whatCameLaterStays()
    {
        const SharedStep step = applyToImages("s", paints(), {}, opener(), writer());
        paint("a", Region(cv::Rect(10, 10, 5, 10)), 7); // half of it was found wrong since
        QCOMPARE(takeBackFromImages(step, opener(), writer()), std::int64_t(50 + 400));
        QCOMPARE(cv::countNonZero(labels("a") == 7), 50);
        QCOMPARE(cv::countNonZero(labels("a") == 2), 0);
        QVERIFY(document("a")->undo()); // taking back was a step, too
        QCOMPARE(cv::countNonZero(labels("a") == 2), 50);
    }
    void documentsMayBeClosedInBetween()
    {
        const SharedStep step = applyToImages("s", paints(), {}, opener(), writer());
        m_open.clear();
        QCOMPARE(cv::countNonZero(labels("b") == 2), 400); // read from its files
        m_open.clear();
        QCOMPARE(takeBackFromImages(step, opener(), writer()), step.pixels);
        m_open.clear();
        QCOMPARE(cv::countNonZero(labels("b") != kUnlabelled), 0);
    }
    void policyHolds()
    {
        paint("b", Region(cv::Rect(0, 0, 300, 30)), 5); // half of what is to be painted
        OverwritePolicy policy;
        policy.mode = OverwritePolicy::Mode::OnlyUnlabelled;
        const SharedStep step = applyToImages("s", paints(), policy, opener(), writer());
        QCOMPARE(step.pixels, std::int64_t(100 + 200));
    }
    void troubleLeavesNothingBehind_data()
    {
        QTest::addColumn<bool>("stopped");
        QTest::newRow("an image cannot be opened") << false;
        QTest::newRow("stopped") << true;
    }
    void troubleLeavesNothingBehind()
    {
        QFETCH(bool, stopped);
        auto all = paints();
        all.push_back({"z", Region(cv::Rect(0, 0, 5, 5)), 2});
        const auto open = [&](const std::string& image) {
            if (image == "z") throw Error("'z' is in use.");
            return document(image);
        };
        const auto progress = [&](int done, int) { return !stopped || done < 2; };
        QVERIFY_THROWS_EXCEPTION(Error, applyToImages("s", all, {}, open, writer(), progress));
        for (const char* image : {"a", "b", "c"})
            QCOMPARE(cv::countNonZero(labels(image) != kUnlabelled), 0);
    }

private:
    std::vector<ImagePaint> paints() const
    {
        return {{"b", Region(cv::Rect(250, 20, 20, 20)), 2}, // over the border of two tiles
                {"a", Region(cv::Rect(10, 10, 10, 10)), 2},
                {"c", Region(cv::Rect(900, 900, 10, 10)), 2}}; // outside
    }
    std::shared_ptr<AnnotationDocument> document(const std::string& image)
    {
        auto& one = m_open[image];
        const auto folder = std::filesystem::path(m_dir->path().toStdString());
        if (!one)
            one = std::make_shared<AnnotationDocument>(
                cv::Size(300, 60), AnnotationFiles{folder / (image + ".png"), folder / (image + ".journal")});
        return one;
    }
    DocumentOf opener()
    {
        return [this](const std::string& image) { return document(image); };
    }
    DocumentDone writer()
    {
        return [this](const std::string& image, AnnotationDocument& changed) {
            m_written << QString::fromStdString(image);
            changed.save();
        };
    }
    void paint(const std::string& image, const Region& region, std::uint16_t label)
    {
        EditBuilder builder(document(image)->labels());
        builder.paint(region, {.label = label, .instance = 0});
        document(image)->apply(builder.finish(), "by hand");
    }
    cv::Mat labels(const std::string& image) { return document(image)->labels().read(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::map<std::string, std::shared_ptr<AnnotationDocument>> m_open;
    QStringList m_written;
};

QTEST_GUILESS_MAIN(TestSharedStep)
#include "tst_shared_step.moc"
