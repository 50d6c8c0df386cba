#include "ui/reports/comparison_pdf.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/label_colours.h"
#include "core/comparison/confusion_ranking.h"
#include "ui/reports/compare_words.h"
#include "ui/reports/confusion_drawing.h"
#include "ui/reports/pair_numbers.h"
#include "ui/reports/score_model.h"

#include <opencv2/imgproc.hpp>

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr std::size_t kConfusions = 20; // that are listed where a matrix has too many cells to be read
constexpr int kPixels = 640;            // of a picture's longer side
constexpr int kDots = 96;               // an inch, of the layout
constexpr double kTitleHeight = 62;     // above a row of pictures, at most; dots
constexpr int kMarginMm = 18, kGap = 6;

struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(ReportWords)
};

QString escaped(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString row(const QStringList& cells, const char* kind)
{
    QString line = QStringLiteral("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i)
        line += QStringLiteral("<%1 align=%2>%3</%1>")
                    .arg(QLatin1String(kind), i == 0 ? QLatin1String("left") : QLatin1String("right"), cells[i]);
    return line + QStringLiteral("</tr>");
}

QString table(const QStringList& rows)
{
    return QStringLiteral("<table width='100%' cellspacing=0 cellpadding=3>") + rows.join(QString()) +
           QStringLiteral("</table>");
}

/// "A · SegFormer"
QString plainNameOf(const ComparedSet& set, std::size_t contender)
{
    return contenderLetter(contender) + QStringLiteral(" · ") +
           QString::fromStdString(set.contenders()[contender].contender.name);
}

QString nameOf(const ComparedSet& set, std::size_t contender)
{
    return plainNameOf(set, contender).toHtmlEscaped();
}

QString scores(const ComparedSet& set)
{
    ScoreModel model; // the same words and numbers as in the window
    model.setSet(std::shared_ptr<const ComparedSet>(std::shared_ptr<void>(), &set));
    QStringList head{QString()}, rows;
    for (std::size_t i = 0; i < set.contenders().size(); ++i)
        head << nameOf(set, i);
    rows << row(head, "th");
    for (int line = 0; line < model.rowCount(); ++line) {
        QStringList cells{model.headerData(line, Qt::Vertical, Qt::DisplayRole).toString()};
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(line, column).data().toString().remove(QLatin1Char('\n')); // a page is wide enough
        rows << row(cells, "td");
    }
    return table(rows);
}

QString classes(const ComparedSet& set, const PairNumbers& numbers)
{
    const auto& first = set.contenders()[numbers.pair.first].report.classes;
    const auto& second = set.contenders()[numbers.pair.second].report.classes;
    QStringList rows{
        row({ReportWords::tr("Class"), contenderLetter(numbers.pair.first), contenderLetter(numbers.pair.second),
             ReportWords::tr("ΔIoU in points"), ReportWords::tr("95 % interval"), ReportWords::tr("p (Holm)")},
            "th")};
    for (std::size_t i = 0; i < numbers.paired->classes.size(); ++i) {
        const ClassDelta& delta = numbers.paired->classes[i];
        const QString none = QStringLiteral("–");
        rows << row(
            {escaped(set.classes()[i].name), shareText(first[i].iou), shareText(second[i].iou),
             delta.delta ? pointsText(*delta.delta) : none, delta.interval ? intervalText(*delta.interval) : none,
             delta.adjustedPValue ? pText(*delta.adjustedPValue).mid(2).remove(QStringLiteral("= ")).toHtmlEscaped()
                                  : none},
            "td");
    }
    return table(rows);
}

QImage small(const cv::Mat& picture, int interpolation)
{
    const double scale = std::min(1.0, double(kPixels) / std::max(picture.cols, picture.rows));
    cv::Mat less;
    cv::resize(picture, less, {}, scale, scale, interpolation);
    return QImage(less.data, less.cols, less.rows, qsizetype(less.step), QImage::Format_BGR888).copy();
}

/// One image: the picture, the truth where there is one, and what everyone makes of it.
/// @param left dots of height that are free on the page; a row that is higher begins another.
QString pictureRow(const ComparedSet& set, const PairNumbers& numbers, std::size_t image, QTextDocument& document,
                   double& left)
{
    std::vector<std::pair<QString, QImage>> shown{{ReportWords::tr("Image"), small(set.image(image), cv::INTER_AREA)}};
    const auto addLabels = [&](const QString& title, const cv::Mat& labels) {
        shown.emplace_back(title, small(colourLabels(labels, set.classes()), cv::INTER_NEAREST));
    };
    if (const cv::Mat truth = set.truth(image); !truth.empty()) addLabels(ReportWords::tr("Truth"), truth);
    for (std::size_t i = 0; i < set.contenders().size(); ++i)
        addLabels(nameOf(set, i), set.prediction(i, image));
    const QSizeF page = document.pageSize();
    const int width = int((page.width() - 2 * document.documentMargin()) / double(shown.size())) - kGap;
    const QSize first = shown.front().second.size();
    const int height = std::max(1, int(double(width) * first.height() / first.width()));
    const bool breaks = height + kTitleHeight > left;
    left = (breaks ? page.height() - 2 * document.documentMargin() : left) - height - kTitleHeight;
    QString titles, cells;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const QString url = QStringLiteral("picture:%1-%2").arg(image).arg(i);
        document.addResource(QTextDocument::ImageResource, QUrl(url), shown[i].second);
        titles += QStringLiteral("<td>%1</td>").arg(shown[i].first);
        cells += QStringLiteral("<td><img src='%1' width=%2 height=%3></td>").arg(url).arg(width).arg(height);
    }
    const auto& delta = numbers.delta[image];
    const QString figure =
        delta ? ReportWords::tr("%1 points of its mean IoU").arg(pointsText(*delta))
              : ReportWords::tr("the two differ in %1 of its pixels").arg(shareText(numbers.differing[image]));
    return QStringLiteral("<p%5><b>%1</b>: %2</p><table cellspacing=0 cellpadding=2><tr>%3</tr><tr>%4</tr></table>")
        .arg(escaped(set.images()[image].name), figure, titles, cells,
             breaks ? QStringLiteral(" style='page-break-before:always'") : QString());
}

/// Everyone's confusion matrix and its change from the first; without truth what the others make of the first's
/// classes. Where the cells are too small for numbers, the largest of them are listed below.
class ConfusionChapter {
public:
    ConfusionChapter(const ComparedSet& set, QTextDocument& document)
        : m_set(set)
        , m_drawing(*new ConfusionDrawing(document))
        , m_cursor(&document)
    {
        m_cursor.movePosition(QTextCursor::End);
        QTextBlockFormat paragraph;
        paragraph.setHeadingLevel(2);
        paragraph.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        paragraph.setBottomMargin(kGap);
        QTextCharFormat letters;
        letters.setFontWeight(QFont::Bold);
        letters.setProperty(QTextFormat::FontSizeAdjustment, 2); // as <h2> has it
        m_cursor.insertBlock(paragraph, letters);
        m_cursor.insertText(ReportWords::tr("Confusion matrices"), letters);
    }

    void write()
    {
        const ClassList& classes = m_set.classes();
        if (!m_set.hasTruth()) {
            for (std::size_t i = 1; i < m_set.contenders().size(); ++i) {
                const ConfusionMatrix& matrix = m_set.agreement(0, i);
                m_drawing.insert(m_cursor,
                                 ReportWords::tr("What %1 calls the pixels of each class of %2, in percent")
                                     .arg(contenderLetter(i), contenderLetter(0)),
                                 ConfusionShares(confusionCounts(matrix, classes)), contenderLetter(0),
                                 contenderLetter(i));
                list(matrix, contenderLetter(0), contenderLetter(i));
            }
            return;
        }
        const QString truth = ReportWords::tr("Truth"), predicted = ReportWords::tr("Predicted");
        for (std::size_t i = 0; i < m_set.contenders().size(); ++i) {
            const ConfusionMatrix& matrix = matrixOf(i);
            m_drawing.insert(
                m_cursor,
                ReportWords::tr("%1: what the pixels of each class are called, in percent").arg(plainNameOf(m_set, i)),
                ConfusionShares(confusionCounts(matrix, classes)), truth, predicted);
            list(matrix, truth, predicted);
        }
        for (std::size_t i = 1; i < m_set.contenders().size(); ++i) {
            m_drawing.insert(
                m_cursor,
                ReportWords::tr("%1 − %2, in points", "the difference of two confusion matrices")
                    .arg(contenderLetter(i), contenderLetter(0)),
                ConfusionShares(confusionCounts(matrixOf(0), classes), confusionCounts(matrixOf(i), classes)), truth,
                predicted);
            listChanges(matrixOf(0), matrixOf(i));
        }
    }

private:
    const ConfusionMatrix& matrixOf(std::size_t contender) const
    {
        return m_set.contenders()[contender].report.confusion;
    }
    bool isReadable() const
    {
        return m_drawing.hasNumbers(confusionCounts(m_set.agreement(0, 0), m_set.classes()).classes);
    }

    void list(const ConfusionMatrix& matrix, const QString& rows, const QString& columns)
    {
        if (isReadable()) return;
        QStringList lines{
            row({rows, columns, ReportWords::tr("Pixels"), ReportWords::tr("Share of %1").arg(rows)}, "th")};
        for (const Confusion& one : largestConfusions(matrix, kConfusions))
            lines << row({escaped(m_set.classes()[std::size_t(one.label)].name),
                          escaped(m_set.classes()[std::size_t(one.prediction)].name), countText(one.pixels),
                          shareText(shareOfLabel(matrix, one.label, one.prediction))},
                         "td");
        m_cursor.insertHtml(table(lines));
        m_cursor.movePosition(QTextCursor::End);
    }
    void listChanges(const ConfusionMatrix& first, const ConfusionMatrix& second)
    {
        if (isReadable()) return;
        QStringList lines{row(
            {ReportWords::tr("Truth"), ReportWords::tr("Predicted"), ReportWords::tr("Pixels more or fewer")}, "th")};
        for (const Confusion& one : largestChanges(first, second, kConfusions))
            lines << row({escaped(m_set.classes()[std::size_t(one.label)].name),
                          escaped(m_set.classes()[std::size_t(one.prediction)].name),
                          (one.pixels > 0 ? QStringLiteral("+") : QString()) + countText(one.pixels)},
                         "td");
        m_cursor.insertHtml(table(lines));
        m_cursor.movePosition(QTextCursor::End);
    }

    const ComparedSet& m_set;
    ConfusionDrawing& m_drawing; // the document's
    QTextCursor m_cursor;
};

} // namespace

void saveComparisonPdf(const ComparedSet& set, const std::filesystem::path& file, std::size_t pictures,
                       const Progress& progress)
{
    const auto goOn = [&](std::size_t done, std::size_t total) {
        if (progress && !progress(int(done), int(total))) throw Error("Interrupted.", ErrorKind::Interrupted);
    };
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(ReportWords::tr("Comparison"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
    QTextDocument document;
    document.setPageSize(writer.pageLayout().paintRectPixels(kDots).size());
    document.setDefaultFont(QFont(QStringLiteral("sans-serif"), 9));
    QString text = QStringLiteral("<h1>%1</h1><p>%2</p>")
                       .arg(ReportWords::tr("Comparison"),
                            ReportWords::tr("Split “%1”, %n image(s); bootstrap and permutation with %2 draws.",
                                            nullptr, int(set.images().size()))
                                .arg(escaped(set.options().split), countText(set.options().resamples)));
    text += scores(set);
    const std::size_t others = set.contenders().size() - 1, steps = others + pictures;
    PairNumbers last;
    for (std::size_t i = 1; i <= others; ++i) { // everyone against the first
        goOn(i - 1, steps);
        last = measurePair(set, {0, i});
        const Headline line = headlineOf(last.pair, last.paired, set.images().size(), last.differingOfAll);
        text += QStringLiteral("<h2>%1 → %2</h2><p><b>%3</b> %4</p>")
                    .arg(nameOf(set, 0), nameOf(set, i), line.text.toHtmlEscaped(), line.detail.toHtmlEscaped());
        if (last.paired) text += classes(set, last);
    }
    std::vector<std::size_t> order = last.ranking;
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t image) { return last.differing[image]; });
    if (order.size() > pictures) order.resize(pictures);
    if (!order.empty())
        text +=
            QStringLiteral("<h2 style='page-break-before:always'>%1</h2>")
                .arg(ReportWords::tr("Images in which %1 and %2 differ most").arg(nameOf(set, 0), nameOf(set, others)));
    double left = document.pageSize().height() - 2 * document.documentMargin() - kTitleHeight; // below the heading
    for (std::size_t i = 0; i < order.size(); ++i) {
        goOn(others + i, steps);
        text += pictureRow(set, last, order[i], document, left);
    }
    document.setHtml(text);
    ConfusionChapter(set, document).write();
    document.print(&writer);
    buffer.close();
    writeFileWhole(file, std::string_view(pdf.constData(), std::size_t(pdf.size())));
}

} // namespace sdw::ui
