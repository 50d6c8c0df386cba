// What the status bar says about the Annotate workspace: pixel and class under the pointer, the tool's hint, the zoom.
#pragma once

#include <QObject>
#include <QPoint>

namespace sdw::ui {

class Canvas;
class ClassChoice;
class ImageInHand;
struct AppContext;

class AnnotateStatus : public QObject {
    Q_OBJECT
public:
    AnnotateStatus(AppContext& context, Canvas& canvas, const ClassChoice& choice, const ImageInHand& hand,
                   QObject* parent = nullptr);

    /// The bar belongs to the workspace in front.
    void setInFront(bool inFront);
    bool isInFront() const { return m_inFront; }
    /// Labels lie over the image, so that the pixel under the pointer has a class.
    void setLabelled(bool labelled);
    void setHint(const QString& hint);
    /// The class under the pointer may be another one.
    void showPosition();

private:
    void showZoom();

    AppContext& m_context;
    const Canvas& m_canvas;
    const ClassChoice& m_choice;
    const ImageInHand& m_hand;
    bool m_inFront = false, m_labelled = false;
    QPoint m_pointed{-1, -1};
    QString m_hint;
};

} // namespace sdw::ui
