#include "ui/compare/compared_words.h"

#include "ui/reports/compare_words.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

struct ComparedWords {
    Q_DECLARE_TR_FUNCTIONS(ComparedWords)
};

} // namespace

QString positionText(const ComparedLabels& labels, const ClassList& classes, QPoint pixel)
{
    if (pixel.x() < 0) return {};
    const auto called = [&](const LabelMap& map) { return classText(classes, map.at(pixel.x(), pixel.y())); };
    QString text = QStringLiteral("x %1 y %2").arg(pixel.x()).arg(pixel.y());
    if (labels.truth) text += ComparedWords::tr(" · truth %1").arg(called(*labels.truth));
    for (std::size_t i = 0; i < labels.predictions.size(); ++i)
        text += QStringLiteral(" · %1 %2").arg(contenderLetter(i), called(*labels.predictions[i]));
    return text;
}

Notice skippedNotice(const ComparedSet& set)
{
    const auto& skipped = set.skipped();
    if (skipped.empty()) return {};
    QStringList lines;
    for (const DatasetProblem& one : skipped)
        lines << QString::fromStdString(one.file + ": " + one.message);
    return {.severity = Severity::Warning,
            .text =
                ComparedWords::tr("%n image(s) could not be compared and are left out.", nullptr, int(skipped.size())),
            .details = lines.join(QLatin1Char('\n')),
            .actionText = {},
            .action = {}};
}

} // namespace sdw::ui
