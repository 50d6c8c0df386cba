// index.sqlite: what reading every image and every label would tell again. A cache: it may be deleted at any time, and
// one that is damaged, of another version or of another make is thrown away and begun anew. Where it cannot be written
// (a folder that is read-only) it lives in memory.
#pragma once

#include "ui/project/image_facts.h"

#include <QByteArray>
#include <QSqlDatabase>

#include <filesystem>
#include <string>

class QSqlQuery;

namespace sdw::ui {

/// Tells whether a file is still what it was.
struct FileStamp {
    std::int64_t time = 0;  ///< of its last change, in the system's own unit
    std::int64_t size = -1; ///< bytes; -1: there is no such file

    bool operator==(const FileStamp&) const = default;
};
FileStamp stampOf(const std::filesystem::path& file);

struct IndexRow {
    std::string image; ///< its name in the project
    FileStamp file;    ///< of the image, when it was looked at
    QString labels;    ///< what its labels were then; see LabelStamps in ui/project/index_filler.h. Empty: count again
    ImageFacts facts;
};

/// Used on one thread: that on which it was made. Nothing here throws: what cannot be kept is found out again.
class IndexDatabase {
public:
    /// @param file empty: in memory.
    explicit IndexDatabase(const std::filesystem::path& file);
    ~IndexDatabase();
    IndexDatabase(const IndexDatabase&) = delete;
    IndexDatabase& operator=(const IndexDatabase&) = delete;

    bool isInMemory() const { return m_inMemory; }

    std::vector<IndexRow> rows();
    void write(const std::vector<IndexRow>& rows);
    void remove(const std::vector<std::string>& images);

    /// A small picture as JPEG. Empty: there is none of this file as it is now.
    QByteArray thumbnail(const std::string& image, const FileStamp& file);
    void setThumbnail(const std::string& image, const FileStamp& file, const QByteArray& jpeg);

private:
    bool run(QSqlQuery& query, const QString& statement = {});
    bool open(const QString& place);
    bool begin();
    bool hasOurTables();
    void close();
    void recover();

    std::filesystem::path m_file;
    QString m_connection;
    QSqlDatabase m_database;
    int m_trouble = 0; ///< SQLite's code of what failed last
    bool m_inMemory = false;
};

} // namespace sdw::ui
