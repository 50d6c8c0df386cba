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

/// A step that was done, and what there was before.
struct SharedStep {
    struct Piece {
        Region region;
        std::uint16_t before = 0, after = 0; ///< labels
    };
    struct Part {
        std::string image;
        std::vector<Piece> pieces;
        HistoryEntry entry; ///< in the history of the image's document
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

/// Takes the step back. Where it is the last that was done in a document, it is undone there; else pixels that still
/// have what it gave them get what they had before, as a step of their own, and what was changed since stays.
/// @throws as above, with the images taken back that came before the one in trouble. @return pixels given back.
std::int64_t takeBackFromImages(const SharedStep& step, const DocumentOf& open, const DocumentDone& done,
                                const Progress& progress = {});

} // namespace sdw
