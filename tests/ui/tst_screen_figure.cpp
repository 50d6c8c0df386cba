// What is on screen, laid out as a figure.
#include "tests/support/fake_explained.h"
#include "ui/explain/screen_figure.h"

#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::FakeExplained;

class TestScreenFigure : public QObject {
    Q_OBJECT
    std::shared_ptr<FakeExplained> m_image = std::make_shared<FakeExplained>();

    FigureOrder order() const
    {
        FigureOrder order;
        order.picture = sdw::test::fakeInput()->picture;
        order.pictureTitle = "Image";
        order.scaleTitle = "cosine similarity";
        return order;
    }

private Q_SLOTS:
    void everyPointIsARow()
    {
        FigureOrder wanted = order();
        wanted.points = {{4, 4}, {20, 12}};
        wanted.maps = {{"SegFormer: F", m_image, MapKind::Similarity, FeatureStage::Fused},
                       {"SegDeformer: F_aug", m_image, MapKind::Similarity, FeatureStage::Augmented}};
        const Figure figure = drawFigure(wanted);
        QCOMPARE(figure.columnTitles, (std::vector<std::string>{"Image", "SegFormer: F", "SegDeformer: F_aug"}));
        QCOMPARE(figure.rows.size(), std::size_t(2));
        QCOMPARE(figure.rowTitles.size(), std::size_t(2));
        for (const auto& row : figure.rows)
            for (const FigurePanel& panel : row) {
                QCOMPARE(panel.picture.size(), cv::Size(FakeExplained::kWidth, FakeExplained::kHeight));
                QCOMPARE(panel.picture.type(), CV_8UC3);
                QCOMPARE(panel.marks.size(), std::size_t(1));
            }
        QCOMPARE(figure.rows[1][2].marks[0], cv::Point2d(20.5, 12.5));
        QVERIFY(figure.scale && figure.scale->range.least == -1 && figure.scale->range.greatest == 1);
        // The pixel itself stands out of its surroundings.
        const cv::Mat map = figure.rows[1][1].picture;
        QVERIFY(map.at<cv::Vec3b>(12, 20) != map.at<cv::Vec3b>(2, 2));
    }

    void attentionStatesItsRange()
    {
        FigureOrder wanted = order();
        wanted.points = {{4, 4}};
        wanted.maps = {{"Internal", m_image, MapKind::InternalAttention, FeatureStage::Fused}};
        const Figure figure = drawFigure(wanted);
        QVERIFY2(QString::fromStdString(figure.rows[0][1].caption).contains(QStringLiteral("50")),
                 figure.rows[0][1].caption.c_str());
        QVERIFY(!figure.scale);
        QVERIFY(figure.rowTitles.empty());
    }

    void withoutPointsTokensAndClassesAreShown()
    {
        FigureOrder wanted = order();
        const auto classes =
            std::make_shared<const ClassOverlay>(ClassOverlay{m_image->labels(), sdw::test::fakeClasses()});
        wanted.views = {{"SegDeformer", classes, nullptr, -1}, {"road", nullptr, m_image, 1}};
        const Figure figure = drawFigure(wanted);
        QCOMPARE(figure.rows.size(), std::size_t(1));
        QCOMPARE(figure.rows[0].size(), std::size_t(3));
        QCOMPARE(figure.legend.size(), std::size_t(sdw::test::kFakeClasses));
        QVERIFY(figure.scale && figure.scale->range.least == 0);
        QVERIFY(figure.rows[0][0].marks.empty());
    }

    void manyViewsTakeSeveralRows()
    {
        FigureOrder wanted = order();
        for (int token = 0; token < 6; ++token)
            wanted.views.push_back({"token " + std::to_string(token), nullptr, m_image, token % 4});
        const Figure figure = drawFigure(wanted);
        QCOMPARE(figure.rows.size(), std::size_t(2));
        QCOMPARE(figure.rows[0].size(), figure.rows[1].size());
        QCOMPARE(figure.columnTitles.size(), figure.rows[0].size());
        QCOMPARE(figure.rows[0][0].caption, std::string("Image"));
        QCOMPARE(figure.rows[1][0].caption, std::string("token 4"));
        QVERIFY(figure.rows[1].back().picture.empty());
    }
};

QTEST_MAIN(TestScreenFigure)
#include "tst_screen_figure.moc"
