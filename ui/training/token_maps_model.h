// The attention to every class token at an evaluation, a row for each class: thumbnail and name.
#pragma once

#include "ui/widgets/class_look.h"

#include <QAbstractListModel>
#include <QImage>
#include <QSize>

#include <vector>

namespace sdw::ui {

class TokenMapsModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit TokenMapsModel(QObject* parent = nullptr);

    /// @param strip as core/training/token_strip.h makes it; a null picture: no rows. Without classes it is one row.
    void setMaps(const QImage& strip, const std::vector<ClassLook>& classes);
    void setThumbnailSize(const QSize& size); ///< pixels
    QSize mapSize() const { return m_mapSize; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QImage map(int row) const;

    QImage m_strip; ///< 8 bits of grey
    std::vector<ClassLook> m_classes;
    int m_rows = 0;
    QSize m_mapSize, m_thumbnailSize{96, 72};
};

} // namespace sdw::ui
