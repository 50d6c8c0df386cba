// Where tests find what a clone does not hold: real data and parity fixtures.
#pragma once

#include <QtTest/QtTest>

#include <cstdlib>
#include <filesystem>

namespace sdw::test {

/// The folder that SEGDEFORMER_TEST_FILES names (it holds `data/` and `parity/`); empty where it is not set.
inline std::filesystem::path testFiles()
{
    const char* folder = std::getenv("SEGDEFORMER_TEST_FILES");
    return folder && std::filesystem::is_directory(folder) ? folder : "";
}

/// A file of tests/data or tests/golden.
inline std::filesystem::path ownFile(const std::string& relative)
{
    const char* source = std::getenv("SDW_SOURCE_DIR"); // set by ctest
    return std::filesystem::path(source ? source : ".") / "tests" / relative;
}

} // namespace sdw::test

/// Skips the test, saying why, where real data is not at hand. Declares `const std::filesystem::path name`.
#define SDW_NEED_TEST_FILES(name, relative)                                                                            \
    const std::filesystem::path name = sdw::test::testFiles() / relative;                                              \
    if (sdw::test::testFiles().empty() || !std::filesystem::exists(name))                                              \
    QSKIP("needs '" relative "' in the folder that SEGDEFORMER_TEST_FILES names")
