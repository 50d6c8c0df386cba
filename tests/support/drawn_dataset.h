// A tiny labelled data set that a test draws for itself, and a configuration that trains on it in seconds.
#pragma once

#include "core/base/file_io.h"
#include "core/config/run_config.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace sdw::test {

/// Pairs of images and index PNGs of 48×64 pixels: ground, squares and discs, each with a colour of its own under
/// noise. Label 255 is ignored (the rim of every picture).
inline void drawDataset(const std::filesystem::path& root, int training = 12, int validation = 4)
{
    cv::RNG random(7);
    for (const auto& [split, count] : {std::pair{"train", training}, std::pair{"val", validation}}) {
        const auto images = root / "images" / split, labels = root / "labels" / split;
        makeFolder(images);
        makeFolder(labels);
        std::string names;
        for (int i = 0; i < count; ++i) {
            cv::Mat image(48, 64, CV_8UC3, cv::Scalar(60, 90, 70)), label(48, 64, CV_8UC1, cv::Scalar(0));
            const cv::Rect square(random.uniform(2, 30), random.uniform(2, 20), 20, 20);
            cv::rectangle(image, square, cv::Scalar(40, 60, 200), cv::FILLED);
            cv::rectangle(label, square, cv::Scalar(1), cv::FILLED);
            const cv::Point centre(random.uniform(12, 52), random.uniform(12, 36));
            cv::circle(image, centre, 10, cv::Scalar(200, 120, 30), cv::FILLED);
            cv::circle(label, centre, 10, cv::Scalar(2), cv::FILLED);
            cv::rectangle(label, cv::Rect(0, 0, 64, 48), cv::Scalar(255), 1);
            cv::Mat noise(image.size(), CV_8UC3);
            random.fill(noise, cv::RNG::UNIFORM, 0, 30);
            image += noise;
            const std::string name = std::string(split) + "_" + std::to_string(i);
            cv::imwrite((images / (name + ".png")).string(), image);
            cv::imwrite((labels / (name + ".png")).string(), label);
            names += name + "\n";
        }
        writeFileWhole(root / (std::string(split) + ".txt"), names);
    }
    writeFileWhole(root / "classes.json", R"({"ignore_index": 255, "classes": [
        {"id": 0, "name": "ground", "color": [70, 90, 60]},
        {"id": 1, "name": "square", "color": [200, 60, 40]},
        {"id": 2, "name": "disc", "color": [30, 120, 200]}]})");
}

/// A MiT of four thin blocks under SegDeformer: a step takes some ten milliseconds.
inline nlohmann::json tinyConfig(const std::filesystem::path& root)
{
    return {
        {"model",
         {{"encoder",
           {{"name", "mit_b0"}, {"width", 8}, {"depths", {1, 1, 1, 1}}, {"heads", {1, 1, 2, 2}}, {"drop_path", 0.2}}},
          {"decoder", {{"name", "segdeformer"}, {"channels", 16}, {"dropout", 0.1}}}}},
        {"data", {{"root", root.string()}, {"crop", {32, 32}}, {"short_side", 48}, {"long_side", 96}, {"workers", 1}}},
        {"train",
         {{"iterations", 12},
          {"batch", 2},
          {"lr", 1e-3},
          {"head_lr_multiplier", 1},
          {"warmup", 2},
          {"precision", "fp32"},
          {"device", "cpu"},
          {"checkpoint_every", 4},
          {"log_every", 1},
          {"samples", 1}}},
        {"eval", {{"every", 6}}}};
}

} // namespace sdw::test
