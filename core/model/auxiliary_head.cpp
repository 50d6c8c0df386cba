#include "core/model/auxiliary_head.h"

#include "core/decoders/module_names.h"

namespace sdw {

AuxiliaryHeadImpl::AuxiliaryHeadImpl(const AuxiliaryHeadOptions& options)
    : m_convs(registerList(*this, "convs"))
    , m_classifier(*this, ClassifierKind::ConvSeg, options.channels, options.classes, options.dropout)
{
    m_convs->push_back(ConvBnRelu(options.inChannels, options.channels, 3));
}

torch::Tensor AuxiliaryHeadImpl::forward(const torch::Tensor& map)
{
    return m_classifier.forward(m_convs[0]->as<ConvBnRelu>()->forward(map), is_training());
}

} // namespace sdw
