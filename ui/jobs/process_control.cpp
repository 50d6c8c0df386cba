#include "ui/jobs/process_control.h"

#include <QFile>

#include <cerrno>
#include <csignal>

#include <sys/resource.h>

namespace sdw::ui {
namespace {

constexpr int kNiceness = 5; ///< a window that paints goes first; alone, the process is as fast as ever

/// It has ended, and nobody has taken note of it yet: in containers, nobody may ever.
bool isZombie(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid)); // Linux only; elsewhere there is no such file
    if (!stat.open(QIODevice::ReadOnly)) return false;
    const QByteArray line = stat.readAll(); // "123 (name) Z …"
    return line.mid(line.lastIndexOf(')') + 2, 1) == "Z";
}

} // namespace

bool isProcessAlive(qint64 pid)
{
    if (pid <= 0 || (::kill(pid_t(pid), 0) != 0 && errno != EPERM)) return false;
    return !isZombie(pid);
}

bool askToEnd(qint64 pid)
{
    return pid > 0 && ::kill(pid_t(pid), SIGTERM) == 0;
}

void giveWay(qint64 pid)
{
    if (pid > 0) ::setpriority(PRIO_PROCESS, id_t(pid), kNiceness);
}

} // namespace sdw::ui
