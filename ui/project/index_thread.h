// The one thread on which everything about index.sqlite happens.
#pragma once

#include "ui/project/index_database.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace sdw::ui {

class IndexThread {
public:
    IndexThread();
    /// What was posted before is still done.
    ~IndexThread();
    IndexThread(const IndexThread&) = delete;
    IndexThread& operator=(const IndexThread&) = delete;

    /// The database for everything that is posted from now on. @param file empty: in memory.
    void open(const std::filesystem::path& file);
    /// From any thread; done in this order.
    void post(std::function<void(IndexDatabase&)> task);
    /// Waits for the answer: for worker threads only.
    template <typename Question>
    auto ask(Question question)
    {
        using Answer = std::invoke_result_t<Question, IndexDatabase&>;
        auto answer = std::make_shared<std::promise<Answer>>();
        auto future = answer->get_future();
        post([answer, question = std::move(question)](IndexDatabase& database) {
            answer->set_value(question(database));
        });
        return future.get();
    }

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_ending = false;
    std::unique_ptr<IndexDatabase> m_database; ///< touched by the thread alone
    std::thread m_thread;                      ///< last: it uses the others
};

} // namespace sdw::ui
