// The tools of the Annotate workspace, which of them is in use, and the keys that bring them.
#pragma once

#include "ui/tools/tool.h"

#include <QObject>

#include <memory>
#include <vector>

class QAction;
class QActionGroup;

namespace sdw::ui {

class ActionRegistry;
class AnnotationContext;
class Canvas;
class HeldKey;

class ToolSet : public QObject {
    Q_OBJECT
public:
    struct Item {
        std::unique_ptr<Tool> tool;
        ToolInfo info;
        QAction* action = nullptr; ///< checked while the tool is in use
    };

    /// @param scope of the actions: "annotate". @param held outlives this.
    ToolSet(ActionRegistry& actions, const QString& scope, AnnotationContext& context, Canvas& canvas, HeldKey& held,
            QObject* parent = nullptr);
    ~ToolSet() override;

    const std::vector<Item>& items() const { return m_items; }
    int currentIndex() const { return m_current; } ///< -1: there are no tools
    Tool* current() const;                         ///< null: there are none
    int find(const QString& id) const;             ///< -1: none
    void choose(int index);

    /// Tools work only on an image that is open; without one the pointer pans.
    void setWorking(bool working);
    bool isWorking() const { return m_working; }
    /// A button of the mouse or the pen is down on the canvas: a stroke is in hand, perhaps.
    bool isPointerDown() const { return m_pointerDown; }
    /// What is unfinished of the tool in use. @return whether there was something.
    bool cancel();
    bool finish();
    bool undoPart();
    /// undoPart() would take something back.
    bool hasPart() const;

Q_SIGNALS:
    void currentChanged(int index);
    /// hasPart() says something else.
    void partChanged(bool there);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void chosenByPerson(int index);
    void lookForPart();

    Canvas& m_canvas;
    HeldKey& m_held;
    std::vector<Item> m_items;
    QActionGroup* m_group = nullptr;
    int m_current = -1;
    bool m_working = false, m_pointerDown = false;
    bool m_hadPart = false;
};

} // namespace sdw::ui
