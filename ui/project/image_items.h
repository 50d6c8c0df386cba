// The images of what is open: one list, made once and shared by everybody.
#pragma once

#include "core/project/project.h"

#include <QString>

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sdw::ui {

/// One image of what is open.
struct ImageItem {
    std::string name; ///< "SOURCE/path/in/source.jpg": the image's key in the project
    std::filesystem::path path;
    std::string split; ///< of the project, else of the data set
    int dataset = -1;  ///< index in Opened::datasets; -1: a file that belongs to none
    std::string datasetSplit;
    std::size_t index = 0; ///< in that split of the data set
    bool labelled = false; ///< the data set has a label map for it

    QString title() const;  ///< the file's name
    QString folder() const; ///< the folders between source and file; empty: none
};

/// Never changed once made: copies share it, and worker threads may read it. It may hold very many images.
class ImageItems {
public:
    ImageItems()
        : ImageItems(std::vector<ImageItem>())
    {
    }
    explicit ImageItems(std::vector<ImageItem> items);

    std::size_t size() const { return m_content->items.size(); }
    bool empty() const { return m_content->items.empty(); }
    const ImageItem& operator[](std::size_t index) const { return m_content->items[index]; }
    const ImageItem& at(std::size_t index) const { return m_content->items.at(index); }
    auto begin() const { return m_content->items.begin(); }
    auto end() const { return m_content->items.end(); }
    /// Both list the same images in the same order.
    bool isSame(const ImageItems& other) const { return m_content->origin == other.m_content->origin; }

    /// @return index of the image of this name; -1: there is none.
    int find(const std::string& name) const;
    std::size_t labelled() const { return m_content->labelled; }
    /// The same images in the splits that the project says; where it says nothing, those of their data set.
    ImageItems withSplits(const Project& project) const;

private:
    struct Content {
        std::vector<ImageItem> items;
        std::unordered_map<std::string_view, int> places; ///< by name; refers to `items`
        std::size_t labelled = 0;
        std::shared_ptr<const int> origin; ///< shared by lists that differ in their splits only
    };
    static std::shared_ptr<Content> makeContent(std::vector<ImageItem> items);

    std::shared_ptr<const Content> m_content;
};

} // namespace sdw::ui
