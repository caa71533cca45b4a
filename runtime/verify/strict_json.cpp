// Read twice: once for keys that are said twice, which the values would hide, and once for the values.
#include "runtime/verify/strict_json.h"

#include <set>
#include <vector>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

namespace kb::verify {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
constexpr std::size_t kMostNestedJson = 160;

struct KeyReader {
  static constexpr std::size_t max_object_size = 1'000'000;
  static constexpr std::size_t max_array_size = 10'000'000;
  static constexpr std::size_t max_key_size = 1'000'000;
  static constexpr std::size_t max_string_size = kMaxBytes;

  std::vector<std::set<std::string, std::less<>>> objects;
  std::string key;
  std::string twice;

  using Text = json::string_view;
  using Error = json::error_code;
  static bool on_document_begin(Error& /*e*/) { return true; }
  static bool on_document_end(Error& /*e*/) { return true; }
  bool on_object_begin(Error& /*e*/) { return objects.emplace_back(), true; }
  bool on_object_end(std::size_t /*n*/, Error& /*e*/) { return objects.pop_back(), true; }
  static bool on_array_begin(Error& /*e*/) { return true; }
  static bool on_array_end(std::size_t /*n*/, Error& /*e*/) { return true; }
  bool on_key_part(Text part, std::size_t /*n*/, Error& /*e*/) { return key.append(part), true; }
  bool on_key(Text part, std::size_t /*n*/, Error& e) {
    key.append(part);
    const bool fresh = objects.back().insert(key).second;
    if (!fresh) {
      twice = key;
      e = json::make_error_code(json::error::syntax);
    }
    key.clear();
    return fresh;
  }
  static bool on_string_part(Text /*s*/, std::size_t /*n*/, Error& /*e*/) { return true; }
  static bool on_string(Text /*s*/, std::size_t /*n*/, Error& /*e*/) { return true; }
  static bool on_number_part(Text /*s*/, Error& /*e*/) { return true; }
  static bool on_int64(std::int64_t /*i*/, Text /*s*/, Error& /*e*/) { return true; }
  static bool on_uint64(std::uint64_t /*i*/, Text /*s*/, Error& /*e*/) { return true; }
  static bool on_double(double /*d*/, Text /*s*/, Error& /*e*/) { return true; }
  static bool on_bool(bool /*b*/, Error& /*e*/) { return true; }
  static bool on_null(Error& /*e*/) { return true; }
  static bool on_comment_part(Text /*s*/, Error& /*e*/) { return true; }
  static bool on_comment(Text /*s*/, Error& /*e*/) { return true; }
};

}  // namespace

tl::expected<json::value, std::string> read_json(std::string_view text) {
  if (text.size() > kMaxBytes) return tl::unexpected(fmt::format("larger than {} MiB", kMaxBytes >> 20));
  json::parse_options options;
  options.max_depth = kMostNestedJson;
  json::error_code error;
  json::basic_parser<KeyReader> keys(options);
  const std::size_t read = keys.write_some(false, text.data(), text.size(), error);
  if (const std::string& twice = keys.handler().twice; !twice.empty())
    return tl::unexpected(fmt::format("the key \"{}\" stands twice in one object", twice.substr(0, 80)));
  if (!error && read < text.size()) error = json::make_error_code(json::error::extra_data);
  json::value value;
  if (!error) value = json::parse(text, error, {}, options);
  if (error) return tl::unexpected(fmt::format("no JSON, from byte {}: {}", read, error.message()));
  return value;
}

}  // namespace kb::verify
