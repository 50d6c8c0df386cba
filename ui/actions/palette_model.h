// What the command palette lists: the best matches of a pattern among all its sources.
#pragma once

#include "ui/actions/command_palette.h"

#include <QAbstractListModel>

namespace sdw::ui {

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, EnabledRole };

    using QAbstractListModel::QAbstractListModel;

    void addSource(PaletteSource source) { m_sources.push_back(std::move(source)); }
    /// Asks the sources for their texts.
    void collect();
    void search(const QString& pattern);
    /// Does what the row stands for. @return false where it cannot be done now.
    bool choose(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Item {
        int source, index;
        QString text;
    };
    struct Hit {
        int item, score;
    };
    const Item& itemOf(int row) const { return m_items[std::size_t(m_hits[std::size_t(row)].item)]; }

    std::vector<PaletteSource> m_sources;
    std::vector<Item> m_items;
    std::vector<Hit> m_hits;
};

} // namespace sdw::ui
