// A run folder with a journal as long as one likes, line for line as the engine writes it, for benches.
#pragma once

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace sdw::bench {

/// Writes what a training of many iterations would have: losses that fall, evaluations, checkpoints, a log.
class LongRun {
public:
    static constexpr int kEvaluationEvery = 500, kClasses = 13; // `train` events
    static constexpr int kGarbageEvery = 100'000, kStepsEach = 10;

    explicit LongRun(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
        std::filesystem::create_directories(m_folder / "samples");
        std::ofstream config(m_folder / "config.json");
        config
            << R"({"model":{"encoder":{"name":"mit_b0"},"decoder":{"name":"segdeformer"}},"data":{"root":"/data/street"},)"
            << R"("train":{"iterations":100000000},"classes":[)";
        for (int i = 0; i < kClasses; ++i)
            config << (i > 0 ? "," : "") << R"({"name":"class )" << i << R"(","colour":[)" << 20 * i << R"(,120,60]})";
        config << "]}";
    }
    const std::filesystem::path& folder() const { return m_folder; }
    long events() const { return m_events; }
    long garbage() const { return m_garbage; }

    /// Appends until the journal has so many bytes, with a line that is no event now and then.
    void grow(std::uint64_t bytes)
    {
        std::ofstream journal(m_folder / "events.jsonl", std::ios::app | std::ios::binary);
        std::ofstream log(m_folder / "log.txt", std::ios::app | std::ios::binary);
        if (m_events == 0)
            journal << R"({"type":"status","time":1795657044.802,"status":"started","step":0,"parameters":1620000})"
                       "\n";
        std::string lines;
        for (auto size = std::uint64_t(journal.tellp()); size < bytes; size += lines.size()) {
            lines.clear();
            for (int i = 0; i < 1000; ++i)
                lines += next();
            journal << lines;
            log << logLine();
        }
        journal.flush();
    }
    /// Events as they come from a training that goes on.
    void add(int events)
    {
        std::string lines;
        for (int i = 0; i < events; ++i)
            lines += next();
        append(lines);
        std::ofstream(m_folder / "log.txt", std::ios::app | std::ios::binary) << logLine();
    }
    /// The half of a line that a killed process or a full disk leaves.
    void tear() { append(R"({"type":"train","time":17956570)"); }

private:
    void append(const std::string& bytes)
    {
        std::ofstream(m_folder / "events.jsonl", std::ios::app | std::ios::binary) << bytes;
    }
    double noise() { return std::uniform_real_distribution<double>(-0.5, 0.5)(m_dice); }

    std::string next()
    {
        char text[768];
        const long step = ++m_events * kStepsEach;
        m_time += 4.2 + noise();
        const double loss = 0.3 + 2 / (1 + double(m_events) / 20'000) + 0.3 * noise();
        std::snprintf(
            text, sizeof text,
            R"({"type":"train","time":%.3f,"step":%ld,"loss":%.17g,"loss_seg":%.17g,"loss_attn":%.17g,"loss_aux":0.0,)"
            R"("lr":%.17g,"gradient_norm":%.17g,"images_per_s":%.17g,"data_wait_s":%.9f,"memory_mb":606.507008,)"
            R"("memory_peak_mb":665.780224,"eta_s":%.17g})"
            "\n",
            m_time, step, loss, loss * 0.7, loss * 0.75, 6e-5 / (1 + double(m_events) / 1e6), 1.2 + noise(),
            19 + noise(), 0.02 + 0.01 * noise(), 1e8 / (1 + double(m_events)));
        std::string line = text;
        if (m_events % kEvaluationEvery == 0) line += evaluation(step);
        if (m_events % kGarbageEvery == 0) {
            line += "\x01\x02 what a broken disk leaves {\"type\":\n";
            ++m_garbage;
        }
        return line;
    }
    std::string evaluation(long step)
    {
        char text[256];
        const double score = 0.6 - 0.5 / (1 + double(m_events) / 50'000) + 0.01 * noise();
        std::snprintf(text, sizeof text,
                      R"({"type":"val","time":%.3f,"step":%ld,"mIoU":%.17g,"mAcc":%.17g,"aAcc":%.17g,"iou":[)", m_time,
                      step, score, score + 0.1, score + 0.3);
        std::string line = text;
        for (int i = 0; i < kClasses; ++i) {
            std::snprintf(text, sizeof text, "%s%.17g", i > 0 ? "," : "", score * (1 - 0.05 * i));
            line += text;
        }
        std::snprintf(text, sizeof text,
                      R"(],"seconds":2.7,"best":false})"
                      "\n"
                      R"({"type":"checkpoint","time":%.3f,"step":%ld,"file":"checkpoints/last.safetensors"})"
                      "\n",
                      m_time + 3, step);
        return line + text;
    }
    std::string logLine() const
    {
        return "2026-11-26 11:43:33 info  step " + std::to_string(m_events * kStepsEach) +
               "/100000000: loss 0.5455 (seg 0.3918, attn 0.3842), lr 6e-05, 19.15 images/s, waited 0.04 s for data, "
               "606 MB\n";
    }

    std::filesystem::path m_folder;
    std::mt19937 m_dice{2022};
    long m_events = 0, m_garbage = 0;
    double m_time = 1795657048.7;
};

} // namespace sdw::bench
