// What a model sees in the image in hand, as labels of the project: shown hatched until somebody takes it over.
#pragma once

#include <QObject>

#include <memory>

class QAction;

namespace sdw {
class LabelMap;
class Predictor;
} // namespace sdw

namespace sdw::ui {

class AnnotationContext;
class Canvas;
class ClassChoice;
class Job;
struct AppContext;

class Proposal : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate".
    Proposal(AppContext& context, const QString& scope, AnnotationContext& annotation, Canvas& canvas,
             const ClassChoice& choice, QObject* parent = nullptr);
    ~Proposal() override;

    QAction* askAction() const { return m_ask; }
    /// Without an image in hand nothing can be proposed; what was is dropped.
    void setWorking(bool working);
    bool isRunning() const;
    /// Labels the image as proposed, where painting is allowed.
    void accept();

Q_SIGNALS:
    void failed(const QString& message);
    /// One lies over the image now, or no longer.
    void changed(bool there);
    void settled();

private:
    void ask();
    void show(std::shared_ptr<const LabelMap> labels);
    void acceptClass();
    void drop();
    void updateActions();

    AppContext& m_context;
    AnnotationContext& m_annotation;
    Canvas& m_canvas;
    const ClassChoice& m_choice;
    Job* m_job = nullptr;
    QAction *m_ask = nullptr, *m_accept = nullptr, *m_acceptClass = nullptr, *m_drop = nullptr;
    std::shared_ptr<Predictor> m_predictor; ///< used by one job at a time
    std::shared_ptr<const LabelMap> m_labels;
    bool m_working = false;
};

} // namespace sdw::ui
