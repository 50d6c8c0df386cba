#include "ui/project/index_database.h"

#include "ui/project/project_session.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>

namespace sdw::ui {
namespace {

namespace fs = std::filesystem;

/// A file with any other tables, or with more than these, is not ours: the schema is its version. (A file from somebody
/// else could bring triggers and views, which would run.)
const char* const kTables[] = {
    "CREATE TABLE images (name TEXT PRIMARY KEY, time INTEGER, size INTEGER, labels TEXT, height INTEGER, "
    "width INTEGER, counted INTEGER, pixels TEXT, problem TEXT) WITHOUT ROWID",
    "CREATE TABLE thumbnails (name TEXT PRIMARY KEY, time INTEGER, size INTEGER, jpeg BLOB)",
};
constexpr int kLargestThumbnail = 256 << 10; // bytes; ours have some thousands

/// "3:1200 65534:80"
QString pixelsText(const std::vector<ClassCount>& pixels)
{
    QString text;
    for (const ClassCount& one : pixels)
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) +
                QStringLiteral("%1:%2").arg(one.value).arg(qlonglong(one.pixels));
    return text;
}

/// @return false: it is no such text.
bool readPixels(const QString& text, std::vector<ClassCount>& pixels)
{
    for (const QStringView part : QStringView(text).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const qsizetype colon = part.indexOf(QLatin1Char(':'));
        bool isValue = false, isCount = false;
        const int value = part.left(colon).toInt(&isValue);
        const qlonglong count = part.mid(colon + 1).toLongLong(&isCount);
        constexpr qlonglong kMost = qlonglong(1) << 40; // pixels of a picture; sums over all of them fit, too
        if (colon < 0 || !isValue || !isCount || value < 0 || value > kIgnoreLabel || count <= 0 || count > kMost ||
            (!pixels.empty() && pixels.back().value >= value))
            return false;
        pixels.push_back({std::uint16_t(value), std::int64_t(count)});
    }
    return true;
}

} // namespace

FileStamp stampOf(const fs::path& file)
{
    std::error_code code;
    const auto size = fs::file_size(file, code);
    if (code) return {};
    const auto time = fs::last_write_time(file, code);
    if (code) return {};
    return {std::int64_t(time.time_since_epoch().count()), std::int64_t(size)};
}

IndexDatabase::IndexDatabase(const fs::path& file)
    : m_file(file)
{
    static std::atomic<int> count{0};
    m_connection = QStringLiteral("index-%1").arg(++count);
    std::error_code code;
    if (fs::is_symlink(file, code)) fs::remove(file, code); // whatever it leads to is not ours to write
    if (!file.empty() && open(fromPath(file))) return;
    recover();
}

IndexDatabase::~IndexDatabase()
{
    close();
}

/// @param statement empty: what was prepared.
bool IndexDatabase::run(QSqlQuery& query, const QString& statement)
{
    const bool done = statement.isEmpty() ? query.exec() : query.exec(statement);
    if (!done) m_trouble = query.lastError().nativeErrorCode().toInt();
    return done;
}

bool IndexDatabase::open(const QString& place)
{
    m_trouble = 0;
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(place);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000")); // two windows may share a project
    if (m_database.open() && begin()) return true;
    if (m_database.lastError().isValid()) m_trouble = m_database.lastError().nativeErrorCode().toInt();
    return false;
}

bool IndexDatabase::begin()
{
    QSqlQuery query(m_database);
    run(query, QStringLiteral("PRAGMA trusted_schema = OFF"));
    run(query, QStringLiteral("PRAGMA journal_mode = WAL"));
    run(query, QStringLiteral("PRAGMA synchronous = NORMAL")); // the last rows may be lost with the power
    if (!run(query, QStringLiteral("SELECT count(*) FROM sqlite_master")) || !query.next()) return false;
    const bool isNew = query.value(0).toInt() == 0;
    for (const char* table : kTables)
        if (isNew && !run(query, QLatin1String(table))) return false;
    // A folder that cannot be written shows here at the latest.
    return hasOurTables() && run(query, QStringLiteral("BEGIN IMMEDIATE")) && run(query, QStringLiteral("ROLLBACK"));
}

bool IndexDatabase::hasOurTables()
{
    QSqlQuery query(m_database);
    if (!run(query, QStringLiteral("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"))) return false;
    std::size_t found = 0;
    for (; query.next(); ++found)
        if (found >= std::size(kTables) || query.value(0).toString() != QLatin1String(kTables[found])) return false;
    return found == std::size(kTables);
}

void IndexDatabase::close()
{
    if (m_database.isValid()) m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

/// Begins anew: in the file where that can be, else in memory.
void IndexDatabase::recover()
{
    close();
    // One that another window writes, or that nobody may write, is not damaged: it stays as it is.
    constexpr int kPrimary = 0xff, kBusy = 5, kLocked = 6, kReadOnly = 8, kCannotOpen = 14;
    const int trouble = m_trouble & kPrimary;
    const bool damaged = trouble != kBusy && trouble != kLocked && trouble != kReadOnly && trouble != kCannotOpen;
    if (!m_file.empty() && !m_inMemory && damaged) {
        std::error_code code;
        for (const char* ending : {"", "-wal", "-shm", "-journal"})
            fs::remove(fs::path(m_file.string() + ending), code);
        if (open(fromPath(m_file))) return;
        close();
    }
    m_inMemory = true;
    open(QStringLiteral(":memory:"));
}

std::vector<IndexRow> IndexDatabase::rows()
{
    std::vector<IndexRow> rows;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    bool whole = run(query, QStringLiteral("SELECT name, time, size, labels, height, width, counted, pixels, problem "
                                           "FROM images"));
    while (whole && query.next()) {
        IndexRow row{.image = query.value(0).toString().toStdString(),
                     .file = {query.value(1).toLongLong(), query.value(2).toLongLong()},
                     .labels = query.value(3).toString()};
        row.facts.height = std::max(0, query.value(4).toInt());
        row.facts.width = std::max(0, query.value(5).toInt());
        row.facts.counted = query.value(6).toBool();
        row.facts.problem = query.value(8).toString();
        whole = readPixels(query.value(7).toString(), row.facts.pixels);
        rows.push_back(std::move(row));
    }
    if (query.lastError().isValid()) {
        m_trouble = query.lastError().nativeErrorCode().toInt();
        whole = false;
    }
    query.finish();
    if (whole) return rows;
    query = QSqlQuery(); // lets go of the file
    recover();
    return {};
}

void IndexDatabase::write(const std::vector<IndexRow>& rows)
{
    bool whole = m_database.transaction();
    {
        QSqlQuery query(m_database);
        whole =
            whole && query.prepare(QStringLiteral("INSERT OR REPLACE INTO images VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        for (const IndexRow& row : rows) {
            const QVariant values[] = {QString::fromStdString(row.image),
                                       qlonglong(row.file.time),
                                       qlonglong(row.file.size),
                                       row.labels,
                                       row.facts.height,
                                       row.facts.width,
                                       int(row.facts.counted),
                                       pixelsText(row.facts.pixels),
                                       row.facts.problem};
            for (int i = 0; i < int(std::size(values)); ++i)
                query.bindValue(i, values[i]);
            whole = whole && run(query);
        }
        whole = whole && m_database.commit();
    }
    if (!whole) recover();
}

void IndexDatabase::remove(const std::vector<std::string>& images)
{
    bool whole = m_database.transaction();
    {
        QSqlQuery query(m_database);
        for (const QString& table : {QStringLiteral("images"), QStringLiteral("thumbnails")}) {
            whole = whole && query.prepare(QStringLiteral("DELETE FROM %1 WHERE name = ?").arg(table));
            for (const std::string& image : images) {
                query.bindValue(0, QString::fromStdString(image));
                whole = whole && run(query);
            }
        }
        whole = whole && m_database.commit();
    }
    if (!whole) recover();
}

QByteArray IndexDatabase::thumbnail(const std::string& image, const FileStamp& file)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT jpeg FROM thumbnails WHERE name = ? AND time = ? AND size = ?"));
    query.addBindValue(QString::fromStdString(image));
    query.addBindValue(qlonglong(file.time));
    query.addBindValue(qlonglong(file.size));
    if (!query.exec() || !query.next()) return {};
    const QByteArray jpeg = query.value(0).toByteArray();
    return jpeg.size() <= kLargestThumbnail ? jpeg : QByteArray();
}

void IndexDatabase::setThumbnail(const std::string& image, const FileStamp& file, const QByteArray& jpeg)
{
    if (m_inMemory) return; // memory has a better use
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO thumbnails VALUES (?, ?, ?, ?)"));
    query.addBindValue(QString::fromStdString(image));
    query.addBindValue(qlonglong(file.time));
    query.addBindValue(qlonglong(file.size));
    query.addBindValue(jpeg);
    query.exec(); // one that is not kept is drawn again next time
}

} // namespace sdw::ui
