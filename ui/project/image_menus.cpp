#include "ui/project/image_menus.h"

#include "ui/icons/icon.h"
#include "ui/project/image_list_model.h"
#include "ui/project/project_session.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPixmap>

namespace sdw::ui {
namespace {

/// Ampersands in names are no shortcuts.
QString menuText(const std::string& name)
{
    return QString::fromStdString(name).replace(QLatin1Char('&'), QLatin1String("&&"));
}

QIcon swatch(const std::array<std::uint8_t, 3>& colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(QColor(colour[0], colour[1], colour[2]));
    return QIcon(pixmap);
}

} // namespace

void CheckMenu::mouseReleaseEvent(QMouseEvent* event)
{
    QAction* action = actionAt(event->pos());
    if (!action || !action->isCheckable() || !action->isEnabled()) return QMenu::mouseReleaseEvent(event);
    action->trigger();
}

void CheckMenu::keyPressEvent(QKeyEvent* event)
{
    QAction* action = activeAction();
    if (event->key() != Qt::Key_Space || !action || !action->isCheckable()) return QMenu::keyPressEvent(event);
    action->trigger();
}

FilterMenu::FilterMenu(QWidget* parent)
    : CheckMenu(parent)
{
    setObjectName(QStringLiteral("filterMenu"));
}

QAction* FilterMenu::addTick(QMenu* menu, const QString& text, const QIcon& icon, bool on)
{
    QAction* action = menu->addAction(icon, text);
    action->setCheckable(true);
    action->setChecked(on);
    return action;
}

template <typename Value>
void FilterMenu::addTick(QMenu* menu, const QString& text, const QIcon& icon, std::set<Value> ImageQuery::*values,
                         Value value)
{
    QAction* action = addTick(menu, text, icon, (m_query.*values).count(value) > 0);
    connect(action, &QAction::toggled, this, [this, values, value](bool on) {
        if (on)
            (m_query.*values).insert(value);
        else
            (m_query.*values).erase(value);
        Q_EMIT chosen(m_query);
    });
}

void FilterMenu::fill(const Opened* opened, const ImageQuery& query)
{
    clear();
    for (QMenu* menu : findChildren<QMenu*>())
        menu->deleteLater();
    m_query = query;
    m_clear = addAction(themedIcon(QStringLiteral("close")), tr("Show all images"), this, [this] {
        m_query = {.words = m_query.words, .sort = m_query.sort, .descending = m_query.descending};
        Q_EMIT chosen(m_query);
    });
    m_clear->setObjectName(QStringLiteral("filterClear"));
    addSection(tr("State"));
    for (const ImageState state : {ImageState::New, ImageState::InProgress, ImageState::Done, ImageState::Reviewed}) {
        QString text = stateText(state);
        text[0] = text[0].toUpper();
        addTick(this, text, themedIcon(stateIcon(state)), &ImageQuery::states, state);
    }
    std::set<std::string> splits;
    if (opened)
        for (const ImageItem& item : opened->images)
            if (splits.empty() || item.split != *splits.rbegin()) splits.insert(item.split); // mostly one after another
    if (splits.size() > 1) {
        addSection(tr("Split"));
        for (const std::string& split : splits)
            addTick(this, split.empty() ? tr("None") : menuText(split), {}, &ImageQuery::splits, split);
    }
    addSeparator();
    if (opened && !opened->project.classes.empty()) {
        auto* classes = new CheckMenu(tr("With class"), this);
        classes->setIcon(themedIcon(QStringLiteral("tag")));
        for (const ProjectClass& one : opened->project.classes)
            addTick(classes, menuText(one.name), swatch(one.colour), &ImageQuery::classes, one.id);
        addMenu(classes);
    }
    QAction* problems = addTick(this, tr("That cannot be read"), themedIcon(QStringLiteral("warning")), query.problems);
    problems->setObjectName(QStringLiteral("filterProblems"));
    connect(problems, &QAction::toggled, this, [this](bool on) {
        m_query.problems = on;
        Q_EMIT chosen(m_query);
    });
}

OrderMenu::OrderMenu(QWidget* parent)
    : QMenu(parent)
    , m_sorts(new QActionGroup(this))
    , m_sizes(new QActionGroup(this))
{
    setObjectName(QStringLiteral("orderMenu"));
    const auto add = [this](QActionGroup* group, const QString& text, int value) {
        QAction* action = addAction(text);
        action->setCheckable(true);
        action->setData(value);
        group->addAction(action);
    };
    addSection(tr("Order"));
    add(m_sorts, tr("As listed"), int(ImageQuery::Sort::Listed));
    add(m_sorts, tr("By name"), int(ImageQuery::Sort::Name));
    add(m_sorts, tr("By state"), int(ImageQuery::Sort::State));
    add(m_sorts, tr("By labelled share"), int(ImageQuery::Sort::Share));
    addSeparator();
    m_descending = addAction(tr("Last one first"));
    m_descending->setCheckable(true);
    addSection(tr("Thumbnails"));
    add(m_sizes, tr("By width of the panel"), int(ThumbnailSize::ByWidth));
    add(m_sizes, tr("Small"), int(ThumbnailSize::Small));
    add(m_sizes, tr("Large"), int(ThumbnailSize::Large));
    connect(m_sorts, &QActionGroup::triggered, this, &OrderMenu::tell);
    connect(m_descending, &QAction::triggered, this, &OrderMenu::tell);
    connect(m_sizes, &QActionGroup::triggered, this,
            [this](const QAction* action) { Q_EMIT sizeChosen(ThumbnailSize(action->data().toInt())); });
}

void OrderMenu::tell()
{
    const QAction* sort = m_sorts->checkedAction();
    Q_EMIT orderChosen(sort ? ImageQuery::Sort(sort->data().toInt()) : ImageQuery::Sort::Listed,
                       m_descending->isChecked());
}

void OrderMenu::show(const ImageQuery& query, ThumbnailSize size)
{
    for (QAction* action : m_sorts->actions())
        action->setChecked(action->data().toInt() == int(query.sort));
    for (QAction* action : m_sizes->actions())
        action->setChecked(action->data().toInt() == int(size));
    m_descending->setChecked(query.descending);
}

} // namespace sdw::ui
