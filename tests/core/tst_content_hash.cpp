#include "core/base/content_hash.h"
#include "tests/support/test_files.h"

using namespace sdw;

namespace {

std::string hashOf(std::string_view text)
{
    ContentHash hash;
    hash.add(text);
    return hash.hex();
}

} // namespace

class TestContentHash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void publishedValues()
    {
        QCOMPARE(hashOf(""), std::string("ef46db3751d8e999"));
        QCOMPARE(hashOf("a"), std::string("d24ec4f1a98c6e5b"));
        QCOMPARE(hashOf("abc"), std::string("44bc2cf5ad770999"));
        QCOMPARE(hashOf("Nobody inspects the spammish repetition"), std::string("fbcea83c8a378bf1"));
    }
    void doesNotDependOnThePieces()
    {
        std::string text;
        for (int i = 0; i < 257; ++i)
            text += char(i * 31);
        for (std::size_t piece = 1; piece < 70; ++piece) {
            ContentHash hash;
            for (std::size_t at = 0; at < text.size(); at += piece)
                hash.add(std::string_view(text).substr(at, piece));
            QCOMPARE(hash.hex(), hashOf(text));
        }
    }
    void everyByteCounts()
    {
        std::string text(100, 'x');
        const std::string before = hashOf(text);
        for (std::size_t i = 0; i < text.size(); ++i) {
            text[i] = 'y';
            QVERIFY(hashOf(text) != before);
            text[i] = 'x';
        }
    }
};

QTEST_GUILESS_MAIN(TestContentHash)
#include "tst_content_hash.moc"
