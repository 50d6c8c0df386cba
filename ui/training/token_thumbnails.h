// Thumbnails of what each class token attends to: all in view where they fit, else to be scrolled through.
#pragma once

#include "ui/widgets/class_look.h"

#include <QListView>

namespace sdw::ui {

class TokenMapsModel;

class TokenThumbnails : public QListView {
    Q_OBJECT
public:
    explicit TokenThumbnails(QWidget* parent = nullptr);

    /// @param strip a null picture: none, for the reason that `why` says to people.
    void setMaps(const QImage& strip, const std::vector<ClassLook>& classes, const QString& why = {});

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void chooseSize();

    TokenMapsModel* m_maps = nullptr;
    QString m_why;
};

} // namespace sdw::ui
