// Regions that are worth a look, as a list: picture, what is asked, where.
#pragma once

#include "ui/assist/survey_region.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace sdw::ui {

class SurveyModel : public QAbstractListModel {
    Q_OBJECT
public:
    /// What is asked about a region: two lines.
    using Words = std::function<QString(const SurveyRegion& region)>;
    explicit SurveyModel(Words words, QObject* parent = nullptr);

    /// Those that were dismissed stay away until clearDismissed().
    void setRegions(const std::vector<SurveyRegion>& regions);
    void clearDismissed() { m_dismissed.clear(); }
    void dismiss(int row);
    const SurveyRegion& region(int row) const { return m_regions[std::size_t(row)]; }
    int find(const SurveyRegion& region) const; ///< -1: it is not there

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    Words m_words;
    std::vector<SurveyRegion> m_regions, m_dismissed;
};

} // namespace sdw::ui
