// Colours of the window: readable in both themes.
#include "ui/settings/theme.h"

#include <QApplication>
#include <QPalette>
#include <QtTest/QtTest>

using namespace sdw::ui;

namespace {

/// Relative luminance of WCAG 2.
double luminance(const QColor& colour)
{
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textCanBeRead_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(Theme::Light);
        QTest::newRow("dark") << int(Theme::Dark);
    }
    void textCanBeRead()
    {
        QFETCH(int, theme);
        const ThemeColours& c = themeColours(Theme(theme));
        for (const QColor& ground : {c.window, c.panel, c.raised}) {
            QVERIFY(contrast(c.text, ground) >= 4.5);
            QVERIFY(contrast(c.quietText, ground) >= 4.5);
        }
        QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
    }

    void theWindowTakesIt()
    {
        applyTheme(Theme::Dark);
        QVERIFY(currentTheme() == Theme::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), themeColours(Theme::Dark).window);
        applyTheme(Theme::Light);
        QVERIFY(currentTheme() == Theme::Light);
        QCOMPARE(QApplication::palette().color(QPalette::WindowText), themeColours(Theme::Light).text);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
