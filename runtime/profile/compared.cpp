// Options to compare: each is asked about at a dose of its own, or at none.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/profile/errors.h"
#include "runtime/profile/profile.h"

namespace kb {
namespace {

ProfileResult<void> refuse_substance(const KnowledgeBase& kb, const Item& substance) {
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::string> forms;
  for (std::size_t i = 0; i + 1 < kb.options.size() && forms.size() < kMostNamed; ++i)
    if (kb.options[i].substance() == substance.node) forms.emplace_back(kb.name(kb.options[i].node()));
  return fail(
      ProfileErrorKind::bad_value,
      fmt::format("{} is a substance, and nothing is told of all its forms at once: compare {}",
                  quoted(substance.written),
                  forms.empty() ? "forms, products or options" : "its forms, such as " + alternatives(forms)),
      substance.written);
}

}  // namespace

const Item* Profile::asked(std::uint32_t option) const {
  if (candidate && candidate->option == option) return &*candidate;
  const auto found = std::ranges::find(compared, option, &Item::option);
  return found == compared.end() ? nullptr : &*found;
}

ProfileResult<void> say_compared(const KnowledgeBase& kb, Profile& profile,
                                 std::span<const std::string> names) {
  std::vector<Item> items;
  for (const std::string& name : names) {
    Profile alone;
    if (auto said = say_candidate(kb, alone, name); !said) return said;
    Item& item = *alone.candidate;
    if (kb.kind(item.node) == "substance") return refuse_substance(kb, item);
    if (std::ranges::find(items, item.option, &Item::option) != items.end())
      return fail(ProfileErrorKind::contradiction,
                  fmt::format("{} is named twice: compare it with something else", quoted(item.written)),
                  item.written);
    if (!item.dose && profile.candidate && profile.candidate->option == item.option)
      item.dose = profile.candidate->dose;
    items.push_back(std::move(item));
  }
  if (const auto& asked = profile.candidate;
      asked && asked->dose && std::ranges::find(items, asked->option, &Item::option) == items.end())
    return fail(
        ProfileErrorKind::bad_value,
        fmt::format("{} is asked about with a dose, and is not among what is compared: name it there, "
                    "or leave out its dose",
                    quoted(asked->written)),
        asked->written);
  profile.candidate.reset();
  profile.compared = std::move(items);
  return {};
}

}  // namespace kb
