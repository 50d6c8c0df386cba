// How long people wait for very many images: opening the folder, searching, sorting, filling the index.
//     list_bench [IMAGES]    (100,000 by default; the folder is made below the temporary files and removed again)
#include "core/base/image_io.h"
#include "ui/project/image_query.h"
#include "ui/project/index_filler.h"
#include "ui/project/project_open.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace sdw;
using namespace sdw::ui;

namespace {

constexpr int kNamesEach = 20'000; // a file has a limited number of names

template <typename Work>
void measure(const char* what, Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    std::printf("%-44s %9.1f ms\n", what, took.count());
}

void makeImages(const std::filesystem::path& root, int count)
{
    const auto file = [&](int i) { return root / QString::asprintf("%06d.png", i).toStdString(); };
    for (int i = 0; i < count; ++i) {
        if (i % kNamesEach == 0)
            writePng(file(i), cv::Mat(1, 1, CV_8UC3, cv::Scalar(0, 0, 0)));
        else
            std::filesystem::create_hard_link(file(i - i % kNamesEach), file(i));
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv); // for SQLite's driver
    const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : 100'000;
    const QTemporaryDir dir;
    const auto root = toPath(dir.path()) / "images";
    std::filesystem::create_directory(root);
    std::printf("%d images of 1 x 1 pixel, hard links\n", count);
    measure("make the folder", [&] { makeImages(root, count); });

    std::shared_ptr<const Opened> opened;
    measure("open the folder", [&] { opened = std::make_shared<const Opened>(openAnything(root, {})); });
    const std::size_t images = opened->images.size();
    IndexSnapshot index{opened, std::vector<SharedFacts>(images), std::vector<ImageState>(images)};
    measure("take a snapshot", [&] { static_cast<void>(IndexSnapshot(index)); });
    measure("search for words", [&] { runQuery({.words = QStringLiteral("99 1")}, index); });
    measure("sort by name", [&] { runQuery({.sort = ImageQuery::Sort::Name}, index); });
    measure("filter by state", [&] { runQuery({.states = {ImageState::Done}}, index); });

    IndexThread thread;
    thread.open(toPath(dir.path()) / "index.sqlite");
    const IndexFiller::Links links{.deliver = [](const IndexFiller::Found&) {},
                                   .readers =
                                       [](const std::vector<int>& wanted) {
                                           std::promise<std::vector<LabelReader>> none;
                                           none.set_value(std::vector<LabelReader>(wanted.size()));
                                           return none.get_future();
                                       },
                                   .othersWork = [] { return false; }};
    const auto flush = [&] { thread.ask([](IndexDatabase&) { return true; }); };
    measure("fill an empty index (aside, with pauses)", [&] {
        IndexFiller(opened, thread, links).run({});
        flush();
    });
    measure("read a full index and check every file", [&] {
        IndexFiller(opened, thread, links).run({});
        flush();
    });
    return 0;
}
