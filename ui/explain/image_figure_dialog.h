// What a figure over several images is to show: which images and models, and which of the paper's two figures.
#pragma once

#include "ui/explain/image_figure.h"
#include "ui/shell/app_context.h"

#include <QDialog>
#include <QHash>

#include <array>
#include <functional>
#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSortFilterProxyModel;

namespace sdw::ui {

class ExportImageModel;
class ModelSide;

class ImageFigureDialog : public QDialog {
    Q_OBJECT
public:
    /// @param pins points of the images that have some. All outlive the dialog, which deletes itself once answered.
    /// What is chosen at first: the image in hand, those with pinned points, and labelled ones up to six.
    ImageFigureDialog(AppContext& context, const std::array<ModelSide*, 2>& sides,
                      const QHash<int, QList<QPoint>>& pins, QWidget* parent = nullptr);

    /// What is chosen now. @param models finds the weights of each side.
    ImageFigureOrder order(const std::array<std::function<std::filesystem::path()>, 2>& models) const;
    std::vector<int> images() const;

private:
    QWidget* makeImages();
    QWidget* makeChoices();
    void chooseImages();
    void update();

    AppContext& m_context;
    std::array<ModelSide*, 2> m_sides;
    const QHash<int, QList<QPoint>> m_pins;
    ExportImageModel* m_images = nullptr;
    QSortFilterProxyModel* m_shown = nullptr;
    QLabel* m_count = nullptr;
    QRadioButton *m_consistency = nullptr, *m_prediction = nullptr;
    std::array<QCheckBox*, 2> m_models{};
    std::map<FeatureStage, QCheckBox*> m_stages;
    QComboBox* m_point = nullptr;
    QLineEdit* m_title = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace sdw::ui
