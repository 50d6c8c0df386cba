#include "ui/annotate/class_keys.h"

#include "ui/actions/action_registry.h"
#include "ui/actions/command_palette.h"
#include "ui/annotate/class_choice.h"
#include "ui/annotate/class_swatch.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>

namespace sdw::ui {
namespace {

bool takesText(const QWidget* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

} // namespace

ClassKeys::ClassKeys(ActionRegistry& actions, const QString& scope, ClassChoice& choice, QWidget& page, QObject* parent)
    : QObject(parent)
    , m_choice(choice)
    , m_page(page)
    , m_palette(new CommandPalette(&page, {.name = QStringLiteral("classSearch"),
                                           .title = tr("Search for a class"),
                                           .prompt = tr("Find a class by a few letters")}))
{
    for (const int digit : {1, 2, 3, 4, 5, 6, 7, 8, 9, 0}) {
        const QString key = QString::number(digit);
        actions.add({.id = scope + QStringLiteral(".class-") + key,
                     .text = tr("Choose the class of key %1").arg(key),
                     .icon = QStringLiteral("tag"),
                     .toolTip = tr("Paint with the class that has the key %1, or that place in the list").arg(key),
                     .keys = {QKeySequence(Qt::Key(Qt::Key_0 + digit))},
                     .scope = scope},
                    [this, key] { m_choice.chooseByKey(key); });
    }
    m_search = actions.add({.id = scope + QStringLiteral(".class-search"),
                            .text = tr("Find a class"),
                            .icon = QStringLiteral("search"),
                            .toolTip = tr("Choose the class that is painted by a few letters of its name"),
                            .keys = {QKeySequence(Qt::Key_Slash)},
                            .scope = scope},
                           [this] { m_palette->open(); });
    const auto kind = [this](int i) -> const LabelKind& { return m_choice.kinds()[std::size_t(i)]; };
    m_palette->addSource({.kind = tr("Class"),
                          .count = [this] { return int(m_choice.kinds().size()); },
                          .text = [kind](int i) { return kind(i).name; },
                          .detail = [kind](int i) { return kind(i).key; },
                          .icon = [kind](int i) { return classSwatch(kind(i)); },
                          .choose = [this, kind](int i) { m_choice.choose(kind(i).value); }});
    qApp->installEventFilter(this); // before shortcuts: what a person gave to a class means that class
}

void ClassKeys::closeSearch()
{
    m_palette->close();
}

/// A key that the person gave to a class, and no digit: those are actions.
bool ClassKeys::isOwnKey(const QKeyEvent& event) const
{
    if (event.key() == 0 || event.key() == Qt::Key_unknown) return false;
    const QWidget* focus = QApplication::focusWidget();
    const bool here = m_page.isVisible() && focus && focus->window() == m_page.window();
    if (!here || QApplication::activePopupWidget() || takesText(focus)) return false;
    const QString key = QKeySequence(event.keyCombination()).toString(QKeySequence::PortableText);
    const bool isDigit = key.size() == 1 && key[0].isDigit();
    return !isDigit && std::any_of(m_choice.kinds().begin(), m_choice.kinds().end(),
                                   [&](const LabelKind& kind) { return !kind.key.isEmpty() && kind.key == key; });
}

bool ClassKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (!watched->isWidgetType()) return false; // the window's own events come again as those of its widgets
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent*>(event))) {
        event->accept(); // the shortcut of a tool with the same key stays out of it
        return true;
    }
    if (event->type() == QEvent::KeyPress && isOwnKey(*static_cast<QKeyEvent*>(event))) {
        const auto combination = static_cast<QKeyEvent*>(event)->keyCombination();
        return m_choice.chooseByKey(QKeySequence(combination).toString(QKeySequence::PortableText));
    }
    return false;
}

} // namespace sdw::ui
