#include "core/base/catalog.h"
#include "core/decoders/decoder.h"

namespace sdw {

#define SDW_DECODER(id, maker, title)                                                                                  \
    std::shared_ptr<Decoder> maker(const DecoderConfig& config, const std::vector<std::int64_t>& channels,             \
                                   std::int64_t classes);
#include "core/decoders/decoders.def"
#undef SDW_DECODER

namespace {

constexpr DecoderEntry kDecoders[] = {
#define SDW_DECODER(id, maker, title) {id, title, maker},
#include "core/decoders/decoders.def"
#undef SDW_DECODER
};

} // namespace

std::span<const DecoderEntry> decoderCatalog()
{
    return kDecoders;
}

std::shared_ptr<Decoder> makeDecoder(const DecoderConfig& config, const std::vector<std::int64_t>& channels,
                                     std::int64_t classes)
{
    if (classes < 1)
        throw Error("model.classes: the decoder needs the number of classes, at least 1; got " +
                    std::to_string(classes) + ".");
    return findEntry(decoderCatalog(), config.name, "decoder").make(config, channels, classes);
}

} // namespace sdw
