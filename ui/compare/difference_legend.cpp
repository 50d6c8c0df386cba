#include "ui/compare/difference_legend.h"

#include "ui/compare/difference_layer.h"
#include "ui/reports/compare_words.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace sdw::ui {
namespace {

constexpr QSize kSwatch(22, 16);
// As they stand from left to right.
constexpr Agreement kOrder[] = {Agreement::BothRight, Agreement::OnlyFirst, Agreement::OnlySecond, Agreement::BothWrong,
                                Agreement::Same,      Agreement::Different, Agreement::Ignored};

} // namespace

QString agreementText(Agreement agreement, const ContenderPair& pair)
{
    switch (agreement) {
    case Agreement::BothRight:
        return DifferenceLegend::tr("Both right");
    case Agreement::OnlyFirst:
        return DifferenceLegend::tr("Only %1 right").arg(contenderLetter(pair.first));
    case Agreement::OnlySecond:
        return DifferenceLegend::tr("Only %1 right").arg(contenderLetter(pair.second));
    case Agreement::BothWrong:
        return DifferenceLegend::tr("Both wrong");
    case Agreement::Same:
        return DifferenceLegend::tr("Same class");
    case Agreement::Different:
        return DifferenceLegend::tr("Different classes");
    default:
        return DifferenceLegend::tr("Without truth");
    }
}

DifferenceLegend::DifferenceLegend(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("differenceLegend"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, 12, 6);
    line->setSpacing(16);
    for (const Agreement agreement : kOrder) {
        Entry& entry = m_entries[std::size_t(agreement)];
        entry.whole = new QWidget(this);
        entry.swatch = new QLabel(entry.whole);
        entry.swatch->setFixedSize(kSwatch);
        entry.name = new QLabel(entry.whole);
        entry.figures = new QLabel(entry.whole);
        entry.figures->setObjectName(QStringLiteral("legend-%1").arg(int(agreement)));
        entry.figures->setFont(smallFont(font()));
        entry.figures->setForegroundRole(QPalette::PlaceholderText);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(entry.name);
        texts->addWidget(entry.figures);
        auto* row = new QHBoxLayout(entry.whole);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        row->addWidget(entry.swatch, 0, Qt::AlignTop);
        row->addLayout(texts);
        line->addWidget(entry.whole);
    }
    line->addStretch(1);
    refresh();
}

void DifferenceLegend::setPicture(const std::shared_ptr<const ComparedPicture>& picture)
{
    m_picture = picture;
    refresh();
}

void DifferenceLegend::refresh()
{
    const double all = m_picture ? double(m_picture->counted()) : 0;
    const bool truth = m_picture && m_picture->labels->truth;
    const double whole = m_picture ? double(m_picture->agreement.total()) : 0;
    for (const Agreement agreement : kOrder) {
        Entry& entry = m_entries[std::size_t(agreement)];
        const bool ofTruth = agreement != Agreement::Same && agreement != Agreement::Different;
        const std::int64_t pixels = m_picture ? m_picture->counts[std::size_t(agreement)] : 0;
        const bool ignored = agreement == Agreement::Ignored;
        entry.whole->setVisible(m_picture && ofTruth == truth && !(ignored && pixels == 0));
        QPixmap pattern = DifferenceLayer::swatch(agreement, kSwatch, devicePixelRatioF());
        QPainter painter(&pattern);
        painter.setPen(themeColours(currentTheme()).quietText);
        painter.drawRect(QRectF(0.5, 0.5, kSwatch.width() - 1, kSwatch.height() - 1));
        painter.end();
        entry.swatch->setPixmap(pattern);
        entry.name->setText(agreementText(agreement, m_picture ? m_picture->pair : ContenderPair{}));
        const double of = ignored ? whole : all;
        entry.figures->setText(
            QStringLiteral("%1 · %2").arg(shareText(of > 0 ? std::optional(double(pixels) / of) : std::nullopt),
                                          tr("%1 px", "pixels").arg(countText(pixels))));
        entry.whole->setToolTip(ignored ? tr("Pixels that the truth says nothing about, of all pixels of the image")
                                        : tr("Share of the pixels of this image that count, and their number"));
    }
}

void DifferenceLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sdw::ui
