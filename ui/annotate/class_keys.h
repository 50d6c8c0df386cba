// Choosing classes by key: digits, the classes' own keys, and a search that takes a few letters.
#pragma once

#include <QObject>

#include <functional>

class QAction;
class QKeyEvent;
class QWidget;

namespace sdw::ui {

class ActionRegistry;
class ClassChoice;
class CommandPalette;

class ClassKeys : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate". @param page in which the keys work, and over which the search opens.
    ClassKeys(ActionRegistry& actions, const QString& scope, ClassChoice& choice, QWidget& page,
              QObject* parent = nullptr);

    QAction* searchAction() const { return m_search; }
    void closeSearch();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isOwnKey(const QKeyEvent& event) const;

    ClassChoice& m_choice;
    QWidget& m_page;
    CommandPalette* m_palette = nullptr;
    QAction* m_search = nullptr;
};

} // namespace sdw::ui
