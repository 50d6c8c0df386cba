// The compared image in the middle of the page: side by side, under a curtain, in turns, or as a map of differences.
#pragma once

#include "ui/compare/compare_pane.h"
#include "ui/compare/compared_pictures.h"

#include <QStringList>
#include <QTimer>

namespace sdw::ui {

enum class CompareMode { SideBySide, Curtain, Blink, Difference };

class CompareView : public QWidget {
    Q_OBJECT
public:
    static constexpr int kBlinkMs = 700; ///< each of the two; slow enough not to harm anybody

    explicit CompareView(QWidget* parent = nullptr);

    void setClasses(const ClassList& classes);
    /// As they are called on the panes, in the order of the comparison.
    void setContenders(const QStringList& names);
    /// Null: none.
    void setPicture(std::shared_ptr<const ComparedPicture> picture);
    const std::shared_ptr<const ComparedPicture>& picture() const { return m_picture; }

    void setMode(CompareMode mode);
    CompareMode mode() const { return m_mode; }
    void setOpacity(double opacity); ///< of labels, 0 .. 1
    double opacity() const { return m_opacity; }
    void setLabelsHidden(bool hidden);
    void setTruthOutlined(bool on); ///< over every pane
    void setTruthBeside(bool on);   ///< a pane of its own, side by side
    void setCurtain(double place);  ///< share of the width, 0 .. 1
    double curtain() const { return m_curtain; }
    bool showsSecond() const { return m_second; } ///< of the two that blink

    void setMarked(const std::optional<MarkedPlace>& place);
    void reveal(const QRectF& imageArea);
    void fit();
    void showActualSize();
    void zoomIn();
    void zoomOut();
    double zoom() const;

    const std::vector<ComparePane*>& panes() const { return m_shown; } ///< those that are on screen

    QSize sizeHint() const override { return {960, 640}; }

Q_SIGNALS:
    /// (-1, -1): the pointer left the image.
    void pointed(QPoint pixel);
    void viewChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    ComparePane* pane(std::size_t index);
    void fill();
    std::vector<PaneContent> contents() const;
    void arrange();
    void follow(const ComparePane& moved);
    void applyOpacity();
    void updateBlinking();
    QString nameOf(std::size_t contender) const;

    CompareLook m_look;
    std::vector<ComparePane*> m_panes, m_shown;
    std::shared_ptr<const ComparedPicture> m_picture;
    QStringList m_names;
    CompareMode m_mode = CompareMode::Curtain;
    double m_opacity = 0.6, m_curtain = 0.5;
    bool m_hidden = false, m_outlined = false, m_beside = false, m_second = false;
    bool m_following = false; ///< the panes are being moved after one of them
    std::optional<MarkedPlace> m_marked;
    QTimer m_blink;
};

} // namespace sdw::ui
