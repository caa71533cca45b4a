// Single statements as on a command line: the later one replaces what was said before.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/amounts.h"
#include "runtime/profile/errors.h"
#include "runtime/profile/items.h"
#include "runtime/profile/profile.h"
#include "runtime/profile/statement.h"
#include "runtime/profile/words.h"
#include "runtime/quantity/text.h"
#include "runtime/text/characters.h"

namespace kb {
namespace {

constexpr std::size_t kMaxStatement = 512;  // bytes

ProfileResult<std::string_view> checked(std::string_view text) {
  if (text.size() > kMaxStatement)
    return fail(ProfileErrorKind::bad_value,
                fmt::format("{} is too long for one statement: a profile in a file says more", quoted(text)));
  if (valid_length(text) != text.size() || has_control_character(text))
    return fail(ProfileErrorKind::bad_value, fmt::format("{} holds bytes that are no text", quoted(text)),
                text);
  const std::string_view words = trimmed(text);
  if (words.empty()) return fail(ProfileErrorKind::bad_value, "nothing is said here: write a name");
  return words;
}

/// Without a `=` or `:` at its end, and the white space before that.
std::string_view without_sign(std::string_view subject) {
  subject = trimmed(subject);
  if (subject.ends_with('=') || subject.ends_with(':')) subject.remove_suffix(1);
  return trimmed(subject);
}

struct SubjectAndValue {
  std::string_view subject;
  std::string_view value;  ///< empty: none
};

/// "frail = no": the value is the last word, behind a sign or white space.
SubjectAndValue split_truth(std::string_view text) {
  const std::size_t at = text.find_last_of(" \t\r\n=:");
  if (at == std::string_view::npos || !truth_of(text.substr(at + 1))) return {text, {}};
  return {without_sign(text.substr(0, at + 1)), text.substr(at + 1)};
}

/// "egfr 40 to 60": the longest name of a measure with a number behind it.
std::optional<SubjectAndValue> split_measure(const KnowledgeBase& kb, std::string_view text) {
  for (std::size_t at = text.size(); at-- > 1;) {
    const char before = text[at - 1];
    if (!is_digit(text[at]) && text[at] != '-' && text[at] != '.') continue;
    if (!is_space(before) && before != '=' && before != ':') continue;
    const std::string_view subject = without_sign(text.substr(0, at));
    if (!named(kb, subject, kMeasureKinds).empty()) return SubjectAndValue{subject, text.substr(at)};
  }
  return std::nullopt;
}

/// Of a statement whose measure is not known, the words that should name it. What is taken has its own
/// numbers.
std::string_view before_number(const KnowledgeBase& kb, std::string_view text) {
  if (text.starts_with(kTakingPrefix) || !named(kb, text, kStatedKinds).empty()) return text;
  for (std::size_t at = 1; at < text.size(); ++at)
    if (is_digit(text[at]) && (is_space(text[at - 1]) || text[at - 1] == '=' || text[at - 1] == ':'))
      return without_sign(text.substr(0, at));
  return text;
}

bool has(const std::vector<std::uint32_t>& nodes, std::uint32_t node) {
  return std::ranges::find(nodes, node) != nodes.end();
}

/// What is taken is not said to be left out or unknown any more, nor what it is as well.
void forget_denials(const KnowledgeBase& kb, Profile& profile, const Item& item) {
  const std::vector<std::uint32_t> also = is_also(kb, item.node);
  const auto denied = [&](std::uint32_t row) {
    const fbs::Fact& fact = kb.facts[row];
    return fact.kind() == static_cast<std::uint8_t>(FactKind::taking) && has(also, fact.node());
  };
  std::erase_if(profile.facts, [&](const FactValue& said) { return denied(said.fact); });
  std::erase_if(profile.unknown, denied);
}

/// From what is listed: everything of a class with the class, an example of a class only by its name. True if
/// there was any.
bool remove_items(const KnowledgeBase& kb, Profile& profile, const Item& item, bool only_example) {
  if (!profile.taking) return false;
  const std::size_t removed = std::erase_if(*profile.taking, [&](const Item& taken) {
    if (only_example) return taken.node == item.node && same_word(taken.written, item.written);
    return has(is_also(kb, taken.node), item.node);
  });
  if (profile.taking->empty() && profile.taking_more) {  // a list of nothing and perhaps more says nothing
    profile.taking.reset();
    profile.taking_more = false;
  }
  return removed != 0;
}

bool lists_everything(const Profile& profile) { return profile.taking && !profile.taking_more; }

ProfileResult<void> say_taken(const KnowledgeBase& kb, Profile& profile, const Subject& subject) {
  if (!profile.taking) {
    profile.taking.emplace();
    profile.taking_more = true;
  }
  for (const Item& item : subject.items) {
    forget_denials(kb, profile, item);
    add_taken(kb, profile, item);
  }
  return {};
}

ProfileResult<void> say_not_taken(const KnowledgeBase& kb, Profile& profile, const Subject& subject) {
  bool settled = lists_everything(profile);
  Subject classes = subject;
  classes.items.clear();
  for (const Item& item : subject.items) {
    const bool example = is_example(kb, item.node, item.written);
    if (remove_items(kb, profile, item, example)) settled = true;
    if (!example) classes.items.push_back(item);
  }
  if (!settled && classes.items.empty())
    return fail(
        ProfileErrorKind::bad_value,
        fmt::format("{} is one of {}: not taking it leaves the others open; say {} to leave out all of them",
                    quoted(subject.items[0].written), quoted(kb.name(subject.items[0].node)),
                    quoted(fmt::format("{}{}", kTakingPrefix, kb.name(subject.items[0].node)))),
        subject.items[0].written);
  return set_truth(kb, profile, classes, false, Meeting::replaces);
}

ProfileResult<void> apply(const KnowledgeBase& kb, Profile& profile, const Subject& subject, Said truth) {
  const bool is_taken = subject.kind == SubjectKind::taking;
  if (is_taken && truth == Said::yes) return say_taken(kb, profile, subject);
  if (is_taken && truth == Said::no) return say_not_taken(kb, profile, subject);
  if (is_taken && lists_everything(profile))
    return fail(
        ProfileErrorKind::bad_value,
        fmt::format("{} cannot be unknown where all that is taken is listed: take it in or leave it out",
                    quoted(subject.written)),
        subject.written);
  for (const Item& item : subject.items)
    remove_items(kb, profile, item, is_example(kb, item.node, item.written));
  return set_truth(kb, profile, subject,
                   truth == Said::unknown ? std::nullopt : std::optional(truth == Said::yes),
                   Meeting::replaces);
}

}  // namespace

ProfileResult<void> say(const KnowledgeBase& kb, Profile& profile, std::string_view statement, bool holds) {
  const auto words = checked(statement);
  if (!words) return tl::unexpected(words.error());
  const auto [about, word] = split_truth(*words);
  if (!word.empty() && !holds)
    return fail(
        ProfileErrorKind::bad_value,
        fmt::format("{} is denied and has a value of its own: leave out {}", quoted(*words), quoted(word)),
        about);
  if (const auto measure = split_measure(kb, *words)) {
    if (!holds)
      return fail(ProfileErrorKind::bad_value,
                  fmt::format("{} is a measure, and cannot be denied: say its value instead",
                              quoted(measure->subject)),
                  measure->subject);
    const auto subject = find_subject(kb, measure->subject);
    if (!subject) return tl::unexpected(subject.error());
    return set_measure(kb, profile, *subject, measure->value, Meeting::replaces);
  }
  const std::string_view name = before_number(kb, about);
  const auto subject = find_subject(kb, name);
  if (!subject) return tl::unexpected(subject.error());
  if (name.size() < about.size()) {  // else it would hold, whatever the number says
    const std::string_view number = about.substr(about.find_first_of("0123456789", name.size()));
    return fail(
        ProfileErrorKind::bad_value,
        fmt::format("{} is no answer to {}: write `yes`, `no` or `unknown`", quoted(number), quoted(name)),
        name);
  }
  const Said truth = word.empty() ? (holds ? Said::yes : Said::no) : *truth_of(word);
  if (subject->kind == SubjectKind::measure) {
    if (word.empty())
      return fail(ProfileErrorKind::bad_value,
                  fmt::format("{} is a measure: say its value behind it, or `unknown`", quoted(about)),
                  about);
    return set_measure(kb, profile, *subject, word, Meeting::replaces);
  }
  return apply(kb, profile, *subject, truth);
}

ProfileResult<void> say_taking(const KnowledgeBase& kb, Profile& profile, std::string_view item) {
  const auto words = checked(item);
  if (!words) return tl::unexpected(words.error());
  if (*words == kNothing) {
    profile.taking.emplace();
    profile.taking_more = false;
    return {};
  }
  auto items = read_items(kb, *words, kTaken);
  if (!items) return tl::unexpected(std::move(items.error()));
  if (!profile.taking) profile.taking.emplace();
  profile.taking_more = false;
  for (Item& each : *items) {
    forget_denials(kb, profile, each);
    profile.taking->push_back(std::move(each));
  }
  return {};
}

ProfileResult<void> say_goal(const KnowledgeBase& kb, Profile& profile, std::string_view goal) {
  const auto words = checked(goal);
  if (!words) return tl::unexpected(words.error());
  const auto node = find_one(kb, *words, kGoals);
  if (!node) return tl::unexpected(node.error());
  profile.goal = *node;
  return {};
}

ProfileResult<void> say_candidate(const KnowledgeBase& kb, Profile& profile, std::string_view option) {
  const auto words = checked(option);
  if (!words) return tl::unexpected(words.error());
  auto item = read_candidate(kb, *words);
  if (!item) return tl::unexpected(std::move(item.error()));
  // The same thing named again keeps its dose; a dose says nothing of another thing.
  if (!item->dose && profile.candidate && profile.candidate->node == item->node)
    item->dose = profile.candidate->dose;
  profile.candidate = std::move(*item);
  return {};
}

ProfileResult<void> say_dose(const KnowledgeBase& kb, Profile& profile, std::string_view dose) {
  const auto words = checked(dose);
  if (!words) return tl::unexpected(words.error());
  if (!profile.candidate)
    return fail(ProfileErrorKind::bad_value,
                fmt::format("{} is a dose of nothing: name what it is asked about first", quoted(*words)),
                *words);
  auto amount = read_dose(kb, profile.candidate->node, *words);
  if (!amount) return tl::unexpected(std::move(amount.error()));
  profile.candidate->dose = std::move(*amount);
  return {};
}

}  // namespace kb
