// Small data sets that a test writes for itself, and what its checks ask of them.
#pragma once

#include "core/base/class_list.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/datasets/dataset.h"

#include <QtTest/QtTest>

#include <functional>

namespace sdw::test {

inline void writeText(const std::filesystem::path& file, const std::string& text)
{
    makeFolder(file.parent_path());
    writeFileWhole(file, text);
}

/// A picture of one colour.
inline void writePicture(const std::filesystem::path& file, cv::Size size = {3, 2})
{
    makeFolder(file.parent_path());
    writePng(file, cv::Mat(size, CV_8UC3, cv::Scalar(30, 120, 200)));
}

inline void writeLabel(const std::filesystem::path& file, const cv::Mat& label)
{
    makeFolder(file.parent_path());
    writePng(file, label);
}

/// Six values, two rows of three.
template <typename Pixel = std::uint8_t>
cv::Mat sixPixels(const std::array<int, 6>& values)
{
    cv::Mat_<Pixel> label(2, 3);
    for (int i = 0; i < 6; ++i)
        label(i / 3, i % 3) = Pixel(values[std::size_t(i)]);
    return label;
}

/// What a call has to say; empty where it succeeds.
inline QString messageOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

/// Class indices row by row, −1 for ignored pixels.
inline QList<int> classesOf(const cv::Mat& label)
{
    QList<int> classes;
    for (int y = 0; y < label.rows; ++y)
        for (int x = 0; x < label.cols; ++x) {
            const auto value = label.at<std::uint16_t>(y, x);
            classes << (value == kIgnoreLabel ? -1 : int(value));
        }
    return classes;
}

inline QStringList namesOf(const Dataset& dataset, const std::string& split)
{
    QStringList names;
    for (std::size_t i = 0; i < dataset.size(split); ++i)
        names << QString::fromStdString(dataset.name(split, i));
    return names;
}

inline QStringList splitsOf(const Dataset& dataset)
{
    QStringList names;
    for (const auto& name : dataset.splits())
        names << QString::fromStdString(name);
    return names;
}

/// "file: message", one a line.
inline QString textOf(const std::vector<DatasetProblem>& problems)
{
    QString text;
    for (const auto& problem : problems)
        text += QString::fromStdString(problem.file + ": " + problem.message + "\n");
    return text;
}

/// The message of the problem of one file; empty where there is none.
inline QString problemOf(const std::vector<DatasetProblem>& problems, const std::string& file)
{
    for (const auto& problem : problems)
        if (problem.file == file) return QString::fromStdString(problem.message);
    return {};
}

} // namespace sdw::test

/// Fails, showing the text, where `part` does not occur in it.
#define SDW_CONTAINS(text, part)                                                                                       \
    do {                                                                                                               \
        const QString shown = (text);                                                                                  \
        QVERIFY2(shown.contains(part), qPrintable(QStringLiteral("no '%1' in: %2").arg(QString(part), shown)));        \
    } while (false)
