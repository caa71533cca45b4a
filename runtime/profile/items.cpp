// Items, read from text.
#include "runtime/profile/items.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/amounts.h"
#include "runtime/profile/errors.h"
#include "runtime/quantity/text.h"

namespace kb {
namespace {

constexpr std::size_t kMaxItem = 512;  // bytes of text

struct NameAndDose {
  std::string_view name;
  std::string_view dose;
};

/// The longest name that means something, with a number behind it; else all that stands before the first
/// number.
NameAndDose split(const KnowledgeBase& kb, std::string_view text, const WordClass& wanted) {
  if (!named(kb, text, wanted.kinds).empty()) return {text, {}};
  NameAndDose guess{text, {}};
  for (std::size_t at = text.size(); at-- > 1;) {
    if (!is_digit(text[at]) && text[at] != '-') continue;
    if (!is_space(text[at - 1])) continue;
    const NameAndDose parts{trimmed(text.substr(0, at)), text.substr(at)};
    if (!named(kb, parts.name, wanted.kinds).empty()) return parts;
    guess = parts;
  }
  return guess;
}

tl::unexpected<ProfileError> as_candidate(ProfileError error) {
  if (error.kind == ProfileErrorKind::unknown_name) error.kind = ProfileErrorKind::unknown_option;
  return tl::unexpected(std::move(error));
}

ProfileResult<Item> one_candidate(const KnowledgeBase& kb, ProfileResult<std::vector<Item>> items) {
  if (!items) return as_candidate(std::move(items.error()));
  Item& item = items->front();
  if (item.option == kNone) return as_candidate(unknown_word(kb, item.written, kAsked).value());
  return std::move(item);
}

}  // namespace

ProfileResult<std::vector<Item>> make_items(const KnowledgeBase& kb, std::string_view name,
                                            std::string_view dose, const WordClass& wanted) {
  std::vector<std::uint32_t> nodes = named(kb, name, wanted.kinds);
  const auto is_medicine = [&](std::uint32_t node) { return kb.kind(node) == "medicine"; };
  if (nodes.size() < 2 || !std::ranges::all_of(nodes, is_medicine)) {
    const auto one = find_one(kb, name, wanted);
    if (!one) return tl::unexpected(one.error());
    nodes = {*one};
  }
  std::vector<Item> items;
  for (const std::uint32_t node : nodes) {
    Item item{node, option_of(kb, node), std::string(name), std::nullopt};
    if (!dose.empty()) {
      auto amount = read_dose(kb, node, dose);
      if (!amount) return tl::unexpected(std::move(amount.error()));
      item.dose = std::move(*amount);
    }
    items.push_back(std::move(item));
  }
  return items;
}

ProfileResult<std::vector<Item>> read_items(const KnowledgeBase& kb, std::string_view text,
                                            const WordClass& wanted) {
  text = trimmed(text);
  if (text.empty())
    return fail(ProfileErrorKind::bad_value, fmt::format("a name is missing: write {}", wanted.expected));
  if (text.size() > kMaxItem)
    return fail(ProfileErrorKind::bad_value,
                fmt::format("{} is too long for a name and an amount", quoted(text)));
  const NameAndDose parts = split(kb, text, wanted);
  if (is_digit(text.front()) && named(kb, parts.name, wanted.kinds).empty())
    return fail(ProfileErrorKind::bad_value,
                fmt::format("{} begins with a number: write the name first, then the amount", quoted(text)),
                text);
  return make_items(kb, parts.name, parts.dose, wanted);
}

ProfileResult<Item> read_candidate(const KnowledgeBase& kb, std::string_view text) {
  return one_candidate(kb, read_items(kb, text, kAsked));
}

ProfileResult<Item> make_candidate(const KnowledgeBase& kb, std::string_view name, std::string_view dose,
                                   const WordClass& wanted) {
  return one_candidate(kb, make_items(kb, name, dose, wanted));
}

}  // namespace kb
