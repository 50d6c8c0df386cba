#include "ui/training/sample_panes.h"

#include "ui/settings/style.h"

#include <QPainter>

namespace sdw::ui {
namespace {

constexpr int kPanes = 3, kGap = 8, kCaptionGap = 4; // pixels
constexpr QSize kLeast(160, 96);

} // namespace

SamplePanes::SamplePanes(QWidget* parent)
    : QWidget(parent)
{
    setMinimumSize(kLeast);
}

void SamplePanes::setStrip(const QImage& strip)
{
    m_strip = strip;
    update();
}

void SamplePanes::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    if (m_strip.isNull()) {
        painter.drawText(rect().adjusted(kGap, 0, -kGap, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Pictures come with the first evaluation."));
        return;
    }
    painter.setFont(smallFont(font()));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QString captions[kPanes] = {tr("Image"), tr("Truth"), tr("Prediction")};
    const QSize pane(m_strip.width() / kPanes, m_strip.height());
    const int caption = painter.fontMetrics().height() + kCaptionGap;
    const auto sizeIn = [&](int columns, int rows) {
        const QSize room((width() - (columns - 1) * kGap) / columns, (height() - (rows - 1) * kGap) / rows - caption);
        return pane.scaled(room.expandedTo({1, 1}), Qt::KeepAspectRatio);
    };
    const QSize flat = sizeIn(kPanes, 1), tall = sizeIn(1, kPanes);
    const bool beside = flat.width() >= tall.width();
    const QSize size = beside ? flat : tall;
    const QSize step(beside ? size.width() + kGap : 0, beside ? 0 : size.height() + caption + kGap);
    QPoint at((width() - size.width() - step.width() * (kPanes - 1)) / 2,
              (height() - size.height() - caption - step.height() * (kPanes - 1)) / 2);
    for (int i = 0; i < kPanes; ++i) {
        painter.drawText(QRect(at, QSize(size.width(), caption)), Qt::AlignLeft | Qt::AlignTop, captions[i]);
        painter.drawImage(QRect(at + QPoint(0, caption), size), m_strip, QRect(QPoint(pane.width() * i, 0), pane));
        at += QPoint(step.width(), step.height());
    }
}

} // namespace sdw::ui
