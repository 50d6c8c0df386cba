// Label maps that are hard to export: holes, lines of one pixel, touching classes, noise, one pixel, a side of 40001.
#pragma once

#include "core/exporters/exporter.h"

#include <opencv2/imgproc.hpp>

namespace sdw::test {

/// Picture whose colour tells nothing about the labels.
inline cv::Mat plainPicture(const cv::Size& size)
{
    return {size, CV_8UC3, cv::Scalar(33, 77, 121)};
}

inline ExportItem corpusItem(const std::string& name, const std::string& split, const cv::Mat& labels)
{
    ExportItem item{.name = name, .split = split};
    item.labels = [labels] { return labels.clone(); };
    item.image = [size = labels.size()] { return plainPicture(size); };
    return item;
}

/// Five classes (values 0..4) with ids that have gaps, and all three states.
/// @param longSides with the pictures of 40001 pixels.
inline ExportSource labelCorpus(bool longSides = true)
{
    ExportSource source;
    source.classes = {{0, "road", {128, 64, 128}, 1},
                      {1, "Straße \"nass\"", {0, 1, 2}, 2},
                      {2, "木", {10, 200, 30}, 5},
                      {3, "thin line", {250, 0, 0}, 17},
                      {4, "sky", {0, 0, 250}, 200}};
    const LabelStates states;
    cv::RNG random(11);
    const auto add = [&](const std::string& name, const std::string& split, const cv::Mat& labels) {
        source.items.push_back(corpusItem(name, split, labels));
    };
    const auto blank = [&](int height, int width) {
        return cv::Mat(height, width, CV_16UC1, cv::Scalar(states.unlabelled));
    };

    cv::Mat holes = blank(60, 80);
    cv::rectangle(holes, {5, 5, 40, 40}, cv::Scalar(0), cv::FILLED);
    cv::circle(holes, {25, 25}, 9, cv::Scalar(1), cv::FILLED);
    cv::circle(holes, {25, 25}, 5, cv::Scalar(states.unlabelled), cv::FILLED);
    cv::circle(holes, {25, 25}, 2, cv::Scalar(states.ignore), cv::FILLED);
    cv::rectangle(holes, {50, 0, 30, 60}, cv::Scalar(states.background), cv::FILLED);
    cv::circle(holes, {65, 30}, 12, cv::Scalar(2), 3);
    for (const cv::Point& corner : {cv::Point(10, 50), cv::Point(11, 51), cv::Point(9, 51), cv::Point(10, 52)})
        holes.at<std::uint16_t>(corner) = 4; // a ring that holds together by its corners alone
    add("holes", "train", holes);

    cv::Mat lines = blank(50, 70);
    cv::line(lines, {0, 0}, {69, 0}, cv::Scalar(3));
    cv::line(lines, {69, 5}, {69, 49}, cv::Scalar(3));
    cv::line(lines, {3, 3}, {40, 40}, cv::Scalar(3));
    cv::line(lines, {5, 45}, {60, 20}, cv::Scalar(2));
    cv::line(lines, {10, 10}, {30, 10}, cv::Scalar(1));
    cv::line(lines, {10, 10}, {10, 30}, cv::Scalar(1)); // an L
    cv::rectangle(lines, {50, 30, 10, 10}, cv::Scalar(4));
    lines.at<std::uint16_t>(49, 0) = 0;
    lines.at<std::uint16_t>(20, 50) = 4;
    add("Straße 1/lange linie é", "train", lines);

    cv::Mat touching(48, 64, CV_16UC1, cv::Scalar(0));
    for (int i = 0; i < 60; ++i)
        cv::ellipse(touching, {random.uniform(0, 64), random.uniform(0, 48)},
                    {random.uniform(1, 14), random.uniform(1, 9)}, random.uniform(0, 180), 0, 360,
                    cv::Scalar(random.uniform(0, 5)), cv::FILLED);
    add("a b/touching classes", "val", touching);

    cv::Mat noise = blank(31, 37);
    for (int y = 0; y < noise.rows; ++y)
        for (int x = 0; x < noise.cols; ++x)
            if (const int value = random.uniform(0, 8); value < 5) noise.at<std::uint16_t>(y, x) = std::uint16_t(value);
    add("a b/noise", "val", noise);

    // Objects that touch, one in two pieces, one number in two classes, a number beyond 16 bits, and a class without.
    cv::Mat objects = blank(20, 30), numbers = cv::Mat::zeros(20, 30, CV_32SC1);
    const auto object = [&](const cv::Rect& area, int value, int number) {
        objects(area).setTo(cv::Scalar(value));
        numbers(area).setTo(cv::Scalar(number));
    };
    object({12, 2, 8, 10}, 1, 70000);
    object({2, 2, 10, 10}, 1, 7);
    object({20, 8, 3, 3}, 1, 7);
    object({2, 14, 20, 5}, 2, 7);
    object({24, 0, 6, 20}, 0, 0);
    add("objects", "train", objects);
    source.items.back().instances = [numbers] { return numbers.clone(); };

    add("empty", "val", blank(9, 12));
    add("one pixel", "train", cv::Mat(1, 1, CV_16UC1, cv::Scalar(2)));
    add("one pixel ignored", "train", cv::Mat(1, 1, CV_16UC1, cv::Scalar(states.ignore)));
    add("full", "train", cv::Mat(7, 5, CV_16UC1, cv::Scalar(4)));
    if (longSides)
        for (const bool wide : {true, false}) {
            cv::Mat thin = wide ? blank(1, 40001) : blank(40001, 1);
            for (int i = 0; i < 40001; ++i)
                thin.at<std::uint16_t>(i) = std::uint16_t(i / 7000 == 3 ? states.unlabelled : i / 1000 % 5);
            add(wide ? "wide" : "tall", "test", thin);
        }
    return source;
}

/// 300 classes in one picture of stripes.
inline ExportSource manyClasses()
{
    ExportSource source;
    cv::Mat stripes(4, 600, CV_16UC1);
    for (int i = 0; i < 300; ++i) {
        source.classes.push_back({std::uint16_t(i),
                                  "class " + std::to_string(i),
                                  {std::uint8_t(i % 7 * 30 + 1), std::uint8_t(i / 7 * 5 + 1), 9},
                                  i});
        stripes.colRange(2 * i, 2 * i + 2).setTo(cv::Scalar(i));
    }
    source.items.push_back(corpusItem("stripes", "train", stripes));
    return source;
}

} // namespace sdw::test
