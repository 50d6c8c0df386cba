#include "core/base/crc32c.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/tensorboard.h"
#include "tests/support/test_files.h"

#include <QTemporaryDir>

#include <bit>
#include <map>

using namespace sdw;

namespace {

std::uint64_t littleEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// A protobuf message read without knowing its type: field number -> values, numbers as their bits.
struct Message {
    std::multimap<int, std::uint64_t> numbers;
    std::multimap<int, std::string> texts;

    explicit Message(std::string_view bytes)
    {
        const auto varint = [&] {
            std::uint64_t value = 0;
            for (int shift = 0;; shift += 7) {
                const auto byte = static_cast<unsigned char>(bytes.front());
                bytes.remove_prefix(1);
                value |= std::uint64_t(byte & 0x7F) << shift;
                if (byte < 0x80) return value;
            }
        };
        while (!bytes.empty()) {
            const auto key = varint();
            const int field = int(key >> 3), wire = int(key & 7);
            if (wire == 0) {
                numbers.emplace(field, varint());
                continue;
            }
            const std::size_t size = wire == 1 ? 8 : wire == 5 ? 4 : varint();
            if (wire == 2)
                texts.emplace(field, bytes.substr(0, size));
            else
                numbers.emplace(field, littleEndian(bytes.substr(0, size)));
            bytes.remove_prefix(size);
        }
    }
    Message inner(int field) const { return Message(texts.find(field)->second); }
    std::string text(int field) const { return texts.find(field)->second; }
    std::uint64_t number(int field) const { return numbers.find(field)->second; }
};

/// Reads records with both check sums.
std::vector<Message> records(const std::filesystem::path& file)
{
    const std::string content = readFileWhole(file);
    std::vector<Message> found;
    std::string_view rest = content;
    while (!rest.empty()) {
        const auto length = littleEndian(rest.substr(0, 8));
        if (littleEndian(rest.substr(8, 4)) != maskedCrc32c(rest.substr(0, 8))) throw Error("check sum of a length");
        const auto payload = rest.substr(12, length);
        if (littleEndian(rest.substr(12 + length, 4)) != maskedCrc32c(payload)) throw Error("check sum of a payload");
        found.emplace_back(payload);
        rest.remove_prefix(16 + length);
    }
    return found;
}

} // namespace

class TestTensorBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void checkSum()
    {
        QCOMPARE(crc32c("123456789"), 0xe3069283u);
        QCOMPARE(crc32c(""), 0u);
    }
    void recordsReadBack()
    {
        const QTemporaryDir folder;
        TensorBoardWriter writer(folder.path().toStdString());
        writer.scalar("train/loss", 300, 1.5);
        writer.image("samples/a", 7, 2, 3, "png bytes");
        writer.text("config", 0, "# hello");
        writer.flush();
        QVERIFY(writer.file().filename().string().find("tfevents") != std::string::npos);

        const auto events = records(writer.file());
        QCOMPARE(events.size(), std::size_t(4));
        QCOMPARE(events[0].text(3), std::string("brain.Event:2"));
        QVERIFY(std::bit_cast<double>(events[0].number(1)) > 1.6e9);

        QCOMPARE(events[1].number(2), std::uint64_t(300));
        const Message scalar = events[1].inner(5).inner(1);
        QCOMPARE(scalar.text(1), std::string("train/loss"));
        QCOMPARE(std::bit_cast<float>(std::uint32_t(scalar.number(2))), 1.5f);

        const Message image = events[2].inner(5).inner(1).inner(4);
        QCOMPARE(image.number(1), std::uint64_t(2));
        QCOMPARE(image.number(2), std::uint64_t(3));
        QCOMPARE(image.text(4), std::string("png bytes"));

        const Message text = events[3].inner(5).inner(1);
        QCOMPARE(text.inner(9).inner(1).text(1), std::string("text"));
        QCOMPARE(text.inner(8).number(1), std::uint64_t(7));
        QCOMPARE(text.inner(8).text(8), std::string("# hello"));
    }
    void resumedRunSaysFromWhere()
    {
        const QTemporaryDir folder;
        TensorBoardWriter first(folder.path().toStdString()), second(folder.path().toStdString(), 41);
        QVERIFY(first.file() != second.file());
        const auto events = records(second.file());
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[1].number(2), std::uint64_t(41));
        QCOMPARE(events[1].inner(7).number(1), std::uint64_t(1));
    }
    void folderThatIsNotThere() { QVERIFY_THROWS_EXCEPTION(Error, TensorBoardWriter("/nonexistent/folder")); }
};

QTEST_GUILESS_MAIN(TestTensorBoard)
#include "tst_tensorboard.moc"
