// Which pixels of an image's labels a model proposed, which version of which model that was, and whether somebody has
// looked at them since. The label's side file (core/project/project_files.h: proposalsFile), version 1:
//     {"format_version": 1, "height": 360, "width": 480,
//      "models": [{"name": "camvid-b0", "version": "5f0c…"}],
//      "proposals": [{"model": 0, "time": "2026-11-26T09:30:00Z", "label": 3, "state": "proposed",
//                     "runs": [1203, 14, 466, 15]}]}
// "runs": pixels passed over and pixels taken, in turn, in reading order.
#pragma once

#include "core/annotation/label_map.h"
#include "core/annotation/region.h"

#include <filesystem>
#include <string>
#include <string_view>
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

/// A pixel counts as proposed as long as it has the label that was proposed: what is painted over, undone or redone
/// afterwards needs no word to this record. Of several proposals of one pixel the last counts.
class Provenance {
public:
    explicit Provenance(cv::Size image)
        : m_size(image)
    {
    }

    cv::Size size() const { return m_size; }
    bool empty() const { return m_records.empty(); }
    const std::vector<ProposalRecord>& records() const { return m_records; } ///< oldest first; their pixels differ

    /// What a model proposed, as it was put into the labels: a record for each class. Earlier records lose the pixels.
    /// @param labels CV_16UC1 class ids of the image's size; the three states are no proposals.
    /// @param where the pixels that were put. @throws Error for another size.
    void add(const ModelVersion& model, std::int64_t timeMs, const cv::Mat& labels, const Region& where,
             ProposalState state = ProposalState::Proposed);
    void add(ProposalRecord record);
    /// Somebody has looked at these pixels: what was proposed there is accepted.
    void review(const Region& where);
    void reviewAll() { review(Region(cv::Rect({}, m_size))); }
    /// These pixels have nothing to do with a model any more.
    void forget(const Region& where);
    /// Drops what the labels say no longer, so that the record does not grow for ever.
    void tidy(const LabelMap& labels);

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
};

/// @return the text of the side file.
std::string encodeProvenance(const Provenance& provenance);
/// @param name what the file is called in messages. @throws Error naming file and key for what cannot be used.
Provenance decodeProvenance(std::string_view text, const std::string& name);

/// Empty record where there is no such file. @throws Error naming the file; also where it is of another size.
Provenance readProvenance(const std::filesystem::path& file, cv::Size image);
/// Whole or not at all, with its folder; an empty record removes the file. @throws Error
void writeProvenance(const std::filesystem::path& file, const Provenance& provenance);

} // namespace sdw
