// One image of a comparison as it is looked at: the picture, what every contender makes of it, and where two of them
// differ. Read aside; what was read is kept within a budget.
#pragma once

#include "core/annotation/label_map.h"
#include "core/annotation/region.h"
#include "core/comparison/compared_set.h"
#include "ui/reports/contender_pair.h"

#include <QObject>

#include <list>
#include <memory>
#include <vector>

namespace sdw::ui {

class Job;
class JobList;
class PicturePyramid;

/// What is read of one image, whichever pair is compared.
struct ComparedLabels {
    std::size_t image = 0;
    std::shared_ptr<const PicturePyramid> picture;
    std::vector<std::shared_ptr<const LabelMap>> predictions; ///< of each contender
    std::shared_ptr<const LabelMap> truth;                    ///< null: none

    std::size_t bytes() const;
};

/// Never changed once made.
struct ComparedPicture {
    std::shared_ptr<const ComparedLabels> labels;
    ContenderPair pair;
    cv::Mat agreement; ///< CV_8UC1 of Agreement
    std::array<std::int64_t, kAgreements> counts{};
    std::vector<DifferenceRegion> regions; ///< in which the two differ, largest first
    std::optional<MatrixCell> cell;
    std::vector<DifferenceRegion> cellRegions; ///< its places in this image, largest first

    std::size_t image() const { return labels->image; }
    std::int64_t counted() const; ///< pixels that take part
};

/// The very pixels of one of its regions, or of its cell's places.
Region pixelsOf(const ComparedPicture& picture, const DifferenceRegion& region);

/// Images with pixels of a cell, most first. @throws Error
std::vector<ComparedSet::CellImage> imagesOfCell(const ComparedSet& set, const ContenderPair& pair,
                                                 const MatrixCell& cell, const Progress& progress = {});

class ComparedPictures : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kBudget = std::size_t(512) << 20; ///< bytes

    explicit ComparedPictures(JobList& jobs, QObject* parent = nullptr, std::size_t budget = kBudget);
    ~ComparedPictures() override;

    /// Another comparison; what was read is forgotten. Null: none.
    void setSet(std::shared_ptr<const ComparedSet> set);
    /// ready() or failed() follow for what was wanted last, and for nothing else.
    void want(std::size_t image, const ContenderPair& pair, const std::optional<MatrixCell>& cell = {});
    bool isBusy() const;

Q_SIGNALS:
    void ready(std::shared_ptr<const sdw::ui::ComparedPicture> picture);
    void failed(std::size_t image, const QString& message);
    void settled();

private:
    std::shared_ptr<const ComparedLabels> find(std::size_t image);
    void keep(std::shared_ptr<const ComparedLabels> labels);

    JobList& m_jobs;
    const std::size_t m_budget;
    std::shared_ptr<const ComparedSet> m_set;
    std::list<std::shared_ptr<const ComparedLabels>> m_kept; ///< used last first
    std::size_t m_wanted = 0;
    Job* m_job = nullptr;
};

} // namespace sdw::ui
