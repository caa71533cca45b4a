// From the text of a file to scenarios, each checked for itself.
#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/errors.h"
#include "runtime/profile/tree.h"
#include "runtime/scenario/keys.h"
#include "runtime/scenario/scenario.h"
#include "runtime/text/nearest.h"

namespace kb {
namespace {

constexpr std::string_view kName = "name";
constexpr std::string_view kWhy = "why";
constexpr std::string_view kProfile = "profile";
constexpr std::string_view kExpect = "expect";
constexpr std::string_view kScenarioKeys[] = {kName, kWhy, kProfile, kExpect};

struct Problem {
  std::uint32_t line;
  std::string message;
};
using Checked = tl::expected<void, Problem>;

template <typename... T>
tl::unexpected<Problem> wrong(std::uint32_t line, fmt::format_string<T...> format, T&&... values) {
  return tl::unexpected(Problem{line, fmt::format(format, std::forward<T>(values)...)});
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
  const std::vector<std::string> near = nearest_names(word, candidates);
  return near.empty() ? "" : fmt::format(": did you mean {}?", alternatives(near));
}

class Reader {
 public:
  Reader(const KnowledgeBase& kb, const std::string& file) : kb_(kb), file_(file) {}

  tl::expected<Scenario, Problem> read(const TreeNode& node) {
    Scenario scenario{{}, {}, file_, node.line, Profile{}, {}};
    if (node.kind != NodeKind::map)
      return wrong(node.line, "a scenario is written as `- name: …`, with `profile` and `expect`");
    const TreeNode* profile = nullptr;
    const TreeNode* expect = nullptr;
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
      const TreeNode& key = node.items[i];
      const TreeNode& value = node.items[i + 1];
      if (key.text == kName || key.text == kWhy) {
        if (value.kind != NodeKind::text || value.text.empty())
          return wrong(key.line, "{} has no text", quoted(key.text));
        (key.text == kName ? scenario.name : scenario.why) = value.text;
      } else if (key.text == kProfile) {
        profile = &value;
      } else if (key.text == kExpect) {
        expect = &value;
      } else {
        return wrong(key.line, "{} is no part of a scenario{}", quoted(key.text),
                     suggestion(key.text, kScenarioKeys));
      }
    }
    if (scenario.name.empty()) return wrong(node.line, "a scenario has no `name`");
    if (profile == nullptr)
      return wrong(node.line, "a scenario has no `profile`: write `profile: {{}}` for nobody known");
    if (expect == nullptr) return wrong(node.line, "a scenario has no `expect`: nothing would be tested");
    scenario.profile = read_profile(kb_, *profile);
    if (auto read = read_expectations(*expect, scenario); !read)
      return tl::unexpected(std::move(read.error()));
    return scenario;
  }

 private:
  Checked read_expectations(const TreeNode& node, Scenario& scenario) {
    if (node.kind != NodeKind::map)
      return wrong(node.line, "`expect` is written as `key: value`, such as `verdict: suggested`");
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2)
      if (auto read = read_expectation(node.items[i], node.items[i + 1], scenario); !read) return read;
    if (scenario.expect.empty()) return wrong(node.line, "`expect` is empty: nothing would be tested");
    return {};
  }

  Checked read_expectation(const TreeNode& name, const TreeNode& value, Scenario& scenario) {
    const Key* const key = find_key(name.text);
    if (key == nullptr) {
      std::vector<std::string_view> known;
      for (const Key& k : keys()) known.push_back(k.name);
      return wrong(name.line, "{} cannot be expected{}", quoted(name.text), suggestion(name.text, known));
    }
    Expectation expectation{name.text, {}, name.line};
    if (value.kind == NodeKind::text) {
      expectation.values.push_back(value.text);
    } else if (value.kind == NodeKind::list && key->list) {
      for (const TreeNode& item : value.items) {
        if (item.kind != NodeKind::text) return wrong(item.line, "{} is a list of words", quoted(name.text));
        expectation.values.push_back(item.text);
      }
    } else {
      return wrong(name.line, "{} {}", quoted(name.text),
                   key->list ? "is a list: write `[a, b]`" : "has one value");
    }
    if (expectation.values.empty())
      return wrong(name.line, "{} is empty: it would always hold", quoted(name.text));
    for (const std::string& text : expectation.values)
      if (text.empty())
        return wrong(name.line, "{} has an empty text: it would always hold", quoted(name.text));
    if (auto fits = check_about(*key, name, scenario); !fits) return fits;
    if (auto known = check_words(*key, expectation); !known) return known;
    scenario.expect.push_back(std::move(expectation));
    return {};
  }

  static Checked check_about(const Key& key, const TreeNode& name, const Scenario& scenario) {
    const bool errs =
        !scenario.expect.empty() && find_key(scenario.expect.front().key)->about == About::error;
    if (errs || (key.about == About::error && !scenario.expect.empty()))
      return wrong(name.line, "where an `error` is expected there is no answer of which to expect more");
    if (!scenario.profile) return {};  // the run tells what is wrong with it
    const bool asked = scenario.profile->candidate.has_value();
    if (key.about == About::candidate && !asked)
      return wrong(name.line, "{} is about one option: name a `candidate` in the profile", quoted(name.text));
    if (key.about == About::ranking && asked)
      return wrong(name.line, "{} compares all options: leave the `candidate` out of the profile",
                   quoted(name.text));
    return {};
  }

  Checked check_words(const Key& key, const Expectation& expectation) {
    const auto kind = static_cast<int>(key.values);
    auto words = words_.find(kind);
    if (words == words_.end()) words = words_.emplace(kind, words_for(kb_, key.values)).first;
    if (!words->second) return {};
    const std::vector<std::string>& known = *words->second;
    for (const std::string& value : expectation.values)
      if (std::ranges::find(known, value) == known.end())
        return wrong(expectation.line, "{} under `{}` is not {}{}", quoted(value), expectation.key,
                     kind_words(key.values),
                     suggestion(value, std::vector<std::string_view>(known.begin(), known.end())));
    return {};
  }

  const KnowledgeBase& kb_;
  const std::string& file_;
  std::map<int, std::optional<std::vector<std::string>>> words_;  // by kind of value
};

/// As far as a faulty scenario tells it.
std::string name_of(const TreeNode& node) {
  for (std::size_t i = 0; node.kind == NodeKind::map && i + 1 < node.items.size(); i += 2)
    if (node.items[i].text == kName) return node.items[i + 1].text;
  return {};
}

}  // namespace

ScenarioFile read_scenarios(const KnowledgeBase& kb, const std::string& path, std::string_view text) {
  ScenarioFile file;
  const auto tree = read_tree(text);
  if (!tree) {
    file.faults.push_back({path, 0, {}, tree.error().message});
    return file;
  }
  if (tree->kind != NodeKind::list) {
    file.faults.push_back(
        {path, tree->line, {}, "a file of scenarios is a list: begin each with `- name: …`"});
    return file;
  }
  Reader reader(kb, path);
  for (const TreeNode& node : tree->items) {
    auto scenario = reader.read(node);
    if (scenario)
      file.scenarios.push_back(*std::move(scenario));
    else
      file.faults.push_back(
          {path, scenario.error().line, name_of(node), std::move(scenario.error().message)});
  }
  return file;
}

std::vector<ScenarioFault> repeated_names(const std::vector<Scenario>& scenarios) {
  std::vector<ScenarioFault> faults;
  std::map<std::string_view, const Scenario*> first;
  for (const Scenario& scenario : scenarios) {
    const auto [at, is_new] = first.emplace(scenario.name, &scenario);
    if (is_new) continue;
    faults.push_back(
        {scenario.file, scenario.line, scenario.name,
         fmt::format("another scenario has this name, at {}:{}", at->second->file, at->second->line)});
  }
  return faults;
}

}  // namespace kb
