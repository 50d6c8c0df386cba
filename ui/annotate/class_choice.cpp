#include "ui/annotate/class_choice.h"

#include "ui/project/project_session.h"

#include <algorithm>

namespace sdw::ui {
namespace {

// Rings and outlines of what is no class: colours that no class list begins with, and that show on most pictures.
constexpr QRgb kUnlabelledColour = 0xfff2f2f2, kBackgroundColour = 0xff8c8c8c, kIgnoreColour = 0xff4d4d4d;
constexpr QRgb kUnknownColour = 0xffff00ff;

} // namespace

ClassChoice::ClassChoice(ProjectSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &ProjectSession::openedProject, this, [this] { reload(true); });
    connect(&session, &ProjectSession::closed, this, [this] { reload(true); });
    connect(&session, &ProjectSession::projectChanged, this, [this] { reload(false); });
    reload(true);
}

void ClassChoice::reload(bool otherProject)
{
    const bool hadClasses = !m_kinds.empty() && classCount() > 0;
    m_kinds.clear();
    if (m_session.isOpen())
        for (const ProjectClass& one : m_session.opened()->project.classes)
            m_kinds.push_back({.value = std::uint16_t(one.id),
                               .name = QString::fromStdString(one.name),
                               .colour = QColor(one.colour[0], one.colour[1], one.colour[2]),
                               .key = QString::fromStdString(one.shortcut)});
    m_kinds.push_back({.value = kUnlabelled, .name = tr("unlabelled"), .colour = QColor(kUnlabelledColour)});
    m_kinds.push_back({.value = kBackground, .name = tr("background"), .colour = QColor(kBackgroundColour)});
    m_kinds.push_back({.value = kIgnoreLabel, .name = tr("ignore"), .colour = QColor(kIgnoreColour)});
    m_rows.clear();
    for (std::size_t i = 0; i < m_kinds.size(); ++i)
        m_rows.emplace(m_kinds[i].value, int(i));

    const auto isGone = [this](std::uint16_t value) { return m_rows.count(value) == 0; };
    if (otherProject) {
        m_hidden.clear();
        m_locked.clear();
        m_isolated = -1;
        m_mode = OverwritePolicy::Mode::Everything;
        m_current = m_kinds.front().value;
    }
    // A class that comes back, by undo, is neither hidden nor locked: nobody would remember that it was.
    for (std::set<std::uint16_t>* values : {&m_hidden, &m_locked})
        for (auto it = values->begin(); it != values->end();)
            it = isGone(*it) ? values->erase(it) : std::next(it);
    if (m_isolated >= 0 && isGone(std::uint16_t(m_isolated))) m_isolated = -1;
    if (m_mode == OverwritePolicy::Mode::OnlyOneClass && isGone(m_onlyClass))
        m_mode = OverwritePolicy::Mode::Everything;
    if (isGone(m_current) || !hadClasses) m_current = m_kinds.front().value;
    Q_EMIT kindsChanged();
    Q_EMIT chosen(m_current);
    Q_EMIT lookChanged();
    Q_EMIT policyChanged();
}

const LabelKind* ClassChoice::find(std::uint16_t value) const
{
    const int at = row(value);
    return at < 0 ? nullptr : &m_kinds[std::size_t(at)];
}

int ClassChoice::row(std::uint16_t value) const
{
    const auto found = m_rows.find(value);
    return found == m_rows.end() ? -1 : found->second;
}

QString ClassChoice::name(std::uint16_t value) const
{
    const LabelKind* kind = find(value);
    return kind ? kind->name : tr("unknown class %1").arg(value);
}

QColor ClassChoice::colour(std::uint16_t value) const
{
    const LabelKind* kind = find(value);
    return kind ? kind->colour : QColor(kUnknownColour);
}

void ClassChoice::choose(std::uint16_t value)
{
    if (value == m_current || !find(value)) return;
    m_current = value;
    Q_EMIT chosen(value);
}

bool ClassChoice::chooseByKey(const QString& key)
{
    const auto own = std::find_if(m_kinds.begin(), m_kinds.end(),
                                  [&](const LabelKind& kind) { return !kind.key.isEmpty() && kind.key == key; });
    const auto take = [this](std::uint16_t value) {
        choose(value);
        Q_EMIT keyed(value);
        return true;
    };
    if (own != m_kinds.end()) return take(own->value);
    bool isDigit = false;
    const int digit = key.toInt(&isDigit);
    const int place = digit == 0 ? 9 : digit - 1;
    // A class that has a key of its own does not answer to another one as well.
    if (!isDigit || place >= classCount() || !m_kinds[std::size_t(place)].key.isEmpty()) return false;
    return take(m_kinds[std::size_t(place)].value);
}

void ClassChoice::setHidden(std::uint16_t value, bool hidden)
{
    if (hidden == isHidden(value)) return;
    if (hidden)
        m_hidden.insert(value);
    else
        m_hidden.erase(value);
    Q_EMIT lookChanged();
}

void ClassChoice::isolate(int value)
{
    if (value == m_isolated) return;
    m_isolated = value;
    Q_EMIT lookChanged();
}

LabelLook ClassChoice::look() const
{
    LabelLook look;
    for (const LabelKind& kind : m_kinds)
        if (kind.isClass()) look.colours.emplace(kind.value, kind.colour);
    look.hidden.insert(m_hidden.begin(), m_hidden.end());
    look.isolated = m_isolated;
    return look;
}

void ClassChoice::setLocked(std::uint16_t value, bool locked)
{
    if (locked == isLocked(value)) return;
    if (locked)
        m_locked.insert(value);
    else
        m_locked.erase(value);
    Q_EMIT policyChanged();
}

OverwritePolicy ClassChoice::policy() const
{
    return {.mode = m_mode, .onlyClass = m_onlyClass, .locked = {m_locked.begin(), m_locked.end()}};
}

void ClassChoice::setPolicy(OverwritePolicy::Mode mode, std::uint16_t onlyClass)
{
    if (mode == m_mode && onlyClass == m_onlyClass) return;
    m_mode = mode;
    m_onlyClass = onlyClass;
    Q_EMIT policyChanged();
}

} // namespace sdw::ui
