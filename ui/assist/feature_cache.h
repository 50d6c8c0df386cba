// What the model knows about the image in hand and its neighbours: prepared aside, ahead of the first click, within a
// memory budget. Never gives out anything of another image or another model.
#pragma once

#include "ui/tools/image_features.h"

#include <QObject>

#include <opencv2/core.hpp>

#include <list>
#include <map>
#include <vector>

namespace sdw {
class Explainer;
}

namespace sdw::ui {

class AssistModel;
class Job;
class JobList;
class ProjectSession;

class FeatureCache : public QObject {
    Q_OBJECT
public:
    /// Bytes that all features together may take; those of the image in hand are kept in any case. An image takes about
    /// 100 MB with the smallest models.
    static constexpr std::size_t kBudget = std::size_t(768) << 20;

    FeatureCache(ProjectSession& session, JobList& jobs, AssistModel& model, QObject* parent = nullptr,
                 std::size_t budget = kBudget);
    ~FeatureCache() override;

    /// Features are made only while somebody is going to need them: they cost a forward pass for each image.
    void setAwake(bool awake);
    bool isAwake() const { return m_awake; }
    /// The image in hand. @param picture CV_8UC3, as tools see it. @param ahead those likely to come next, the
    /// likeliest first; -1 means none.
    void setImage(int image, const cv::Mat& picture, std::vector<int> ahead);
    /// There is none.
    void clearImage() { setImage(-1, {}, {}); }

    ImageFeatures of(int image) const;
    /// The image in hand is being looked at, or will be.
    bool isBusy() const;
    /// Bytes that features take now.
    std::size_t bytes() const;

Q_SIGNALS:
    /// of(image) says something else now. -1: of all images.
    void changed(int image);
    /// The image in hand could not be looked at.
    void failed(const QString& message);
    void settled();

private:
    struct Entry {
        int image;
        std::shared_ptr<const ExplainedImage> explained;
        std::size_t bytes;
    };
    struct Looked;

    void forget();
    const Entry* find(int image) const;
    int nextImage() const;
    void work();
    void take(const Looked& looked);
    void trim();

    ProjectSession& m_session;
    JobList& m_jobs;
    AssistModel& m_model;
    const std::size_t m_budget;
    Job* m_job = nullptr; ///< one image at a time: a model is used by one thread only
    bool m_awake = false;
    int m_image = -1;
    cv::Mat m_picture;
    std::vector<int> m_ahead;
    int m_looking = -1;                     ///< at this image does m_job look
    int m_generation = 0;                   ///< counts models and projects
    std::shared_ptr<Explainer> m_explainer; ///< used by one job at a time
    std::shared_ptr<const ClassList> m_classes;
    std::list<Entry> m_entries; ///< used last first
    std::map<int, QString> m_problems;
};

} // namespace sdw::ui
