#include "core/annotation/scissors.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {

Scissors::Scissors(const cv::Mat& image, int reach)
    : m_image(image)
    , m_reach(reach)
{
    if (image.empty() || (image.type() != CV_8UC3 && image.type() != CV_8UC1))
        throw Error("The scissors need an image of 8 bits a channel, grey or colour.");
    if (reach < 64 || reach > 2048) throw Error("The reach of the scissors must be 64 to 2048 pixels.");
    // Canny's edges work on colour, too; the limit keeps a bright edge near by from drawing the path off a faint one.
    m_engine.setEdgeFeatureCannyParameters(32, 100);
    m_engine.setGradientMagnitudeMaxLimit(200);
}

void Scissors::anchor(cv::Point pixel)
{
    const cv::Rect image({}, m_image.size());
    if (!image.contains(pixel)) throw Error("The scissors' outline must start inside the image.");
    m_window = cv::Rect(pixel.x - m_reach, pixel.y - m_reach, 2 * m_reach + 1, 2 * m_reach + 1) & image;
    try {
        m_engine.applyImage(m_image(m_window));
        m_engine.buildMap(pixel - m_window.tl());
    } catch (const cv::Exception& error) {
        m_window = {};
        throw Error("The scissors cannot work on this image: " + std::string(error.what()));
    }
}

std::vector<cv::Point> Scissors::pathTo(cv::Point pixel) const
{
    if (m_window.empty()) throw Error("The scissors' outline has no start yet.");
    const cv::Point target(std::clamp(pixel.x - m_window.x, 0, m_window.width - 1),
                           std::clamp(pixel.y - m_window.y, 0, m_window.height - 1));
    std::vector<cv::Point> path;
    m_engine.getContour(target, path);
    for (cv::Point& point : path)
        point += m_window.tl();
    return path;
}

} // namespace sdw
