// The picture with a mask over it: what is drawn, and which class the pointer is on.
#include "ui/canvas/mask_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QtTest/QtTest>

using sdw::ui::MaskView;

namespace {

/// 2×1 pixels: class 0 (red) left, class 1 (transparent) right.
QImage twoPixelMask()
{
    QImage mask(2, 1, QImage::Format_Indexed8);
    mask.setColorTable({qRgb(255, 0, 0), qRgba(0, 0, 0, 0)});
    mask.setPixel(0, 0, 0);
    mask.setPixel(1, 0, 1);
    return mask;
}

} // namespace

class TestMaskView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<MaskView>();
        m_view->resize(424, 224); // 400×200 for the image
        QImage image(2, 1, QImage::Format_RGB32);
        image.fill(qRgb(0, 0, 100));
        m_view->setImage(image);
        m_view->setMask(twoPixelMask());
    }

    void blendsTheMaskAtItsOpacity()
    {
        m_view->setOpacity(0.5);
        const QImage shown = m_view->grab().toImage();
        const QColor left = shown.pixelColor(100, 112), right = shown.pixelColor(320, 112);
        QVERIFY(std::abs(left.red() - 128) <= 2 && std::abs(left.blue() - 50) <= 2);
        QCOMPARE(right, QColor(0, 0, 100));
        m_view->setOpacity(7);
        QCOMPARE(m_view->opacity(), 1.0);
        QCOMPARE(m_view->grab().toImage().pixelColor(100, 112), QColor(255, 0, 0));
    }

    void anIsolatedClassStandsOut()
    {
        m_view->setOpacity(1);
        m_view->isolateClass(1);
        QVERIFY(m_view->grab().toImage().pixelColor(100, 112).red() < 60);
        m_view->isolateClass(MaskView::kNoClass);
        QCOMPARE(m_view->grab().toImage().pixelColor(100, 112).red(), 255);
    }

    void tellsTheClassUnderThePointer()
    {
        QSignalSpy pointed(m_view.get(), &MaskView::pointed);
        const auto moveTo = [this](const QPoint& place) {
            QMouseEvent move(QEvent::MouseMove, place, m_view->mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
            QApplication::sendEvent(m_view.get(), &move);
        };
        moveTo(QPoint(100, 100));
        QCOMPARE(pointed.takeLast(), (QVariantList{0, 0, 0}));
        moveTo(QPoint(300, 100));
        QCOMPARE(pointed.takeLast(), (QVariantList{MaskView::kNoClass, 1, 0}));
        moveTo(QPoint(3, 3));
        QCOMPARE(pointed.takeLast(), (QVariantList{MaskView::kNoClass, -1, -1}));
    }

    void aNewImageHasNoMask()
    {
        m_view->setImage(QImage(4, 4, QImage::Format_RGB32));
        QVERIFY(m_view->mask().isNull());
    }

private:
    std::unique_ptr<MaskView> m_view;
};

QTEST_MAIN(TestMaskView)
#include "tst_mask_view.moc"
