// Asks for a file, and writes a figure into it, aside: of what is on screen, or of several images.
#pragma once

#include "ui/explain/image_figure.h"
#include "ui/explain/screen_figure.h"
#include "ui/shell/app_context.h"

#include <QObject>

#include <array>
#include <functional>

class QWidget;

namespace sdw::ui {

class ExplainPoints;
class ExplainView;
class Job;
class ModelSide;
struct ExplainInput;

class FigureSaver : public QObject {
    Q_OBJECT
public:
    /// @param scope of the notices: the workspace's id.
    FigureSaver(AppContext& context, const QString& scope, QObject* parent = nullptr);
    ~FigureSaver() override;

    void ask(const ExplainView& view, const std::array<ModelSide*, 2>& sides, const ExplainPoints& points,
             const std::shared_ptr<const ExplainInput>& input, QWidget* window);
    void askImages(const ImageFigureOrder& order, QWidget* window);
    void save(const FigureOrder& order, const QString& file);
    void save(const ImageFigureOrder& order, const QString& file);
    bool isRunning() const;

private:
    /// Empty: nobody chose one.
    static QString askForFile(QWidget* window);
    void write(const QString& file, std::function<Figure(const Progress&)> draw);

    AppContext& m_context;
    QString m_scope;
    Job* m_job = nullptr;
};

/// What is on screen: with pinned points (or the one that is looked at) its maps, else classes and tokens.
FigureOrder orderOf(const ExplainView& view, const std::array<ModelSide*, 2>& sides, const ExplainPoints& points,
                    const ExplainInput& input);

} // namespace sdw::ui
