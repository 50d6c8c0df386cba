#include "ui/explain/pane_header.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace sdw::ui {
namespace {

constexpr int kHeight = 32, kFewestLetters = 8;

} // namespace

PaneHeader::PaneHeader(const QString& letter, const QString& name, const QString& toolTip, QWidget* parent)
    : QWidget(parent)
    , m_letter(new QLabel(letter, this))
    , m_held(new QLabel(this))
    , m_box(new QComboBox(this))
    , m_scale(new ScaleBar(this))
{
    setFixedHeight(kHeight);
    QFont bold = m_letter->font();
    bold.setWeight(QFont::DemiBold);
    m_letter->setFont(bold);
    m_letter->setVisible(!letter.isEmpty());
    m_held->setFont(bold);
    m_held->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_held->hide();
    m_box->setAccessibleName(name);
    m_box->setToolTip(toolTip);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(kFewestLetters);
    m_box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_scale->hide();
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(8, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(m_letter);
    line->addWidget(m_box, 1);
    line->addWidget(m_held, 1);
    line->addWidget(m_scale);
    connect(m_box, &QComboBox::activated, this, [this](int index) { Q_EMIT chosen(m_box->itemData(index)); });
}

void PaneHeader::setItems(const QList<Item>& items, const QVariant& chosen)
{
    bool same = items.size() == m_box->count();
    for (int i = 0; same && i < items.size(); ++i)
        same = m_box->itemText(i) == items[i].text && m_box->itemData(i) == items[i].key;
    if (!same) { // a list that is open stays open where nothing has changed
        m_box->clear();
        for (const Item& item : items)
            m_box->addItem(item.text, item.key);
    }
    m_box->setEnabled(!items.isEmpty());
    choose(chosen);
}

void PaneHeader::choose(const QVariant& key)
{
    m_box->setCurrentIndex(m_box->findData(key));
}

void PaneHeader::step(int by)
{
    const int index = std::clamp(m_box->currentIndex() + by, 0, m_box->count() - 1);
    if (index == m_box->currentIndex() || m_box->count() == 0) return;
    m_box->setCurrentIndex(index);
    Q_EMIT chosen(m_box->itemData(index));
}

QString PaneHeader::text() const
{
    return m_held->isHidden() ? m_box->currentText() : m_held->text();
}

void PaneHeader::setHeld(const QString& text)
{
    m_held->setText(text);
    // One goes before the other comes: room for both would be taken from the panels beside, for good.
    if (text.isEmpty()) {
        m_held->hide();
        m_box->show();
    } else {
        m_box->hide();
        m_held->show();
    }
}

} // namespace sdw::ui
