#include "core/demo/demo_classes.h"

namespace sdw::demo {

const ClassList& demoClasses()
{
    static const ClassList list = [] {
        ClassList classes = {
            {"sky", {140, 198, 242}},   {"mountain", {142, 124, 168}}, {"meadow", {146, 196, 92}},
            {"water", {32, 96, 188}},   {"path", {222, 186, 138}},     {"tree", {22, 104, 58}},
            {"bush", {0, 168, 146}},    {"wall", {246, 236, 206}},     {"roof", {198, 66, 48}},
            {"window", {250, 216, 60}}, {"fence", {112, 70, 40}},      {"person", {230, 62, 152}},
            {"boat", {255, 140, 20}},
        };
        for (std::size_t i = 0; i < classes.size(); ++i)
            classes[i].fileValue = int(i);
        return classes;
    }();
    return list;
}

} // namespace sdw::demo
