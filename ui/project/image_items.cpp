#include "ui/project/image_items.h"

#include "ui/project/project_session.h"

namespace sdw::ui {

QString ImageItem::title() const
{
    return fromPath(path.filename());
}

QString ImageItem::folder() const
{
    const std::size_t begin = name.find('/') + 1, end = name.rfind('/');
    return end == std::string::npos || end <= begin ? QString()
                                                    : QString::fromStdString(name.substr(begin, end - begin));
}

std::shared_ptr<ImageItems::Content> ImageItems::makeContent(std::vector<ImageItem> items)
{
    auto content = std::make_shared<Content>();
    content->items = std::move(items);
    content->places.reserve(content->items.size());
    for (std::size_t i = 0; i < content->items.size(); ++i) {
        content->places.emplace(content->items[i].name, int(i)); // of equal names (an image in two splits) the first
        content->labelled += content->items[i].labelled;
    }
    content->origin = std::make_shared<const int>();
    return content;
}

ImageItems::ImageItems(std::vector<ImageItem> items)
    : m_content(makeContent(std::move(items)))
{
}

int ImageItems::find(const std::string& name) const
{
    const auto found = m_content->places.find(name);
    return found == m_content->places.end() ? -1 : found->second;
}

ImageItems ImageItems::withSplits(const Project& project) const
{
    std::unordered_map<std::string_view, const std::string*> splits;
    for (const auto& [split, names] : project.splits)
        for (const std::string& name : names)
            splits.emplace(name, &split);
    std::vector<ImageItem> items = m_content->items;
    for (ImageItem& item : items) {
        const auto found = splits.find(item.name);
        item.split = found == splits.end() ? item.datasetSplit : *found->second;
    }
    auto content = makeContent(std::move(items));
    content->origin = m_content->origin;
    ImageItems result;
    result.m_content = std::move(content);
    return result;
}

} // namespace sdw::ui
