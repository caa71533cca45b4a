// Every member is read by name and counted, so that there is none too few or too many.
#include "runtime/verify/question.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <xxhash.h>

#include "runtime/quantity/format.h"
#include "runtime/verify/words.h"

namespace kb::verify {
namespace {

namespace json = boost::json;

/// JSON without white space, the keys of every object in the order of their bytes.
std::string in_order(const json::value& value) {
  std::string text;
  if (const json::array* list = value.if_array()) {
    for (const json::value& element : *list) text += (text.empty() ? "" : ",") + in_order(element);
    return "[" + text + "]";
  }
  const json::object* object = value.if_object();
  if (object == nullptr) return json::serialize(value);
  std::map<std::string, std::string> members;
  for (const auto& [key, member] : *object) members[json::serialize(json::value(key))] = in_order(member);
  for (const auto& [key, member] : members) text += (text.empty() ? "" : ",") + key + ":" + member;
  return "{" + text + "}";
}

/// The first fault ends the reading; what is read after it is not used.
class Reader {
 public:
  explicit Reader(const KnowledgeBase& kb) : kb_(kb) {}

  tl::expected<Question, Fault> run(const json::value& asked) {
    Question question;
    const json::object& of = members(asked, "/asked", 6);
    question.command = text(of, "/asked", "question", false);
    question.wanted = text(of, "/asked", "wanted", true);
    question.person = person(member(of, "/asked", "profile"), "/asked/profile");
    if (const json::value& among = member(of, "/asked", "among"); !among.is_null())
      for (const auto& [one, at] : elements(among, "/asked/among"))
        question.person.compared.push_back(asked_about(*one, at));
    if (const json::value& before = member(of, "/asked", "before"); !before.is_null())
      question.before = person(before, "/asked/before");
    const std::string digest = text(of, "/asked", "digest", false);
    if (fault_) return tl::unexpected(*fault_);
    json::object rest = of;
    rest.erase("digest");
    const std::string bytes = in_order(rest);
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    if (std::string so = fmt::format("{:016x}{:016x}", hash.high64, hash.low64); so != digest)
      return tl::unexpected(Fault{"/asked/digest", digest, so + ", of the question that stands here"});
    return question;
  }

 private:
  void refuse(const std::string& at, const json::value& claimed, std::string so) {
    if (!fault_) fault_ = Fault{at, json::serialize(claimed).substr(0, 200), std::move(so)};
  }

  const json::object& members(const json::value& of, const std::string& at, std::size_t count) {
    static const json::object kNothing;
    const json::object* object = of.if_object();
    if (object == nullptr || object->size() != count)
      return refuse(at, of, fmt::format("an object of {} members", count)), kNothing;
    return *object;
  }
  const json::value& member(const json::object& of, const std::string& at, std::string_view key) {
    static const json::value kNull;
    const json::value* found = of.if_contains(key);
    return found == nullptr ? (refuse(at, of, fmt::format("it needs \"{}\"", key)), kNull) : *found;
  }
  std::vector<std::pair<const json::value*, std::string>> elements(const json::value& of,
                                                                   const std::string& at) {
    std::vector<std::pair<const json::value*, std::string>> result;
    if (!of.is_array()) return refuse(at, of, "a list"), result;
    for (const json::value& element : of.get_array())
      result.emplace_back(&element, fmt::format("{}/{}", at, result.size()));
    return result;
  }
  std::string text(const json::value& of, const std::string& at) {
    if (!of.is_string()) return refuse(at, of, "a text"), std::string{};
    return std::string(of.get_string());
  }
  std::string text(const json::object& of, const std::string& at, std::string_view key, bool or_null) {
    const json::value& value = member(of, at, key);
    return or_null && value.is_null() ? std::string{} : text(value, fmt::format("{}/{}", at, key));
  }
  bool truth(const json::object& of, const std::string& at, std::string_view key) {
    const json::value& value = member(of, at, key);
    if (!value.is_bool()) return refuse(fmt::format("{}/{}", at, key), value, "true or false"), false;
    return value.get_bool();
  }

  std::int64_t number(const json::object& of, const std::string& at, std::string_view key,
                      std::int64_t open) {
    const json::value& value = member(of, at, key);
    if (value.is_null()) return open;
    const std::string said = text(value, fmt::format("{}/{}", at, key));
    std::int64_t result = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), result);
    if (error != std::errc{} || end != said.data() + said.size() || fmt::format("{}", result) != said)
      refuse(fmt::format("{}/{}", at, key), value, "a whole number of 64 bits, as a text");
    return result;
  }
  Range range(const json::object& of, const std::string& at) {
    const Range range{number(of, at, "low", Range::kOpenLow), number(of, at, "high", Range::kOpenHigh)};
    if (range.low > range.high) refuse(at, of, "its low end is not above its high end");
    return range;
  }

  std::uint32_t node_of(const json::value& name, const std::string& at,
                        std::initializer_list<std::string_view> kinds) {
    const std::string said = text(name, at);
    for (const std::string_view kind : kinds)
      for (const fbs::Name& row : kb_.find(said))
        if (kb_.kind(row.node()) == kind && kb_.name(row.node()) == said) return row.node();
    return refuse(at, name, fmt::format("the name of a {}", fmt::join(kinds, ", "))), kNone;
  }

  std::uint32_t fact(const json::value& name, const std::string& at) {
    const std::string said = text(name, at);
    std::uint32_t found = kNone;
    for (std::uint32_t fact = 0; fact < kb_.facts.size(); ++fact) {
      if (fact_name(kb_, fact) != said) continue;
      if (found != kNone) refuse(at, name, "one fact's name");
      found = fact;
    }
    if (found == kNone) refuse(at, name, "a fact's name");
    return found;
  }

  Thing thing(const json::value& value, const std::string& at) {
    const json::object& of = members(value, at, 4);
    const std::string kind = text(of, at, "kind", false);
    Thing thing;
    thing.node = node_of(member(of, at, "name"), at + "/name", {kind});
    thing.written = text(of, at, "written", false);
    const std::uint32_t row = thing.node == kNone ? kNone : kb_.nodes[thing.node].detail();
    if (row < kb_.options.size() && kb_.options[row].node() == thing.node && kind != "medicine")
      thing.option = row;
    const json::value& dose = member(of, at, "dose");
    if (dose.is_null()) return thing;
    const std::string there = at + "/dose";
    const json::object& amount = members(dose, there, 4);
    const std::string unit = text(amount, there, "unit", false);
    const std::string basis = text(amount, there, "basis", false);
    const auto parsed = parse_unit(unit);
    if (!parsed || unit_text(*parsed) != unit) refuse(there + "/unit", json::value(unit), "a unit");
    thing.dose = Amount{range(amount, there), parsed ? *parsed : plain_unit(), Basis::unspecified, false};
    for (const Basis one : {Basis::elemental, Basis::compound})
      if (basis == basis_name(one)) thing.dose->basis = one;
    if (basis != basis_name(thing.dose->basis)) refuse(there + "/basis", json::value(basis), "a basis");
    return thing;
  }

  Thing asked_about(const json::value& value, const std::string& at) {
    Thing asked = thing(value, at);
    if (asked.option == kNone) refuse(at, value, "an option");
    return asked;
  }

  Person person(const json::value& value, const std::string& at) {
    Person person;
    const json::object& of = members(value, at, 8);
    if (const json::value& goal = member(of, at, "goal"); !goal.is_null())
      person.goal = node_of(goal, at + "/goal", {"goal"});
    if (const json::value& candidate = member(of, at, "candidate"); !candidate.is_null())
      person.candidate = asked_about(candidate, at + "/candidate");
    for (const auto& [said, there] : elements(member(of, at, "facts"), at + "/facts")) {
      const json::object& parts = members(*said, there, 2);
      person.facts.emplace_back(fact(member(parts, there, "fact"), there + "/fact"),
                                truth(parts, there, "value"));
    }
    for (const auto& [said, there] : elements(member(of, at, "unknown"), at + "/unknown"))
      person.unknown.push_back(fact(*said, there));
    for (const auto& [said, there] : elements(member(of, at, "measures"), at + "/measures")) {
      const json::object& parts = members(*said, there, 4);
      const std::uint32_t node = node_of(member(parts, there, "measure"), there + "/measure", {"measure"});
      const std::uint32_t row = node == kNone ? kNone : kb_.nodes[node].detail();
      if (row >= kb_.measures.size()) refuse(there + "/measure", *said, "a measure");
      person.measures.emplace_back(row, range(parts, there));
      const std::string words = number_words(kb_, row, person.measures.back().second);
      if (text(parts, there, "text", false) != words)
        refuse(there + "/text", member(parts, there, "text"), words);
    }
    const auto ascending = [](const auto& list, auto key) {
      return std::adjacent_find(list.begin(), list.end(),
                                [&](const auto& a, const auto& b) { return key(a) >= key(b); }) == list.end();
    };
    const auto first = [](const auto& pair) { return pair.first; };
    if (!ascending(person.facts, first) || !ascending(person.measures, first) ||
        !ascending(person.unknown, [](std::uint32_t fact) { return fact; }))
      refuse(at, "facts, unknown or measures", "each once, in the order of the knowledge base");
    if (const json::value& taking = member(of, at, "taking"); !taking.is_null()) {
      person.taking.emplace();
      for (const auto& [said, there] : elements(taking, at + "/taking"))
        person.taking->push_back(thing(*said, there));
    }
    person.complete = truth(of, at, "complete");
    person.presume_no = truth(of, at, "presume_no");
    if (person.complete && !person.taking) refuse(at + "/complete", true, "false: nothing is listed");
    return person;
  }

  const KnowledgeBase& kb_;
  std::optional<Fault> fault_;
};

}  // namespace

const Thing* Person::asked(std::uint32_t option) const {
  if (candidate && candidate->option == option) return &*candidate;
  const auto found = std::ranges::find(compared, option, &Thing::option);
  return found == compared.end() ? nullptr : &*found;
}

std::string fact_name(const KnowledgeBase& kb, std::uint32_t fact) {
  const fbs::Fact& row = kb.facts[fact];
  const std::string_view lead = row.kind() == 1 ? "taking " : row.kind() == 2 ? "supervised by " : "";
  return fmt::format("{}{}", lead, kb.name(row.node()));
}

tl::expected<Question, Fault> read_question(const KnowledgeBase& kb, const json::value& asked) {
  return Reader(kb).run(asked);
}

}  // namespace kb::verify
