// Every value of real answers altered, one at a time: none of the altered answers may be verified.
#include <functional>
#include <map>
#include <set>

#include "answers.h"
#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "runtime/verify/verify.h"
#include "tests/support/thinned.h"

namespace {

namespace json = boost::json;

/// Values by the key that they stand behind: what an alteration puts in another one's place.
using Pool = std::map<std::string, std::set<std::string>>;

void gather(const json::value& value, const std::string& key, Pool& pool) {
  if (value.is_string()) pool[key].insert(std::string(value.get_string()));
  if (value.is_array())
    for (const json::value& element : value.get_array()) gather(element, key, pool);
  if (value.is_object())
    for (const auto& member : value.get_object()) gather(member.value(), std::string(member.key()), pool);
}

class Alterations {
 public:
  /// `check` is told where something was altered; every `stride`th alteration is made.
  Alterations(json::value& answer, std::size_t stride, std::function<void(const std::string&)> check)
      : root_(answer), stride_(stride), check_(std::move(check)) {
    gather(answer, "", pool_);
  }
  std::size_t run() {
    alter(root_, "", "");
    return made_;
  }

 private:
  void put(json::value& value, json::value other, const std::string& at) {
    if (seen_++ % stride_ != 0 || value == other) return;
    ++made_;
    std::swap(value, other);
    check_(at);
    std::swap(value, other);
  }

  void text(json::value& value, const std::string& key, const std::string& at) {
    const std::string old(value.get_string());
    const bool number = !old.empty() && old.find_first_not_of("-0123456789") == std::string::npos;
    if (number) put(value, json::value(std::to_string(std::stoll(old) + 1)), at + " plus one");
    put(value,
        json::value(old.empty() ? "x" : old.substr(0, old.size() - 1) + (old.back() == '0' ? '1' : '0')),
        at + " last character");
    const std::set<std::string>& others = pool_[key];
    auto other = others.upper_bound(old);
    if (other == others.end()) other = others.begin();
    if (*other != old) put(value, json::value(*other), at + " another value");
    put(value, nullptr, at + " nothing");
  }

  void list(json::value& value, const std::string& key, const std::string& at) {
    const json::array old = value.get_array();
    for (std::size_t i = 0; i < old.size(); ++i) {
      const std::string there = at + "/" + std::to_string(i);
      json::array other = old;
      other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
      put(value, other, there + " dropped");
      other = old;
      other.insert(other.begin() + static_cast<std::ptrdiff_t>(i), old[i]);
      put(value, other, there + " twice");
      if (i + 1 < old.size()) {
        other = old;
        std::swap(other[i], other[i + 1]);
        put(value, other, there + " swapped");
      }
    }
    if (old.empty()) put(value, json::array{"x"}, at + " filled");
    for (std::size_t i = 0; i < value.get_array().size(); ++i)
      alter(value.get_array()[i], key, at + "/" + std::to_string(i));
  }

  void alter(json::value& value, const std::string& key, const std::string& at) {
    switch (value.kind()) {
      case json::kind::null: return put(value, json::value("x"), at + " something");
      case json::kind::bool_: return put(value, !value.get_bool(), at + " flipped");
      case json::kind::string: return text(value, key, at);
      case json::kind::array: return list(value, key, at);
      case json::kind::object: break;
      default:
        put(value, value.to_number<std::int64_t>() + 1, at + " plus one");
        return put(value, value.to_number<std::int64_t>() - 1, at + " minus one");
    }
    const json::object old = value.get_object();
    for (const auto& member : old) {
      json::object other = old;
      other.erase(member.key());
      put(value, other, at + "/" + std::string(member.key()) + " left out");
    }
    json::object more = old;
    more["more"] = 1;
    put(value, more, at + " with more");
    for (auto& member : value.get_object())
      alter(member.value(), std::string(member.key()), at + "/" + std::string(member.key()));
  }

  json::value& root_;
  std::size_t stride_;
  std::function<void(const std::string&)> check_;
  Pool pool_;
  std::size_t seen_ = 0;
  std::size_t made_ = 0;
};

json::value parsed(const std::string& text) {
  json::parse_options options;
  options.max_depth = 200;
  return json::parse(text, {}, options);
}

std::size_t alter_all(const std::string& base_name, const std::string& text, std::size_t stride,
                      const std::function<bool(const std::string&)>& leave_out) {
  kb::verify::Verifier verifier(base(base_name));
  json::value answer = parsed(text);
  const auto whole = verifier.verify(answer);
  EXPECT_TRUE(whole && whole->faults.empty());
  std::size_t accepted = 0;
  return Alterations(answer, stride,
                     [&](const std::string& at) {
                       if (leave_out(at)) return;
                       const auto checked = verifier.verify(answer);
                       if (checked && checked->faults.empty() && ++accepted < 20)
                         ADD_FAILURE() << at << " is verified";
                     })
      .run();
}

// What is said of a name that isn't there is checked to be names; which of them are near isn't worked out.
bool nearest_name(const std::string& at) { return at.starts_with("/unknown/n"); }

TEST(Mutation, NoAlteredAnswerIsVerified) {
  std::size_t made = 0;
  for (const NamedAnswer& named : all_answers()) {
    SCOPED_TRACE(named.name);
    made += alter_all(named.base, named.json, support::every(), nearest_name);
  }
  std::printf("%zu alterations of %zu answers\n", made, all_answers().size());
  EXPECT_GT(made, 50'000U / support::every());
}

TEST(Mutation, NoAlteredRankingIsVerified) {
  const std::string text =
      answer(base("magnesium"), Command::ask, profile("magnesium", "{goal: sleep, age: 34}"));
  const std::size_t made =
      alter_all("magnesium", text, 17 * support::every(), [](const std::string&) { return false; });
  std::printf("%zu alterations, every seventeenth of a long answer\n", made);
  EXPECT_GT(made, 2'000U / support::every());
}

/// The question itself is known to be whole by its digest; with a digest made anew, it is another question.
TEST(Mutation, AnotherQuestionHasAnotherAnswer) {
  const std::string yaml =
      "{goal: sleep, age: 34, kidney-disease: no, pregnant: no, breastfeeding: no, taking: nothing, "
      "candidate: {form: glycinate, dose: 300 mg elemental}}";
  const std::string other =
      "{goal: sleep, age: 34, kidney-disease: yes, pregnant: no, breastfeeding: no, taking: nothing, "
      "candidate: {form: glycinate, dose: 300 mg elemental}}";
  const kb::KnowledgeBase& kb = base("magnesium");
  json::value mixed = parsed(answer(kb, Command::ask, profile("magnesium", yaml)));
  mixed.at("asked") = parsed(answer(kb, Command::ask, profile("magnesium", other))).at("asked");
  kb::verify::Verifier verifier(kb);
  const auto checked = verifier.verify(mixed);
  ASSERT_TRUE(checked);
  ASSERT_FALSE(checked->faults.empty());
  const bool names_the_verdict =
      std::any_of(checked->faults.begin(), checked->faults.end(), [](const kb::verify::Fault& fault) {
        return fault.at == "/verdict" && fault.claimed == "\"suggested\"" &&
               fault.so == "\"contraindicated\"";
      });
  EXPECT_TRUE(names_the_verdict);
}

}  // namespace
