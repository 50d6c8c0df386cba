// The images of what is open, with check marks for those to be exported.
#pragma once

#include "ui/export/export_choice.h"

#include <QAbstractListModel>

#include <vector>

namespace sdw::ui {

class LabelStore;
class ProjectSession;

class ExportImageModel : public QAbstractListModel {
    Q_OBJECT
public:
    ExportImageModel(ProjectSession& session, LabelStore& labels, QObject* parent = nullptr);

    /// Whether only images with labels can be checked.
    void setNeedsLabels(bool needs);
    /// Checks what the choice says, among those that can be checked.
    void apply(const ExportChoice& choice);
    /// By a person: those of `rows` become checked or not.
    void setChecked(const std::vector<int>& rows, bool checked);

    std::vector<int> checked() const; ///< indices in Opened::images
    int checkedCount() const { return m_checkedCount; }
    /// How many a choice would check.
    int count(ExportChoice::Images images, const QString& split = {}) const;
    /// Splits of the images, in the order of their first image.
    QStringList splits() const;
    bool isUsable(int image) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void checkedByHand();
    /// Other images can be checked, or their states are others.
    void imagesChanged();

private:
    bool fits(int image, ExportChoice::Images images, const QString& split) const;
    void reload();

    ProjectSession& m_session;
    LabelStore& m_labels;
    bool m_needsLabels = true;
    int m_rows = 0, m_checkedCount = 0;
    std::vector<bool> m_checked;
};

} // namespace sdw::ui
