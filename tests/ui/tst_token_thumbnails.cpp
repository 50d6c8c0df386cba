// Maps of class tokens: parted, coloured, named, and all in view where that makes sense.
#include "ui/widgets/heat_scale.h"
#include "ui/training/token_thumbnails.h"
#include "ui/training/token_maps_model.h"

#include <QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace sdw::ui;

class TestTokenThumbnails : public QObject {
    Q_OBJECT
    /// Map k is k·step everywhere.
    static QImage strip(int classes, int step)
    {
        QImage image(16, 12 * classes, QImage::Format_Grayscale8);
        for (int y = 0; y < image.height(); ++y)
            std::fill_n(image.scanLine(y), image.width(), std::uint8_t(y / 12 * step));
        return image;
    }
    static std::vector<ClassLook> looks(int classes)
    {
        std::vector<ClassLook> list;
        for (int i = 0; i < classes; ++i)
            list.push_back({QStringLiteral("class %1").arg(i), Qt::red});
        return list;
    }
    static bool inView(const TokenThumbnails& gallery, int row)
    {
        return gallery.viewport()->rect().contains(gallery.visualRect(gallery.model()->index(row, 0)));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void mapsBecomeThumbnails()
    {
        TokenMapsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setMaps(strip(3, 100), looks(3));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.mapSize(), QSize(16, 12));
        model.setThumbnailSize({40, 30});
        const auto thumbnail = model.index(2).data(Qt::DecorationRole).value<QPixmap>();
        QCOMPARE(thumbnail.size(), QSize(40, 30));
        QCOMPARE(thumbnail.toImage().pixelColor(20, 15), QColor(heatColours()[200]));
        QCOMPARE(model.index(1).data().toString(), QStringLiteral("class 1"));
        QVERIFY2(model.index(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("39.2 %")), // 100 of 255
                 qPrintable(model.index(1).data(Qt::ToolTipRole).toString()));
        model.setMaps(strip(3, 10), looks(3)); // the next evaluation
        QCOMPARE(model.index(2).data(Qt::DecorationRole).value<QPixmap>().toImage().pixelColor(20, 15),
                 QColor(heatColours()[20]));
        model.setMaps({}, looks(3));
        QCOMPARE(model.rowCount(), 0);
    }
    void anotherNumberOfClassesIsShownAsItIs()
    {
        TokenMapsModel model;
        model.setMaps(strip(3, 100), looks(5));
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.index(0).data(Qt::DecorationRole).value<QPixmap>().isNull());
    }
    void fewAreAllInView_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(400, 180);
        QTest::newRow("tall") << QSize(300, 600);
        QTest::newRow("large") << QSize(1200, 800);
    }
    void fewAreAllInView()
    {
        QFETCH(QSize, size);
        TokenThumbnails gallery;
        gallery.resize(size);
        gallery.show();
        gallery.setMaps(strip(6, 20), looks(6));
        QTRY_VERIFY(inView(gallery, 0) && inView(gallery, 5));
        gallery.resize(size * 1.3);
        QTRY_VERIFY(inView(gallery, 0) && inView(gallery, 5));
    }
    void manyAreScrolledThrough()
    {
        TokenThumbnails gallery;
        gallery.resize(400, 300);
        gallery.show();
        gallery.setMaps(strip(150, 1), looks(150));
        QTRY_VERIFY(gallery.iconSize().width() >= 64);
        QVERIFY(inView(gallery, 0) && !inView(gallery, 149));
        gallery.setFocus();
        gallery.setCurrentIndex(gallery.model()->index(0, 0));
        QTest::keyClick(&gallery, Qt::Key_End);
        QCOMPARE(gallery.currentIndex().row(), 149);
        QTRY_VERIFY(inView(gallery, 149));
    }
};

QTEST_MAIN(TestTokenThumbnails)
#include "tst_token_thumbnails.moc"
