// The centre: the picture and three maps side by side, all about the same pixel.
#pragma once

#include "ui/explain/live_maps.h"
#include "ui/explain/map_choice.h"
#include "ui/explain/model_side.h"

#include <QWidget>

#include <array>

namespace sdw::ui {

class ExplainPane;
class ExplainPoints;
class PaneHeader;

/// What lies over the picture itself.
struct PictureOverlay {
    enum class Kind { None, Labels, Prediction, Mid, Differing, Token };
    Kind kind = Kind::Prediction;
    int side = 1;   ///< whose; 0: model A, 1: model B
    int token = -1; ///< class, of Kind::Token

    bool operator==(const PictureOverlay&) const = default;
};

class ExplainView : public QWidget {
    Q_OBJECT
public:
    static constexpr int kPanes = 4; ///< the first one is the picture itself

    /// All outlive the view.
    ExplainView(const std::array<ModelSide*, 2>& sides, ExplainPoints& points, QWidget* parent = nullptr);
    ~ExplainView() override;

    /// Null: no image. What was on screen goes at once.
    void setInput(std::shared_ptr<const ExplainInput> input);
    void setLook(const MapLook& look);
    const MapLook& look() const { return m_look; }
    void setClassOpacity(double opacity);
    double classOpacity() const { return m_classOpacity; }
    void isolateClass(int index); ///< -1: none
    /// Every map becomes an attention, whatever was chosen for its pane; empty: as chosen.
    void setEverywhere(std::optional<MapKind> kind);

    void setOverlay(const PictureOverlay& overlay);
    const PictureOverlay& wantedOverlay() const { return m_overlay; }
    /// What is shown: the one that is wanted, as far as there is such a thing.
    PictureOverlay overlay() const;
    QString overlayTitle() const;
    std::shared_ptr<const ClassOverlay> overlayClasses() const; ///< null: no classes are shown

    void setChoice(int pane, const MapChoice& choice);
    const MapChoice& choice(int pane) const { return m_cells[std::size_t(pane)].choice; }
    int sideOf(int pane) const { return m_cells[std::size_t(pane)].side; } ///< -1: of no model
    const ExplainPane& pane(int index) const { return *m_cells[std::size_t(index)].pane; }
    const PaneHeader& header(int index) const { return *m_cells[std::size_t(index)].header; }
    /// What the pane shows, as drawn last; its request is complete, so that a figure can repeat it.
    const PaneResult& result(int pane) const { return m_cells[std::size_t(pane)].result; }

    void focusPicture();
    void fit();
    void zoomBy(double factor);
    double zoom() const;
    /// Position, classes and values under the pointer, in one line; empty: it is elsewhere.
    QString readOut() const;
    bool isSettled() const { return !m_live.isBusy(); }

Q_SIGNALS:
    void overlayChanged();
    /// A person chose it.
    void choiceChanged(int pane);
    void pixelExplained(const sdw::ui::PixelResult& result);
    void readOutChanged();
    void zoomChanged();
    void settled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Cell {
        int side = -1;
        MapChoice choice; ///< wanted
        PaneHeader* header = nullptr;
        ExplainPane* pane = nullptr;
        PaneResult result;
    };
    void addCell(int index, const QString& name);
    const ExplainedFacts* factsOf(int side) const;
    std::optional<MapKind> forced() const;
    MapChoice shownChoice(const Cell& cell) const;
    PaneRequest pictureRequest() const;
    PaneRequest mapRequest(const Cell& cell) const;
    void followSide();
    void showItems();
    void request();
    void take(const LiveResult& result);
    void showScale(Cell& cell);
    void showMessages();
    void setHeldKeys(Qt::KeyboardModifiers modifiers);
    void follow(const ExplainPane& moved);
    std::optional<double> valueAt(const Cell& cell, QPoint pixel) const;
    QString messageOf(const Cell& cell) const;

    std::array<ModelSide*, 2> m_sides;
    ExplainPoints& m_points;
    std::array<Cell, kPanes> m_cells;
    std::shared_ptr<const ExplainInput> m_input;
    std::shared_ptr<const ClassOverlay> m_truth;
    PictureOverlay m_overlay;
    MapLook m_look;
    double m_classOpacity = 0.5;
    int m_isolated = -1;
    std::optional<MapKind> m_everywhere, m_heldKey;
    LiveRequest m_last;
    LiveMaps m_live; ///< last: it ends first
};

} // namespace sdw::ui
