// The class lists of the public data sets: names, colours and file values, built into the program.
#pragma once

#include "core/base/class_list.h"

#include <span>

namespace sdw {

const ClassList& ade20kClasses();     ///< 150
const ClassList& cocoStuffClasses();  ///< 171
const ClassList& cityscapesClasses(); ///< 19 train ids; file values are labelIds
const ClassList& pascalVocClasses();  ///< 21

/// Every label that Cityscapes knows; most are ignored.
struct CityscapesLabel {
    const char* name;
    int id;      ///< in labelIds files; −1: never drawn
    int trainId; ///< class, or −1: ignored
};
std::span<const CityscapesLabel> cityscapesLabels();

} // namespace sdw
