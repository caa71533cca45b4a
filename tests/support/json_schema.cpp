// By valijson, whose headers are compiled here alone.
#include "tests/support/json_schema.h"

#include <fstream>
#include <iterator>

#include <boost/json/parse.hpp>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

namespace support {

using valijson::adapters::BoostJsonAdapter;

struct JsonSchema::Loaded {
  boost::json::value document;
  valijson::Schema schema;
};

JsonSchema::JsonSchema(const std::string& path) : loaded_(std::make_unique<Loaded>()) {
  std::ifstream file(path, std::ios::binary);
  loaded_->document = boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  valijson::SchemaParser().populateSchema(BoostJsonAdapter(loaded_->document), loaded_->schema);
}

JsonSchema::~JsonSchema() = default;

std::string JsonSchema::faults(const boost::json::value& document) const {
  valijson::ValidationResults results;
  if (valijson::Validator().validate(loaded_->schema, BoostJsonAdapter(document), &results)) return {};
  std::string text = "refused";
  valijson::ValidationResults::Error error;
  while (results.popError(error)) text += "\n" + error.description;
  return text;
}

std::string JsonSchema::faults_of_text(std::string_view text) const {
  boost::json::error_code error;
  const boost::json::value document = boost::json::parse(text, error);
  return error.failed() ? "no JSON: " + error.message() : faults(document);
}

}  // namespace support
