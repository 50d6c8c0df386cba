// Objects of a label map under numbers of their own: what formats with a picture of objects hold.
#pragma once

#include "core/exporters/id_mapping.h"

namespace sdw {

/// Objects are the pixels of one class with one number in the instance plane, which may hold any numbers; here they
/// count from 1 in the order of their first pixels. States that are no class have no objects.
struct ObjectNumbers {
    cv::Mat numbers; ///< CV_32SC1; 0: of no object
    int largest = 0;
};

/// @param ids CV_16UC1. @param instances CV_32SC1 of the same size, 0: no object; or empty.
/// @param perId whether counting begins anew for each id.
ObjectNumbers numberObjects(const cv::Mat& ids, const cv::Mat& instances, const IdMapping& mapping, bool perId);

} // namespace sdw
