// The options of an export that go with its format.
#pragma once

#include "core/exporters/exporter.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace sdw::ui {

class FormatOptions : public QWidget {
    Q_OBJECT
public:
    explicit FormatOptions(QWidget* parent = nullptr);

    void setOptions(const ExportOptions& options);
    const ExportOptions& options() const { return m_options; }
    /// Shows those that mean something in this format.
    void setFormat(const QString& format);

Q_SIGNALS:
    void changed();

private:
    QCheckBox* addFlag(const char* name, const QString& text, const QString& toolTip, bool ExportOptions::*member);
    void updateQuality();

    ExportOptions m_options;
    QString m_format;
    QLabel *m_picturesLabel = nullptr, *m_qualityLabel = nullptr, *m_opacityLabel = nullptr;
    QComboBox* m_pictures = nullptr;
    QSpinBox *m_quality = nullptr, *m_opacity = nullptr;
    struct Flag {
        QCheckBox* box;
        bool ExportOptions::*member;
    };
    std::vector<Flag> m_flags;
    QCheckBox *m_skip = nullptr, *m_polygons = nullptr, *m_crowd = nullptr, *m_onePerClass = nullptr,
              *m_masks = nullptr;
};

} // namespace sdw::ui
