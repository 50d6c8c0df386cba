#include "ui/compare/contender_list.h"

#include "ui/icons/icon_label.h"
#include "ui/project/project_session.h"
#include "ui/reports/compare_words.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kBadge = 26, kIcon = 16;

/// The letter by which a contender is called everywhere.
class LetterBadge : public QWidget {
public:
    LetterBadge(const QString& letter, QWidget* parent)
        : QWidget(parent)
        , m_letter(letter)
    {
        setFixedSize(kBadge, kBadge);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const ThemeColours& colours = themeColours(currentTheme());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours.hairline, 1));
        painter.setBrush(colours.raised);
        painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
        QFont font = this->font();
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(colours.text);
        painter.drawText(rect(), Qt::AlignCenter, m_letter);
    }

private:
    QString m_letter;
};

/// A path shortened in its middle, in full as a tool tip.
class PathLabel : public QWidget {
public:
    PathLabel(const QString& path, QWidget* parent)
        : QWidget(parent)
        , m_path(path)
    {
        setToolTip(path);
        setFont(smallFont(font()));
        setFixedHeight(QFontMetrics(font()).height());
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(themeColours(currentTheme()).quietText);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_path, Qt::ElideMiddle, width()));
    }

private:
    QString m_path;
};

} // namespace

ContenderList::ContenderList(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("contenders"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(8);
}

void ContenderList::setContenders(const std::vector<Contender>& contenders)
{
    m_contenders.assign(contenders.begin(), contenders.begin() + std::ptrdiff_t(std::min(contenders.size(), kMost)));
    rebuild();
    Q_EMIT changed();
}

bool ContenderList::add(Contender contender)
{
    if (isFull() || std::ranges::any_of(m_contenders, [&](const Contender& one) { return one.path == contender.path; }))
        return false;
    contender.name = freeName(contender.name);
    m_contenders.push_back(std::move(contender));
    rebuild();
    Q_EMIT changed();
    return true;
}

std::string ContenderList::freeName(const std::string& wanted) const
{
    const auto taken = [this](const std::string& name) {
        return std::ranges::any_of(m_contenders, [&](const Contender& one) { return one.name == name; });
    };
    std::string name = wanted;
    for (int i = 2; taken(name); ++i)
        name = wanted + " " + std::to_string(i);
    return name;
}

void ContenderList::rename(std::size_t index, const QString& name)
{
    m_contenders[index].name = name.trimmed().toStdString();
    Q_EMIT changed();
}

void ContenderList::rebuild()
{
    for (QWidget* row : m_shown) {
        m_rows->removeWidget(row);
        row->hide();
        row->deleteLater(); // it may be its own button that was pressed
    }
    m_shown.clear();
    for (std::size_t i = 0; i < m_contenders.size(); ++i) {
        m_shown << makeRow(i);
        m_rows->addWidget(m_shown.last());
    }
}

QWidget* ContenderList::makeRow(std::size_t index)
{
    const Contender& contender = m_contenders[index];
    const QString letter = contenderLetter(index);
    const bool labels = contender.kind == Contender::Kind::Labels;
    auto* row = new QWidget(this);
    auto* icon = new IconLabel(kIcon, row);
    icon->setIcon(themedIcon(labels ? QStringLiteral("layers") : QStringLiteral("model"), IconTint::Quiet));
    icon->setToolTip(labels ? tr("A label set: a folder of index PNGs") : tr("A model"));
    auto* name = new QLineEdit(QString::fromStdString(contender.name), row);
    name->setObjectName(QStringLiteral("contender-") + letter);
    name->setAccessibleName(tr("Name of %1").arg(letter));
    name->setToolTip(tr("What it is called in the comparison and in reports"));
    connect(name, &QLineEdit::textEdited, this, [this, index](const QString& text) { rename(index, text); });
    auto* remove = new QToolButton(row);
    remove->setObjectName(QStringLiteral("remove-") + letter);
    remove->setIcon(themedIcon(QStringLiteral("close")));
    remove->setAccessibleName(tr("Leave %1 out").arg(letter));
    remove->setToolTip(tr("Leave it out of the comparison; its files stay"));
    connect(remove, &QToolButton::clicked, this, [this, index] {
        m_contenders.erase(m_contenders.begin() + std::ptrdiff_t(index));
        rebuild();
        Q_EMIT changed();
    });
    auto* upper = new QHBoxLayout;
    upper->setSpacing(8);
    upper->addWidget(icon);
    upper->addWidget(name, 1);
    upper->addWidget(remove);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(upper);
    auto* lower = new QHBoxLayout;
    lower->addSpacing(kIcon + 8 + 2);
    lower->addWidget(new PathLabel(fromPath(contender.path), row), 1);
    texts->addLayout(lower);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(new LetterBadge(letter, row), 0, Qt::AlignTop);
    line->addLayout(texts, 1);
    return row;
}

} // namespace sdw::ui
