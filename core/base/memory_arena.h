// Keeps freed memory inside the process: handing it back to the system between two forward passes costs more time in
// page faults than the arithmetic does.
#pragma once

namespace sdw {

/// To be called once, first thing in main(). Does nothing where the C library has no such setting.
void keepFreedMemory();

} // namespace sdw
