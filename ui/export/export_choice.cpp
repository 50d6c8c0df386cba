#include "ui/export/export_choice.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace sdw::ui {
namespace {

constexpr const char* kFrom[] = {"labels", "predictions"};
constexpr const char* kImages[] = {"all", "finished", "reviewed", "split", "current", "chosen"};
constexpr const char* kPictures[] = {"convert", "copy", "none"};

struct Flag {
    const char* name;
    bool ExportOptions::*member;
};
constexpr Flag kFlags[] = {{"skip_unusable", &ExportOptions::skipUnusable},
                           {"coco_polygons", &ExportOptions::cocoPolygons},
                           {"coco_crowd_rle", &ExportOptions::cocoCrowdRle},
                           {"coco_one_per_class", &ExportOptions::cocoOnePerClass},
                           {"labelme_masks", &ExportOptions::labelmeMasks}};

template <typename Value, std::size_t N>
void readNamed(const QJsonValue& json, const char* const (&names)[N], Value& value)
{
    const auto found =
        std::find_if(names, names + N, [&](const char* name) { return json.toString() == QLatin1String(name); });
    if (found != names + N) value = Value(found - names);
}

} // namespace

ExportChoice exportChoiceFromJson(const QJsonObject& json)
{
    ExportChoice choice;
    choice.options.skipUnusable = true; // one bad file among thousands stops nothing; it is listed
    readNamed(json[QLatin1String("from")], kFrom, choice.from);
    readNamed(json[QLatin1String("images")], kImages, choice.images);
    choice.split = json[QLatin1String("split")].toString();
    for (const QJsonValue& name : json[QLatin1String("chosen")].toArray())
        choice.chosen << name.toString();
    const QString format = json[QLatin1String("format")].toString();
    for (const ExporterEntry& entry : exporterCatalog())
        if (format == QLatin1String(entry.id)) choice.format = format;
    const QJsonObject options = json[QLatin1String("options")].toObject();
    readNamed(options[QLatin1String("pictures")], kPictures, choice.options.images);
    for (const Flag& flag : kFlags)
        choice.options.*flag.member = options[QLatin1String(flag.name)].toBool(choice.options.*flag.member);
    choice.options.jpegQuality = std::clamp(options[QLatin1String("jpeg_quality")].toInt(95), 1, 100);
    choice.options.overlayOpacity = std::clamp(options[QLatin1String("overlay_opacity")].toDouble(0.5), 0.0, 1.0);
    const QJsonObject ids = json[QLatin1String("ids")].toObject();
    for (auto format_ = ids.begin(); format_ != ids.end(); ++format_) {
        const QJsonObject rows = format_.value().toObject();
        for (auto row = rows.begin(); row != rows.end(); ++row)
            choice.ids[format_.key()][row.key()] = row.value().toInt(-1);
    }
    choice.folder = json[QLatin1String("folder")].toString();
    return choice;
}

QJsonObject toJson(const ExportChoice& choice)
{
    QJsonObject options{{QStringLiteral("pictures"), QLatin1String(kPictures[int(choice.options.images)])},
                        {QStringLiteral("jpeg_quality"), choice.options.jpegQuality},
                        {QStringLiteral("overlay_opacity"), choice.options.overlayOpacity}};
    for (const Flag& flag : kFlags)
        options[QLatin1String(flag.name)] = choice.options.*flag.member;
    QJsonObject ids;
    for (const auto& [format, rows] : choice.ids) {
        QJsonObject changed;
        for (const auto& [name, id] : rows)
            changed[name] = id;
        if (!changed.isEmpty()) ids[format] = changed;
    }
    return {{QStringLiteral("from"), QLatin1String(kFrom[int(choice.from)])},
            {QStringLiteral("images"), QLatin1String(kImages[int(choice.images)])},
            {QStringLiteral("split"), choice.split},
            {QStringLiteral("chosen"), QJsonArray::fromStringList(choice.chosen)},
            {QStringLiteral("format"), choice.format},
            {QStringLiteral("options"), options},
            {QStringLiteral("ids"), ids},
            {QStringLiteral("folder"), choice.folder}};
}

} // namespace sdw::ui
