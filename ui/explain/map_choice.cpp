#include "ui/explain/map_choice.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

const QString kInternal = QStringLiteral("internal-attention"), kExternal = QStringLiteral("external-attention");

constexpr FeatureStage kStages[] = {FeatureStage::Encoder1, FeatureStage::Encoder2, FeatureStage::Encoder3,
                                    FeatureStage::Encoder4, FeatureStage::Fused,    FeatureStage::Internal,
                                    FeatureStage::External, FeatureStage::Augmented};

} // namespace

QString keyOf(const MapChoice& choice)
{
    switch (choice.kind) {
    case MapKind::InternalAttention:
        return kInternal;
    case MapKind::ExternalAttention:
        return kExternal;
    case MapKind::Similarity:
        break;
    }
    return QLatin1String(featureStageId(choice.stage));
}

MapChoice mapChoiceOf(const QString& key, const MapChoice& otherwise)
{
    if (key == kInternal) return {MapKind::InternalAttention, otherwise.stage};
    if (key == kExternal) return {MapKind::ExternalAttention, otherwise.stage};
    for (const FeatureStage stage : kStages)
        if (key == QLatin1String(featureStageId(stage))) return {MapKind::Similarity, stage};
    return otherwise;
}

QString titleOf(const MapChoice& choice)
{
    switch (choice.kind) {
    case MapKind::InternalAttention:
        return QCoreApplication::translate("MapChoice", "Internal attention");
    case MapKind::ExternalAttention:
        return QCoreApplication::translate("MapChoice", "External attention");
    case MapKind::Similarity:
        break;
    }
    return QString::fromUtf8(featureStageTitle(choice.stage));
}

cv::Mat timesTheMean(const ExplainedImage& image, MapKind kind, cv::Point pixel)
{
    cv::Mat times;
    image.attention(kind == MapKind::InternalAttention ? ContextKind::Internal : ContextKind::External, pixel)
        .convertTo(times, CV_32F);
    times *= double(times.total());
    return times;
}

QList<MapChoice> choicesOf(const ExplainedImage& image)
{
    QList<MapChoice> choices;
    for (const FeatureStage stage : image.stages())
        choices << MapChoice{MapKind::Similarity, stage};
    if (image.hasContext(ContextKind::Internal)) choices << MapChoice{MapKind::InternalAttention, FeatureStage::Fused};
    if (image.hasContext(ContextKind::External)) choices << MapChoice{MapKind::ExternalAttention, FeatureStage::Fused};
    return choices;
}

MapChoice nearestChoice(const QList<MapChoice>& choices, const MapChoice& wanted)
{
    MapChoice nearest = wanted;
    int least = -1;
    for (const MapChoice& choice : choices) {
        if (choice.kind != MapKind::Similarity) {
            if (choice.kind == wanted.kind) return choice;
            continue;
        }
        const int distance = wanted.kind == MapKind::Similarity ? std::abs(int(choice.stage) - int(wanted.stage))
                                                                : int(FeatureStage::Augmented) - int(choice.stage);
        if (least >= 0 && distance >= least) continue;
        least = distance;
        nearest = choice;
    }
    return nearest;
}

} // namespace sdw::ui
