#include "ui/actions/command_palette.h"

#include "ui/actions/palette_model.h"
#include "ui/icons/icon.h"
#include "ui/settings/style.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kWidth = 560, kRow = 32, kRows = 10, kTop = 56;

/// Icon, text, and at the right what it is or which keys it has.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {kWidth, kRow}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state & QStyle::State_Selected;
        const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
        const QPalette& palette = option.palette;
        const auto group = enabled ? QPalette::Active : QPalette::Disabled;
        if (selected) painter->fillRect(option.rect, palette.highlight());
        QRect rect = option.rect.adjusted(12, 0, -12, 0);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QRect(rect.left(), rect.top(), 20, rect.height()), Qt::AlignCenter,
                   !enabled   ? QIcon::Disabled
                   : selected ? QIcon::Selected
                              : QIcon::Normal);
        rect.setLeft(rect.left() + 32);
        painter->setFont(smallFont(option.font));
        const QString detail = index.data(PaletteModel::DetailRole).toString();
        const int width = painter->fontMetrics().horizontalAdvance(detail);
        painter->setPen(palette.color(group, selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, detail);
        rect.setRight(rect.right() - width - 12);
        painter->setFont(option.font);
        painter->setPen(palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, rect.width()));
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : CommandPalette(window, {.name = QStringLiteral("palette"),
                              .title = tr("Command palette"),
                              .prompt = tr("Find an action, an image or a class")})
{
}

CommandPalette::CommandPalette(QWidget* window, const PaletteWords& words)
    : QFrame(window)
    , m_model(new PaletteModel(this))
    , m_edit(new QLineEdit(this))
    , m_view(new QListView(this))
    , m_nothing(new QLabel(tr("Nothing of that name."), this))
{
    setObjectName(words.name);
    setAccessibleName(words.title);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button);
    m_edit->setObjectName(words.name + QStringLiteral("Edit"));
    m_edit->setPlaceholderText(words.prompt);
    m_edit->setAccessibleName(words.prompt);
    m_edit->setToolTip(tr("A few letters are enough; Up and Down choose, Enter does it"));
    m_edit->addAction(themedIcon(QStringLiteral("search"), IconTint::Quiet), QLineEdit::LeadingPosition);
    m_edit->setMinimumHeight(36);
    m_view->setObjectName(words.name + QStringLiteral("List"));
    m_view->setAccessibleName(tr("What fits"));
    m_view->setToolTip(tr("What fits, best first"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setContentsMargins(12, 8, 12, 8);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_edit);
    layout->addWidget(m_nothing);
    layout->addWidget(m_view, 1);
    hide();

    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_view, &QListView::clicked, this, &CommandPalette::chooseCurrent);
    m_edit->installEventFilter(this);
    window->installEventFilter(this);
}

void CommandPalette::addSource(PaletteSource source)
{
    m_model->addSource(std::move(source));
}

void CommandPalette::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_model->collect();
    m_edit->clear();
    search({});
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible()) return;
    hide();
    if (m_focusBefore && m_focusBefore->isVisible()) m_focusBefore->setFocus(Qt::OtherFocusReason);
    m_focusBefore = nullptr;
}

QStringList CommandPalette::shownTexts() const
{
    QStringList texts;
    for (int i = 0; i < m_model->rowCount(); ++i)
        texts << m_model->index(i).data().toString();
    return texts;
}

void CommandPalette::search(const QString& pattern)
{
    m_model->search(pattern);
    m_view->setCurrentIndex(m_model->index(0));
    m_nothing->setVisible(m_model->rowCount() == 0);
    m_view->setVisible(m_model->rowCount() > 0);
    place();
}

void CommandPalette::chooseCurrent()
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || !m_view->currentIndex().data(PaletteModel::EnabledRole).toBool()) return;
    close(); // first: what is chosen may open something of its own
    m_model->choose(row);
}

void CommandPalette::place()
{
    const QWidget* window = parentWidget();
    const int rows = std::clamp(m_model->rowCount(), 1, kRows);
    const int width = std::min(kWidth, window->width() - 32);
    resize(width, 36 + 24 + rows * kRow + 4);
    move((window->width() - width) / 2, kTop);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible()) place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        hide();
        m_focusBefore = nullptr;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int row = m_view->currentIndex().row(), rows = m_model->rowCount();
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        chooseCurrent();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (rows > 0) m_view->setCurrentIndex(m_model->index((row + (key == Qt::Key_Up ? rows - 1 : 1)) % rows));
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (rows > 0)
            m_view->setCurrentIndex(
                m_model->index(std::clamp(row + (key == Qt::Key_PageUp ? -kRows : kRows), 0, rows - 1)));
        return true;
    default:
        return false;
    }
}

} // namespace sdw::ui
