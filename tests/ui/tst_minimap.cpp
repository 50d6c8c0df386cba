// The overview in the corner of the canvas.
#include "ui/canvas/canvas.h"
#include "ui/canvas/minimap.h"
#include "ui/settings/theme.h"

#include <QtTest/QtTest>

using namespace sdw::ui;

class TestMinimap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }
    void init()
    {
        m_canvas = std::make_unique<Canvas>();
        m_canvas->resize(600, 500);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
        cv::Mat picture(1000, 2000, CV_8UC3, cv::Scalar(30, 60, 90));
        picture(cv::Rect(0, 0, 1000, 1000)).setTo(cv::Scalar(200, 180, 160));
        m_canvas->setPicture(std::make_shared<PicturePyramid>(picture));
        m_map = m_canvas->findChild<Minimap*>(QStringLiteral("minimap"));
        QVERIFY(m_map);
    }
    void cleanup() { m_canvas.reset(); }

    void isThereWhileTheImageIsLarger()
    {
        QVERIFY(m_map->isHidden());
        zoomTo(1);
        QVERIFY(!m_map->isHidden());
        m_canvas->fit();
        QVERIFY(m_map->isHidden());
        zoomTo(1);
        m_canvas->setPicture(nullptr);
        QVERIFY(m_map->isHidden());
    }
    void isInTheLowerRightCorner()
    {
        zoomTo(1);
        const auto inCorner = [this] {
            return m_map->geometry().right() == m_canvas->width() - 13 &&
                   m_map->geometry().bottom() == m_canvas->height() - 13;
        };
        QVERIFY(inCorner());
        m_canvas->resize(400, 300);
        QVERIFY(inCorner());
        QCOMPARE(m_map->width(), 2 + 132); // a third of the canvas at most
        QCOMPARE(m_map->height(), 2 + 66);
        m_canvas->setLayoutDirection(Qt::RightToLeft);
        QVERIFY(inCorner());
    }
    void showsThePictureAndWhatIsInView()
    {
        zoomTo(2);
        Viewport view = m_canvas->view();
        view.centreOn({1500, 500});
        m_canvas->setView(view);
        const QImage image = m_map->grab().toImage();
        const QPoint middle(m_map->width() * 3 / 4, m_map->height() / 2);
        QCOMPARE(image.pixelColor(middle), QColor(90, 60, 30)); // in view: as it is
        const QColor veiled = image.pixelColor(10, m_map->height() / 2);
        QVERIFY(veiled.red() < 160 && veiled.red() > 60); // not in view: darker
    }
    void followsThePointer()
    {
        zoomTo(2);
        QTest::mousePress(m_map, Qt::LeftButton, {}, QPoint(1 + (m_map->width() - 2) / 4, m_map->height() / 2));
        QVERIFY(std::abs(centre().x() - 500) < 15);
        QVERIFY(std::abs(centre().y() - 500) < 15);
        QTest::mouseRelease(m_map, Qt::LeftButton);
        // taken hold of beside its middle, the frame does not jump
        const QPointF before = centre();
        const QPoint beside(1 + (m_map->width() - 2) / 4 + 3, m_map->height() / 2 + 2);
        QTest::mousePress(m_map, Qt::LeftButton, {}, beside);
        QVERIFY((centre() - before).manhattanLength() < 1);
        QMouseEvent move(QEvent::MouseMove, QPointF(beside + QPoint(20, 0)), m_map->mapToGlobal(QPointF(beside)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_map, &move);
        const double moved = 20 * 2000.0 / (m_map->width() - 2);
        QVERIFY(std::abs(centre().x() - before.x() - moved) < 1);
    }
    void aVeryLongImageCanBeSeen()
    {
        m_canvas->setPicture(std::make_shared<PicturePyramid>(cv::Mat(1, 40001, CV_8UC3, cv::Scalar(1, 2, 3))));
        zoomTo(1);
        QVERIFY(!m_map->isHidden());
        QVERIFY(m_map->height() >= 24);
        const QImage image = m_map->grab().toImage();
        QVERIFY(image.pixelColor(m_map->width() / 2 + 20, m_map->height() / 2).red() <= 3);
    }
    void hasANameAndAToolTip()
    {
        QVERIFY(!m_map->accessibleName().isEmpty());
        QVERIFY(!m_map->toolTip().isEmpty());
    }

private:
    void zoomTo(double zoom)
    {
        Viewport view = m_canvas->view();
        view.setZoom(zoom, {300, 250});
        m_canvas->setView(view);
    }
    QPointF centre() const { return m_canvas->view().toImage({300, 250}); }

    std::unique_ptr<Canvas> m_canvas;
    Minimap* m_map = nullptr;
};

QTEST_MAIN(TestMinimap)
#include "tst_minimap.moc"
