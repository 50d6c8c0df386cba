// Which class is painted, and how each one may be seen and changed: what all parts of the Annotate workspace share.
#pragma once

#include "core/annotation/edit.h"
#include "ui/canvas/label_look.h"

#include <QColor>
#include <QObject>
#include <QString>

#include <set>
#include <unordered_map>
#include <vector>

namespace sdw::ui {

class ProjectSession;

/// What pixels can be labelled as: a class of the project, or one of the three states (core/annotation/label_map.h).
struct LabelKind {
    std::uint16_t value = kUnlabelled;
    QString name;
    QColor colour; ///< of a state: how tools draw it
    QString key;   ///< the class's own, as Qt spells it; empty: none
    bool isClass() const { return value <= kLastClass; }
};

class ClassChoice : public QObject {
    Q_OBJECT
public:
    explicit ClassChoice(ProjectSession& session, QObject* parent = nullptr);

    /// Classes in the order of the project; unlabelled, background and ignore at the end.
    const std::vector<LabelKind>& kinds() const { return m_kinds; }
    int classCount() const { return int(m_kinds.size()) - kStates; }
    /// @return null for a value that no class has.
    const LabelKind* find(std::uint16_t value) const;
    int row(std::uint16_t value) const; ///< in kinds(); -1: none
    QString name(std::uint16_t value) const;
    QColor colour(std::uint16_t value) const;

    std::uint16_t current() const { return m_current; }
    void choose(std::uint16_t value);
    /// The class with this key of its own; without one, a digit counts: 1 is the first class, 0 the tenth.
    /// @return whether there is such a class.
    bool chooseByKey(const QString& key);

    bool isHidden(std::uint16_t value) const { return m_hidden.count(value) > 0; }
    void setHidden(std::uint16_t value, bool hidden);
    /// Seen alone; -1: none.
    int isolated() const { return m_isolated; }
    void isolate(int value);
    LabelLook look() const;

    bool isLocked(std::uint16_t value) const { return m_locked.count(value) > 0; }
    void setLocked(std::uint16_t value, bool locked);
    /// Which pixels painting may change; what is locked stays in any case.
    OverwritePolicy policy() const;
    void setPolicy(OverwritePolicy::Mode mode, std::uint16_t onlyClass = kUnlabelled);

Q_SIGNALS:
    void kindsChanged();
    void chosen(quint16 value);
    /// Its key was pressed, also where it was chosen already. After chosen().
    void keyed(quint16 value);
    void lookChanged();
    void policyChanged();

private:
    static constexpr int kStates = 3;
    void reload(bool otherProject);

    ProjectSession& m_session;
    std::vector<LabelKind> m_kinds;
    std::unordered_map<std::uint16_t, int> m_rows; ///< in m_kinds, by value
    std::set<std::uint16_t> m_hidden, m_locked;
    std::uint16_t m_current = kUnlabelled;
    int m_isolated = -1;
    OverwritePolicy::Mode m_mode = OverwritePolicy::Mode::Everything;
    std::uint16_t m_onlyClass = kUnlabelled;
};

} // namespace sdw::ui
