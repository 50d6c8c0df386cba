#include "core/base/catalog.h"
#include "core/explanation/explainer.h"

namespace sdw {
namespace {

struct StageEntry {
    FeatureStage stage;
    const char* id;
    const char* title;
};
constexpr StageEntry kStages[] = {
    {FeatureStage::Encoder1, "encoder1", "Encoder 1"},
    {FeatureStage::Encoder2, "encoder2", "Encoder 2"},
    {FeatureStage::Encoder3, "encoder3", "Encoder 3"},
    {FeatureStage::Encoder4, "encoder4", "Encoder 4"},
    {FeatureStage::Fused, "fused", "F"},
    {FeatureStage::Internal, "internal", "F + Y_inter"},
    {FeatureStage::External, "external", "F + Y_exter"},
    {FeatureStage::Augmented, "augmented", "F_aug"},
};

} // namespace

const char* featureStageId(FeatureStage stage)
{
    return kStages[std::size_t(stage)].id;
}

const char* featureStageTitle(FeatureStage stage)
{
    return kStages[std::size_t(stage)].title;
}

FeatureStage findFeatureStage(const std::string& id)
{
    return findEntry(std::span<const StageEntry>(kStages), id, "stage").stage;
}

} // namespace sdw
