// What the writers of whole files and of growing ones share: writing to a descriptor, and saying why it failed.
#pragma once

#include <cstddef>
#include <filesystem>

namespace sdw {

/// @param code errno. @throws Error of kind Resources where there is no space, else BadInput: "Cannot ACTION 'PATH':
/// REASON."
[[noreturn]] void failOn(const std::filesystem::path& path, const char* action, int code);

/// What setReadOnlyForTests() says of a file or folder. @throws Error as failOn().
void failIfReadOnly(const std::filesystem::path& path, const char* action);

/// Writes all bytes, or throws as above, also when limitDiskForTests() says so; a part may have been written then.
void writeBytes(int descriptor, const void* data, std::size_t size, const std::filesystem::path& path);

} // namespace sdw
