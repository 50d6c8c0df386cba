#include "core/interactive/random_trees.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sdw {

/// Grows one tree after the other into the arrays of the trees.
class RandomTrees::Growth {
public:
    Growth(RandomTrees& trees, const cv::Mat& rows, const std::vector<int>& labels, const TreeOptions& options)
        : m_trees(trees)
        , m_rows(rows)
        , m_labels(labels)
        , m_options(options)
        , m_weights(std::size_t(trees.m_classes), 0)
        , m_order(labels.size())
    {
        for (const int label : labels)
            m_weights[std::size_t(label)] += 1;
        for (double& weight : m_weights)
            weight = weight > 0 ? 1 / weight : 0;
    }

    void tree(int number)
    {
        const auto& columns = m_options.columns;
        if (columns.empty()) {
            m_columns.resize(std::size_t(m_rows.cols));
            std::iota(m_columns.begin(), m_columns.end(), 0);
        } else
            m_columns = columns[std::size_t(number) % columns.size()];
        std::iota(m_order.begin(), m_order.end(), 0);
        m_random = Random(m_options.seed, std::uint64_t(number));
        m_trees.m_roots.push_back(int(m_trees.m_nodes.size()));
        m_trees.m_nodes.emplace_back();
        struct Open {
            int node, first, end;
        };
        std::vector<Open> open{{m_trees.m_roots.back(), 0, int(m_order.size())}};
        while (!open.empty()) {
            const auto [node, first, end] = open.back();
            open.pop_back();
            const auto counts = countsOf(first, end);
            const Split split = bestSplit(first, end, counts);
            if (split.column < 0) {
                leaf(node, counts);
                continue;
            }
            const auto middle = std::partition(m_order.begin() + first, m_order.begin() + end,
                                               [&](int i) { return m_rows.at<float>(i, split.column) < split.below; });
            const int next = int(m_trees.m_nodes.size());
            m_trees.m_nodes[std::size_t(node)] = {split.column, split.below, next};
            m_trees.m_nodes.resize(std::size_t(next) + 2);
            const int parted = int(middle - m_order.begin());
            open.push_back({next, first, parted});
            open.push_back({next + 1, parted, end});
        }
    }

private:
    struct Split {
        int column = -1;
        float below = 0;
        double gain = 0;
    };

    std::vector<double> countsOf(int first, int end) const
    {
        std::vector<double> counts(m_weights.size(), 0);
        for (int i = first; i < end; ++i)
            counts[std::size_t(m_labels[std::size_t(m_order[std::size_t(i)])])] += 1;
        return counts;
    }

    /// Weight times Gini's impurity, less the weight: −Σ w²/Σw.
    double impurity(const std::vector<double>& counts) const
    {
        double sum = 0, squares = 0;
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const double weight = counts[k] * m_weights[k];
            sum += weight;
            squares += weight * weight;
        }
        return sum > 0 ? -squares / sum : 0;
    }

    /// The best of some columns, each split at a random place: √C of those that differ at all here.
    Split bestSplit(int first, int end, const std::vector<double>& counts)
    {
        Split best;
        const bool pure = std::count_if(counts.begin(), counts.end(), [](double n) { return n > 0; }) < 2;
        if (pure || end - first < 2 * m_options.leaf) return best;
        const int wanted = std::max(1, int(std::lround(std::sqrt(double(m_columns.size())))));
        int tried = 0;
        for (std::size_t drawn = 0; drawn < m_columns.size() && tried < wanted; ++drawn) {
            std::swap(m_columns[drawn], m_columns[drawn + m_random.below(m_columns.size() - drawn)]);
            const int column = m_columns[drawn];
            float low = m_rows.at<float>(m_order[std::size_t(first)], column), high = low;
            for (int i = first + 1; i < end; ++i) {
                const float value = m_rows.at<float>(m_order[std::size_t(i)], column);
                low = std::min(low, value);
                high = std::max(high, value);
            }
            if (!(high > low)) continue;
            ++tried;
            const float below = float(m_random.uniform(double(low), double(high)));
            std::vector<double> left(counts.size(), 0), right = counts;
            int count = 0;
            for (int i = first; i < end; ++i) {
                const int at = m_order[std::size_t(i)];
                if (!(m_rows.at<float>(at, column) < below)) continue;
                ++count;
                left[std::size_t(m_labels[std::size_t(at)])] += 1;
                right[std::size_t(m_labels[std::size_t(at)])] -= 1;
            }
            if (count < m_options.leaf || end - first - count < m_options.leaf) continue;
            const double gain = impurity(counts) - impurity(left) - impurity(right);
            if (gain > best.gain) best = {column, below, gain};
        }
        return best;
    }

    void leaf(int node, const std::vector<double>& counts)
    {
        m_trees.m_nodes[std::size_t(node)] = {-1, 0, int(m_trees.m_shares.size())};
        double sum = 0;
        for (std::size_t k = 0; k < counts.size(); ++k)
            sum += counts[k] * m_weights[k];
        for (std::size_t k = 0; k < counts.size(); ++k)
            m_trees.m_shares.push_back(float(counts[k] * m_weights[k] / sum));
    }

    RandomTrees& m_trees;
    const cv::Mat& m_rows;
    const std::vector<int>& m_labels;
    const TreeOptions& m_options;
    std::vector<double> m_weights; ///< of an example, by class
    std::vector<int> m_order, m_columns;
    Random m_random{0};
};

RandomTrees::RandomTrees(const cv::Mat& rows, const std::vector<int>& labels, int classes, const TreeOptions& options)
    : m_classes(classes)
{
    CV_Assert(rows.type() == CV_32FC1 && rows.rows == int(labels.size()) && !labels.empty());
    Growth growth(*this, rows, labels, options);
    for (int tree = 0; tree < options.trees; ++tree)
        growth.tree(tree);
}

cv::Mat RandomTrees::shares(const cv::Mat& rows) const
{
    cv::Mat result = cv::Mat::zeros(rows.rows, m_classes, CV_32F);
    cv::parallel_for_({0, rows.rows}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const float* row = rows.ptr<float>(i);
            float* sum = result.ptr<float>(i);
            for (int at : m_roots) {
                const Node* node = &m_nodes[std::size_t(at)];
                while (node->column >= 0)
                    node = &m_nodes[std::size_t(node->next) + (row[node->column] < node->below ? 0 : 1)];
                const float* shares = &m_shares[std::size_t(node->next)];
                for (int k = 0; k < m_classes; ++k)
                    sum[k] += shares[k];
            }
            for (int k = 0; k < m_classes; ++k)
                sum[k] /= float(m_roots.size());
        }
    });
    return result;
}

} // namespace sdw
