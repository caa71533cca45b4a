// Values of the tree changed, taken out, doubled, or put in the place of others.
#include "tests/fuzz/json_mutator.h"

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "tests/fuzz/fuzz.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace fuzz {
namespace {

namespace json = boost::json;

/// Every value in the document, itself first.
std::vector<json::value*> values_in(json::value& document) {
  std::vector<json::value*> all{&document};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i]->is_array())
      for (json::value& each : all[i]->get_array()) all.push_back(&each);
    if (all[i]->is_object())
      for (auto& each : all[i]->get_object()) all.push_back(&each.value());
  }
  return all;
}

void change(json::value& value, const json::value& other, std::minstd_rand& random) {
  static const json::value kScalars[] = {nullptr,
                                         true,
                                         false,
                                         0,
                                         -1,
                                         1e300,
                                         std::numeric_limits<std::int64_t>::max(),
                                         std::numeric_limits<std::uint64_t>::max(),
                                         0.1,
                                         "",
                                         "yes",
                                         "nothing",
                                         "200 mg elemental per day",
                                         "40 to 60 years",
                                         "\x1b[2J",
                                         json::array{},
                                         json::object{}};
  switch (random() % 5) {
    case 0: value = kScalars[random() % std::size(kScalars)]; return;
    case 1: value = json::value(other); return;
    case 2:
      if (value.is_array() && !value.get_array().empty()) {
        json::array& array = value.get_array();
        array.erase(array.begin() + static_cast<std::ptrdiff_t>(random() % array.size()));
      } else if (value.is_object() && !value.get_object().empty()) {
        json::object& object = value.get_object();
        object.erase(object.begin() + static_cast<std::ptrdiff_t>(random() % object.size()));
      }
      return;
    case 3:
      if (value.is_array()) value.get_array().push_back(json::value(other));
      if (value.is_object()) value.get_object()["more"] = json::value(other);
      return;
    default:
      if (value.is_int64()) value = value.get_int64() ^ std::int64_t{1} << random() % 62;
      if (value.is_string()) value.get_string().append(std::string(value.get_string()));
  }
}

}  // namespace

std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  std::minstd_rand random(seed);
  json::error_code error;
  json::value document = json::parse(text(data, size), error);
  if (error || random() % 3 == 0) return LLVMFuzzerMutate(data, size, most);
  const auto all = values_in(document);
  const json::value other = *all[random() % all.size()];
  change(*all[random() % all.size()], other, random);
  const std::string printed = json::serialize(document);
  if (printed.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::copy_n(printed.begin(), printed.size(), reinterpret_cast<char*>(data));
  return printed.size();
}

}  // namespace fuzz
