// One line that shows how far a long command is: rewritten in place on a terminal, else a plain line every ten seconds.
#pragma once

#include <chrono>
#include <string>

namespace sdw::cli {

/// Writes to standard error.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine(); ///< ends an open line
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Shows `text` when it is time (ten times a second on a terminal); cheap when it is not.
    void update(const std::string& text);
    /// Whether update() would show something now; saves making the text.
    bool due() const;
    /// A line that stays, above the progress.
    void note(const std::string& text);

private:
    void clear();

    using Clock = std::chrono::steady_clock;
    bool m_terminal;
    bool m_open = false; // text without line end on the terminal
    Clock::time_point m_last;
};

/// "1:05:09", "4:07", "12 s".
std::string duration(double seconds);

/// "loss [=====>    ] 42 %" style bar of `width` characters. @param share 0..1
std::string bar(double share, int width = 20);

} // namespace sdw::cli
