#include "app/cli/stop_signals.h"

#include <csignal>

namespace sdw::cli {
namespace {

std::atomic<bool> g_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGUSR1};

extern "C" void askToStop(int)
{
    g_stop = true;
    std::signal(SIGINT, SIG_DFL);
}

} // namespace

StopSignals::StopSignals()
{
    g_stop = false;
    for (const int signal : kSignals)
        std::signal(signal, askToStop);
}

StopSignals::~StopSignals()
{
    for (const int signal : kSignals)
        std::signal(signal, SIG_DFL);
}

const std::atomic<bool>& StopSignals::stop() const
{
    return g_stop;
}

} // namespace sdw::cli
