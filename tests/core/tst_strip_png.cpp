#include "core/base/png_file.h"
#include "core/base/random.h"
#include "core/base/strip_png.h"

#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QtEndian>
#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// Patches of one value, as labels are, with single pixels in between.
cv::Mat patches(int height, int width, int type)
{
    Random random(4);
    cv::Mat pixels(height, width, type, cv::Scalar(5));
    const std::uint64_t most = type == CV_8UC1 ? 256 : 65536;
    for (int i = 0; i < 60; ++i) {
        const cv::Rect area(int(random.below(std::uint64_t(width))), int(random.below(std::uint64_t(height))),
                            1 + int(random.below(80)), 1 + int(random.below(80)));
        pixels(area & cv::Rect(0, 0, width, height)).setTo(cv::Scalar(double(random.below(most))));
    }
    return pixels;
}

StripPng pictureOf(const cv::Mat& pixels, int stripHeight)
{
    return {.height = pixels.rows,
            .width = pixels.cols,
            .bitDepth = pixels.depth() == CV_8U ? 8 : 16,
            .palette = {},
            .stripHeight = stripHeight,
            .fill = [pixels](int first, int count, void* rows) {
                std::memcpy(rows, pixels.ptr(first), std::size_t(count) * pixels.cols * pixels.elemSize());
            }};
}

} // namespace

class TestStripPng : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyReaderReadsIt_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("strip");
        QTest::newRow("one strip") << CV_8UC1 << 200 << 333 << 256;
        QTest::newRow("several") << CV_8UC1 << 700 << 333 << 256;
        QTest::newRow("a strip a row") << CV_8UC1 << 40 << 33 << 1;
        QTest::newRow("16 bits") << CV_16UC1 << 300 << 333 << 64;
        QTest::newRow("one pixel") << CV_8UC1 << 1 << 1 << 256;
        QTest::newRow("a line") << CV_16UC1 << 1 << 40001 << 256;
        QTest::newRow("wider than the checksum's modulus") << CV_8UC1 << 5 << 140'000 << 256;
    }
    void anyReaderReadsIt()
    {
        QFETCH(int, type);
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, strip);
        const cv::Mat pixels = patches(height, width, type);
        const std::string bytes = encodeStripPng(pictureOf(pixels, strip));
        const cv::Mat own = decodePng(bytes, "x", 1 << 30).pixels;
        QCOMPARE(own.type(), type);
        QCOMPARE(cv::norm(own, pixels, cv::NORM_INF), 0.0);
        const cv::Mat theirs =
            cv::imdecode(cv::Mat(1, int(bytes.size()), CV_8UC1, const_cast<char*>(bytes.data())), cv::IMREAD_UNCHANGED);
        QCOMPARE(cv::norm(theirs, pixels, cv::NORM_INF), 0.0);
    }
    /// Readers of pictures forgive a wrong checksum, so it is looked at here. Rows that are like the row above have a
    /// way of their own to it.
    void theChecksumIsRight_data() { anyReaderReadsIt_data(); }
    void theChecksumIsRight()
    {
        QFETCH(int, type);
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, strip);
        const cv::Mat pixels = patches(height, width, type);
        const std::string png = encodeStripPng(pictureOf(pixels, strip));
        const auto big32 = [&png](std::size_t at) {
            return qFromBigEndian<quint32>(reinterpret_cast<const uchar*>(png.data() + at));
        };
        const std::size_t length = (std::size_t(width) * pixels.elemSize() + 1) * std::size_t(height);
        QByteArray stream(4, 0);
        qToBigEndian(quint32(length), stream.data());
        for (std::size_t at = 8; at < png.size(); at += 12 + big32(at)) // length, name, data, checksum
            if (png.substr(at + 4, 4) == "IDAT") stream.append(png.data() + at + 8, qsizetype(big32(at)));
        QCOMPARE(qUncompress(stream).size(), qsizetype(length)); // nothing where the checksum is wrong
    }
    void colours()
    {
        StripPng picture = pictureOf(cv::Mat(3, 4, CV_8UC1, cv::Scalar(1)), 2);
        picture.palette = {{1, 2, 3}, {40, 50, 60}};
        const PngImage read = decodePng(encodeStripPng(picture), "x", 100);
        QCOMPARE(read.palette.size(), std::size_t(2));
        QCOMPARE(read.palette[1], (std::array<std::uint8_t, 3>{40, 50, 60}));
        QCOMPARE(int(read.pixels.at<std::uint8_t>(2, 3)), 1);
    }
    void threadsDoNotChangeTheBytes()
    {
        const StripPng picture = pictureOf(patches(900, 500, CV_8UC1), 64);
        const std::string bytes = encodeStripPng(picture);
        const int threads = cv::getNumThreads();
        cv::setNumThreads(1);
        const std::string alone = encodeStripPng(picture);
        cv::setNumThreads(threads);
        QVERIFY(alone == bytes);
    }
    void smoothPicturesAreSmall()
    {
        const std::string bytes = encodeStripPng(pictureOf(cv::Mat(2000, 2000, CV_8UC1, cv::Scalar(7)), 256));
        QVERIFY(bytes.size() < 12'000);
    }
};

QTEST_GUILESS_MAIN(TestStripPng)
#include "tst_strip_png.moc"
