#include "app/cli/progress_line.h"

#include "app/cli/printable.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace sdw::cli {
namespace {

constexpr std::chrono::milliseconds kTerminalPause{100}, kPlainPause{10000};

std::size_t terminalWidth()
{
    struct winsize size {};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 10 ? size.ws_col : 80;
}

} // namespace

ProgressLine::ProgressLine()
    : m_terminal(::isatty(STDERR_FILENO) != 0)
    , m_last(Clock::now() - kPlainPause)
{
}

ProgressLine::~ProgressLine()
{
    if (m_open) std::fputc('\n', stderr);
}

bool ProgressLine::due() const
{
    return Clock::now() - m_last >= (m_terminal ? kTerminalPause : kPlainPause);
}

void ProgressLine::update(const std::string& text)
{
    if (!due()) return;
    m_last = Clock::now();
    if (!m_terminal) {
        std::fprintf(stderr, "%s\n", printable(text).c_str());
        return;
    }
    const std::string shown = text.substr(0, terminalWidth() - 1); // a wrapped line could not be rewritten
    std::fprintf(stderr, "\r\x1b[K%s", shown.c_str());
    std::fflush(stderr);
    m_open = true;
}

void ProgressLine::note(const std::string& text)
{
    clear();
    std::fprintf(stderr, "%s\n", printable(text).c_str());
}

void ProgressLine::clear()
{
    if (m_open) std::fprintf(stderr, "\r\x1b[K");
    m_open = false;
}

std::string duration(double seconds)
{
    const auto whole = std::max<long long>(0, std::llround(seconds));
    char text[48];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    else if (whole >= 60)
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%lld s", whole);
    return text;
}

std::string bar(double share, int width)
{
    const int filled = std::clamp(int(std::lround(share * width)), 0, width);
    return "[" + std::string(std::size_t(filled), '=') + std::string(std::size_t(width - filled), ' ') + "]";
}

} // namespace sdw::cli
