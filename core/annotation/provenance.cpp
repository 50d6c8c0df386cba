#include "core/annotation/provenance.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {
namespace {

/// Pixels of a region that have this label.
Region withLabel(const Region& region, const cv::Mat& labels, std::uint16_t label)
{
    Region result;
    for (const Span& span : region.spans()) {
        const auto* row = labels.ptr<std::uint16_t>(span.y);
        for (int x = span.x0; x < span.x1;) {
            int end = x;
            while (end < span.x1 && row[end] == label)
                ++end;
            result.add(span.y, x, end);
            x = end + 1;
        }
    }
    return result;
}

void requireLabels(const cv::Mat& labels, cv::Size image)
{
    if (labels.type() != CV_16UC1 || labels.size() != image)
        throw Error("Labels have to hold one 16-bit class id for each pixel of the image whose record is asked.");
}

} // namespace

void Provenance::add(const ModelVersion& model, std::int64_t timeMs, const cv::Mat& labels, const Region& where,
                     ProposalState state)
{
    if (labels.type() != CV_16UC1 || labels.size() != m_size)
        throw Error("Proposed labels have to hold one 16-bit class id for each pixel of their image.");
    std::vector<ProposalRecord> fresh; // one for each class, in the order in which they occur
    const Region inside = where.clipped(cv::Rect({}, m_size));
    for (const Span& span : inside.spans()) {
        const auto* row = labels.ptr<std::uint16_t>(span.y);
        for (int x = span.x0; x < span.x1;) {
            int end = x + 1;
            while (end < span.x1 && row[end] == row[x])
                ++end;
            if (row[x] <= kLastClass) {
                auto record = std::ranges::find(fresh, row[x], &ProposalRecord::label);
                if (record == fresh.end())
                    record = fresh.insert(
                        fresh.end(), {.model = model, .timeMs = timeMs, .label = row[x], .state = state, .region = {}});
                record->region.add(span.y, x, end);
            }
            x = end;
        }
    }
    for (ProposalRecord& record : fresh)
        add(std::move(record));
}

void Provenance::add(ProposalRecord record)
{
    record.region = record.region.clipped(cv::Rect({}, m_size));
    record.timeMs = record.timeMs / 1000 * 1000; // as the file keeps it
    if (record.region.empty()) return;
    take(record.region);
    m_records.push_back(std::move(record));
}

void Provenance::keep(KeptLabel kept)
{
    kept.region = kept.region.clipped(cv::Rect({}, m_size));
    kept.timeMs = kept.timeMs / 1000 * 1000; // as the file keeps it
    if (kept.region.empty()) return;
    for (KeptLabel& one : m_kept)
        one.region = combine(one.region, kept.region, SetOperation::Subtract);
    std::erase_if(m_kept, [](const KeptLabel& one) { return one.region.empty(); });
    m_kept.push_back(std::move(kept));
}

Region Provenance::confirmed(const cv::Mat& labels) const
{
    requireLabels(labels, m_size);
    Region result;
    for (const KeptLabel& one : m_kept)
        result = combine(result, withLabel(one.region, labels, one.label), SetOperation::Unite);
    return result;
}

void Provenance::take(const Region& where)
{
    for (ProposalRecord& record : m_records)
        record.region = combine(record.region, where, SetOperation::Subtract);
    std::erase_if(m_records, [](const ProposalRecord& record) { return record.region.empty(); });
}

void Provenance::review(const Region& where)
{
    std::vector<ProposalRecord> records;
    const auto keep = [&](ProposalRecord record) {
        if (record.region.empty()) return;
        // What was accepted of one proposal bit by bit is one record.
        const auto same = std::ranges::find_if(records, [&](const ProposalRecord& one) {
            return one.state == record.state && one.model == record.model && one.timeMs == record.timeMs &&
                   one.label == record.label;
        });
        if (same == records.end())
            records.push_back(std::move(record));
        else
            same->region = combine(same->region, record.region, SetOperation::Unite);
    };
    for (ProposalRecord& record : m_records) {
        if (record.state == ProposalState::Proposed) {
            ProposalRecord seen = record;
            seen.state = ProposalState::Accepted;
            seen.region = combine(record.region, where, SetOperation::Intersect);
            record.region = combine(record.region, where, SetOperation::Subtract);
            keep(std::move(seen));
        }
        keep(std::move(record));
    }
    m_records = std::move(records);
}

void Provenance::forget(const Region& where)
{
    take(where);
}

void Provenance::tidy(const LabelMap& labels)
{
    if (labels.width() != m_size.width || labels.height() != m_size.height)
        throw Error("Labels of another size than their record of proposals cannot tidy it.");
    const cv::Mat pixels = labels.read();
    for (ProposalRecord& record : m_records)
        record.region = withLabel(record.region, pixels, record.label);
    std::erase_if(m_records, [](const ProposalRecord& record) { return record.region.empty(); });
    for (KeptLabel& one : m_kept)
        one.region = withLabel(one.region, pixels, one.label);
    std::erase_if(m_kept, [](const KeptLabel& one) { return one.region.empty(); });
}

void Provenance::translate(const std::function<std::uint16_t(std::uint16_t)>& current)
{
    for (ProposalRecord& record : m_records)
        record.label = current(record.label);
    std::erase_if(m_records, [](const ProposalRecord& record) { return record.label > kLastClass; });
    for (KeptLabel& one : m_kept)
        one.label = current(one.label);
    std::erase_if(m_kept, [](const KeptLabel& one) { return one.label > kLastClass; });
}

Region Provenance::unreviewed(const cv::Mat& labels) const
{
    requireLabels(labels, m_size);
    Region result;
    for (const ProposalRecord& record : m_records)
        if (record.state == ProposalState::Proposed)
            result = combine(result, withLabel(record.region, labels, record.label), SetOperation::Unite);
    return result;
}

bool Provenance::hasUnreviewed() const
{
    return mostUnreviewed() > 0;
}

std::int64_t Provenance::mostUnreviewed() const
{
    std::int64_t pixels = 0;
    for (const ProposalRecord& record : m_records)
        if (record.state == ProposalState::Proposed) pixels += record.region.area();
    return pixels;
}

const ProposalRecord* Provenance::at(cv::Point pixel) const
{
    for (const ProposalRecord& record : m_records)
        if (record.region.contains(pixel)) return &record;
    return nullptr;
}

} // namespace sdw
