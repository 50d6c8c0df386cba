// What a model knows about the image in hand, for tools that ask it.
#pragma once

#include "core/base/class_list.h"

#include <QString>

#include <memory>

namespace sdw {
class ExplainedImage;
}

namespace sdw::ui {

struct ImageFeatures {
    enum class State {
        NoModel, ///< there is none, or none for what is labelled here
        Waiting, ///< the model looks at the image, or will
        Ready,
        Failed,
    };
    State state = State::NoModel;
    std::shared_ptr<const ExplainedImage> explained; ///< Ready: of the image's workingCopy(), by this model; else null
    std::shared_ptr<const ClassList> classes;        ///< Ready: the model's
    QString version;                                 ///< Ready: of the model (ui/assist/assist_model.h)
    QString problem;                                 ///< Failed: why
};

} // namespace sdw::ui
