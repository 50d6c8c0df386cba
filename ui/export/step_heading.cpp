#include "ui/export/step_heading.h"

#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QLocale>
#include <QPainter>

namespace sdw::ui {
namespace {

constexpr int kDisc = 22, kGap = 8; // pixels

} // namespace

StepHeading::StepHeading(int number, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_number(number)
    , m_title(title)
{
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize StepHeading::sizeHint() const
{
    const QFontMetrics metrics(titleFont(font()));
    return {kDisc + kGap + metrics.horizontalAdvance(m_title), std::max(kDisc, metrics.height())};
}

void StepHeading::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = themeColours(currentTheme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRect disc(mirrored ? width() - kDisc : 0, (height() - kDisc) / 2, kDisc, kDisc);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    painter.drawEllipse(disc);
    painter.setPen(colours.onAccent);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.drawText(disc, Qt::AlignCenter, locale().toString(m_number));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(titleFont(font()));
    const QRect rest = mirrored ? rect().adjusted(0, 0, -kDisc - kGap, 0) : rect().adjusted(kDisc + kGap, 0, 0, 0);
    painter.drawText(rest, int(Qt::AlignVCenter | Qt::AlignLeading), m_title);
}

} // namespace sdw::ui
