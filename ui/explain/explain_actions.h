// The actions of Explain: images, points, what is shown everywhere, zoom.
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace sdw::ui {

class ExplainPoints;
class ExplainView;
class ImageList;
struct AppContext;

class ExplainActions : public QObject {
    Q_OBJECT
public:
    /// All outlive the actions' use. @param scope "explain"
    ExplainActions(AppContext& context, const QString& scope, ImageList& list, ExplainView& view, ExplainPoints& points,
                   QObject* parent = nullptr);

    QAction* previous() const { return m_previous; }
    QAction* next() const { return m_next; }
    QAction* outline() const { return m_outline; }
    QAction* internal() const { return m_internal; }
    QAction* external() const { return m_external; }
    QAction* figure() const { return m_figure; }
    QAction* imageFigure() const { return m_imageFigure; }
    QAction* openModel() const { return m_openModel; }
    /// Those that can do something now can be used.
    void update();

Q_SIGNALS:
    void letGo();
    void swapWanted();
    void figureWanted();
    void imageFigureWanted();
    void modelWanted();

private:
    void addImages();
    void addPoints();
    void addMaps();
    void addViews();
    QAction* add(const char* id, const QString& text, const char* icon, const QString& toolTip,
                 const QList<QKeySequence>& keys, std::function<void()> act, QWidget* where = nullptr);

    AppContext& m_context;
    QString m_scope;
    ImageList& m_list;
    ExplainView& m_view;
    ExplainPoints& m_points;
    QAction *m_previous = nullptr, *m_next = nullptr, *m_pin = nullptr, *m_unpin = nullptr, *m_unpinAll = nullptr;
    QAction *m_outline = nullptr, *m_internal = nullptr, *m_external = nullptr, *m_figure = nullptr,
            *m_imageFigure = nullptr;
    QAction *m_openModel = nullptr, *m_swap = nullptr;
    QList<QAction*> m_zooms;
};

} // namespace sdw::ui
