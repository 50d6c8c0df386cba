#include "core/training/black_box.h"

#include "core/base/file_io.h"

namespace sdw {

void BlackBox::add(BatchRecord record)
{
    m_records.push_back(std::move(record));
    if (m_records.size() > kKept) m_records.pop_front();
}

void BlackBox::write(const std::filesystem::path& file, const std::string& reason, std::int64_t seed,
                     const std::vector<std::string>& brokenGradients) const
{
    nlohmann::ordered_json document = {
        {"reason", reason}, {"seed", seed}, {"parameters_with_broken_gradients", brokenGradients}};
    auto batches = nlohmann::ordered_json::array();
    for (const auto& record : m_records) {
        nlohmann::ordered_json losses = nlohmann::ordered_json::object();
        for (const auto& [name, value] : record.losses)
            losses[name] = value;
        batches.push_back({{"iteration", record.step},
                           {"samples", record.names},
                           {"losses", losses},
                           {"gradient_norm", record.gradientNorm},
                           {"lr", record.rates}});
    }
    document["batches"] = batches;
    writeFileWhole(file, document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

} // namespace sdw
