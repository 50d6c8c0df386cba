#include "ui/export/format_text.h"

#include "core/exporters/exporter.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

struct Words {
    const char *id, *title, *sentence;
};

constexpr Words kWords[] = {
    {"index_png", QT_TRANSLATE_NOOP("FormatText", "Index PNG"),
     QT_TRANSLATE_NOOP("FormatText",
                       "Images beside grey PNGs whose values are the ids, with lists for each split: what "
                       "most training code reads, this program too.")},
    {"colour_png", QT_TRANSLATE_NOOP("FormatText", "Colour PNG"),
     QT_TRANSLATE_NOOP("FormatText", "Images beside PNGs in the colours of the classes; the colours are what tells the "
                                     "classes apart.")},
    {"overlay", QT_TRANSLATE_NOOP("FormatText", "Overlay pictures"),
     QT_TRANSLATE_NOOP("FormatText", "The classes laid over each image: for people to look at, not for programs.")},
    {"pascal_voc", QT_TRANSLATE_NOOP("FormatText", "Pascal VOC"),
     QT_TRANSLATE_NOOP("FormatText", "JPEG images, palette PNGs for classes and objects, and split lists, as in "
                                     "VOC 2012; CVAT and MMSegmentation read it.")},
    {"ade20k", QT_TRANSLATE_NOOP("FormatText", "ADE20K"),
     QT_TRANSLATE_NOOP("FormatText", "JPEG images with grey PNGs in which 0 is unlabelled and classes count from 1.")},
    {"cityscapes", QT_TRANSLATE_NOOP("FormatText", "Cityscapes"),
     QT_TRANSLATE_NOOP("FormatText", "The folders of Cityscapes with labelIds, labelTrainIds, instanceIds and color "
                                     "for each image.")},
    {"labelme", QT_TRANSLATE_NOOP("FormatText", "LabelMe"),
     QT_TRANSLATE_NOOP("FormatText", "One JSON file of polygons and masks beside each image, to go on labelling in "
                                     "LabelMe.")},
    {"coco", QT_TRANSLATE_NOOP("FormatText", "COCO instances"),
     QT_TRANSLATE_NOOP("FormatText", "One JSON file for each split with every object as run lengths or polygons; "
                                     "Detectron2 and pycocotools read it.")}};

} // namespace

FormatText formatText(const QString& format)
{
    for (const Words& words : kWords)
        if (format == QLatin1String(words.id))
            return {QCoreApplication::translate("FormatText", words.title),
                    QCoreApplication::translate("FormatText", words.sentence)};
    for (const ExporterEntry& entry : exporterCatalog())
        if (format == QLatin1String(entry.id)) return {QString::fromUtf8(entry.title), QString()};
    return {format, QString()};
}

} // namespace sdw::ui
