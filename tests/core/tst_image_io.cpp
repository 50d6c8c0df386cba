#include "tests/support/test_files.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <fstream>
#include <set>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

QString messageOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

double difference(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() ? cv::norm(a, b, cv::NORM_INF) : 1e9;
}

double meanDifference(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type()
               ? cv::norm(a, b, cv::NORM_L1) / double(a.total() * std::size_t(a.channels()))
               : 1e9;
}

cv::Mat noise(int height, int width, int type)
{
    cv::Mat pixels(height, width, type);
    cv::theRNG().state = 7;
    cv::randu(pixels, 0, type == CV_16UC1 ? 65536 : 256);
    return pixels;
}

/// While it lives, the process may take only so much more memory than it has.
class MemoryLimit {
public:
    explicit MemoryLimit(std::uint64_t extra)
    {
        getrlimit(RLIMIT_AS, &m_before);
        std::ifstream statm("/proc/self/statm");
        std::uint64_t pages = 0;
        statm >> pages;
        rlimit limit = m_before;
        limit.rlim_cur = std::min<rlim_t>(m_before.rlim_max, pages * 4096 + extra);
        if (!underSanitizer()) setrlimit(RLIMIT_AS, &limit);
    }
    ~MemoryLimit() { setrlimit(RLIMIT_AS, &m_before); }

private:
    static bool underSanitizer()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return true; // its shadow memory needs all addresses
#else
        return false;
#endif
    }
    rlimit m_before{};
};

} // namespace

class TestImageIo : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void manifest_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("expect");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("memoryMib");
        QTest::newRow("none") << ""
                              << "" << QSize() << 0;
        const fs::path folder = test::testFiles() / "data/hard_images";
        if (test::testFiles().empty() || !fs::exists(folder)) return;
        const auto manifest = nlohmann::json::parse(readFileWhole(folder / "MANIFEST.json"));
        QCOMPARE(manifest["files"].size(), manifest["count"].get<std::size_t>());
        for (const auto& entry : manifest["files"]) {
            const auto& seen = entry["pillow"];
            const auto& size = seen.contains("upright_size") ? seen["upright_size"]
                               : seen.contains("size")       ? seen["size"]
                                                             : nlohmann::json();
            QTest::newRow(entry["file"].get<std::string>().c_str())
                << QString::fromStdString(entry["file"]) << QString::fromStdString(entry["expect"])
                << (size.is_array() ? QSize(size[0], size[1]) : QSize()) << entry.value("memory_limit_mib", 1024);
        }
    }
    void manifest()
    {
        SDW_NEED_TEST_FILES(folder, "data/hard_images");
        QFETCH(QString, file);
        QFETCH(QString, expect);
        QFETCH(QSize, size);
        QFETCH(int, memoryMib);
        if (file.isEmpty()) return;
        const fs::path path = folder / file.toStdString();
        const MemoryLimit limit(std::uint64_t(memoryMib) << 20);
        cv::Mat image;
        const QString message = messageOf([&] { image = readImage(path); });
        if (expect == "load") QVERIFY2(message.isEmpty(), qPrintable(message));
        if (expect == "reject") QVERIFY(!message.isEmpty());
        if (!message.isEmpty()) {
            QVERIFY2(message.contains(QString::fromStdString(path.string())) && message.endsWith('.'),
                     qPrintable(message));
            return;
        }
        QCOMPARE(image.type(), CV_8UC3);
        if (expect == "load") QCOMPARE(QSize(image.cols, image.rows), size);
        const ImageSize told = readImageSize(path);
        QCOMPARE(QSize(told.width, told.height), QSize(image.cols, image.rows));
    }
    void cutFilesAreRefused()
    {
        SDW_NEED_TEST_FILES(folder, "data/hard_images/damaged");
        for (const char* name : {"photo_cut_at_60_percent.jpg", "truncated_jpeg.jpg", "truncated_image.png",
                                 "x_unexpected_eof.png", "broken_data_stream.png"}) {
            const QString message = messageOf([&] { readImage(folder / name); });
            QVERIFY2(message.contains(name) && (message.contains("cut") || message.contains("damaged")),
                     qPrintable(message));
        }
        QVERIFY(messageOf([&] { readImage(folder / "zero_bytes.png"); }).contains("the file is empty"));
    }
    void everyTruncationOfAFileIsNoticed_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {".png", ".jpg", ".webp", ".tif", ".bmp", ".ppm"})
            QTest::newRow(ending) << ending;
    }
    void everyTruncationOfAFileIsNoticed()
    {
        QFETCH(QString, ending);
        cv::Mat pixels = noise(40, 50, CV_8UC3);
        cv::GaussianBlur(pixels, pixels, {9, 9}, 0);
        std::vector<std::uint8_t> bytes;
        QVERIFY(cv::imencode(ending.toStdString(), pixels, bytes));
        const fs::path whole = at("whole"), cut = at("cut");
        writeFileWhole(whole, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
        QCOMPARE(readImage(whole).size(), pixels.size());
        for (std::size_t size = 0; size < bytes.size() - 2; size += 1 + bytes.size() / 40) {
            writeFileWhole(cut, std::string_view(reinterpret_cast<const char*>(bytes.data()), size));
            const QString message = messageOf([&] { readImage(cut); });
            QVERIFY2(message.contains("cut"),
                     qPrintable(QString("%1 of %2 bytes: %3").arg(size).arg(bytes.size()).arg(message)));
        }
    }
    void flippedBytesNeverCrash_data() { everyTruncationOfAFileIsNoticed_data(); }
    void flippedBytesNeverCrash()
    {
        QFETCH(QString, ending);
        std::vector<std::uint8_t> bytes;
        QVERIFY(cv::imencode(ending.toStdString(), noise(16, 20, CV_8UC3), bytes));
        const MemoryLimit limit(1ull << 30);
        for (std::size_t i = 0; i < 150; ++i) {
            auto damaged = bytes;
            const std::size_t place = i < 60 ? i % bytes.size() : (i * 7919) % bytes.size(); // headers above all
            damaged[place] = std::uint8_t(damaged[place] ^ (1u << (i % 8)) ^ (i % 3 ? 0 : 0xf0));
            writeFileWhole(at("flipped"),
                           std::string_view(reinterpret_cast<const char*>(damaged.data()), damaged.size()));
            try {
                const cv::Mat image = readImage(at("flipped"));
                QCOMPARE(image.type(), CV_8UC3);
            } catch (const Error& error) {
                QVERIFY(QString(error.what()).contains("flipped"));
            } catch (const std::bad_alloc&) {
                QFAIL("took too much memory");
            }
        }
    }
    void orientationsShowTheSamePicture()
    {
        SDW_NEED_TEST_FILES(folder, "data/hard_images/exif_orientation");
        const auto small = [&](int number) {
            cv::Mat shrunk;
            cv::resize(readImage(folder / ("Landscape_" + std::to_string(number) + ".jpg")), shrunk, {90, 60}, 0, 0,
                       cv::INTER_AREA);
            return shrunk;
        };
        const cv::Mat upright = small(1);
        for (int number = 2; number <= 8; ++number)
            QVERIFY2(meanDifference(upright, small(number)) < 4, qPrintable(QString::number(number)));
    }
    void orientationInPngAndWebP()
    {
        // An EXIF block that says 6: turn a quarter clockwise.
        const std::string exif("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 26);
        cv::Mat pixels(2, 3, CV_8UC3, cv::Scalar(0, 0, 0));
        pixels.at<cv::Vec3b>(0, 0) = {255, 255, 255};
        writePng(at("plain.png"), pixels);
        std::string bytes = readFileWhole(at("plain.png"));
        const auto big32 = [](std::uint32_t value) {
            return std::string{char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
        };
        std::string chunk = "eXIf" + exif;
        std::uint32_t crc = ~0u;
        for (const unsigned char c : chunk) {
            crc ^= c;
            for (int i = 0; i < 8; ++i)
                crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
        }
        bytes.insert(33, big32(std::uint32_t(exif.size())) + chunk + big32(~crc));
        writeFileWhole(at("turned.png"), bytes);
        const cv::Mat turned = readImage(at("turned.png"));
        QCOMPARE(turned.size(), cv::Size(2, 3));
        QCOMPARE(turned.at<cv::Vec3b>(0, 1), cv::Vec3b(255, 255, 255));
        QCOMPARE(readImageSize(at("turned.png")).height, 3);
        QCOMPARE(readLabelPixels(at("turned.png")).size(), cv::Size(3, 2)); // labels are not turned
    }
    void cmykLooksLikeItsPair()
    {
        SDW_NEED_TEST_FILES(folder, "data/hard_images/colour");
        const double off =
            meanDifference(readImage(folder / "pil_sample_cmyk.jpg"), readImage(folder / "pil_sample_rgb.jpg"));
        QVERIFY2(off < 25, qPrintable(QString::number(off))); // inverted colours would be above 60
    }
    void wideValuesAreScaledForImagesAndKeptForLabels()
    {
        cv::Mat wide(1, 3, CV_16UC1);
        wide.at<std::uint16_t>(0, 0) = 0;
        wide.at<std::uint16_t>(0, 1) = 257 * 100;
        wide.at<std::uint16_t>(0, 2) = 65535;
        writePng(at("wide.png"), wide);
        QCOMPARE(readImage(at("wide.png")).at<cv::Vec3b>(0, 1), cv::Vec3b(100, 100, 100));
        QCOMPARE(readImage(at("wide.png")).at<cv::Vec3b>(0, 2), cv::Vec3b(255, 255, 255));
        QCOMPARE(difference(readIndexMap(at("wide.png")), wide), 0.0);
        SDW_NEED_TEST_FILES(all, "data/hard_images/bit_depth/label16_all_values.png");
        const cv::Mat values = readIndexMap(all);
        QCOMPARE(values.type(), CV_16UC1);
        std::set<int> seen(values.begin<std::uint16_t>(), values.end<std::uint16_t>());
        QCOMPARE(seen.size(), std::size_t(65536));
        writePng(at("all.png"), values);
        QCOMPARE(difference(readIndexMap(at("all.png")), values), 0.0);
    }
    void lowBitLabelsGiveStoredValues()
    {
        SDW_NEED_TEST_FILES(folder, "data/hard_images/palette_and_low_bit");
        double low = 0, high = 0;
        cv::minMaxLoc(readIndexMap(folder / "basn0g01.png"), &low, &high);
        QCOMPARE(high, 1.0);
        cv::minMaxLoc(readImage(folder / "basn0g01.png").reshape(1), &low, &high);
        QCOMPARE(high, 255.0);
        cv::minMaxLoc(readIndexMap(folder / "basn3p01.png"), &low, &high);
        QCOMPARE(high, 1.0);
        cv::minMaxLoc(readIndexMap(folder / "basn3p04.png"), &low, &high);
        QVERIFY(high < 16);
        QCOMPARE(readIndexMap(folder / "basn3p08.png").type(), CV_8UC1);
    }
    void palettesGiveIndicesAsLabelsAndColoursAsImages()
    {
        cv::Mat indices(2, 2, CV_8UC1, cv::Scalar(0));
        indices.at<std::uint8_t>(1, 0) = 2;
        writePalettePng(at("palette.png"), indices, {{1, 2, 3}, {4, 5, 6}, {70, 80, 90}});
        QCOMPARE(difference(readIndexMap(at("palette.png")), indices), 0.0);
        QCOMPARE(readImage(at("palette.png")).at<cv::Vec3b>(1, 0), cv::Vec3b(90, 80, 70));
        QVERIFY(messageOf([&] {
                    writePalettePng(at("bad.png"), indices, {{1, 2, 3}});
                }).contains("index 2 with 1 colours"));
        QVERIFY(!fs::exists(at("bad.png")));
    }
    void writtenPixelsComeBack_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("grey") << CV_8UC1;
        QTest::newRow("colour") << CV_8UC3;
        QTest::newRow("wide") << CV_16UC1;
    }
    void writtenPixelsComeBack()
    {
        QFETCH(int, type);
        for (const cv::Size size : {cv::Size(1, 1), cv::Size(7, 3), cv::Size(300, 1)}) {
            const cv::Mat pixels = noise(size.height, size.width, type);
            writePng(at("back.png"), pixels);
            QCOMPARE(difference(readLabelPixels(at("back.png")), pixels), 0.0);
            QCOMPARE(difference(cv::imread(at("back.png").string(), cv::IMREAD_UNCHANGED), pixels),
                     0.0); // another reader agrees
        }
        QVERIFY_THROWS_EXCEPTION(Error, writePng(at("no.png"), cv::Mat(2, 2, CV_32FC1)));
    }
    void partOfALargerPictureIsWritten()
    {
        const cv::Mat pixels = noise(20, 30, CV_8UC1);
        writePng(at("part.png"), pixels(cv::Rect(5, 6, 7, 8)));
        QCOMPARE(difference(readIndexMap(at("part.png")), pixels(cv::Rect(5, 6, 7, 8)).clone()), 0.0);
    }
    void photosAreReadAsOpenCvReadsThem()
    {
        SDW_NEED_TEST_FILES(file, "data/samples/ade20k/ADEChallengeData2016/images/validation/ADE_val_00000001.jpg");
        QCOMPARE(difference(readImage(file), cv::imread(file.string())), 0.0);
    }
    void labelsOfOtherKindsAreRefused()
    {
        cv::imwrite(at("label.jpg").string(), noise(8, 8, CV_8UC1));
        QVERIFY(messageOf([&] { readIndexMap(at("label.jpg")); }).contains("may not be a JPEG"));
        writePng(at("colour.png"), noise(8, 8, CV_8UC3));
        QVERIFY(messageOf([&] { readIndexMap(at("colour.png")); }).contains("expected one channel"));
        cv::Mat grey = noise(8, 8, CV_16UC1);
        cv::imwrite(at("label.tif").string(), grey);
        QCOMPARE(difference(readIndexMap(at("label.tif")), grey), 0.0);
    }
    void pixelLimitIsTheCallers()
    {
        writePng(at("big.png"), cv::Mat(100, 100, CV_8UC1, cv::Scalar(0)));
        const QString message = messageOf([&] { readImage(at("big.png"), 9999); });
        QVERIFY2(message.contains("100×100") && message.contains("9999"), qPrintable(message));
        QCOMPARE(readImage(at("big.png"), 10000).rows, 100);
    }
    void whatIsNoFileIsRefusedAtOnce()
    {
        QVERIFY(messageOf([&] { readImage(at("absent.png")); }).contains("No such file"));
        fs::create_directory(at("folder.png"));
        QVERIFY(messageOf([&] { readImage(at("folder.png")); }).contains("regular file"));
        QCOMPARE(mkfifo(at("pipe.png").c_str(), 0600), 0);
        QVERIFY(messageOf([&] { readImage(at("pipe.png")); }).contains("regular file"));
        QVERIFY(messageOf([&] { readIndexMap(at("pipe.png")); }).contains("regular file"));
        QVERIFY(messageOf([&] { readImageSize(at("pipe.png")); }).contains("regular file"));
    }
    void endings()
    {
        for (const char* name : {"a.PNG", "b.Jpeg", "dots.in.name.v1.tif", "x.webp"})
            QVERIFY(looksLikeImage(name));
        for (const char* name : {"a.gif", "b.jpg~", ".png", "c.txt", "d"})
            QVERIFY2(!looksLikeImage(name), name);
    }
};

QTEST_GUILESS_MAIN(TestImageIo)
#include "tst_image_io.moc"
