// One of the two models that are looked into, and the image in hand as it sees it.
#pragma once

#include "ui/explain/explained_facts.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>

namespace sdw::ui {

class Job;
class JobList;
class PicturePyramid;

/// The image that both models look at, with its labels. Never changes once made.
struct ExplainInput {
    int index = -1; ///< in Opened::images
    QString title;
    std::shared_ptr<const PicturePyramid> picture;
    TrueLabels truth;
    QString labelProblem; ///< why its labels cannot be read; empty: they can, or there are none
};

/// What is known of a model without an image.
struct ModelFacts {
    QString name, decoder;
    ClassList classes;
    bool hasTokens = false;
    cv::Mat tokenSimilarity, tokenProjection; ///< as Explainer has them
    double projectionShare = 0;
};

/// A model ready to look at images; from one thread at a time.
struct OpenedModel {
    ModelFacts facts;
    std::function<std::shared_ptr<const ExplainedImage>(const cv::Mat& bgr)> explain;
};
/// @throws Error as Explainer does.
OpenedModel openForExplaining(const std::filesystem::path& model);

class ModelSide : public QObject {
    Q_OBJECT
public:
    /// Runs aside. @throws Error
    using Open = std::function<OpenedModel()>;

    /// @param letter "A" or "B".
    ModelSide(JobList& jobs, const QString& letter, QObject* parent = nullptr);
    ~ModelSide() override;

    const QString& letter() const { return m_letter; }
    /// Another model; what the one before said is gone at once. It is opened, and explains the image in hand.
    void setModel(Open open);
    /// Another image; the same holds. Null: none.
    void setInput(std::shared_ptr<const ExplainInput> input);

    /// Null until the model is open.
    const std::shared_ptr<const ModelFacts>& model() const { return m_model; }
    /// Of the image in hand by this model, and no other; null until it is there.
    const std::shared_ptr<const ExplainedFacts>& facts() const { return m_facts; }
    /// Why there is nothing; empty: there is, or will be.
    const QString& problem() const { return m_problem; }
    bool isBusy() const;
    /// Colours of the thumbnails.
    void setThumbnailMap(ColourMap map) { m_map = map; }

Q_SIGNALS:
    /// Model, facts or problem came or went.
    void changed();

private:
    void work();

    JobList& m_jobs;
    QString m_letter;
    Open m_open;
    std::shared_ptr<const OpenedModel> m_opened; ///< used by one job at a time
    std::shared_ptr<const ExplainInput> m_input;
    std::shared_ptr<const ModelFacts> m_model;
    std::shared_ptr<const ExplainedFacts> m_facts;
    QString m_problem;
    ColourMap m_map = ColourMap::Viridis;
    Job* m_job = nullptr;
};

} // namespace sdw::ui
