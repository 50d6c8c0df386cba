// Colours, opacity and outline of the maps, and what remembers them.
#include "tests/support/window_test.h"
#include "ui/explain/explain_strip.h"
#include "ui/explain/scale_bar.h"

#include <QAction>
#include <QComboBox>
#include <QSlider>

using namespace sdw;
using namespace sdw::ui;

class TestExplainStrip : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void whatIsSetIsReportedAndRemembered()
    {
        {
            QAction outline;
            outline.setCheckable(true);
            ExplainStrip strip(&outline, {});
            QCOMPARE(strip.look().colours, ColourMap::Diverging);
            QVERIFY(!strip.look().outline);
            QVERIFY(!strip.findChild<QSlider*>(QStringLiteral("mapThreshold"))->isEnabled());
            QSignalSpy changed(&strip, &ExplainStrip::lookChanged);
            strip.findChild<QSlider*>(QStringLiteral("mapOpacity"))->setValue(40);
            outline.setChecked(true);
            strip.findChild<QSlider*>(QStringLiteral("mapThreshold"))->setValue(80);
            auto* colours = strip.findChild<QComboBox*>(QStringLiteral("mapColours"));
            colours->setCurrentIndex(colours->findData(QStringLiteral("magma")));
            Q_EMIT colours->activated(colours->currentIndex());
            QCOMPARE(changed.size(), 4);
        }
        QAction outline;
        outline.setCheckable(true);
        const MapLook look = ExplainStrip(&outline, {}).look();
        QCOMPARE(look.opacity, 0.4);
        QCOMPARE(look.outline, std::optional(0.8));
        QCOMPARE(look.colours, ColourMap::Magma);
        QVERIFY(outline.isChecked());
    }

    void oneSidedValuesNeverTakeTheDivergingMap()
    {
        MapLook look;
        QCOMPARE(mapOf(look, true), ColourMap::Diverging);
        QCOMPARE(mapOf(look, false), ColourMap::Viridis);
        look.colours = ColourMap::Cividis;
        QCOMPARE(mapOf(look, true), ColourMap::Cividis);
        QCOMPARE(mapOf(look, false), ColourMap::Cividis);
    }

    void rangesAreRound()
    {
        QCOMPARE(roundRange(0.3).greatest, 1.0);
        QCOMPARE(roundRange(1.2).greatest, 2.0);
        QCOMPARE(roundRange(20).greatest, 20.0);
        QCOMPARE(roundRange(51).greatest, 100.0);
        QCOMPARE(roundRange(std::nan("")).greatest, 1.0);
    }

    void theScaleShowsItsColoursWithoutMoving()
    {
        ScaleBar scale;
        scale.setScale(ColourMap::Diverging, {-1, 1}, QStringLiteral("cosine similarity"));
        const QSize size = scale.sizeHint();
        scale.resize(size);
        const QImage plain = scale.grab().toImage();
        const QColor middle = plain.pixelColor(size.width() / 2, size.height() / 2);
        QVERIFY(std::abs(middle.red() - middle.blue()) < 24); // grey at zero, about there
        scale.setValue(0.5);
        QVERIFY(scale.grab().toImage() != plain);
        QVERIFY(scale.toolTip().contains(QStringLiteral("cosine similarity")));
        scale.setScale(ColourMap::Viridis, {0, 500}, QStringLiteral("times the mean attention"));
        QCOMPARE(scale.sizeHint(), size);
    }
};

QTEST_MAIN(TestExplainStrip)
#include "tst_explain_strip.moc"
