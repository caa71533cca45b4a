// Params: reading what a client sent, which may be anything: what is missing or of another type is nothing.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>
#include <tl/expected.hpp>

#include "compiler/lsp/text.h"

namespace kbc::lsp {

namespace json = boost::json;

/// The errors of JSON-RPC and of the protocol.
enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  not_initialized = -32002,
  request_failed = -32803,
  request_cancelled = -32800,
};

struct Refusal {
  ErrorCode code = ErrorCode::invalid_params;
  std::string message;
};
using Answer = tl::expected<json::value, Refusal>;

/// The member that a path of keys leads to, or null.
inline const json::value* member(const json::value& value, std::initializer_list<std::string_view> keys) {
  const json::value* at = &value;
  for (const std::string_view key : keys) {
    const json::object* object = at->if_object();
    at = object == nullptr ? nullptr : object->if_contains(json::string_view(key.data(), key.size()));
    if (at == nullptr) return nullptr;
  }
  return at;
}

inline std::optional<std::string_view> text_member(const json::value& value,
                                                   std::initializer_list<std::string_view> keys) {
  const json::value* found = member(value, keys);
  const json::string* text = found == nullptr ? nullptr : found->if_string();
  if (text == nullptr) return std::nullopt;
  return std::string_view(text->data(), text->size());
}

inline std::optional<std::uint32_t> number_member(const json::value& value,
                                                  std::initializer_list<std::string_view> keys) {
  const json::value* found = member(value, keys);
  if (found == nullptr) return std::nullopt;
  const std::int64_t* number = found->if_int64();
  if (number == nullptr || *number < 0 || *number > std::numeric_limits<std::int32_t>::max())
    return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

inline bool flag_member(const json::value& value, std::initializer_list<std::string_view> keys) {
  const json::value* found = member(value, keys);
  const bool* flag = found == nullptr ? nullptr : found->if_bool();
  return flag != nullptr && *flag;
}

inline std::optional<TextPosition> position_member(const json::value& value, std::string_view key) {
  const auto line = number_member(value, {key, "line"});
  const auto character = number_member(value, {key, "character"});
  if (!line || !character) return std::nullopt;
  return TextPosition{*line, *character};
}

}  // namespace kbc::lsp
