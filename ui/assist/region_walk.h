// From one region that is worth a look to the next, whatever image it is in; and what a person says about each.
#pragma once

#include "core/interactive/suspects.h"
#include "ui/assist/survey_model.h"
#include "ui/canvas/canvas_overlay.h"
#include "ui/tools/overlay.h"

#include <QObject>

#include <optional>

class QAction;

namespace sdw::ui {

class AnnotationContext;
class Canvas;
class ClassChoice;
class FlipSurvey;
class RegionSurvey;
struct AppContext;

enum class SurveyKind { LabelNext, Suspects, Elsewhere };

class RegionWalk : public QObject, private CanvasOverlay {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate".
    RegionWalk(AppContext& context, const QString& scope, AnnotationContext& annotation, Canvas& canvas,
               const ClassChoice& choice, RegionSurvey& survey, FlipSurvey& flips, QObject* parent = nullptr);
    ~RegionWalk() override;

    SurveyModel* model(SurveyKind kind) const;
    /// Which list the keys mean.
    void setKind(SurveyKind kind);
    SurveyKind kind() const { return m_kind; }
    /// To a region of the list: its image, magnified.
    void goTo(int row);
    int currentRow() const; ///< -1: none is looked at

    QAction* nextAction() const { return m_next; }
    QAction* acceptAction() const { return m_accept; }
    QAction* keepAction() const { return m_keep; }
    QAction* ignoreAction() const { return m_ignore; }
    QAction* dismissAction() const { return m_dismiss; }

    /// Picture and labels of an image are there. -1: none is in hand.
    void setImage(int image);

Q_SIGNALS:
    /// Another region is looked at, or none.
    void currentChanged();
    /// Another list is in front.
    void kindChanged();
    /// A suspect's label is right. @param where pixels of the image.
    void labelKept(int image, const sdw::Region& where, std::uint16_t label);

private:
    void paintOver(QPainter& painter, const Viewport& view) override;
    void next();
    void change(const QString& name, bool ignored);
    void verdict(SuspectVerdict verdict);
    void dismiss();
    void reveal();
    void clear();
    void updateActions();
    QString words(const SurveyRegion& region) const;

    AppContext& m_context;
    AnnotationContext& m_annotation;
    Canvas& m_canvas;
    const ClassChoice& m_choice;
    SurveyModel *m_queue = nullptr, *m_suspects = nullptr, *m_elsewhere = nullptr;
    QAction *m_next = nullptr, *m_accept = nullptr, *m_keep = nullptr, *m_ignore = nullptr, *m_dismiss = nullptr;
    SurveyKind m_kind = SurveyKind::LabelNext;
    std::optional<SurveyRegion> m_current;
    bool m_revealed = false; ///< its image is in hand
    int m_image = -1;
    RegionOverlay m_outline;
};

} // namespace sdw::ui
