#include "ui/export/format_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

QSpinBox* percent(const char* name, const QString& accessible, const QString& toolTip, int from, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setRange(from, 100);
    box->setAccessibleName(accessible);
    box->setToolTip(toolTip);
    return box;
}

} // namespace

FormatOptions::FormatOptions(QWidget* parent)
    : QWidget(parent)
{
    m_pictures = new QComboBox(this);
    m_pictures->setObjectName(QStringLiteral("exportPictures"));
    m_pictures->setAccessibleName(tr("Pictures"));
    m_pictures->setToolTip(tr("Whether the images are exported beside their label maps"));
    m_pictures->addItem(tr("in the format's file type"), int(ExportOptions::Images::Convert));
    m_pictures->addItem(tr("as the files are"), int(ExportOptions::Images::Copy));
    m_pictures->addItem(tr("none, labels only"), int(ExportOptions::Images::None));
    m_picturesLabel = new QLabel(tr("Pictures"), this);
    m_picturesLabel->setBuddy(m_pictures);
    m_quality = percent("exportQuality", tr("JPEG quality"), tr("For pictures that are encoded anew"), 1, this);
    m_qualityLabel = new QLabel(tr("JPEG quality"), this);
    m_qualityLabel->setBuddy(m_quality);
    m_opacity = percent("exportOpacity", tr("Opacity"), tr("How strongly the classes cover the image"), 0, this);
    m_opacity->setSuffix(QStringLiteral(" %"));
    m_opacityLabel = new QLabel(tr("Opacity"), this);
    m_opacityLabel->setBuddy(m_opacity);

    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    for (QWidget* widget : {static_cast<QWidget*>(m_picturesLabel), static_cast<QWidget*>(m_pictures),
                            static_cast<QWidget*>(m_qualityLabel), static_cast<QWidget*>(m_quality),
                            static_cast<QWidget*>(m_opacityLabel), static_cast<QWidget*>(m_opacity)})
        first->addWidget(widget);
    first->addStretch(1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    lines->addLayout(first);
    m_polygons =
        addFlag("exportPolygons", tr("Polygons where a region has no holes"),
                tr("Else every region is stored as run lengths, which say every mask"), &ExportOptions::cocoPolygons);
    m_onePerClass = addFlag("exportOnePerClass", tr("One annotation for each class of an image"),
                            tr("Else one for each object or connected region"), &ExportOptions::cocoOnePerClass);
    m_crowd = addFlag("exportCrowd", tr("Mark run lengths as crowds"),
                      tr("Strict readers want it; Detectron2 leaves such objects out"), &ExportOptions::cocoCrowdRle);
    m_masks =
        addFlag("exportMasks", tr("Masks instead of polygons"),
                tr("Else regions become polygons where these say exactly the same"), &ExportOptions::labelmeMasks);
    m_skip = addFlag("exportSkip", tr("Leave out images that cannot be used, and list them"),
                     tr("Else the first one stops the export"), &ExportOptions::skipUnusable);

    connect(m_pictures, &QComboBox::activated, this, [this] {
        m_options.images = ExportOptions::Images(m_pictures->currentData().toInt());
        updateQuality();
        Q_EMIT changed();
    });
    connect(m_quality, &QSpinBox::valueChanged, this, [this](int value) {
        m_options.jpegQuality = value;
        Q_EMIT changed();
    });
    connect(m_opacity, &QSpinBox::valueChanged, this, [this](int value) {
        m_options.overlayOpacity = value / 100.0;
        Q_EMIT changed();
    });
    setOptions(m_options);
}

QCheckBox* FormatOptions::addFlag(const char* name, const QString& text, const QString& toolTip,
                                  bool ExportOptions::*member)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(QLatin1String(name));
    box->setToolTip(toolTip);
    layout()->addWidget(box);
    m_flags.push_back({box, member});
    connect(box, &QCheckBox::clicked, this, [this, member](bool on) {
        m_options.*member = on;
        Q_EMIT changed();
    });
    return box;
}

void FormatOptions::setOptions(const ExportOptions& options)
{
    m_options = options;
    const QSignalBlocker quality(m_quality), opacity(m_opacity);
    m_pictures->setCurrentIndex(m_pictures->findData(int(options.images)));
    m_quality->setValue(options.jpegQuality);
    m_opacity->setValue(qRound(options.overlayOpacity * 100));
    for (const Flag& flag : m_flags)
        flag.box->setChecked(options.*flag.member);
    updateQuality();
}

void FormatOptions::setFormat(const QString& format)
{
    m_format = format;
    const bool overlay = format == QLatin1String("overlay"), coco = format == QLatin1String("coco");
    m_picturesLabel->setVisible(!overlay);
    m_pictures->setVisible(!overlay);
    m_opacityLabel->setVisible(overlay);
    m_opacity->setVisible(overlay);
    for (QCheckBox* box : {m_polygons, m_onePerClass, m_crowd})
        box->setVisible(coco);
    m_masks->setVisible(format == QLatin1String("labelme"));
    updateQuality();
}

void FormatOptions::updateQuality()
{
    const bool jpeg = m_format == QLatin1String("pascal_voc") || m_format == QLatin1String("ade20k");
    const bool shown = jpeg && m_options.images == ExportOptions::Images::Convert;
    m_qualityLabel->setVisible(shown);
    m_quality->setVisible(shown);
}

} // namespace sdw::ui
