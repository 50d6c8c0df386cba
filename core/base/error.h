// The one exception type that the engine throws: a full sentence for the user, and what kind of trouble it is.
#pragma once

#include <stdexcept>
#include <string>

namespace sdw {

/// What kind of trouble; the command line turns it into its exit status.
enum class ErrorKind {
    Usage,       ///< wrong use of a command (exit status 2)
    BadInput,    ///< a file, value or data set that cannot be used (3)
    Resources,   ///< memory, disk or device not enough (4)
    Interrupted, ///< stopped by the user or a signal (130)
};

/// The text is one full sentence: what failed, on which file or field, what was expected, what is known.
class Error : public std::runtime_error {
public:
    explicit Error(const std::string& sentence, ErrorKind kind = ErrorKind::BadInput)
        : std::runtime_error(sentence)
        , m_kind(kind)
    {
    }
    ErrorKind kind() const { return m_kind; }

private:
    ErrorKind m_kind;
};

} // namespace sdw
