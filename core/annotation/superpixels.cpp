#include "core/annotation/superpixels.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

struct Centre {
    cv::Vec3f colour;
    cv::Point2f position;
};

cv::Mat toLab(const cv::Mat& image)
{
    cv::Mat colour, lab;
    if (image.channels() == 1)
        cv::cvtColor(image, colour, cv::COLOR_GRAY2BGR);
    else
        colour = image;
    colour.convertTo(lab, CV_32F, 1.0 / 255);
    cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
    return lab;
}

float gradient(const cv::Mat& lab, int x, int y)
{
    const auto& left = lab.at<cv::Vec3f>(y, std::max(x - 1, 0));
    const auto& right = lab.at<cv::Vec3f>(y, std::min(x + 1, lab.cols - 1));
    const auto& up = lab.at<cv::Vec3f>(std::max(y - 1, 0), x);
    const auto& down = lab.at<cv::Vec3f>(std::min(y + 1, lab.rows - 1), x);
    return float(cv::norm(right - left, cv::NORM_L2SQR) + cv::norm(down - up, cv::NORM_L2SQR));
}

/// On a grid, each moved off edges: to the flattest of the nine pixels there.
std::vector<Centre> firstCentres(const cv::Mat& lab, int size)
{
    const int rows = std::max(1, (lab.rows + size / 2) / size), columns = std::max(1, (lab.cols + size / 2) / size);
    std::vector<Centre> centres;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const int cx = (2 * column + 1) * lab.cols / (2 * columns), cy = (2 * row + 1) * lab.rows / (2 * rows);
            cv::Point best(cx, cy);
            float flattest = HUGE_VALF;
            for (int y = std::max(cy - 1, 0); y <= std::min(cy + 1, lab.rows - 1); ++y)
                for (int x = std::max(cx - 1, 0); x <= std::min(cx + 1, lab.cols - 1); ++x)
                    if (const float slope = gradient(lab, x, y); slope < flattest) {
                        flattest = slope;
                        best = {x, y};
                    }
            centres.push_back({lab.at<cv::Vec3f>(best), best});
        }
    return centres;
}

/// Every pixel joins the nearest centre in colour and place, among those whose square of 2 × size holds it.
void assign(const cv::Mat& lab, const std::vector<Centre>& centres, int size, float weight, cv::Mat& numbers)
{
    cv::Mat best(lab.size(), CV_32F, cv::Scalar(HUGE_VALF));
    numbers.create(lab.size(), CV_32S);
    numbers = cv::Scalar(-1);
    const int reach = size + size / 2; // grid steps may be up to half as long again as `size`
    for (int number = 0; number < int(centres.size()); ++number) {
        const auto& [colour, position] = centres[std::size_t(number)];
        const int left = std::max(0, int(position.x) - reach), right = std::min(lab.cols, int(position.x) + reach + 1);
        for (int y = std::max(0, int(position.y) - reach); y < std::min(lab.rows, int(position.y) + reach + 1); ++y) {
            const auto* pixel = lab.ptr<cv::Vec3f>(y);
            auto* distance = best.ptr<float>(y);
            auto* owner = numbers.ptr<int>(y);
            const float dy = float(y) - position.y;
            for (int x = left; x < right; ++x) {
                const float dl = pixel[x][0] - colour[0], da = pixel[x][1] - colour[1], db = pixel[x][2] - colour[2];
                const float dx = float(x) - position.x;
                const float d = dl * dl + da * da + db * db + weight * (dx * dx + dy * dy);
                if (d < distance[x]) {
                    distance[x] = d;
                    owner[x] = number;
                }
            }
        }
    }
}

void moveCentres(const cv::Mat& lab, const cv::Mat& numbers, std::vector<Centre>& centres)
{
    struct Sum {
        double l = 0, a = 0, b = 0, x = 0, y = 0, pixels = 0;
    };
    std::vector<Sum> sums(centres.size());
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x) {
            const int number = numbers.at<int>(y, x);
            if (number < 0) continue;
            const auto& pixel = lab.at<cv::Vec3f>(y, x);
            Sum& sum = sums[std::size_t(number)];
            sum.l += pixel[0], sum.a += pixel[1], sum.b += pixel[2], sum.x += x, sum.y += y, sum.pixels += 1;
        }
    for (std::size_t i = 0; i < centres.size(); ++i)
        if (const auto& [l, a, b, x, y, n] = sums[i]; n > 0)
            centres[i] = {cv::Vec3f(float(l / n), float(a / n), float(b / n)), cv::Point2f(float(x / n), float(y / n))};
}

/// Pieces that hang together get numbers of their own; those under `smallest` pixels join the neighbour met before
/// them.
cv::Mat connectedPieces(const cv::Mat& numbers, int smallest, int& count)
{
    cv::Mat pieces(numbers.size(), CV_32S, cv::Scalar(-1));
    std::vector<cv::Point> queue;
    count = 0;
    for (int y = 0; y < numbers.rows; ++y)
        for (int x = 0; x < numbers.cols; ++x) {
            if (pieces.at<int>(y, x) >= 0) continue;
            const int owner = numbers.at<int>(y, x);
            const int before = x > 0 ? pieces.at<int>(y, x - 1) : y > 0 ? pieces.at<int>(y - 1, x) : -1;
            queue.assign(1, {x, y});
            pieces.at<int>(y, x) = count;
            for (std::size_t at = 0; at < queue.size(); ++at) {
                const cv::Point here = queue[at];
                for (const cv::Point step : {cv::Point(-1, 0), cv::Point(1, 0), cv::Point(0, -1), cv::Point(0, 1)}) {
                    const cv::Point next = here + step;
                    if (!cv::Rect({}, numbers.size()).contains(next) || pieces.at<int>(next) >= 0 ||
                        numbers.at<int>(next) != owner)
                        continue;
                    pieces.at<int>(next) = count;
                    queue.push_back(next);
                }
            }
            if (int(queue.size()) < smallest && before >= 0)
                for (const cv::Point& pixel : queue)
                    pieces.at<int>(pixel) = before;
            else
                ++count;
        }
    return pieces;
}

} // namespace

Superpixels::Superpixels(const cv::Mat& image, const SuperpixelOptions& options, const Progress& progress)
{
    if (image.empty() || (image.type() != CV_8UC3 && image.type() != CV_8UC1))
        throw Error("Superpixels need an image of 8 bits a channel, grey or colour.");
    if (options.size < 4 || options.size > 512 || !(options.compactness > 0) || options.rounds < 1)
        throw Error("Superpixels need a size of 4 to 512 pixels, a compactness above 0, and at least one round.");
    const cv::Mat lab = toLab(image);
    auto centres = firstCentres(lab, options.size);
    const float weight = float(options.compactness * options.compactness / (double(options.size) * options.size));
    for (int round = 0; round < options.rounds; ++round) {
        if (progress && !progress(round, options.rounds))
            throw Error("Finding superpixels was stopped.", ErrorKind::Interrupted);
        assign(lab, centres, options.size, weight, m_numbers);
        if (round + 1 < options.rounds) moveCentres(lab, m_numbers, centres);
    }
    int count = 0;
    m_numbers = connectedPieces(m_numbers, options.size * options.size / 4, count);
    m_patches.resize(std::size_t(count));
    for (int y = 0; y < m_numbers.rows; ++y)
        for (int x = 0; x < m_numbers.cols;) {
            const int* row = m_numbers.ptr<int>(y);
            int end = x + 1;
            while (end < m_numbers.cols && row[end] == row[x])
                ++end;
            m_patches[std::size_t(row[x])].add(y, x, end);
            x = end;
        }
    if (progress) progress(options.rounds, options.rounds);
}

} // namespace sdw
