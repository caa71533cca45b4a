// A question read from its tree, and put.
#include "runtime/c/question.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/profile/errors.h"
#include "runtime/profile/tree.h"
#include "runtime/render/render.h"

namespace kb::c {
namespace {

constexpr std::array<std::string_view, 6> kKeys{"question", "profile", "wanted",
                                                "before",   "among",   "bedtime"};
constexpr std::array<std::string_view, 8> kQuestions{"ask",     "questions", "why",     "why-not",
                                                     "what-if", "change",    "compare", "plan"};

tl::unexpected<ProfileError> bad(std::string message) {
  return tl::unexpected(ProfileError{ProfileErrorKind::bad_value, std::move(message), {}, {}});
}

template <std::size_t size>
tl::unexpected<ProfileError> no_such(std::string_view what, std::string_view word,
                                     const std::array<std::string_view, size>& words) {
  return bad(fmt::format("{} is no {}: there are {}", quoted(word), what, fmt::join(words, ", ")));
}

std::array<std::string_view, kVerdicts> verdict_names() {
  std::array<std::string_view, kVerdicts> names;
  for (std::size_t v = 0; v < kVerdicts; ++v) names[v] = verdict_name(static_cast<Verdict>(v));
  return names;
}

/// The parts of a question, by kKeys; those that aren't said are null.
class Parts {
 public:
  static ProfileResult<Parts> of(const TreeNode& root) {
    Parts parts;
    bool wrapped = false;
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) wrapped |= root.items[i].text == "profile";
    if (root.kind != NodeKind::map || !wrapped) {
      parts.values_[index("profile")] = &root;
      return parts;
    }
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
      const std::size_t key = index(root.items[i].text);
      if (key == kKeys.size()) return no_such("part of a question", root.items[i].text, kKeys);
      parts.values_[key] = &root.items[i + 1];
    }
    return parts;
  }

  [[nodiscard]] const TreeNode* operator[](std::string_view key) const { return values_[index(key)]; }
  [[nodiscard]] std::string_view text(std::string_view key, std::string_view unless_said) const {
    const TreeNode* const value = (*this)[key];
    return value == nullptr ? unless_said : std::string_view(value->text);
  }

 private:
  static std::size_t index(std::string_view key) {
    return static_cast<std::size_t>(std::ranges::find(kKeys, key) - kKeys.begin());
  }
  std::array<const TreeNode*, kKeys.size()> values_{};
};

/// The profile with the options to compare.
ProfileResult<Profile> comparing(const KnowledgeBase& kb, Profile profile, const TreeNode* names) {
  if (names == nullptr || names->kind != NodeKind::list || names->items.empty())
    return bad("`among` is a list of the options to compare");
  std::vector<std::string> texts;
  for (const TreeNode& name : names->items) texts.push_back(name.text);
  return say_compared(kb, profile, texts).map([&] { return profile; });
}

ProfileResult<Answer> from(tl::expected<Answer, Contradiction> answer) {
  if (answer) return std::move(*answer);
  return tl::unexpected(ProfileError{ProfileErrorKind::contradiction, answer.error().message, {}, {}});
}

ProfileResult<Answer> answer_to(const KnowledgeBase& kb, const Parts& parts, const Profile& profile) {
  const std::string_view question = parts.text("question", "ask");
  if (question == "ask") return from(ask(kb, profile));
  if (question == "questions") return from(questions(kb, profile));
  if (question == "compare") {
    return comparing(kb, profile, parts["among"]).and_then([&](const Profile& all) {
      return from(compare(kb, all));
    });
  }
  if (question == "what-if") {
    if (parts["before"] == nullptr) return bad("what-if needs `before`: the profile before the change");
    const auto before = read_profile(kb, *parts["before"]);
    if (!before) return tl::unexpected(before.error());
    return from(what_if(kb, *before, profile));
  }
  if (std::ranges::find(kQuestions, question) == kQuestions.end())
    return no_such("question", question, kQuestions);
  if (!profile.candidate)
    return bad(fmt::format("{} is asked of one option: the profile's candidate", question));
  if (question == "why") return from(why(kb, profile));
  if (question == "plan") {
    const auto bedtime = parse_clock(parts.text("bedtime", ""));
    if (!bedtime) return bad("a plan needs `bedtime`, a time such as \"22:30\"");
    return from(plan(kb, profile, {*bedtime, {}}));
  }
  const std::string_view wanted = parts.text("wanted", verdict_name(Verdict::suggested));
  const auto verdicts = verdict_names();
  const auto verdict = std::ranges::find(verdicts, wanted);
  if (verdict == verdicts.end()) return no_such("verdict", wanted, verdicts);
  const auto which = static_cast<Verdict>(verdict - verdicts.begin());
  return from(question == "change" ? change(kb, profile, which) : why_not(kb, profile, which));
}

ProfileResult<Answer> answer_to(const KnowledgeBase& kb, std::string_view question) {
  const auto root = read_json(question);
  if (!root) return tl::unexpected(root.error());
  const auto parts = Parts::of(*root);
  if (!parts) return tl::unexpected(parts.error());
  const auto profile = read_profile(kb, *(*parts)["profile"]);
  if (!profile) return tl::unexpected(profile.error());
  return answer_to(kb, *parts, *profile);
}

}  // namespace

Reply reply_to(const KnowledgeBase& kb, std::string_view question) {
  const auto answer = answer_to(kb, question);
  if (answer)
    return {answer->verdict() == "depends" ? Outcome::depends : Outcome::answered, render_json(*answer)};
  const ProfileError& error = answer.error();
  if (error.kind == ProfileErrorKind::unknown_option)
    return {Outcome::unknown, render_json(unknown_to(kb, {}, {error.name, error.nearest}))};
  return {Outcome::refused, error.message};
}

}  // namespace kb::c
