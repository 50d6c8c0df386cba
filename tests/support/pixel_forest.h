// What interactive labelling without a network does: a random forest on colour and texture of each pixel, learnt from
// strokes. Features as in ilastik's pixel classification (Berg et al., Nature Methods 2019): Gaussian smoothing,
// Laplacian, gradient magnitude, difference of Gaussians and the structure tensor's eigenvalues at several scales.
#pragma once

#include "core/annotation/label_map.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/ml.hpp>

#include <cmath>

namespace sdw::test {

class PixelForest {
public:
    /// @param image CV_8UC3. @param strokes CV_16UC1: class indices, kUnlabelled elsewhere.
    void add(const cv::Mat& image, const cv::Mat& strokes)
    {
        const cv::Mat features = featuresOf(image);
        for (int y = 0; y < strokes.rows; ++y)
            for (int x = 0; x < strokes.cols; ++x)
                if (const auto k = strokes.at<std::uint16_t>(y, x); k < kBackground) {
                    m_samples.push_back(features.row(y * strokes.cols + x));
                    m_labels.push_back(int(k));
                }
    }
    void train(int trees = 100)
    {
        m_trees = cv::ml::RTrees::create();
        m_trees->setMaxDepth(20);
        m_trees->setMinSampleCount(2);
        m_trees->setTermCriteria({cv::TermCriteria::MAX_ITER, trees, 0});
        cv::theRNG().state = 1; // the same trees each time
        m_trees->train(cv::ml::TrainData::create(m_samples, cv::ml::ROW_SAMPLE, m_labels));
    }
    cv::Mat labels(const cv::Mat& image) const
    {
        cv::Mat found, result;
        m_trees->predict(featuresOf(image), found);
        found.reshape(1, image.rows).convertTo(result, CV_16U);
        return result;
    }

private:
    static cv::Mat featuresOf(const cv::Mat& image)
    {
        cv::Mat lab, grey, values;
        cv::cvtColor(image, lab, cv::COLOR_BGR2Lab);
        cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
        grey.convertTo(grey, CV_32F, 1 / 255.0);
        std::vector<cv::Mat> maps, channels;
        lab.convertTo(values, CV_32FC3, 1 / 255.0);
        cv::split(values, channels);
        maps = channels;
        const auto smoothed = [](const cv::Mat& map, double sigma) {
            cv::Mat result;
            cv::GaussianBlur(map, result, {}, sigma);
            return result;
        };
        for (const double sigma : {0.7, 1.6, 3.5, 7.0}) {
            for (const cv::Mat& channel : channels)
                maps.push_back(smoothed(channel, sigma));
            const cv::Mat base = smoothed(grey, sigma);
            cv::Mat dx, dy, size, laplacian, trace, root;
            cv::Sobel(base, dx, CV_32F, 1, 0);
            cv::Sobel(base, dy, CV_32F, 0, 1);
            cv::magnitude(dx, dy, size);
            cv::Laplacian(base, laplacian, CV_32F);
            maps.insert(maps.end(), {size, laplacian, base - smoothed(grey, 0.66 * sigma)});
            const cv::Mat xx = smoothed(dx.mul(dx), sigma), xy = smoothed(dx.mul(dy), sigma),
                          yy = smoothed(dy.mul(dy), sigma);
            cv::Mat half = 0.5 * (xx - yy), under = half.mul(half) + xy.mul(xy);
            cv::sqrt(under, root);
            trace = 0.5 * (xx + yy);
            maps.insert(maps.end(), {trace + root, trace - root});
        }
        cv::Mat features(int(image.total()), int(maps.size()), CV_32F);
        for (int i = 0; i < int(maps.size()); ++i)
            maps[std::size_t(i)].clone().reshape(1, int(image.total())).copyTo(features.col(i));
        return features;
    }

    cv::Mat m_samples, m_labels;
    cv::Ptr<cv::ml::RTrees> m_trees;
};

} // namespace sdw::test
