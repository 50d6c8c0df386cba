// What a person has chosen on the export page; remembered for each project.
#pragma once

#include "core/exporters/exporter.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>

namespace sdw::ui {

struct ExportChoice {
    enum class From { Labels, Predictions };
    enum class Images { All, Finished, Reviewed, Split, Current, Chosen };

    From from = From::Labels;
    Images images = Images::All; ///< All: that have labels; where a model predicts, every one
    QString split;               ///< for Images::Split
    QStringList chosen;          ///< image names, for Images::Chosen
    QString format = QStringLiteral("index_png");
    ExportOptions options;
    /// What the person changed in the table of ids: format → name of the row → id; -1: none.
    std::map<QString, std::map<QString, int>> ids;
    QString folder; ///< empty: beside the project, named after format and project
};

/// Unknown and unusable values are passed over: they are habits, not data.
ExportChoice exportChoiceFromJson(const QJsonObject& json);
QJsonObject toJson(const ExportChoice& choice);

} // namespace sdw::ui
