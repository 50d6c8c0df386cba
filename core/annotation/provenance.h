// Which pixels of an image's labels a model proposed, which version of which model that was, and whether somebody has
// looked at them since; and which labels somebody has confirmed against a model that doubted them. As a file:
// core/project/provenance_file.h.
#pragma once

#include "core/annotation/label_map.h"
#include "core/annotation/region.h"

#include <functional>
#include <string>
#include <vector>

namespace sdw {

/// Which model: Predictor::name() and Predictor::fingerprint().
struct ModelVersion {
    std::string name, version;
    bool operator==(const ModelVersion&) const = default;
};

enum class ProposalState {
    Proposed, ///< nobody has said that it is right: never trained on
    Accepted, ///< somebody has
};

struct ProposalRecord {
    ModelVersion model;
    std::int64_t timeMs = 0; ///< when it was proposed, since 1970, UTC; kept to the second
    std::uint16_t label = 0; ///< class id of the project
    ProposalState state = ProposalState::Proposed;
    Region region;
    bool operator==(const ProposalRecord&) const = default;
};

/// A label that a model thought wrong and a person said is right.
struct KeptLabel {
    std::int64_t timeMs = 0; ///< as above
    std::uint16_t label = 0; ///< class id of the project
    Region region;
    bool operator==(const KeptLabel&) const = default;
};

/// A pixel counts as proposed as long as it has the label that was proposed: what is painted over, undone or redone
/// afterwards needs no word to this record. Of several proposals of one pixel the last counts. The same holds for what
/// was kept.
class Provenance {
public:
    explicit Provenance(cv::Size image)
        : m_size(image)
    {
    }

    cv::Size size() const { return m_size; }
    bool empty() const { return m_records.empty() && m_kept.empty(); }
    const std::vector<ProposalRecord>& records() const { return m_records; } ///< oldest first; their pixels differ

    /// What a model proposed, as it was put into the labels: a record for each class. Earlier records lose the pixels.
    /// @param labels CV_16UC1 class ids of the image's size; the three states are no proposals.
    /// @param where the pixels that were put. @throws Error for another size.
    void add(const ModelVersion& model, std::int64_t timeMs, const cv::Mat& labels, const Region& where,
             ProposalState state = ProposalState::Proposed);
    void add(ProposalRecord record);
    /// Somebody confirmed these pixels' label. Earlier entries lose the pixels.
    void keep(KeptLabel kept);
    const std::vector<KeptLabel>& kept() const { return m_kept; } ///< oldest first; their pixels differ
    /// Pixels whose label somebody has confirmed and that still carry it.
    /// @param labels CV_16UC1 class ids of the image's size.
    Region confirmed(const cv::Mat& labels) const;
    /// Somebody has looked at these pixels: what was proposed there is accepted.
    void review(const Region& where);
    void reviewAll() { review(Region(cv::Rect({}, m_size))); }
    /// These pixels have nothing to do with a model any more.
    void forget(const Region& where);
    /// Drops what the labels say no longer, so that the record does not grow for ever.
    void tidy(const LabelMap& labels);

    /// Classes that were merged or deleted since: proposals of the former count as the class it became, those of a
    /// class that became no class are gone. @param current the label that a label counts as.
    void translate(const std::function<std::uint16_t(std::uint16_t)>& current);

    /// Pixels that carry a label which was proposed and which nobody has looked at.
    /// @param labels CV_16UC1 class ids of the image's size.
    Region unreviewed(const cv::Mat& labels) const;
    bool hasUnreviewed() const; ///< as far as the record knows, whatever the labels are
    /// How many pixels that is at most.
    std::int64_t mostUnreviewed() const;
    /// The record that the pixel belongs to; null: no model proposed it.
    const ProposalRecord* at(cv::Point pixel) const;

    bool operator==(const Provenance&) const = default;

private:
    void take(const Region& where);

    cv::Size m_size;
    std::vector<ProposalRecord> m_records;
    std::vector<KeptLabel> m_kept;
};

} // namespace sdw
