// Run folders as trainings leave them, and worse ones.
#pragma once

#include "core/training/checkpoint_files.h"
#include "core/training/events.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>

namespace sdw::test {

/// Writes a journal line by line, at times of its own.
class RunFolderWriter {
public:
    explicit RunFolderWriter(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
        std::filesystem::create_directories(m_folder);
    }
    const std::filesystem::path& folder() const { return m_folder; }
    std::filesystem::path journal() const { return m_folder / "events.jsonl"; }

    void raw(const std::string& bytes) const { std::ofstream(journal(), std::ios::app | std::ios::binary) << bytes; }
    void event(const std::string& type, nlohmann::ordered_json fields)
    {
        nlohmann::ordered_json line = {{"type", type}, {"time", time}};
        line.update(fields);
        raw(line.dump() + "\n");
    }
    void status(const std::string& status, int step) { event("status", {{"status", status}, {"step", step}}); }
    /// A `train` event `seconds` after the one before.
    void train(int step, double loss, double seconds = 10, double wait = 0)
    {
        time += seconds;
        event("train", {{"step", step},
                        {"loss", loss},
                        {"loss_seg", loss * 0.75},
                        {"lr", 6e-5},
                        {"images_per_s", 4.5},
                        {"data_wait_s", wait},
                        {"memory_mb", 512.0}});
    }
    void val(int step, double meanIou, const nlohmann::ordered_json& iou = nlohmann::ordered_json::array())
    {
        event("val", {{"step", step}, {"mIoU", meanIou}, {"mAcc", 0.6}, {"aAcc", 0.8}, {"iou", iou}});
    }
    void config(const std::string& encoder = "mit_b0", const std::string& decoder = "segdeformer") const
    {
        const nlohmann::ordered_json document = {
            {"model", {{"encoder", {{"name", encoder}}}, {"decoder", {{"name", decoder}}}}},
            {"data", {{"root", "/data/street"}}},
            {"train", {{"iterations", 400}}},
            {"classes", {{{"name", "road"}}, {{"name", "car"}}, {{"name", "pole"}}}}};
        std::ofstream(m_folder / "config.json") << document.dump(2);
    }

    /// checkpoints/NAME.safetensors, sound, of a model with one weight.
    std::filesystem::path checkpoint(const std::string& name, std::int64_t step) const
    {
        const float weight = 0.5F;
        TrainingCounters counters;
        counters.step = step;
        std::map<std::string, std::string> metadata{{kCheckpointCounters, writeCounters(counters).dump()}};
        CheckpointHash hash;
        hash.addTensor("weight", "F32", {1});
        hash.addData(&weight, sizeof weight);
        metadata[kCheckpointHash] = hash.finish(metadata);
        const std::string header =
            nlohmann::json{{"__metadata__", metadata},
                           {"weight", {{"dtype", "F32"}, {"shape", {1}}, {"data_offsets", {0, 4}}}}}
                .dump();
        const std::uint64_t length = header.size();
        std::filesystem::create_directories(m_folder / "checkpoints");
        const auto file = m_folder / "checkpoints" / (name + ".safetensors");
        std::ofstream stream(file, std::ios::binary);
        stream.write(reinterpret_cast<const char*>(&length), sizeof length);
        stream << header;
        stream.write(reinterpret_cast<const char*>(&weight), sizeof weight);
        return file;
    }

    double time = 1.7e9;

private:
    std::filesystem::path m_folder;
};

} // namespace sdw::test
