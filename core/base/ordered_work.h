// Many pieces of work on all cores, whose results are taken in their order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace sdw {

/// What became of a piece of work.
template <typename Result>
struct WorkOutcome {
    std::optional<Result> result; ///< empty: it failed
    std::exception_ptr failure;

    /// @throws what the work threw.
    Result take()
    {
        if (failure) std::rethrow_exception(failure);
        return std::move(*result);
    }
};

/// Calls `make(i)` for 0 .. count − 1 on up to `threads` threads, and `take(i, outcome)` on the calling thread in the
/// order of i. Not many results wait at a time. What `take` throws ends everything: work that has begun is waited for.
/// @param take gets a WorkOutcome<Result>&.
template <typename Make, typename Take>
void workInOrder(std::size_t count, unsigned threads, const Make& make, const Take& take)
{
    using Result = decltype(make(std::size_t(0)));
    const auto run = [&make](std::size_t i) {
        WorkOutcome<Result> outcome;
        try {
            outcome.result.emplace(make(i));
        } catch (...) {
            outcome.failure = std::current_exception();
        }
        return outcome;
    };
    threads = unsigned(std::min<std::size_t>(std::max(1u, threads), count));
    if (threads <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            WorkOutcome<Result> outcome = run(i);
            take(i, outcome);
        }
        return;
    }

    const std::size_t window = threads + 1;
    std::vector<std::optional<WorkOutcome<Result>>> ready(window); // by i modulo window
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next = 0, taken = 0;
    bool stopped = false;
    const auto work = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [&] { return stopped || next == count || next < taken + window; });
            if (stopped || next == count) return;
            const std::size_t i = next++;
            lock.unlock();
            WorkOutcome<Result> outcome = run(i);
            lock.lock();
            ready[i % window] = std::move(outcome);
            changed.notify_all();
        }
    };
    std::vector<std::thread> team;
    const auto end = [&] {
        {
            const std::scoped_lock lock(mutex);
            stopped = true;
        }
        changed.notify_all();
        for (std::thread& one : team)
            one.join();
    };
    try {
        for (unsigned i = 0; i < threads; ++i)
            team.emplace_back(work);
        for (std::size_t i = 0; i < count; ++i) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return ready[i % window].has_value(); });
            WorkOutcome<Result> outcome = std::move(*ready[i % window]);
            ready[i % window].reset();
            ++taken;
            lock.unlock();
            changed.notify_all();
            take(i, outcome);
        }
    } catch (...) {
        end();
        throw;
    }
    end();
}

} // namespace sdw
