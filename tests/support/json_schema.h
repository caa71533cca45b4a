// JSON held against a JSON Schema.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

namespace support {

class JsonSchema {
 public:
  /// From a file, which must be there and be a schema.
  explicit JsonSchema(const std::string& path);
  ~JsonSchema();
  /// The faults that the schema finds; empty if there are none.
  [[nodiscard]] std::string faults(const boost::json::value& document) const;
  /// The same of a text, which may be no JSON at all.
  [[nodiscard]] std::string faults_of_text(std::string_view text) const;

 private:
  struct Loaded;
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace support
