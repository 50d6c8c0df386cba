#include "ui/annotate/history_model.h"

#include "core/annotation/annotation_document.h"
#include "ui/icons/icon.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>

namespace sdw::ui {

void HistoryModel::show(const AnnotationDocument* document)
{
    std::vector<Row> rows;
    if (document) {
        rows.push_back({tr("Beginning"), 0});
        for (const HistoryEntry& entry : document->history())
            rows.push_back({QString::fromStdString(entry.name), entry.timeMs});
    }
    m_position = document ? int(document->position()) : -1;
    // What is as before stays as it is, so that the list does not jump: mostly one row comes, or none.
    const auto [same, unused] = std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end());
    const int kept = int(same - m_rows.begin());
    if (kept < int(m_rows.size())) {
        beginRemoveRows({}, kept, int(m_rows.size()) - 1);
        m_rows.resize(std::size_t(kept));
        endRemoveRows();
    }
    if (kept < int(rows.size())) {
        beginInsertRows({}, kept, int(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    }
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const bool undone = index.row() > m_position;
    const QString time = row.timeMs == 0 ? QString()
                                         : QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.timeMs).time(),
                                                              QStringLiteral("HH:mm:ss"));
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::DecorationRole: { // a bent arrow for what could be done again, a pointer at where the work is
        static const QIcon done = themedIcon(QStringLiteral("ok"), IconTint::Quiet);
        static const QIcon here = themedIcon(QStringLiteral("play"), IconTint::Accent);
        static const QIcon gone = themedIcon(QStringLiteral("redo"), IconTint::Quiet);
        return undone ? gone : index.row() == m_position ? here : done;
    }
    case Qt::ForegroundRole:
        return undone ? QVariant(QGuiApplication::palette().brush(QPalette::PlaceholderText)) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{row.name};
        if (row.timeMs != 0)
            parts << QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.timeMs), QLocale::ShortFormat);
        if (undone) parts << tr("taken back");
        if (index.row() == m_position) parts << tr("here the work stands");
        return parts.join(QStringLiteral(", "));
    }
    case TimeRole:
        return time;
    case UndoneRole:
        return undone;
    default:
        return {};
    }
}

} // namespace sdw::ui
