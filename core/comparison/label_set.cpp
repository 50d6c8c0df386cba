#include "core/comparison/label_set.h"

#include "core/base/error.h"
#include "core/base/image_io.h"
#include "core/datasets/class_file.h"

#include <array>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr int kNoClassInBytes = 255;

/// Index PNGs name classes by their place in the list, whatever the data set's own label files hold.
ClassList byPlace(ClassList classes)
{
    for (std::size_t i = 0; i < classes.size(); ++i)
        classes[i].fileValue = int(i);
    return classes;
}

fs::path fileOf(const fs::path& folder, const std::string& image)
{
    return folder / (image + ".png");
}

/// The folder in which most of the images have a label file.
fs::path labelFolder(const fs::path& folder, const std::string& split, std::span<const std::string> images)
{
    std::error_code code;
    if (!fs::is_directory(folder, code)) throw Error("The label set '" + folder.string() + "' is no folder.");
    fs::path best;
    std::size_t most = 0;
    for (const fs::path& candidate : {folder, folder / split, folder / "labels" / split, folder / "labels",
                                      folder / "masks" / split, folder / "masks"}) {
        if (!fs::is_directory(candidate, code)) continue;
        std::size_t found = 0;
        for (const std::string& image : images)
            found += fs::is_regular_file(fileOf(candidate, image), code);
        if (found > most) {
            most = found;
            best = candidate;
        }
    }
    if (best.empty())
        throw Error("The label set '" + folder.string() + "' has no label file for any image of split '" + split +
                    "'; expected an index PNG for each image name" +
                    (images.empty() ? "." : ", such as '" + images.front() + ".png'."));
    return best;
}

} // namespace

LabelSet::LabelSet(const fs::path& folder, const std::string& split, const ClassList& classes,
                   std::span<const std::string> images)
    : m_folder(labelFolder(folder, split, images))
    , m_values(byPlace(classes))
{
    m_values.ignoreInWide(kIgnoreLabel);
    std::error_code code;
    for (const fs::path& place : {folder, m_folder}) {
        if (!fs::is_regular_file(place / "classes.json", code) && !fs::is_regular_file(place / "classes.txt", code))
            continue;
        FileTree tree(place);
        const ClassFile file = readClassFile(tree);
        try {
            m_match = matchClasses(file.classes, classes);
        } catch (const Error&) {
            throw Error("The label set '" + folder.string() + "' has " + std::to_string(file.classes.size()) +
                        " classes, the data set has " + std::to_string(classes.size()) +
                        "; only labels of the same classes can be compared.");
        }
        m_values = ValueMap(file.classes);
        if (file.ignore) m_values.ignore(*file.ignore);
        m_values.ignoreInWide(kIgnoreLabel);
        return;
    }
    if (classes.size() <= kNoClassInBytes) m_values.ignore(kNoClassInBytes);
}

cv::Mat LabelSet::read(const std::string& image) const
{
    const fs::path file = fileOf(m_folder, image);
    std::error_code code;
    if (!fs::is_regular_file(file, code)) throw Error("The label set has no file '" + file.string() + "'.");
    return m_match.apply(m_values.toClasses(readIndexMap(file), file.string()));
}

} // namespace sdw
