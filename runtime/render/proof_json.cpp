// The proof and the question, as JSON. Numbers are micro of a base unit, as texts, since not every reader of
// JSON keeps 64 bits of a number.
#include "runtime/render/proof_json.h"

#include <map>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <xxhash.h>

#include "runtime/render/json_values.h"

namespace kb::render {
namespace {

namespace json = boost::json;

json::value low_end(const Range& range) {
  return range.is_open_low() ? json::value() : json::value(fmt::format("{}", range.low));
}

json::value high_end(const Range& range) {
  return range.is_open_high() ? json::value() : json::value(fmt::format("{}", range.high));
}

void put_range(json::object& object, const Range& range) {
  object["low"] = low_end(range);
  object["high"] = high_end(range);
}

json::object range_of(const Range& range) {
  json::object result;
  put_range(result, range);
  return result;
}

json::object atom(const Atom& from) {
  json::object result;
  switch (from.kind) {
    case Atom::Kind::fact:
      result["fact"] = from.name;
      result["value"] = from.value;
      return result;
    case Atom::Kind::measure: result["measure"] = from.name; break;
    case Atom::Kind::total: result["total"] = from.name; break;
  }
  put_range(result, from.range);
  return result;
}

json::object rule(const ProvedRule& from) {
  json::object result;
  result["rule"] = from.rule;
  result["status"] = from.status;
  result["on_option"] = from.on_option;
  result["defeated_by"] = text(from.defeated_by);
  result["atoms"] = list_of(from.atoms, atom);
  return result;
}

json::object limit(const ProvedLimit& from) {
  json::object result;
  result["rule"] = from.rule;
  result["others"] = range_of(from.others);
  result["candidate"] = range_of(from.candidate);
  result["limit"] = fmt::format("{}", from.limit);
  return result;
}

json::object witness(const Witness& from) {
  json::object result;
  result["verdict"] = from.verdict;
  result["atoms"] = list_of(from.atoms, atom);
  return result;
}

json::object item(const AskedItem& from) {
  json::object result;
  result["kind"] = from.kind;
  result["name"] = from.name;
  result["written"] = from.written;
  result["dose"] = nullptr;
  if (from.dose) {
    json::object dose = range_of(from.dose->range);
    dose["unit"] = unit_text(from.dose->unit);
    dose["basis"] = basis_name(from.dose->basis);
    result["dose"] = std::move(dose);
  }
  return result;
}

json::object profile(const AskedProfile& from) {
  json::object result;
  result["goal"] = text(from.goal);
  result["candidate"] = nullptr;
  if (from.candidate) result["candidate"] = item(*from.candidate);
  json::array facts;
  for (const auto& [name, value] : from.facts)
    facts.push_back(json::object{{"fact", name}, {"value", value}});
  result["facts"] = std::move(facts);
  result["unknown"] = texts(from.unknown);
  result["measures"] = list_of(from.measures, [](const AskedMeasure& said) {
    json::object measure;
    measure["measure"] = said.measure;
    put_range(measure, said.range);
    measure["text"] = said.text;
    return measure;
  });
  result["taking"] = nullptr;
  if (from.taking) result["taking"] = list_of(*from.taking, item);
  result["complete"] = from.complete;
  result["presume_no"] = from.presume_no;
  return result;
}

/// Without white space and with the keys of every object sorted, so that who reads and writes it keeps the
/// digest.
void write_canonical(std::string& out, const json::value& value) {
  char between = 0;
  const auto next = [&](char open) {
    out += between == 0 ? open : ',';
    between = ',';
  };
  if (const json::array* list = value.if_array()) {
    for (const json::value& element : *list) {
      next('[');
      write_canonical(out, element);
    }
    out += between == 0 ? "[]" : "]";
  } else if (const json::object* object = value.if_object()) {
    std::map<std::string_view, const json::value*> members;
    for (const auto& member : *object) members[member.key()] = &member.value();
    for (const auto& [key, member] : members) {
      next('{');
      out += json::serialize(json::string(key)) + ':';
      write_canonical(out, *member);
    }
    out += between == 0 ? "{}" : "}";
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

json::object to_json(const Proof& proof) {
  json::object result;
  result["suggestion"] = text(proof.suggestion);
  result["decided_by"] = text(proof.decided_by);
  result["presumed"] = list_of(proof.presumed, atom);
  result["presumed_intake"] = proof.presumed_intake;
  result["rules"] = list_of(proof.rules, rule);
  result["limits"] = list_of(proof.limits, limit);
  result["outcomes"] =
      list_of(proof.outcomes, [](const std::vector<Atom>& outcomes) { return list_of(outcomes, atom); });
  result["witnesses"] = list_of(proof.witnesses, witness);
  return result;
}

json::object to_json(const Asked& asked) {
  json::object result;
  result["question"] = asked.question;
  result["wanted"] = text(asked.wanted);
  result["among"] = nullptr;
  if (!asked.among.empty()) result["among"] = list_of(asked.among, item);
  result["profile"] = profile(asked.profile);
  result["before"] = nullptr;
  if (asked.before) result["before"] = profile(*asked.before);
  std::string bytes;
  write_canonical(bytes, result);
  const XXH128_hash_t digest = XXH3_128bits(bytes.data(), bytes.size());
  result["digest"] = fmt::format("{:016x}{:016x}", digest.high64, digest.low64);
  return result;
}

}  // namespace kb::render
