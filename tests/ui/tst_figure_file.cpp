// Figures for papers: their layout, and that what other programs find in the files is what was meant.
#include "core/base/error.h"
#include "ui/figures/figure_file.h"
#include "ui/figures/figure_painter.h"

#include <QFile>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <thread>

using namespace sdw;
using namespace sdw::ui;

namespace {

const cv::Scalar kGreen(0, 200, 0), kBlue(200, 0, 0);

/// Two rows of a picture and its map.
Figure figure()
{
    const cv::Mat picture(60, 80, CV_8UC3, kGreen), map(60, 80, CV_8UC3, kBlue);
    Figure made;
    made.title = "Feature consistency";
    made.columnTitles = {"Image", "F + Y_inter"};
    made.rowTitles = {"0006R0_f02910", "0016E5_08610"};
    made.rows = {{{picture, {{40, 30}}, ""}, {map, {}, "mean 0.41"}}, {{picture, {}, ""}, {}}};
    made.scale = FigureScale{ColourMap::Diverging, {-1, 1}, "cosine similarity"};
    made.legend = {{"road", {128, 64, 128}, 0}, {"traffic_light", {250, 170, 30}, 1}};
    return made;
}

QByteArray bytesOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

} // namespace

class TestFigureFile : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QString save(const Figure& what, const char* name) const
    {
        saveFigure(what, file(name).toStdString());
        return file(name);
    }

private Q_SLOTS:
    void pngShowsPanelsAndMarks()
    {
        const QImage image(save(figure(), "figure.png"));
        const QSizeF units = FigureLayout(figure()).size();
        QCOMPARE(image.width(), int(std::ceil(units.width() * 300 / 720)));
        QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), 300);
        int green = 0, blue = 0, red = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                green += pixel == qRgb(0, 200, 0);
                blue += pixel == qRgb(0, 0, 200);
                red += pixel == qRgb(0xe0, 0x1b, 0x1b);
            }
        QVERIFY(red > 100);
        QVERIFY2(std::abs(green + red - 2 * blue) < green / 50, qPrintable(QString::number(double(green) / blue)));
    }
    void svgKeepsTextAsText()
    {
        const QString path = save(figure(), "figure.svg");
        QVERIFY(QSvgRenderer(path).isValid());
        QString words;
        QXmlStreamReader xml(bytesOf(path));
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters) words += xml.text().toString() + QLatin1Char('|');
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        for (const char* word : {"Feature consistency", "0006R0_f02910", "F + Y", "inter", "mean 0.41",
                                 "cosine similarity", "traffic_light"})
            QVERIFY2(words.contains(QLatin1String(word)), word);
        const QByteArray svg = bytesOf(path); // others need not know what this system calls its font
        QVERIFY(svg.contains(", sans-serif\"") && !svg.contains("\"Sans Serif"));
        QCOMPARE(svg.count("font-family="), svg.count(", sans-serif\""));
    }
    void pdfIsOneOfItsOwnSizeWithFonts()
    {
        const QByteArray pdf = bytesOf(save(figure(), "figure.pdf"));
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.contains("/FontFile2") || pdf.contains("/FontFile3")); // letters, not their outlines
        QVERIFY(pdf.contains("/ToUnicode"));
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
    }
    void layoutFitsAPage()
    {
        Figure wide = figure();
        for (auto& row : wide.rows)
            row.resize(9, row.front());
        wide.columnTitles.assign(9, "A title that is far too long for its column");
        QVERIFY(FigureLayout(wide).size().width() <= 5045);
        Figure bare;
        bare.rows = {{{cv::Mat(10, 20, CV_8UC3, kBlue), {}, ""}}};
        QCOMPARE(FigureLayout(bare).size().width(), 1680.0);
    }
    void saysWhatIsWrong()
    {
        QVERIFY_THROWS_EXCEPTION(Error, saveFigure(Figure(), file("a.png").toStdString()));
        QVERIFY_THROWS_EXCEPTION(Error, saveFigure(figure(), file("a.bmp").toStdString()));
        QVERIFY_THROWS_EXCEPTION(Error, saveFigure(figure(), file("none/a.png").toStdString()));
        Figure odd = figure();
        odd.columnTitles.push_back("one too many");
        QVERIFY_THROWS_EXCEPTION(Error, saveFigure(odd, file("a.png").toStdString()));
    }
    void worksFromOtherThreads()
    {
        std::thread worker([this] { saveFigure(figure(), file("aside.pdf").toStdString()); });
        worker.join();
        QVERIFY(!bytesOf(file("aside.pdf")).isEmpty());
    }
};

QTEST_MAIN(TestFigureFile)
#include "tst_figure_file.moc"
