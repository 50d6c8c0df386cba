#include "core/explanation/class_token_map.h"

#include "core/base/error.h"
#include "core/explanation/token_shares.h"
#include "core/explanation/traced_pass.h"
#include "core/inference/model_failure.h"
#include "core/inference/protocol.h"

#include <opencv2/imgproc.hpp>

namespace sdw {

ClassTokenMaps classTokenMaps(Segmenter& model, const cv::Mat& image, const DataConfig& data)
{
    const c10::InferenceMode inference;
    const auto input = networkInput(image, data);
    return onPicture(image, "look at it on the CPU, or with a smaller data.short_side", [&] {
        const TracedPass pass = tracePass(model, input);
        if (!pass.mid.logits.defined())
            throw Error("This model has no class tokens to look at; they belong to the decoder 'segdeformer' with "
                        "external context.");
        const auto& logits = pass.trace.at("attn_mid");
        const TokenShares shares(logits, pass.valid(mapSizeOf(logits)));
        ClassTokenMaps maps;
        for (int token = 0; token < shares.tokens(); ++token)
            cv::resize(shares.map(token), maps.attention.emplace_back(), image.size(), 0, 0, cv::INTER_LINEAR);
        maps.segmentation = labelMap({&pass.mid, 1}, image.rows, image.cols);
        return maps;
    });
}

} // namespace sdw
