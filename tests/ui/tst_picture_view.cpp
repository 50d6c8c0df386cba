// A picture is shown as large as fits, in its own proportions.
#include "ui/canvas/picture_view.h"
#include "ui/settings/theme.h"

#include <QtTest/QtTest>

using namespace sdw::ui;

class TestPictureView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fitsAndKeepsProportions()
    {
        PictureView view;
        view.resize(424, 424); // 400×400 for a picture of 2:1
        QImage image(2, 1, QImage::Format_RGB32);
        image.fill(qRgb(0, 0, 100));
        view.setImage(image);
        const QImage shown = view.grab().toImage();
        const QColor ground = themeColours(currentTheme()).canvas;
        QCOMPARE(shown.pixelColor(20, 212), QColor(0, 0, 100));
        QCOMPARE(shown.pixelColor(400, 212), QColor(0, 0, 100));
        QCOMPARE(shown.pixelColor(212, 100), ground);
        view.setImage({});
        QCOMPARE(view.grab().toImage().pixelColor(212, 212), ground);
    }
};

QTEST_MAIN(TestPictureView)
#include "tst_picture_view.moc"
