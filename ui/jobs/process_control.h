// What the standard library and Qt do not say about other processes: the one file that knows the system.
#pragma once

#include <QtGlobal>

namespace sdw::ui {

bool isProcessAlive(qint64 pid);
/// Asks it to end in good order (SIGTERM). @return whether it could be asked.
bool askToEnd(qint64 pid);
/// It gives way to programs that people look at. What it has begun later does, too.
void giveWay(qint64 pid);

} // namespace sdw::ui
