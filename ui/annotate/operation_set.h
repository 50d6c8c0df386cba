// The operations on labels and shapes as actions; those with options ask for them in a small panel first.
#pragma once

#include "ui/tools/operation.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QAction;
class QMenu;

namespace sdw::ui {

class ActionRegistry;
class AnnotationContext;

class OperationSet : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate". @param canvas keys without Ctrl and the like mean an operation only
    /// there: in a list, Delete means something else.
    OperationSet(ActionRegistry& actions, const QString& scope, AnnotationContext& context, QWidget& canvas,
                 QObject* parent = nullptr);
    ~OperationSet() override;

    /// All of them, in the order of the catalogue.
    void fill(QMenu& menu) const;
    /// Where the panel with options opens: below this widget.
    void setPlace(QWidget* place) { m_place = place; }
    /// Operations need an image whose labels are open.
    void setWorking(bool working);

Q_SIGNALS:
    /// Before an operation runs: what a tool has unfinished must come to its end.
    void aboutToRun();

private:
    struct Item {
        std::unique_ptr<Operation> operation;
        OperationInfo info;
        QAction* action = nullptr;
    };
    void start(const Item& item);
    void run(const Item& item);
    void ask(const Item& item);

    AnnotationContext& m_context;
    std::vector<Item> m_items;
    QPointer<QWidget> m_place, m_panel;
};

} // namespace sdw::ui
