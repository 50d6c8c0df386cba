#include "app/cli/output_names.h"

#include "core/base/image_io.h"

namespace sdw::cli {

namespace fs = std::filesystem;

fs::path OutputNames::take(const std::string& name, const std::string& ending)
{
    fs::path inside;
    for (const fs::path& part : fs::path(name).relative_path())
        if (part != ".." && part != "." && !part.empty()) inside /= part;
    if (inside.empty()) inside = "picture";
    fs::path candidate = inside;
    candidate += ".png";
    for (int number = 1; !m_taken.insert(candidate.string()).second; ++number) {
        candidate = inside;
        if (number == 1 && !ending.empty())
            candidate += ending;
        else
            candidate += "-" + std::to_string(number + (ending.empty() ? 1 : 0));
        candidate += ".png";
    }
    return candidate;
}

void writeIndexPng(const fs::path& file, const cv::Mat& labels, std::size_t classes)
{
    if (classes > 255) return writePng(file, labels);
    cv::Mat narrow;
    labels.convertTo(narrow, CV_8U);
    writePng(file, narrow);
}

} // namespace sdw::cli
