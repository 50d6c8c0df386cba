// One image of a comparison on screen: its panes, what the colours of the difference mean, and the places one steps
// through. Reads what it shows aside, and never shows another image than the wanted one for long.
#pragma once

#include "ui/compare/compared_pictures.h"

#include <QTimer>
#include <QWidget>

namespace sdw::ui {

class CompareActions;
class CompareView;
class DifferenceLegend;
class RegionBar;

class ComparedPage : public QWidget {
    Q_OBJECT
public:
    /// @param actions for the buttons of the places.
    ComparedPage(JobList& jobs, const CompareActions& actions, QWidget* parent = nullptr);

    /// Another comparison; what was shown goes. Null: none.
    void setSet(std::shared_ptr<const ComparedSet> set);
    void showImage(int image, const ContenderPair& pair, const std::optional<MatrixCell>& cell);
    int image() const { return m_image; } ///< that is to be seen; -1: none
    /// To the first place, as soon as the image that comes next is there.
    void stepWhenShown() { m_stepsWhenShown = true; }
    void stepPlaces(int by);
    bool hasPlaces() const;
    bool isBusy() const { return m_pictures->isBusy(); }
    CompareView& view() const { return *m_view; }

Q_SIGNALS:
    /// What is under the pointer; empty: nothing.
    void pointed(const QString& text);
    /// "104 %"
    void zoomed(const QString& text);
    void failed(const QString& message);
    void settled();

private:
    void take(std::shared_ptr<const ComparedPicture> picture);

    CompareView* m_view = nullptr;
    DifferenceLegend* m_legend = nullptr;
    RegionBar* m_regions = nullptr;
    ComparedPictures* m_pictures = nullptr;
    QTimer m_late;
    std::shared_ptr<const ComparedSet> m_set;
    std::shared_ptr<const ComparedPicture> m_shown;
    int m_image = -1;
    bool m_stepsWhenShown = false;
};

} // namespace sdw::ui
