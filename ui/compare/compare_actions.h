// The actions of Compare: setting one up, images, places, the pair.
#pragma once

#include "ui/compare/compare_form.h"

#include <QKeySequence>
#include <QObject>

namespace sdw::ui {

class ActionRegistry;

class CompareActions : public QObject {
    Q_OBJECT
public:
    /// What can be done at a time; the rest cannot be used.
    struct State {
        bool open = false;   ///< there are images
        bool setsUp = false; ///< the form is shown
        bool compared = false;
        bool result = false;  ///< a comparison is shown
        bool regions = false; ///< it has places to go to
        bool cell = false;    ///< one confusion is looked at alone
    };

    /// @param scope "compare"
    CompareActions(ActionRegistry& registry, const QString& scope, QObject* parent = nullptr);
    void setState(const State& state);

    QAction* demo() const { return m_demo; }
    QAction* setUp() const { return m_setUp; }
    QAction* swap() const { return m_swap; }
    QAction* nextRegion() const { return m_nextRegion; }
    QAction* previousRegion() const { return m_previousRegion; }
    QAction* endCell() const { return m_endCell; }
    const CompareFormActions& form() const { return m_form; }

Q_SIGNALS:
    void demoWanted();
    void setUpWanted();
    void startWanted();
    void cancelWanted();
    void backWanted();
    void swapWanted();
    void cellEndWanted();
    void regionStepped(int by);
    void imageStepped(int by);

private:
    QAction* add(const char* name, const QString& text, const char* icon, const QString& toolTip,
                 const QList<QKeySequence>& keys, std::function<void()> act);

    ActionRegistry& m_registry;
    QString m_scope;
    QAction *m_demo = nullptr, *m_setUp = nullptr, *m_swap = nullptr;
    QAction *m_nextRegion = nullptr, *m_previousRegion = nullptr, *m_endCell = nullptr;
    CompareFormActions m_form;
};

} // namespace sdw::ui
