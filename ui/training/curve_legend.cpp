#include "ui/training/curve_legend.h"

#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace sdw::ui {
namespace {

constexpr QSize kSwatch{26, 12};
constexpr int kMostLines = 3; // then it scrolls

} // namespace

CurveLegend::CurveLegend(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("legend"));
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIconSize(kSwatch);
    setUniformItemSizes(false);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Curves of the plot"));
    setToolTip(tr("Click a curve to hide or show it, Alt+click to show it alone"));
    setFont(smallFont(font()));
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        const QString id = item->data(Qt::UserRole).toString();
        if (QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier))
            Q_EMIT isolated(id);
        else
            Q_EMIT toggled(id);
    });
}

void CurveLegend::setCurves(const std::vector<std::unique_ptr<PlottedCurve>>& curves)
{
    std::vector<Entry> entries;
    for (const auto& curve : curves)
        entries.push_back({curve->id, curve->look, curve->shown});
    if (entries == m_entries) return;
    const bool sameCurves = std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(),
                                       [](const Entry& a, const Entry& b) { return a.id == b.id; });
    m_entries = std::move(entries);
    if (!sameCurves) {
        clear();
        for (const Entry& entry : m_entries) {
            auto* item = new QListWidgetItem(this);
            item->setData(Qt::UserRole, entry.id);
        }
    }
    for (int i = 0; i < count(); ++i)
        look(item(i), m_entries[std::size_t(i)].look, m_entries[std::size_t(i)].shown);
    fitHeight();
}

void CurveLegend::look(QListWidgetItem* item, const CurveLook& look, bool shown)
{
    const ThemeColours& colours = themeColours(currentTheme());
    QPixmap swatch(kSwatch * devicePixelRatioF());
    swatch.setDevicePixelRatio(devicePixelRatioF());
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    paintSwatch(painter, QRectF(QPointF(1, 0), kSwatch - QSize(2, 0)), look, colours.text, shown);
    painter.end();
    QIcon icon(swatch);
    icon.addPixmap(swatch, QIcon::Selected);
    item->setIcon(icon);
    QFont font = this->font();
    font.setStrikeOut(!shown);
    item->setFont(font);
    item->setForeground(shown ? colours.text : colours.quietText);
    item->setText(look.name());
    item->setToolTip((shown ? tr("Click to hide %1, Alt+click to show it alone")
                            : tr("Click to show %1, Alt+click to show it alone"))
                         .arg(look.name()));
    item->setData(Qt::AccessibleTextRole, shown ? look.name() : tr("%1, hidden").arg(look.name()));
    const QSize text = QFontMetrics(font).size(Qt::TextSingleLine, look.name());
    const int margin = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1; // of icon and text alike
    item->setSizeHint(QSize(text.width() + kSwatch.width() + 4 * margin + 2, std::max(text.height() + 6, 20)));
}

QListWidgetItem* CurveLegend::itemOf(const QString& id) const
{
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(Qt::UserRole).toString() == id) return item(i);
    return nullptr;
}

void CurveLegend::keyPressEvent(QKeyEvent* event)
{
    const bool acts = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!acts || !currentItem()) return QListWidget::keyPressEvent(event);
    const QString id = currentItem()->data(Qt::UserRole).toString();
    if (event->modifiers().testFlag(Qt::AltModifier) || event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT isolated(id);
    else
        Q_EMIT toggled(id);
}

void CurveLegend::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    fitHeight();
}

void CurveLegend::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        for (int i = 0; i < count(); ++i)
            look(item(i), m_entries[std::size_t(i)].look, m_entries[std::size_t(i)].shown);
    QListWidget::changeEvent(event);
}

/// As many lines as the names need at this width.
void CurveLegend::fitHeight()
{
    int lines = 1, x = 0, height = 0;
    for (int i = 0; i < count(); ++i) {
        const QSize size = item(i)->sizeHint();
        height = std::max(height, size.height());
        if (x > 0 && x + size.width() > viewport()->width()) {
            ++lines;
            x = 0;
        }
        x += size.width();
    }
    setFixedHeight(std::min(lines, kMostLines) * height + 2);
}

} // namespace sdw::ui
