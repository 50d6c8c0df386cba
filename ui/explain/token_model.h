// The external tokens of a model with what each of them attends to in the image in hand.
#pragma once

#include "ui/explain/explained_facts.h"

#include <QAbstractListModel>

namespace sdw::ui {

class TokenModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Order { Activation, Class, Iou };
    enum Role {
        TokenRole = Qt::UserRole, ///< int: class of the token
        ActivationRole,           ///< "3.1 %"
        IouRole,                  ///< "62 %" or "–"
    };

    using QAbstractListModel::QAbstractListModel;

    /// Null: none.
    void setFacts(std::shared_ptr<const ExplainedFacts> facts);
    void setOrder(Order order);
    int tokenAt(int row) const { return m_order[std::size_t(row)]; }
    int rowOf(int token) const; ///< -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void sort();

    std::shared_ptr<const ExplainedFacts> m_facts;
    Order m_by = Order::Activation;
    std::vector<int> m_order; ///< token of each row
};

} // namespace sdw::ui
