// Finds out what the index does not know: runs on a worker thread, slowly enough that nobody minds.
#pragma once

#include "core/base/progress.h"
#include "ui/project/index_thread.h"
#include "ui/project/project_session.h"

#include <functional>
#include <future>
#include <optional>
#include <utility>
#include <vector>

namespace sdw::ui {

/// What the labels of each image are made from: times and sizes of label file and journal; without them, what the
/// classes of its data set become. Two equal stamps: the same labels.
class LabelStamps {
public:
    explicit LabelStamps(const Opened& opened);
    QString of(std::size_t image) const;
    /// What all classes of data sets, and retired ones, become: while it stays the same, so do labels without files.
    QString meaning() const;
    static QString none() { return QStringLiteral("none"); } ///< of images without labels

private:
    const Opened& m_opened;
    QString m_retired;              ///< what retired classes became
    std::vector<QString> m_sources; ///< of each: what its classes became
};

using LabelReader = std::function<std::optional<LabelMap>()>;

class IndexFiller {
public:
    using Found = std::vector<std::pair<int, SharedFacts>>;
    /// How it speaks with the rest of the program; all are called on the worker thread.
    struct Links {
        std::function<void(Found)> deliver;
        /// Readers for the labels of these images, from the thread that has them.
        std::function<std::future<std::vector<LabelReader>>(std::vector<int>)> readers;
        std::function<bool()> othersWork; ///< then it is slow on purpose
    };

    IndexFiller(std::shared_ptr<const Opened> opened, IndexThread& thread, Links links);

    /// What the index knows comes first, at once; then every image that changed since, or is new to it, is looked at.
    /// @throws Error of kind Interrupted when the progress asks to stop.
    void run(const Progress& progress);

private:
    struct Known {
        FileStamp file;
        QString labels;
    };
    void takeKnown();
    void lookAt(const std::vector<int>& images, const Progress& progress, int done);
    bool isCurrent(std::size_t image);
    std::vector<LabelReader> readersOf(const std::vector<int>& images, const Progress& progress, int done);
    void giveWay(const Progress& progress, int done);
    void report(const Progress& progress, int done) const;

    std::shared_ptr<const Opened> m_opened;
    IndexThread& m_thread;
    Links m_links;
    LabelStamps m_stamps;
    std::vector<Known> m_known; ///< of each image
};

/// What can be told about an image. @param reader null: it has no labels.
ImageFacts lookAtImage(const ImageItem& item, const LabelReader& reader);

} // namespace sdw::ui
