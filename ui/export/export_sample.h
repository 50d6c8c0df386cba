// One image as an export will show it: read aside once, drawn anew for every change of the table.
#pragma once

#include "core/exporters/exporter.h"

#include <QImage>
#include <QString>

#include <map>

namespace sdw::ui {

struct ExportSample {
    QString name;                                 ///< of the image
    cv::Mat labels, image;                        ///< CV_16UC1 and CV_8UC3 of one size, reduced; empty: there is none
    std::map<std::uint16_t, std::int64_t> pixels; ///< of each label value, in the whole image
    QString problem;                              ///< why there is none
};

/// Reads and reduces; for worker threads. Trouble is told in `problem`.
ExportSample readSample(const ExportItem& item, const QString& name);

/// Quick enough for the GUI thread. @throws Error for labels without an id.
QImage drawSample(const ExportSample& sample, const QString& format, const IdMapping& mapping,
                  const ExportOptions& options);

} // namespace sdw::ui
