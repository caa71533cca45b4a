// The answer that was given beside the answer that follows.
#include "runtime/verify/verify.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/verify/expect.h"
#include "runtime/verify/strict_json.h"
#include "runtime/verify/words.h"

namespace kb::verify {
namespace {

std::string shown(const json::value& value) {
  constexpr std::size_t kMost = 160;
  if (const json::array* list = value.if_array(); list != nullptr && json::serialize(value).size() > kMost)
    return fmt::format("a list of {}", list->size());
  if (value.is_object()) return fmt::format("an object of {}", value.get_object().size());
  std::string text = json::serialize(value);
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

/// Every value of two trees, side by side. As deep as the reader allows.
class Comparison {
 public:
  explicit Comparison(Verification& result) : result_(result) {}

  void compare(const json::value& claimed, const json::value& so) {
    if (result_.faults.size() >= kMostFaults) return;
    if (claimed.is_object() && so.is_object()) return members(claimed.get_object(), so.get_object());
    if (claimed.is_array() && so.is_array()) return elements(claimed.get_array(), so.get_array());
    ++result_.values;
    const bool whole = (claimed.is_int64() || claimed.is_uint64()) && (so.is_int64() || so.is_uint64());
    if ((claimed.kind() != so.kind() && !whole) || claimed != so) fault(shown(claimed), shown(so));
  }

 private:
  struct Step {
    std::string_view key;  ///< of an object's member; else a list's element
    std::size_t index = 0;
  };

  void fault(std::string claimed, std::string so) {
    if (result_.faults.size() >= kMostFaults) return;
    std::string pointer;
    for (const Step& step : path_) {
      pointer += '/';
      if (step.key.empty()) pointer += std::to_string(step.index);
      for (const char c : step.key.substr(0, 80))
        pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    result_.faults.push_back({std::move(pointer), std::move(claimed), std::move(so)});
  }

  void members(const json::object& claimed, const json::object& so) {
    for (const auto& [key, value] : so) {
      path_.push_back({key, 0});
      if (const json::value* found = claimed.if_contains(key)) {
        compare(*found, value);
      } else {
        fault("nothing", shown(value));
      }
      path_.pop_back();
    }
    if (claimed.size() == so.size()) return;
    for (const auto& [key, value] : claimed) {
      path_.push_back({key, 0});
      if (!so.contains(key)) fault(shown(value), "nothing");
      path_.pop_back();
    }
  }

  void elements(const json::array& claimed, const json::array& so) {
    // In lists of different lengths, everything behind what is missing would differ too.
    const bool same_length = claimed.size() == so.size();
    if (!same_length)
      fault(fmt::format("a list of {}", claimed.size()), fmt::format("a list of {}", so.size()));
    const std::size_t before = result_.faults.size();
    for (std::size_t i = 0; i < std::min(claimed.size(), so.size()); ++i) {
      if (!same_length && result_.faults.size() > before) break;
      path_.push_back({{}, i});
      compare(claimed[i], so[i]);
      path_.pop_back();
    }
  }

  Verification& result_;
  std::vector<Step> path_;
};

/// How often a key stands in it, as a list's length.
std::size_t count_of(const json::value& in, std::string_view key) {
  std::size_t sum = 0;
  std::vector<const json::value*> stack{&in};
  while (!stack.empty()) {
    const json::value& next = *stack.back();
    stack.pop_back();
    if (next.is_array())
      for (const json::value& element : next.get_array()) stack.push_back(&element);
    if (next.is_object())
      for (const auto& member : next.get_object()) {
        if (member.key() == key && member.value().is_array()) sum += member.value().get_array().size();
        stack.push_back(&member.value());
      }
  }
  return sum;
}

/// A name that the knowledge base doesn't have; of the names said to be near, that it has them.
json::object expect_unknown(const KnowledgeBase& kb, const json::value& claimed) {
  json::object result;
  const json::object* unknown = claimed.if_object();
  const json::value* name = unknown == nullptr ? nullptr : unknown->if_contains("name");
  const json::value* nearest = unknown == nullptr ? nullptr : unknown->if_contains("nearest");
  json::array near;
  for (const json::value& one :
       nearest != nullptr && nearest->is_array() ? nearest->get_array() : json::array{})
    if (one.is_string() && !kb.find(std::string(one.get_string())).empty() &&
        std::ranges::find(near, one) == near.end())
      near.push_back(one);
  const bool is_name = name != nullptr && name->is_string();
  const bool is_option =
      is_name && std::ranges::any_of(kb.find(std::string(name->get_string())), [&](const fbs::Name& row) {
        return kb.nodes[row.node()].detail() < kb.options.size() &&
               kb.options[kb.nodes[row.node()].detail()].node() == row.node();
      });
  result["name"] =
      is_name && !is_option ? *name : json::value("a name that the knowledge base does not have");
  result["nearest"] = std::move(near);
  return result;
}

}  // namespace

struct Verifier::Kept {
  explicit Kept(const KnowledgeBase& kb) : grades(kb) {}
  Grades grades;
  std::string asked;
  json::value expected;
  Verification counts;
};

namespace {

Verification counts_of(const json::value& expected) {
  Verification counts;
  const json::value* options = expected.get_object().if_contains("options");
  counts.options = options == nullptr ? 1 : options->get_array().size();
  counts.rules = count_of(expected, "rules");
  counts.claims = count_of(expected, "because");
  counts.evidence = count_of(expected, "support") + count_of(expected, "oppose");
  counts.citations = expected.at("citations").get_array().size();
  return counts;
}

}  // namespace

Verifier::Verifier(const KnowledgeBase& kb) : kb_(kb), kept_(std::make_unique<Kept>(kb)) {}
Verifier::~Verifier() = default;

tl::expected<Verification, std::string> Verifier::verify(std::string_view text) {
  const auto answer = read_json(text);
  if (!answer) return tl::unexpected(answer.error());
  return verify(*answer);
}

tl::expected<Verification, std::string> Verifier::verify(const json::value& answer) {
  const json::object* of = answer.if_object();
  const json::value* asked = of == nullptr ? nullptr : of->if_contains("asked");
  const json::value* identity = of == nullptr ? nullptr : of->if_contains("kb");
  if (asked == nullptr || identity == nullptr || !identity->is_object())
    return tl::unexpected(std::string(
        "this is no answer that can be checked: kbq ask, why, why-not, what-if, change and compare give one "
        "with --format json"));
  Verification result;
  const json::value* digest = identity->get_object().if_contains("digest");
  if (digest == nullptr || *digest != json::value(kb_.digest())) {
    result.faults.push_back({"/kb/digest", digest == nullptr ? "nothing" : shown(*digest),
                             fmt::format("\"{}\", of the file that it is checked against", kb_.digest())});
    return result;
  }
  const Listed listed = listed_in(*of);
  std::string key = json::serialize(*asked);
  for (const auto& [option, question] : listed) key += fmt::format("\n{}\n{}", option, question);
  if (key != kept_->asked || of->contains("unknown")) {
    const auto question = read_question(kb_, *asked);
    if (!question) {
      result.faults.push_back(question.error());
      return result;
    }
    auto expected = of->contains("unknown") ? expect_frame(kb_, question->person.goal)
                                            : expect(kb_, kept_->grades, *question, listed);
    if (!expected) {
      result.faults.push_back({"/asked/profile", "a question that has an answer", expected.error()});
      return result;
    }
    kept_->asked = key;
    kept_->expected = *std::move(expected);
    kept_->expected.get_object()["asked"] = *asked;
    if (!of->contains("unknown")) kept_->counts = counts_of(kept_->expected);
  }
  if (const json::value* unknown = of->if_contains("unknown")) {
    kept_->asked.clear();  // it is no answer to the question that the next one may have
    json::object& expected = kept_->expected.get_object();
    expected["verdict"] = "unknown";
    expected["unknown"] = expect_unknown(kb_, *unknown);
    for (const std::string_view none : {"presumed", "advice", "citations"}) expected[none] = json::array{};
    kept_->counts = {};
  }
  result = kept_->counts;
  Comparison(result).compare(answer, kept_->expected);
  return result;
}

}  // namespace kb::verify
