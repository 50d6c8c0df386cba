#include "core/model/pickle.h"

#include "core/base/error.h"

#include <cstring>
#include <unordered_map>

namespace sdw {
namespace {

constexpr std::size_t kMaxValues = 4'000'000;     // a large checkpoint with its optimiser has some ten thousand
constexpr std::size_t kMaxItems = 4 * kMaxValues; // a list can be named again and again in a few bytes
constexpr std::size_t kMaxNames = 10'000, kMaxNameLength = 1000;

using Kind = PickleValue::Kind;

class PickleMachine {
public:
    PickleMachine(PickleDocument& document, std::size_t offset, const std::string& origin)
        : m_document(document)
        , m_bytes(*document.bytes)
        , m_at(offset)
        , m_origin(origin)
    {
    }

    void run()
    {
        if (byte() != 0x80) fail("it does not start like one of protocol 2 or later");
        if (const int protocol = byte(); protocol < 2 || protocol > 5)
            fail("its protocol is " + std::to_string(protocol));
        while (step(byte())) {
        }
        m_document.end = m_at;
    }

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error("Cannot read '" + m_origin + "': its pickle is damaged or of an unknown kind (" + reason +
                    ", at byte " + std::to_string(m_at) + ").");
    }

    /// One instruction; false at the end of the pickle.
    bool step(int code)
    {
        switch (code) {
        case '.':
            m_document.root = pop();
            return false;
        case 0x80:
            number<std::uint8_t>();
            break; // PROTO again
        case 0x95: // FRAME: only a hint for buffering
            if (number<std::uint64_t>() > m_bytes.size() - m_at) fail("a frame reaches beyond its end");
            break;
        case '(':
            m_marks.push_back(m_stack.size());
            break;
        case '0':
            dropTop();
            break;
        case '1':
            m_stack.resize(popMark());
            break;
        case '2':
            push(top());
            break;
        case 'N':
            add({});
            break;
        case 0x88:
            addInt(1, Kind::Bool);
            break;
        case 0x89:
            addInt(0, Kind::Bool);
            break;
        case 'J':
            addInt(number<std::int32_t>());
            break;
        case 'K':
            addInt(number<std::uint8_t>());
            break;
        case 'M':
            addInt(number<std::uint16_t>());
            break;
        case 0x8a:
            addLong(take(number<std::uint8_t>()));
            break;
        case 0x8b:
            addLong(take(number<std::uint32_t>()));
            break;
        case 'G':
            addFloat();
            break;
        case 'X':
            addText(Kind::Text, number<std::uint32_t>());
            break;
        case 0x8c:
            addText(Kind::Text, number<std::uint8_t>());
            break;
        case 0x8d:
            addText(Kind::Text, number<std::uint64_t>());
            break;
        case 'U':
            addText(Kind::Text, number<std::uint8_t>());
            break; // texts of Python 2
        case 'T':
            addText(Kind::Text, number<std::uint32_t>());
            break;
        case 'C':
            addText(Kind::Bytes, number<std::uint8_t>());
            break;
        case 'B':
            addText(Kind::Bytes, number<std::uint32_t>());
            break;
        case 0x8e:
        case 0x96:
            addText(Kind::Bytes, number<std::uint64_t>());
            break;
        case ']':
        case 0x8f:
            addItems(Kind::List, {});
            break;
        case ')':
            addItems(Kind::Tuple, {});
            break;
        case '}':
            addItems(Kind::Dict, {});
            break;
        case 't':
            addItems(Kind::Tuple, popToMark());
            break;
        case 'l':
        case 0x91:
            addItems(Kind::List, popToMark());
            break;
        case 'd':
            addItems(Kind::Dict, pairs(popToMark()));
            break;
        case 0x85:
            addItems(Kind::Tuple, popMany(1));
            break;
        case 0x86:
            addItems(Kind::Tuple, popMany(2));
            break;
        case 0x87:
            addItems(Kind::Tuple, popMany(3));
            break;
        case 'a':
            extend(Kind::List, popMany(1));
            break;
        case 'e':
        case 0x90:
            extend(Kind::List, popToMark());
            break;
        case 's':
            extend(Kind::Dict, popMany(2));
            break;
        case 'u':
            extend(Kind::Dict, pairs(popToMark()));
            break;
        case 'q':
            m_memo[number<std::uint8_t>()] = top();
            break;
        case 'r':
            m_memo[number<std::uint32_t>()] = top();
            break;
        case 0x94:
            m_memo[std::uint32_t(m_memo.size())] = top();
            break;
        case 'h':
            push(remembered(number<std::uint8_t>()));
            break;
        case 'j':
            push(remembered(number<std::uint32_t>()));
            break;
        case 'c': {
            const std::string_view module = line();
            addGlobal(module, line());
            break;
        }
        case 0x93: {
            const auto parts = popMany(2);
            if (value(parts[0]).kind != Kind::Text || value(parts[1]).kind != Kind::Text)
                fail("a class without a name");
            addGlobal(value(parts[0]).text, value(parts[1]).text);
            break;
        }
        case 'R':
        case 0x81: {
            const auto parts = popMany(2);
            call(parts[0], {parts[1]});
            break;
        }
        case 0x92: {
            const auto parts = popMany(3);
            call(parts[0], {parts[1], parts[2]});
            break;
        }
        case 'b':
            popMany(1), top();
            break; // the state of an object or an OrderedDict's attributes: nothing that is used here
        case 'Q':
            addItems(Kind::Persistent, popMany(1));
            break;
        default:
            fail("the unknown instruction " + std::to_string(code));
        }
        return true;
    }

    // Bytes
    int byte() { return int(number<std::uint8_t>()); }
    std::string_view take(std::uint64_t count)
    {
        if (count > m_bytes.size() - m_at) fail("it ends too early");
        const std::string_view part = m_bytes.substr(m_at, count);
        m_at += count;
        return part;
    }
    template <typename Number>
    Number number()
    {
        Number value{};
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    std::string_view line()
    {
        const std::size_t end = m_bytes.find('\n', m_at);
        if (end == std::string_view::npos || end - m_at > kMaxNameLength) fail("a name without an end");
        const std::string_view text = take(end - m_at);
        ++m_at;
        return text;
    }

    // Values
    PickleValue& value(PickleId id) { return m_document.values[id]; }
    void push(PickleId id) { m_stack.push_back(id); }
    void add(PickleValue made)
    {
        if (m_document.values.size() >= kMaxValues) fail("more values than a checkpoint can need");
        m_document.values.push_back(std::move(made));
        push(PickleId(m_document.values.size() - 1));
    }
    void addInt(std::int64_t integer, Kind kind = Kind::Int)
    {
        PickleValue made;
        made.kind = kind;
        made.integer = integer;
        add(std::move(made));
    }
    void addFloat()
    {
        std::uint64_t bits = 0; // big-endian, unlike everything else
        for (const char c : take(8))
            bits = bits << 8 | std::uint8_t(c);
        PickleValue made;
        made.kind = Kind::Float;
        std::memcpy(&made.real, &bits, sizeof bits);
        add(std::move(made));
    }
    void addLong(std::string_view bytes)
    {
        if (bytes.size() > 8) {
            PickleValue made;
            made.kind = Kind::BigInt;
            made.text = bytes;
            return add(std::move(made));
        }
        std::uint64_t bits = 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            bits = bits << 8 | std::uint8_t(bytes[i]);
        if (!bytes.empty() && bytes.size() < 8 && (std::uint8_t(bytes.back()) & 0x80))
            bits |= ~std::uint64_t(0) << (8 * bytes.size());
        addInt(std::int64_t(bits));
    }
    void addText(Kind kind, std::uint64_t length)
    {
        PickleValue made;
        made.kind = kind;
        made.text = take(length);
        add(std::move(made));
    }
    void addItems(Kind kind, std::vector<PickleId> items)
    {
        m_items += items.size();
        if (m_items > kMaxItems) fail("more values than a checkpoint can need");
        PickleValue made;
        made.kind = kind;
        made.items = std::move(items);
        add(std::move(made));
    }
    void addGlobal(std::string_view module, std::string_view name)
    {
        if (module.size() + name.size() > kMaxNameLength) fail("a class name that is too long");
        const auto place =
            m_document.names.insert(std::string(module) + "." + std::string(name)).first; // nodes stay where they are
        if (m_document.names.size() > kMaxNames) fail("more classes than a checkpoint can need");
        PickleValue made;
        made.kind = Kind::Global;
        made.text = *place;
        add(std::move(made));
    }

    /// What Python would do by calling: an OrderedDict is a dict, everything else stays a name with arguments.
    void call(PickleId callee, std::vector<PickleId> arguments)
    {
        const bool named = value(callee).kind == Kind::Global;
        const std::string_view name = named ? value(callee).text : std::string_view("an unnamed function");
        if (name == "collections.OrderedDict") {
            const std::vector<PickleId> given = value(arguments[0]).items;
            std::vector<PickleId> items;
            if (!given.empty()) // Python 2 gives the content as a list of pairs
                for (const PickleId pair : value(given[0]).items) {
                    if (value(pair).items.size() != 2) fail("an OrderedDict of something else than pairs");
                    items.insert(items.end(), value(pair).items.begin(), value(pair).items.end());
                }
            return addItems(Kind::Dict, std::move(items));
        }
        addItems(Kind::Object, std::move(arguments));
        value(m_stack.back()).text = name;
    }

    void extend(Kind kind, const std::vector<PickleId>& items)
    {
        PickleValue& target = value(top());
        if (target.kind == Kind::Object) return; // what a class would do with them is its own matter
        if (target.kind != kind) fail("items for something that takes none");
        target.items.insert(target.items.end(), items.begin(), items.end());
    }

    // Stack
    std::size_t floor() const { return m_marks.empty() ? 0 : m_marks.back(); }
    PickleId top() const
    {
        if (m_stack.size() <= floor()) fail("a value is missing");
        return m_stack.back();
    }
    PickleId pop()
    {
        const PickleId id = top();
        m_stack.pop_back();
        return id;
    }
    void dropTop()
    {
        if (!m_marks.empty() && m_stack.size() == m_marks.back())
            m_marks.pop_back();
        else
            pop();
    }
    std::size_t popMark()
    {
        if (m_marks.empty()) fail("a mark is missing");
        const std::size_t mark = m_marks.back();
        m_marks.pop_back();
        return mark;
    }
    std::vector<PickleId> popFrom(std::size_t start)
    {
        std::vector<PickleId> items(m_stack.begin() + std::ptrdiff_t(start), m_stack.end());
        m_stack.resize(start);
        return items;
    }
    std::vector<PickleId> popToMark() { return popFrom(popMark()); }
    std::vector<PickleId> popMany(std::size_t count)
    {
        if (m_stack.size() < floor() + count) fail("a value is missing");
        return popFrom(m_stack.size() - count);
    }
    std::vector<PickleId> pairs(std::vector<PickleId> items) const
    {
        if (items.size() % 2 != 0) fail("a key without a value");
        return items;
    }
    PickleId remembered(std::uint32_t place) const
    {
        const auto found = m_memo.find(place);
        if (found == m_memo.end()) fail("a value that was never kept");
        return found->second;
    }

    PickleDocument& m_document;
    std::string_view m_bytes;
    std::size_t m_at;
    const std::string& m_origin;
    std::size_t m_items = 0;
    std::vector<PickleId> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint32_t, PickleId> m_memo;
};

} // namespace

const PickleValue* PickleDocument::find(const PickleValue& dict, std::string_view key) const
{
    for (std::size_t i = dict.items.size(); i >= 2; i -= 2) {
        const PickleValue& candidate = values[dict.items[i - 2]];
        if (candidate.kind == Kind::Text && candidate.text == key) return &values[dict.items[i - 1]];
    }
    return nullptr;
}

PickleDocument parsePickle(std::shared_ptr<const std::string> bytes, std::size_t offset, const std::string& origin)
{
    PickleDocument document;
    document.bytes = std::move(bytes);
    PickleMachine(document, offset, origin).run();
    return document;
}

} // namespace sdw
