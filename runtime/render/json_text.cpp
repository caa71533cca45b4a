// Boost.JSON writes on one line only, and leaves the C1 controls as they are, which terminals obey.
#include "runtime/render/json_text.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/render/plain.h"

namespace kb::render {
namespace {

namespace json = boost::json;

constexpr std::size_t kIndent = 2;

void escape_code(std::string& out, std::uint32_t code) {
  if (code < 0x10000) {
    out += fmt::format("\\u{:04x}", code);
    return;
  }
  code -= 0x10000;
  out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (code >> 10U), 0xDC00 + (code & 0x3FFU));
}

void write_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    if (!next.valid)
      out += "\uFFFD";
    else if (next.code == '"' || next.code == '\\')
      out.append("\\").append(text.substr(at, 1));
    else if (next.code == '\n')
      out += "\\n";
    else if (next.code == '\t')
      out += "\\t";
    else if (hidden(next.code))
      escape_code(out, next.code);
    else
      out += text.substr(at, next.bytes);
    at += next.bytes;
  }
  out += '"';
}

bool only_numbers(const json::array& list) {
  return std::ranges::all_of(list, [](const json::value& value) { return value.is_number(); });
}

/// As deep as what it writes: an answer's own few levels, and one CSL object, whose depth the parser bounds.
void write(std::string& out, const json::value& value, std::size_t indent);

void write_array(std::string& out, const json::array& list, std::size_t indent) {
  const bool flat = only_numbers(list);
  out += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += flat ? ", " : ",";
    if (!flat) out.append("\n").append(indent + kIndent, ' ');
    write(out, list[i], indent + kIndent);
  }
  if (!flat) out.append("\n").append(indent, ' ');
  out += ']';
}

void write_object(std::string& out, const json::object& object, std::size_t indent) {
  out += '{';
  bool first = true;
  for (const auto& [key, member] : object) {
    out.append(first ? "\n" : ",\n").append(indent + kIndent, ' ');
    first = false;
    write_string(out, key);
    out += ": ";
    write(out, member, indent + kIndent);
  }
  if (!first) out.append("\n").append(indent, ' ');
  out += '}';
}

void write(std::string& out, const json::value& value, std::size_t indent) {
  if (const auto* list = value.if_array())
    write_array(out, *list, indent);
  else if (const auto* object = value.if_object())
    write_object(out, *object, indent);
  else if (const auto* text = value.if_string())
    write_string(out, *text);
  else
    out += json::serialize(value);
}

}  // namespace

std::string json_text(const json::value& value) {
  std::string out;
  write(out, value, 0);
  return out + "\n";
}

std::string_view level_key(Level level) { return level == Level::very_low ? "very-low" : level_name(level); }

}  // namespace kb::render
