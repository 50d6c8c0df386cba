// One step of work on the labels of several images: done in all of them or in none, and taken back as one.
#pragma once

#include "core/annotation/annotation_document.h"
#include "core/base/progress.h"

#include <memory>
#include <string>
#include <vector>

namespace sdw {

/// What is put into one image.
struct ImagePaint {
    std::string image; ///< name in the project; may occur several times
    Region region;
    std::uint16_t label = kUnlabelled; ///< class id, or one of the three states
};

/// A step that was done: what each image had before, packed.
struct SharedStep {
    struct Part {
        std::string image;
        std::string edit; ///< encodeEdit()
    };
    std::string name;        ///< for people
    std::vector<Part> parts; ///< of images in which something changed
    std::int64_t pixels = 0; ///< changed, in all of them
};

/// Gives the document of an image: an open one, or one that is opened for this. @throws Error, InUseError.
using DocumentOf = std::function<std::shared_ptr<AnnotationDocument>(const std::string& image)>;
/// Called when an image's document has changed: who opened it for this writes it now.
using DocumentDone = std::function<void(const std::string& image, AnnotationDocument& document)>;

/// Paints all of it, as one step in the history of each document.
/// @param policy which pixels may be overwritten.
/// @throws what the functions throw, or Error (Interrupted) when `progress` stops it, after everything done so far was
/// taken back.
SharedStep applyToImages(const std::string& name, const std::vector<ImagePaint>& paints, const OverwritePolicy& policy,
                         const DocumentOf& open, const DocumentDone& done, const Progress& progress = {});

/// Takes the step back: pixels that still have what it gave them get what they had before; what was changed since
/// stays. A step of its own in the history of each document. @throws as above, with as much taken back as could be.
/// @return pixels changed.
std::int64_t takeBackFromImages(const SharedStep& step, const DocumentOf& open, const DocumentDone& done,
                                const Progress& progress = {});

} // namespace sdw
