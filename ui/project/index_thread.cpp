#include "ui/project/index_thread.h"

namespace sdw::ui {

IndexThread::IndexThread()
    : m_thread([this] { run(); })
{
}

IndexThread::~IndexThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void IndexThread::open(const std::filesystem::path& file)
{
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back([this, file] {
        m_database.reset(); // first: it may be the same file
        m_database = std::make_unique<IndexDatabase>(file);
    });
    m_wake.notify_one();
}

void IndexThread::post(std::function<void(IndexDatabase&)> task)
{
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back([this, task = std::move(task)] {
        if (!m_database) m_database = std::make_unique<IndexDatabase>(std::filesystem::path());
        task(*m_database);
    });
    m_wake.notify_one();
}

void IndexThread::run()
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
        if (m_tasks.empty()) break;
        const std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
    }
    m_database.reset(); // on the thread that made it
}

} // namespace sdw::ui
