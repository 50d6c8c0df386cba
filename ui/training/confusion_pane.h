// The confusion matrix of an evaluation, in an order of choice, with the cell under the pointer in words.
#pragma once

#include "core/training/confusion_file.h"
#include "ui/widgets/class_look.h"

#include <QPoint>
#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;

namespace sdw::ui {

class ConfusionMap;

class ConfusionPane : public QWidget {
    Q_OBJECT
public:
    enum class Order { AsListed, LeastFoundFirst, MostPixelsFirst };

    explicit ConfusionPane(QWidget* parent = nullptr);

    /// @param classes where they are fewer than the matrix has, the rest is numbered.
    void setRecord(const ConfusionRecord& record, const std::vector<ClassLook>& classes);
    /// There is none. @param why for people.
    void clear(const QString& why);

    void setOrder(Order order);
    Order order() const { return m_order; }
    ConfusionMap* map() const { return m_map; }
    /// Of rows and columns, as they stand.
    const QStringList& names() const { return m_names; }
    /// What is said of the cell in hand, or of the whole.
    QString readOut() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void showWords();
    void read(int truth, int predicted);

    ConfusionRecord m_record;
    std::vector<ClassLook> m_classes;
    Order m_order = Order::AsListed;
    QStringList m_names;
    QString m_said;           ///< in full; the label may have room for less
    QPoint m_pointed{-1, -1}; ///< (truth, predicted) under the pointer
    ConfusionMap* m_map = nullptr;
    QLabel *m_why = nullptr, *m_words = nullptr;
};

} // namespace sdw::ui
