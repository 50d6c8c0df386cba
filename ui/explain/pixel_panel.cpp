#include "ui/explain/pixel_panel.h"

#include "ui/explain/bar_rows.h"
#include "ui/project/page_parts.h"
#include "ui/settings/style.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace sdw::ui {
namespace {

constexpr int kTokens = 5;
const QChar kMinus(0x2212);

QString signedText(double value)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', 2);
    return (value < 0 ? kMinus : QLatin1Char('+')) + digits;
}

QString nameOf(const ClassList& classes, int index)
{
    return index >= 0 && index < int(classes.size()) ? QString::fromStdString(classes[std::size_t(index)].name)
                                                     : QString::number(index);
}

QColor colourOf(const ClassList& classes, int index)
{
    if (index < 0 || index >= int(classes.size())) return {};
    const auto& colour = classes[std::size_t(index)].colour;
    return {colour[0], colour[1], colour[2]};
}

QLabel* makeQuiet(QWidget* parent, const char* name)
{
    QLabel* label = makeQuietLine(parent);
    label->setObjectName(QLatin1String(name));
    return label;
}

} // namespace

std::vector<int> ranking(const std::vector<ClassScoreParts>& scores)
{
    std::vector<int> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order,
                             [&](int a, int b) { return scores[std::size_t(a)].logit > scores[std::size_t(b)].logit; });
    return order;
}

PixelPanel::PixelPanel(const std::array<ModelSide*, 2>& sides, QWidget* parent)
    : QWidget(parent)
    , m_sides(sides)
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("pixelPanel"));
    auto* hint = makeQuiet(this, "pixelHint");
    hint->setText(tr("Point at something in a picture: here stands where the model's scores of that pixel come from."));
    auto* lines = makeHintedPage(*m_stack, hint);
    QWidget* page = lines->parentWidget();

    m_title = new QLabel(page);
    m_title->setObjectName(QStringLiteral("pixelTitle"));
    m_title->setFont(titleFont(font()));
    m_facts = makeQuiet(page, "pixelFacts");
    m_sideBox = new QComboBox(page);
    m_sideBox->setObjectName(QStringLiteral("pixelSide"));
    m_sideBox->setAccessibleName(tr("Model whose scores are shown"));
    m_sideBox->setToolTip(tr("Model whose scores are shown"));
    for (const ModelSide* side : m_sides)
        m_sideBox->addItem(tr("Scores of model %1").arg(side->letter()));
    m_sideBox->setCurrentIndex(m_side);
    m_scores = new BarRows(page);
    m_scores->setObjectName(QStringLiteral("pixelScores"));
    m_scores->setAccessibleName(tr("Parts of the scores"));
    m_scores->setToolTip(tr("The classifier is linear: bias and the parts from X_inter, Y_inter and Y_exter add up to "
                            "the logit of the class"));
    m_tokenTitle = makeHeading(tr("Tokens here"), page);
    m_tokens = new BarRows(page);
    m_tokens->setObjectName(QStringLiteral("pixelTokens"));
    m_tokens->setAccessibleName(tr("Tokens that this pixel attends to most"));
    m_tokens->setToolTip(tr("softmax(Attn_mid) at this pixel: the five greatest shares"));
    m_noTokens = makeQuiet(page, "pixelNoTokens");

    lines->addWidget(m_title);
    lines->addWidget(m_facts);
    lines->addWidget(m_sideBox);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(8);
    lines->addLayout(pair);
    for (std::size_t i = 0; i < m_classBoxes.size(); ++i) {
        auto* box = m_classBoxes[i] = new QComboBox(page);
        box->setObjectName(QStringLiteral("pixelClass%1").arg(i));
        box->setAccessibleName(i == 0 ? tr("First class") : tr("Class beside it"));
        box->setToolTip(i == 0 ? tr("Class whose score is taken apart")
                               : tr("Class whose score is taken apart beside the first one's"));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(3);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // both fit, however narrow the panel
        pair->addWidget(box, 1);
        connect(box, &QComboBox::activated, this, [this, i, box] { setClass(int(i), box->currentData().toInt()); });
    }
    lines->addWidget(m_scores);
    lines->addSpacing(4);
    lines->addWidget(m_tokenTitle);
    lines->addWidget(m_tokens);
    lines->addWidget(m_noTokens);
    lines->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    connect(m_sideBox, &QComboBox::activated, this, &PixelPanel::setSide);
}

void PixelPanel::show(const PixelResult& result, const QString& label)
{
    m_result = result;
    m_label = label;
    present();
}

void PixelPanel::clear()
{
    show({}, {});
}

void PixelPanel::setSide(int side)
{
    m_side = side;
    m_sideBox->setCurrentIndex(side);
    present();
}

void PixelPanel::setClass(int place, int chosen)
{
    m_chosen[std::size_t(place)] = chosen;
    present();
}

/// Another model may know other classes: then the choice begins anew.
void PixelPanel::fillBoxes(const ClassList& classes)
{
    std::vector<std::string> names;
    for (const ClassInfo& one : classes)
        names.push_back(one.name);
    if (names == m_listed) return;
    m_listed = names;
    m_chosen = {kPredicted, kRunnerUp};
    for (QComboBox* box : m_classBoxes) {
        box->clear();
        box->addItem(tr("Predicted"), kPredicted);
        box->addItem(tr("Runner-up"), kRunnerUp);
        for (int i = 0; i < int(classes.size()); ++i)
            box->addItem(nameOf(classes, i), i);
    }
}

void PixelPanel::present()
{
    const bool there = !m_result.scores[0].empty() || !m_result.scores[1].empty();
    m_stack->setCurrentIndex(there ? 1 : 0);
    if (!there) return;
    std::size_t side = std::size_t(m_side);
    if (m_result.scores[side].empty()) side = 1 - side;
    m_sideBox->setCurrentIndex(int(side));
    m_sideBox->setEnabled(!m_result.scores[0].empty() && !m_result.scores[1].empty());
    const auto& model = m_sides[side]->model();
    const ClassList classes = model ? model->classes : ClassList();
    const auto& scores = m_result.scores[side];
    const auto order = ranking(scores);
    fillBoxes(classes);

    m_title->setText(tr("Point (%1, %2)").arg(m_result.request.pixel.x()).arg(m_result.request.pixel.y()));
    QStringList facts{m_label.isEmpty() ? tr("no label") : tr("%1 (label)").arg(m_label)};
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        if (!m_result.scores[i].empty() && m_sides[i]->model())
            facts << tr("%1 (model %2)")
                         .arg(nameOf(m_sides[i]->model()->classes, ranking(m_result.scores[i]).front()),
                              m_sides[i]->letter());
    m_facts->setText(facts.join(QStringLiteral(" · ")));

    std::vector<BarRow> rows;
    for (std::size_t i = 0; i < m_chosen.size(); ++i) {
        const int chosen = m_chosen[i];
        m_classBoxes[i]->setCurrentIndex(m_classBoxes[i]->findData(chosen));
        const std::size_t rank = chosen == kRunnerUp ? 1 : 0;
        if (chosen < 0 && rank >= order.size()) continue;
        const int index = chosen < 0 ? order[rank] : chosen;
        if (index >= int(scores.size())) continue;
        const ClassScoreParts& parts = scores[std::size_t(index)];
        rows.push_back({nameOf(classes, index), signedText(parts.logit), 0, colourOf(classes, index), true});
        const auto add = [&](const QString& text, float value) {
            rows.push_back({text, signedText(value), value, {}, false});
        };
        add(QStringLiteral("X_inter"), parts.fused);
        if (model && model->hasTokens) {
            add(QStringLiteral("Y_inter"), parts.internal);
            add(QStringLiteral("Y_exter"), parts.external);
        }
        add(tr("bias"), parts.bias);
    }
    m_scores->setRows(std::move(rows));

    const auto& shares = m_result.shares[side];
    m_tokens->setVisible(!shares.empty());
    m_noTokens->setVisible(shares.empty());
    if (shares.empty() && model)
        m_noTokens->setText(tr("“%1” (%2) has no external tokens.").arg(model->name, model->decoder));
    std::vector<int> best(shares.size());
    std::iota(best.begin(), best.end(), 0);
    std::ranges::stable_sort(best, [&](int a, int b) { return shares[std::size_t(a)] > shares[std::size_t(b)]; });
    best.resize(std::min<std::size_t>(best.size(), kTokens));
    std::vector<BarRow> tokens;
    for (const int token : best) {
        const float share = shares[std::size_t(token)];
        tokens.push_back({nameOf(classes, token), tr("%1 %").arg(QLocale().toString(100.0 * share, 'f', 1)), share,
                          colourOf(classes, token), false});
    }
    m_tokens->setRows(std::move(tokens), 1);
}

} // namespace sdw::ui
