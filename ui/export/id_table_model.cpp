#include "ui/export/id_table_model.h"

#include "ui/icons/icon.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace sdw::ui {

QString rowTitle(const IdRow& row)
{
    switch (row.kind) {
    case IdRow::Kind::Unlabelled:
        return IdTableModel::tr("unlabelled");
    case IdRow::Kind::Background:
        return IdTableModel::tr("background");
    case IdRow::Kind::Ignore:
        return IdTableModel::tr("ignored");
    case IdRow::Kind::Class:
        break;
    }
    return QString::fromStdString(row.name);
}

void IdTableModel::setMapping(const IdMapping& suggested, const std::map<QString, int>& changed)
{
    beginResetModel();
    m_suggested = m_mapping = suggested;
    m_changed.clear();
    for (std::size_t i = 0; i < suggested.rows().size(); ++i)
        if (const auto found = changed.find(QString::fromStdString(suggested.rows()[i].name)); found != changed.end()) {
            m_mapping->setId(i, found->second < 0 ? std::nullopt : std::optional(found->second));
            m_changed.insert(*found);
        }
    m_conflicts = m_mapping->findConflicts();
    endResetModel();
}

void IdTableModel::clear()
{
    beginResetModel();
    m_suggested.reset();
    m_mapping.reset();
    m_changed.clear();
    m_conflicts.clear();
    endResetModel();
}

void IdTableModel::resetIds()
{
    if (!m_mapping) return;
    m_changed.clear();
    for (std::size_t i = 0; i < m_suggested->rows().size(); ++i)
        m_mapping->setId(i, m_suggested->rows()[i].id);
    refresh();
}

void IdTableModel::setColour(int at, const QColor& colour)
{
    if (!m_mapping || at < 0 || at >= rowCount() || !colour.isValid()) return;
    m_mapping->setColour(std::size_t(at),
                         {std::uint8_t(colour.red()), std::uint8_t(colour.green()), std::uint8_t(colour.blue())});
    refresh();
}

QColor IdTableModel::colour(int at) const
{
    const auto& colour = row(at).colour;
    return QColor(colour[0], colour[1], colour[2]);
}

void IdTableModel::setPixels(const std::map<std::uint16_t, std::int64_t>& pixels)
{
    m_pixels = pixels;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Pixels), index(rowCount() - 1, Pixels));
}

/// One id can make or end a conflict in any row.
void IdTableModel::refresh()
{
    m_conflicts = m_mapping->findConflicts();
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
}

QStringList IdTableModel::troublesOf(int at) const
{
    QStringList sentences;
    for (const IdConflict& one : m_conflicts)
        if (std::find(one.rows.begin(), one.rows.end(), std::size_t(at)) != one.rows.end())
            sentences << QString::fromStdString(one.message);
    return sentences;
}

int IdTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_mapping ? 0 : int(m_mapping->rows().size());
}

int IdTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IdTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const IdRow& one = row(index.row());
    const bool isId = index.column() == Id;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name) return rowTitle(one);
        if (isId) return one.id ? QString::number(*one.id) : QStringLiteral("–");
        if (m_pixels.empty()) return QStringLiteral("–");
        if (const auto found = m_pixels.find(one.value); found != m_pixels.end())
            return QLocale().toString(qlonglong(found->second));
        return QStringLiteral("0");
    case Qt::EditRole:
        return isId && one.id ? QVariant(QString::number(*one.id)) : QVariant(QString());
    case Qt::DecorationRole:
        if (index.column() == Name) return colour(index.row());
        if (isId && !troublesOf(index.row()).isEmpty()) return themedIcon(QStringLiteral("warning"), IconTint::Warning);
        return {};
    case Qt::FontRole: { // states are no classes
        QFont font;
        font.setItalic(index.column() == Name && one.kind != IdRow::Kind::Class);
        return font;
    }
    case Qt::TextAlignmentRole:
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (const QStringList troubles = troublesOf(index.row()); !troubles.isEmpty())
            return troubles.join(QLatin1Char('\n'));
        return index.column() == Name ? QVariant(rowTitle(one)) : QVariant();
    case Qt::AccessibleDescriptionRole:
        return troublesOf(index.row()).join(QLatin1Char(' '));
    default:
        return {};
    }
}

bool IdTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Id || role != Qt::EditRole) return false;
    const QString text = value.toString().trimmed();
    const bool none = text.isEmpty() || text == QLatin1String("–") || text == QLatin1String("-");
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!none && (!isNumber || number < 0)) return false;
    const std::optional<int> id = none ? std::nullopt : std::optional(number);
    const auto at = std::size_t(index.row());
    if (id == m_mapping->rows()[at].id) return false;
    m_mapping->setId(at, id);
    const QString name = QString::fromStdString(m_mapping->rows()[at].name);
    if (id == m_suggested->rows()[at].id)
        m_changed.erase(name);
    else
        m_changed[name] = id.value_or(-1);
    refresh();
    return true;
}

QVariant IdTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Id)
        return tr("Number that stands for it in the exported files");
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Pixels)
        return tr("Pixels in the image that is shown as a sample");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Name ? tr("Class") : section == Id ? tr("Id") : tr("In the sample");
}

Qt::ItemFlags IdTableModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Id ? flags | Qt::ItemIsEditable : flags;
}

} // namespace sdw::ui
