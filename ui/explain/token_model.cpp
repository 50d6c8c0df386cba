#include "ui/explain/token_model.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace sdw::ui {
namespace {

QString percent(double share)
{
    return TokenModel::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1));
}

} // namespace

void TokenModel::setFacts(std::shared_ptr<const ExplainedFacts> facts)
{
    if (facts == m_facts) return;
    beginResetModel();
    m_facts = std::move(facts);
    sort();
    endResetModel();
}

void TokenModel::setOrder(Order order)
{
    if (order == m_by) return;
    beginResetModel();
    m_by = order;
    sort();
    endResetModel();
}

void TokenModel::sort()
{
    m_order.resize(m_facts ? m_facts->tokens.size() : 0);
    std::iota(m_order.begin(), m_order.end(), 0);
    const auto greatestFirst = [this](auto value) {
        std::ranges::stable_sort(m_order, [&](int a, int b) {
            return value(m_facts->tokens[std::size_t(a)]) > value(m_facts->tokens[std::size_t(b)]);
        });
    };
    if (m_by == Order::Activation) greatestFirst([](const TokenFacts& token) { return double(token.activation); });
    if (m_by == Order::Iou) greatestFirst([](const TokenFacts& token) { return token.iou.value_or(-1); });
}

int TokenModel::rowOf(int token) const
{
    const auto place = std::ranges::find(m_order, token);
    return place == m_order.end() ? -1 : int(place - m_order.begin());
}

int TokenModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

QVariant TokenModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_order.size())) return {};
    const auto place = std::size_t(m_order[std::size_t(index.row())]);
    const TokenFacts& token = m_facts->tokens[place];
    const ClassList& classes = m_facts->prediction->classes;
    const QString name = place < classes.size() ? QString::fromStdString(classes[place].name) : QString::number(place);
    const QString iou = token.iou ? percent(*token.iou) : QStringLiteral("–");
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::DecorationRole:
        return token.thumbnail;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: mean attention %2, IoU of its class in M_mid %3").arg(name, percent(token.activation), iou);
    case TokenRole:
        return int(place);
    case ActivationRole:
        return percent(token.activation);
    case IouRole:
        return iou;
    default:
        return {};
    }
}

} // namespace sdw::ui
