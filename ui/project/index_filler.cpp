#include "ui/project/index_filler.h"

#include "core/base/content_hash.h"
#include "core/base/error.h"
#include "core/base/image_io.h"
#include "core/project/project_files.h"
#include "core/project/source_labels.h"

#include <chrono>
#include <thread>

namespace sdw::ui {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kChunk = 128; // images between two deliveries

QString text(const FileStamp& stamp)
{
    return QStringLiteral("%1/%2").arg(qlonglong(stamp.time)).arg(qlonglong(stamp.size));
}

std::optional<AnnotationFiles> filesOf(const Opened& opened, const ImageItem& item)
{
    if (!opened.isSaved()) return {};
    try {
        return annotationFiles(opened.folder, item.name);
    } catch (const Error&) { // a name that leads outside has no labels of the project
        return {};
    }
}

} // namespace

LabelStamps::LabelStamps(const Opened& opened)
    : m_opened(opened)
{
    const auto text = [](const std::vector<int>& numbers) {
        ContentHash hash;
        for (const int number : numbers)
            hash.add(std::to_string(number) + ' ');
        return QString::fromStdString(hash.hex());
    };
    std::vector<int> retired;
    for (const RetiredClass& one : opened.project.retired) {
        retired.push_back(one.id);
        retired.push_back(one.becomes);
    }
    m_retired = text(retired);
    for (const ProjectSource& source : opened.project.sources) {
        const auto labels = sourceLabels(opened.project, source);
        m_sources.push_back(text({labels.begin(), labels.end()}));
    }
}

QString LabelStamps::of(std::size_t image) const
{
    const ImageItem& item = m_opened.images[image];
    QString stamp;
    if (const auto files = filesOf(m_opened, item)) {
        const FileStamp labels = stampOf(files->labels), journal = stampOf(files->journal);
        if (labels.size >= 0) stamp += QStringLiteral("file ") + text(labels);
        if (journal.size >= 0) stamp += QStringLiteral(" journal ") + text(journal);
    }
    if (!stamp.isEmpty()) return stamp + QStringLiteral(" as ") + m_retired;
    if (item.dataset < 0 || !item.labelled) return none();
    return QStringLiteral("source as ") + m_sources[std::size_t(item.dataset)];
}

QString LabelStamps::meaning() const
{
    QString all = m_retired;
    for (const QString& source : m_sources)
        all += QLatin1Char(' ') + source;
    return all;
}

ImageFacts lookAtImage(const ImageItem& item, const LabelReader& reader)
{
    ImageFacts facts;
    try {
        const ImageSize size = readImageSize(item.path);
        facts.height = size.height;
        facts.width = size.width;
        if (const auto labels = reader ? reader() : std::nullopt) facts.pixels = labels->counts();
        facts.counted = true;
    } catch (const Error& error) {
        facts.problem = QString::fromStdString(error.what());
    }
    return facts;
}

IndexFiller::IndexFiller(std::shared_ptr<const Opened> opened, IndexThread& thread, Links links)
    : m_opened(std::move(opened))
    , m_thread(thread)
    , m_links(std::move(links))
    , m_stamps(*m_opened)
    , m_known(m_opened->images.size())
{
}

void IndexFiller::report(const Progress& progress, int done) const
{
    if (progress && !progress(done, int(m_opened->images.size())))
        throw Error("The counting was stopped.", ErrorKind::Interrupted);
}

void IndexFiller::takeKnown()
{
    auto rows = m_thread.ask([](IndexDatabase& database) { return database.rows(); });
    Found found;
    std::vector<std::string> gone;
    for (IndexRow& row : rows) {
        const int image = m_opened->images.find(row.image);
        if (image < 0) {
            gone.push_back(std::move(row.image));
            continue;
        }
        m_known[std::size_t(image)] = {row.file, row.labels};
        found.emplace_back(image, std::make_shared<const ImageFacts>(std::move(row.facts)));
    }
    if (!gone.empty()) m_thread.post([gone = std::move(gone)](IndexDatabase& database) { database.remove(gone); });
    if (!found.empty()) m_links.deliver(std::move(found));
}

bool IndexFiller::isCurrent(std::size_t image)
{
    const Known& known = m_known[image];
    return known.file.size >= 0 && !known.labels.isEmpty() && known.file == stampOf(m_opened->images[image].path) &&
           known.labels == m_stamps.of(image);
}

void IndexFiller::run(const Progress& progress)
{
    takeKnown();
    std::vector<int> open;
    const int count = int(m_opened->images.size());
    for (int image = 0; image < count; ++image) {
        if (!isCurrent(std::size_t(image))) open.push_back(image);
        if (open.size() < kChunk && image + 1 < count) {
            if (image % int(kChunk) == 0) report(progress, image);
            continue;
        }
        lookAt(open, progress, image);
        open.clear();
    }
}

void IndexFiller::lookAt(const std::vector<int>& images, const Progress& progress, int done)
{
    std::vector<int> labelled;
    std::vector<IndexRow> rows;
    for (const int image : images) {
        const ImageItem& item = m_opened->images[std::size_t(image)];
        rows.push_back({.image = item.name,
                        .file = stampOf(item.path), // before it is read: what changes meanwhile is read again
                        .labels = m_stamps.of(std::size_t(image))});
        if (rows.back().labels != LabelStamps::none()) labelled.push_back(image);
    }
    const std::vector<LabelReader> readers = readersOf(labelled, progress, done);
    Found found;
    std::size_t next = 0;
    for (std::size_t i = 0; i < images.size(); ++i) {
        giveWay(progress, done);
        const bool hasLabels = next < labelled.size() && labelled[next] == images[i];
        rows[i].facts =
            lookAtImage(m_opened->images[std::size_t(images[i])], hasLabels ? readers[next] : LabelReader());
        next += hasLabels;
        found.emplace_back(images[i], std::make_shared<const ImageFacts>(rows[i].facts));
    }
    if (!found.empty()) m_links.deliver(std::move(found));
    m_thread.post([rows = std::move(rows)](IndexDatabase& database) { database.write(rows); });
    report(progress, done);
}

std::vector<LabelReader> IndexFiller::readersOf(const std::vector<int>& images, const Progress& progress, int done)
{
    if (images.empty()) return {};
    auto answer = m_links.readers(images);
    while (answer.wait_for(20ms) != std::future_status::ready)
        report(progress, done); // the other side may wait for this thread to end
    try {
        return answer.get();
    } catch (const std::future_error&) {
        throw Error("The counting was stopped.", ErrorKind::Interrupted); // there is nobody any more to answer
    }
}

/// Work that somebody waits for goes first; a little is done all the same, so that this ends some day.
void IndexFiller::giveWay(const Progress& progress, int done)
{
    for (int naps = 0; naps < 5 && m_links.othersWork(); ++naps) {
        std::this_thread::sleep_for(20ms);
        report(progress, done);
    }
}

} // namespace sdw::ui
