// What the patterns of the map of differences mean, and how much of the image each of them covers.
#pragma once

#include "ui/compare/compared_pictures.h"

#include <QWidget>

class QLabel;

namespace sdw::ui {

class DifferenceLegend : public QWidget {
    Q_OBJECT
public:
    explicit DifferenceLegend(QWidget* parent = nullptr);

    /// Null: nothing is compared.
    void setPicture(const std::shared_ptr<const ComparedPicture>& picture);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    struct Entry {
        QWidget* whole = nullptr;
        QLabel *swatch = nullptr, *name = nullptr, *figures = nullptr;
    };
    std::array<Entry, kAgreements> m_entries;
    std::shared_ptr<const ComparedPicture> m_picture;
};

/// "both right", "only A right".
QString agreementText(Agreement agreement, const ContenderPair& pair);

} // namespace sdw::ui
