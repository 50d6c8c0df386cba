// A class as figures show it.
#pragma once

#include <QColor>
#include <QString>

namespace sdw::ui {

struct ClassLook {
    QString name;
    QColor colour;

    bool operator==(const ClassLook&) const = default;
};

} // namespace sdw::ui
