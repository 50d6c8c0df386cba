// Bars and tables of the report: names are no markup, values stand where they belong, many classes become lists.
#include "core/comparison/report_charts.h"

#include <opencv2/core.hpp>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

ClassList classes(int count)
{
    ClassList made;
    for (int k = 0; k < count; ++k)
        made.push_back({"class<" + std::to_string(k) + ">", {}, k});
    return made;
}

/// One pixel of each class is called the next one, and `right` are found.
ConfusionMatrix matrix(int classes, int right)
{
    ConfusionMatrix made(classes);
    for (int k = 0; k + 1 < classes; ++k) { // the last one has no pixels
        cv::Mat labels(1, right + 1, CV_16UC1, cv::Scalar(k)), called = labels.clone();
        called.at<std::uint16_t>(right) = std::uint16_t(k + 1);
        made.add(called, labels);
    }
    return made;
}

bool has(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

/// Of the first bar of a kind.
double widthOf(const std::string& svg, const std::string& kind)
{
    const auto end = svg.find("class=\"" + kind + "\"");
    const auto begin = svg.rfind("width=\"", end);
    return std::stod(svg.substr(begin + 7));
}

} // namespace

class TestReportCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsNoMarkup()
    {
        QCOMPARE(htmlText("a<b>&\"c'\n"), std::string("a&lt;b&gt;&amp;&quot;c&#39; "));
        QCOMPARE(htmlText("gr\xc3\xbcn"), std::string("gr\xc3\xbcn"));
        QVERIFY(has(htmlText("\xff"), "\xef\xbf\xbd")); // broken UTF-8
    }
    void barsAreAsLongAsTheirDifference()
    {
        PairedComparison paired;
        paired.classes = {{.delta = 0.04, .interval = Interval{0.01, 0.05}}, {.delta = -0.01}, {}};
        const std::string svg = deltaBars(classes(3), paired);
        QVERIFY(has(svg, "+4.00") && has(svg, "class&lt;1&gt;") && !has(svg, "class<1>"));
        QVERIFY(std::abs(widthOf(svg, "better") - 4 * widthOf(svg, "worse")) < 1);
        QCOMPARE(QString::fromStdString(svg).count(QStringLiteral("class=\"whisker\"")), 3);        // one interval
        QVERIFY(has(deltaBars(classes(1), PairedComparison{.classes = {{.delta = 0.0}}}), "<svg")); // nothing but zeros
    }
    void fewClassesAreATableInPercent()
    {
        const std::string table = confusionTable(classes(3), matrix(3, 3));
        QVERIFY(has(table, ">75.0</td>") && has(table, ">25.0</td>"));
        QVERIFY(has(table, "called class&lt;1&gt;: 1 pixels"));
        QCOMPARE(QString::fromStdString(table).count(QStringLiteral("<td class=\"diagonal\"")), 3);
        const std::string change = confusionChangeTable(classes(3), matrix(3, 3), matrix(3, 3));
        QVERIFY(!has(change, "background")); // nothing changed
        const std::string better = confusionChangeTable(classes(3), matrix(3, 1), matrix(3, 3));
        QVERIFY(has(better, ">+25.0</td>") && has(better, ">-25.0</td>"));
    }
    void manyClassesAreAList()
    {
        const std::string list = confusionTable(classes(60), matrix(60, 3));
        QVERIFY(!has(list, "diagonal"));
        QCOMPARE(QString::fromStdString(list).count(QStringLiteral("<tr>")), 1 + 40);
        QVERIFY(has(list, "<td>class&lt;0&gt;</td><td>class&lt;1&gt;</td>") && has(list, ">25.00<"));
        QVERIFY(has(confusionChangeTable(classes(60), matrix(60, 3), ConfusionMatrix(60)), ">-1<"));
    }
};

QTEST_APPLESS_MAIN(TestReportCharts)
#include "tst_report_charts.moc"
