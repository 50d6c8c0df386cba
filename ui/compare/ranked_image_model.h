// The images of a comparison as rows: those in which two contenders differ most come first.
#pragma once

#include "ui/reports/pair_numbers.h"

#include <QAbstractListModel>
#include <QPixmap>

#include <functional>

namespace sdw::ui {

enum class ImageOrder { WorstFirst, BestFirst, MostDifferentFirst, ByName };

class RankedImageModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        ImageRole = Qt::UserRole, ///< index in ComparedSet::images()
        DeltaRole,                ///< double: of its mean IoU, -1 .. 1; invalid: no truth
        DifferingRole,            ///< double: share of its pixels
        LimitRole,                ///< double: what fills half of the bar, of all images
        PixelsRole,               ///< qlonglong: of the cell that the list is narrowed to; invalid: it is not
        ThumbnailRole,            ///< QPixmap; null: none yet
    };

    using QAbstractListModel::QAbstractListModel;

    /// Null: none.
    void setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers);
    void setOrder(ImageOrder order);
    ImageOrder order() const { return m_order; }
    /// Only these, in their order; empty optional: all.
    void setCell(std::optional<std::vector<ComparedSet::CellImage>> images);
    bool isNarrowed() const { return m_cell.has_value(); }
    void setThumbnails(std::function<QPixmap(std::size_t image)> find) { m_thumbnail = std::move(find); }
    void thumbnailMade(std::size_t image);

    int imageAt(int row) const; ///< -1: no such row
    int rowOf(int image) const; ///< -1: it is not listed

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void arrange();
    QString hint(std::size_t image) const;

    struct Entry {
        std::size_t image;
        std::int64_t pixels = 0;
    };
    std::shared_ptr<const ComparedSet> m_set;
    std::shared_ptr<const PairNumbers> m_numbers;
    ImageOrder m_order = ImageOrder::WorstFirst;
    std::optional<std::vector<ComparedSet::CellImage>> m_cell;
    std::function<QPixmap(std::size_t)> m_thumbnail;
    std::vector<Entry> m_rows;
    std::vector<int> m_rowOf; ///< of each image, or -1
    double m_limit = 0;
};

} // namespace sdw::ui
