#include "ui/compare/compared_pictures.h"

#include "core/base/error.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <numeric>

namespace sdw::ui {
namespace {

/// 255 where the pixels make up the cell.
cv::Mat cellMask(const MatrixCell& cell, const cv::Mat& of, const cv::Mat& by)
{
    return (of == cell.row) & (by == cell.column);
}

std::vector<DifferenceRegion> placesOf(const MatrixCell& cell, const cv::Mat& of, const cv::Mat& by)
{
    cv::Mat inside; // as if two label maps differed there and nowhere else
    cellMask(cell, of, by).convertTo(inside, CV_16U, 1 / 255.0);
    return differenceRegions(cv::Mat(of.size(), CV_16UC1, cv::Scalar(0)), inside, {}, 1);
}

void goOn(const Progress& progress, int done, int total)
{
    if (progress && !progress(done, total)) throw Error("Interrupted.", ErrorKind::Interrupted);
}

std::shared_ptr<const ComparedLabels> readLabels(const ComparedSet& set, std::size_t image, const Progress& progress)
{
    auto read = std::make_shared<ComparedLabels>();
    read->image = image;
    const int parts = int(set.contenders().size()) + 2;
    const cv::Mat picture = set.image(image);
    read->picture =
        std::make_shared<PicturePyramid>(picture, [&](int, int) { return !progress || progress(0, parts); });
    for (std::size_t i = 0; i < set.contenders().size(); ++i) {
        goOn(progress, int(i) + 1, parts);
        const cv::Mat labels = set.prediction(i, image);
        if (labels.size() != picture.size())
            throw Error("The labels of '" + set.contenders()[i].contender.name + "' for the image '" +
                        set.images()[image].name + "' are of another size than the image.");
        read->predictions.push_back(std::make_shared<LabelMap>(labels));
    }
    goOn(progress, parts - 1, parts);
    if (const cv::Mat truth = set.truth(image); !truth.empty()) read->truth = std::make_shared<LabelMap>(truth);
    return read;
}

std::shared_ptr<const ComparedPicture> comparePair(std::shared_ptr<const ComparedLabels> labels,
                                                   const ContenderPair& pair, const std::optional<MatrixCell>& cell)
{
    auto made = std::make_shared<ComparedPicture>();
    const cv::Mat first = labels->predictions.at(pair.first)->read(),
                  second = labels->predictions.at(pair.second)->read(),
                  truth = labels->truth ? labels->truth->read() : cv::Mat();
    made->agreement = agreementMap(first, second, truth);
    made->counts = countAgreement(made->agreement);
    made->regions = differenceRegions(first, second, truth);
    made->pair = pair;
    made->cell = cell;
    if (cell && (truth.empty() ? !cell->contender : cell->contender.has_value())) {
        const cv::Mat of = cell->contender ? truth : first;
        const cv::Mat by = cell->contender ? labels->predictions.at(*cell->contender)->read() : second;
        made->cellRegions = placesOf(*cell, of, by);
    }
    made->labels = std::move(labels);
    return made;
}

} // namespace

std::size_t ComparedLabels::bytes() const
{
    const std::size_t pixels = std::size_t(picture->size().area());
    return picture->bytes() + pixels * sizeof(std::uint16_t) * (predictions.size() + (truth ? 1 : 0));
}

std::int64_t ComparedPicture::counted() const
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t(0)) - counts[std::size_t(Agreement::Ignored)];
}

Region pixelsOf(const ComparedPicture& picture, const DifferenceRegion& region)
{
    const ComparedLabels& labels = *picture.labels;
    const auto read = [&](const std::shared_ptr<const LabelMap>& map) { return map->read(region.box); };
    cv::Mat mask;
    if (picture.cell) {
        const auto& contender = picture.cell->contender;
        mask = cellMask(*picture.cell, read(contender ? labels.truth : labels.predictions[picture.pair.first]),
                        read(labels.predictions[contender ? *contender : picture.pair.second]));
    } else {
        const cv::Mat first = read(labels.predictions[picture.pair.first]),
                      second = read(labels.predictions[picture.pair.second]);
        mask = (first != second) & (first != kIgnoreLabel) & (second != kIgnoreLabel);
    }
    cv::Mat numbers; // others may reach into the box
    cv::connectedComponents(mask, numbers, 8, CV_32S);
    return Region(cv::Mat(numbers == numbers.at<int>(region.inside - region.box.tl())), region.box.tl());
}

std::vector<ComparedSet::CellImage> imagesOfCell(const ComparedSet& set, const ContenderPair& pair,
                                                 const MatrixCell& cell, const Progress& progress)
{
    if (cell.contender) return set.cellImages(*cell.contender, cell.row, cell.column);
    std::vector<ComparedSet::CellImage> found;
    for (std::size_t i = 0; i < set.images().size(); ++i) {
        goOn(progress, int(i), int(set.images().size()));
        const cv::Mat mask = cellMask(cell, set.prediction(pair.first, i), set.prediction(pair.second, i));
        if (const int pixels = cv::countNonZero(mask); pixels > 0) found.push_back({i, pixels});
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &ComparedSet::CellImage::pixels);
    return found;
}

ComparedPictures::ComparedPictures(JobList& jobs, QObject* parent, std::size_t budget)
    : QObject(parent)
    , m_jobs(jobs)
    , m_budget(budget)
    , m_job(new Job(this))
{
    m_jobs.track(m_job, tr("Reading predictions"));
    connect(m_job, &Job::finished, this, &ComparedPictures::settled);
    connect(m_job, &Job::cancelled, this, &ComparedPictures::settled);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        Q_EMIT failed(m_wanted, message);
        Q_EMIT settled();
    });
}

ComparedPictures::~ComparedPictures()
{
    delete m_job; // before what its work refers to
}

void ComparedPictures::setSet(std::shared_ptr<const ComparedSet> set)
{
    m_job->cancel();
    m_set = std::move(set);
    m_kept.clear();
}

bool ComparedPictures::isBusy() const
{
    return m_job->isRunning();
}

void ComparedPictures::want(std::size_t image, const ContenderPair& pair, const std::optional<MatrixCell>& cell)
{
    m_wanted = image;
    m_job->start([this, set = m_set, image, pair, cell, known = find(image)](const Progress& progress) -> Job::Deliver {
        auto picture = comparePair(known ? known : readLabels(*set, image, progress), pair, cell);
        return [this, set, picture] {
            if (set != m_set) return;
            keep(picture->labels);
            Q_EMIT ready(picture);
        };
    });
}

std::shared_ptr<const ComparedLabels> ComparedPictures::find(std::size_t image)
{
    const auto at = std::ranges::find_if(m_kept, [&](const auto& one) { return one->image == image; });
    if (at == m_kept.end()) return nullptr;
    m_kept.splice(m_kept.begin(), m_kept, at);
    return m_kept.front();
}

void ComparedPictures::keep(std::shared_ptr<const ComparedLabels> labels)
{
    if (!find(labels->image)) m_kept.push_front(std::move(labels));
    std::size_t bytes = 0;
    for (auto at = m_kept.begin(); at != m_kept.end();) {
        bytes += (*at)->bytes();
        at = bytes > m_budget && at != m_kept.begin() ? m_kept.erase(at) : std::next(at);
    }
}

} // namespace sdw::ui
