#include "ui/explain/token_space.h"

#include "ui/explain/scale_bar.h"
#include "ui/explain/token_matrix.h"
#include "ui/explain/token_plot.h"
#include "ui/project/page_parts.h"
#include "ui/settings/style.h"

#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

QLabel* makeQuiet(QWidget* parent, const char* name)
{
    QLabel* label = makeQuietLine(parent);
    label->setObjectName(QLatin1String(name));
    label->setFont(smallFont(label->font()));
    return label;
}

} // namespace

TokenSpace::TokenSpace(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("tokenSpace"));
    auto* none = makeQuiet(this, "noTokenSpace");
    none->setFont(font());
    none->setText(tr("Neither model has external tokens that could be compared."));
    auto* lines = makeHintedPage(*m_stack, none);
    QWidget* page = lines->parentWidget();
    m_title = new QLabel(page);
    m_title->setObjectName(QStringLiteral("tokenSpaceTitle"));
    m_title->setWordWrap(true);
    auto* scale = new ScaleBar(page);
    scale->setScale(ColourMap::Diverging, kCosines, quantityOf(MapKind::Similarity));
    m_matrix = new TokenMatrix(page);
    m_matrix->setObjectName(QStringLiteral("tokenMatrix"));
    m_readOut = makeQuiet(page, "tokenReadOut");
    m_plot = new TokenPlot(page);
    m_plot->setObjectName(QStringLiteral("tokenPlot"));
    m_share = makeQuiet(page, "tokenShare");
    lines->addWidget(m_title);
    lines->addWidget(scale, 0, Qt::AlignLeft);
    lines->addWidget(m_matrix);
    lines->addWidget(m_readOut);
    lines->addSpacing(4);
    lines->addWidget(m_plot);
    lines->addWidget(m_share);
    lines->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    connect(m_matrix, &TokenMatrix::pointed, this, &TokenSpace::showReadOut);
    connect(m_matrix, &TokenMatrix::clicked, this, &TokenSpace::clicked);
    connect(m_plot, &TokenPlot::clicked, this, &TokenSpace::clicked);
}

void TokenSpace::setModel(std::shared_ptr<const ModelFacts> model, const QString& letter)
{
    const bool there = model && model->hasTokens;
    m_stack->setCurrentIndex(there ? 1 : 0);
    if (model == m_model) return;
    m_model = std::move(model);
    m_title->setText(tr("Tokens of model %1").arg(letter));
    m_matrix->setTokens(there ? m_model->tokenSimilarity : cv::Mat(), there ? m_model->classes : ClassList());
    m_plot->setTokens(there ? m_model->tokenProjection : cv::Mat(), there ? m_model->classes : ClassList());
    if (there)
        m_share->setText(tr("First two principal axes: %1 % of the variance.")
                             .arg(QLocale().toString(100 * m_model->projectionShare, 'f', 0)));
    showReadOut();
}

void TokenSpace::setChosen(int token)
{
    m_matrix->setChosen(token);
    m_plot->setChosen(token);
}

void TokenSpace::showReadOut()
{
    const QString words = m_matrix->readOut();
    m_readOut->setText(words.isEmpty() ? tr("Point at a cell to read it.") : words);
}

} // namespace sdw::ui
