// JSON values of what answers are made of: texts that may be missing, lists, places, numbers of citations.
// Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "runtime/explain/statement.h"

namespace kb::render {

/// Null for what isn't known or doesn't apply.
inline boost::json::value text(std::string_view value) {
  return value.empty() ? boost::json::value() : boost::json::value(value);
}

inline boost::json::value count(std::uint32_t value) {
  return value == 0 ? boost::json::value() : boost::json::value(value);
}

inline boost::json::array texts(const std::vector<std::string>& list) {
  boost::json::array result;
  for (const std::string& item : list) result.emplace_back(item);
  return result;
}

inline boost::json::array numbers(const CitationNumbers& list) {
  boost::json::array result;
  for (const std::uint32_t number : list) result.emplace_back(number);
  return result;
}

template <typename T, typename ToJson>
boost::json::array list_of(const std::vector<T>& list, ToJson to_json) {
  boost::json::array result;
  for (const T& item : list) result.emplace_back(to_json(item));
  return result;
}

inline void put_place(boost::json::object& object, const Place& place) {
  object["file"] = text(place.file);
  object["line"] = count(place.line);
}

}  // namespace kb::render
