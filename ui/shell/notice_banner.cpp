#include "ui/shell/notice_banner.h"

#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/settings/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kIcon = 20, kStripe = 3, kDetailsHeight = 96;

struct Look {
    const char* icon;
    IconTint tint;
    QColor ThemeColours::*stripe;
};

Look lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Good:
        return {"ok", IconTint::Good, &ThemeColours::good};
    case Severity::Warning:
        return {"warning", IconTint::Warning, &ThemeColours::warning};
    case Severity::Error:
        return {"error", IconTint::Bad, &ThemeColours::bad};
    case Severity::Info:
        break;
    }
    return {"info", IconTint::Accent, &ThemeColours::accent};
}

} // namespace

NoticeBanner::NoticeBanner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel(kIcon, this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_details(new QPushButton(tr("Details"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_close(new QToolButton(this))
    , m_detailsText(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("notice"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_text->setObjectName(QStringLiteral("message"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_action->setAccessibleName(tr("Next step"));
    m_action->setToolTip(tr("Do what the message proposes"));
    m_details->setObjectName(QStringLiteral("noticeDetails"));
    m_details->setCheckable(true);
    m_details->setToolTip(tr("Show the technical text"));
    m_copy->setObjectName(QStringLiteral("noticeCopy"));
    m_copy->setToolTip(tr("Copy the message with its details, to pass it on"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setIcon(themedIcon(QStringLiteral("close")));
    m_close->setIconSize({16, 16});
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_detailsText->setObjectName(QStringLiteral("noticeDetailsText"));
    m_detailsText->setReadOnly(true);
    m_detailsText->setTabChangesFocus(true);
    m_detailsText->setFixedHeight(kDetailsHeight);
    m_detailsText->setAccessibleName(tr("Details"));
    m_detailsText->setToolTip(tr("The technical text"));

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    for (QWidget* button : {static_cast<QWidget*>(m_action), static_cast<QWidget*>(m_details),
                            static_cast<QWidget*>(m_copy), static_cast<QWidget*>(m_close)})
        row->addWidget(button, 0, Qt::AlignVCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12 + kStripe, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_detailsText);
    hide();

    connect(m_close, &QToolButton::clicked, this, &NoticeBanner::clear);
    connect(m_details, &QPushButton::toggled, m_detailsText, &QWidget::setVisible);
    connect(m_copy, &QPushButton::clicked, this, &NoticeBanner::copyDetails);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = m_notice.action;
        clear();
        if (act) act();
    });
}

void NoticeBanner::showNotice(const Notice& notice)
{
    m_notice = notice;
    const Look look = lookOf(notice.severity);
    m_icon->setIcon(themedIcon(QLatin1String(look.icon), look.tint));
    m_text->setText(notice.text);
    m_action->setText(notice.actionText);
    m_action->setAccessibleName(notice.actionText);
    m_action->setVisible(!notice.actionText.isEmpty());
    m_details->setVisible(!notice.details.isEmpty());
    m_details->setChecked(false);
    m_copy->setVisible(notice.severity == Severity::Error || !notice.details.isEmpty());
    m_detailsText->setPlainText(notice.details);
    m_detailsText->hide();
    setAccessibleName(notice.text);
    show();
    update();
}

void NoticeBanner::clear()
{
    m_notice = {};
    m_text->clear();
    hide();
}

void NoticeBanner::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    const ThemeColours& colours = themeColours(currentTheme());
    const Look look = lookOf(m_notice.severity);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, kStripe, height()), colours.*look.stripe);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.hairline);
}

void NoticeBanner::copyDetails() const
{
    QString text = m_notice.text;
    if (!m_notice.details.isEmpty()) text += QLatin1Char('\n') + m_notice.details;
    QApplication::clipboard()->setText(text);
}

} // namespace sdw::ui
