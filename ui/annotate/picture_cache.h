// The pictures of the images that are worked on: read aside, the neighbours ahead of time, within a memory budget.
#pragma once

#include <QObject>

#include <list>
#include <memory>
#include <vector>

namespace sdw::ui {

class Job;
class JobList;
class PicturePyramid;
struct Opened;

class PictureCache : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kBudget = std::size_t(1) << 30; ///< bytes

    explicit PictureCache(JobList& jobs, QObject* parent = nullptr, std::size_t budget = kBudget);
    ~PictureCache() override;

    /// Images of another project; what was read is forgotten. Null: none.
    void setImages(std::shared_ptr<const Opened> opened);
    /// The image that is to be shown: ready() or failed() follow, the former at once where it is there already, and
    /// twice where a quick first view comes before it.
    /// @param ahead images that are likely to be wanted next, the likeliest first.
    void want(int image, std::vector<int> ahead);
    bool isBusy() const; ///< the image that is wanted is being read
    /// Null while it is not there.
    std::shared_ptr<const PicturePyramid> find(int image) const;

Q_SIGNALS:
    void ready(int image, std::shared_ptr<const sdw::ui::PicturePyramid> picture);
    void failed(int image, const QString& message);
    /// Reading ahead came to an end.
    void rested();

private:
    struct Entry {
        int image;
        std::shared_ptr<const PicturePyramid> picture;
    };
    void read();
    void readAhead();
    void keep(int image, std::shared_ptr<const PicturePyramid> picture);
    std::size_t bytes() const;

    JobList& m_jobs;
    const std::size_t m_budget;
    std::shared_ptr<const Opened> m_opened;
    Job *m_job = nullptr, *m_ahead = nullptr;
    std::list<Entry> m_entries; ///< used last first
    int m_wanted = -1;          ///< -1: none
    int m_reading = -1;         ///< by m_ahead; -1: none
    std::vector<int> m_next;    ///< to be read ahead
};

} // namespace sdw::ui
