#include "ui/training/confusion_pane.h"

#include "ui/settings/style.h"
#include "ui/training/run_text.h"
#include "ui/widgets/confusion_map.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <numeric>

namespace sdw::ui {
namespace {

/// The classes from top to bottom.
std::vector<int> placesOf(const ConfusionMatrix& counts, ConfusionPane::Order order)
{
    std::vector<int> places(std::size_t(counts.classes()));
    std::iota(places.begin(), places.end(), 0);
    if (order == ConfusionPane::Order::MostPixelsFirst)
        std::ranges::stable_sort(places, std::ranges::greater(), [&](int index) { return counts.labelled(index); });
    else if (order == ConfusionPane::Order::LeastFoundFirst) // those that nobody can find at the end
        std::ranges::stable_sort(places, {}, [&](int index) { return counts.accuracy(index).value_or(2); });
    return places;
}

} // namespace

ConfusionPane::ConfusionPane(QWidget* parent)
    : QWidget(parent)
    , m_map(new ConfusionMap(this))
    , m_why(new QLabel(this))
    , m_words(new QLabel(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_why->setAlignment(Qt::AlignCenter);
    m_why->setForegroundRole(QPalette::PlaceholderText);
    m_words->setObjectName(QStringLiteral("confusionWords"));
    m_words->setFont(smallFont(font()));
    for (QLabel* label : {m_why, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // long names make nothing wider
    m_words->setWordWrap(false);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_map, 1);
    lines->addWidget(m_why, 1);
    lines->addWidget(m_words);
    connect(m_map, &ConfusionMap::pointed, this, &ConfusionPane::read);
    connect(m_map, &ConfusionMap::activated, this, &ConfusionPane::read);
    clear({});
}

void ConfusionPane::setRecord(const ConfusionRecord& record, const std::vector<ClassLook>& classes)
{
    m_record = record;
    m_classes = classes;
    m_map->show();
    m_words->show();
    m_why->hide();
    arrange();
}

void ConfusionPane::clear(const QString& why)
{
    m_record = {};
    m_names.clear();
    m_map->setCounts({});
    m_map->hide();
    m_words->hide();
    m_why->setText(why);
    m_why->show();
}

void ConfusionPane::setOrder(Order order)
{
    m_order = order;
    if (m_record.counts.classes() > 0) arrange();
}

void ConfusionPane::arrange()
{
    const std::vector<int> places = placesOf(m_record.counts, m_order);
    ConfusionCounts shown;
    for (const int index : places)
        shown.classes << (std::size_t(index) < m_classes.size() ? m_classes[std::size_t(index)].name
                                                                : tr("Class %1").arg(index));
    for (const int label : places)
        for (const int prediction : places)
            shown.counts.push_back(m_record.counts.count(label, prediction));
    if (shown.classes != m_names) m_pointed = {-1, -1}; // as the map has it
    m_names = shown.classes;
    m_map->setCounts(shown);
    read(m_pointed.x(), m_pointed.y());
}

/// The pointer's cell, else the one that was chosen, else all of them.
void ConfusionPane::read(int truth, int predicted)
{
    m_pointed = {truth, predicted};
    const QPoint cell = truth >= 0 ? m_pointed : m_map->current();
    m_said = cell.x() >= 0 ? m_map->describe(cell.x(), cell.y())
                           : tr("%1 of %2 pixels right, in %n image(s)", nullptr, int(m_record.images))
                                 .arg(percentText(m_record.counts.pixelAccuracy()),
                                      QLocale().toString(qlonglong(m_record.counts.total())));
    m_words->setToolTip(m_said);
    m_words->setAccessibleName(m_said);
    showWords();
}

void ConfusionPane::showWords()
{
    m_words->setText(m_words->fontMetrics().elidedText(m_said, Qt::ElideRight, width()));
}

void ConfusionPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showWords();
}

QString ConfusionPane::readOut() const
{
    return m_map->isHidden() ? m_why->text() : m_said;
}

} // namespace sdw::ui
