// Wrong doses: units, amounts, what a weight is of, formulas, times.
#include <algorithm>

#include "mutations.h"

namespace mutation {

namespace {

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

/// Whether the word is a number with which something is worked out or compared, not a year or a code.
bool is_amount(const At& at) {
  constexpr Kinds kRules{Kind::suggest, Kind::caution,    Kind::limit,      Kind::separate,
                         Kind::fact,    Kind::prefer,     Kind::population, Kind::risk_group,
                         Kind::refer,   Kind::side_effect};
  return at.is(NodeKind::word) && is_number(at.words()) && kRules.has(at.kind()) && !at.in(Key::code);
}

std::string times_ten(std::string_view number) {
  const std::size_t point = number.find('.');
  if (point == std::string_view::npos) return std::string(number) + "0";
  return std::string(number.substr(0, point)) + std::string(number.substr(point + 1));
}

}  // namespace

std::vector<Mutation> wrong_doses() {
  std::vector<Mutation> all;
  const auto add = [&](std::string_view name, std::function<Change(const At&)> change) {
    all.push_back({name, at_nodes(std::move(change))});
  };
  all.push_back(word_for_word("grams for milligrams", "mg", "g"));
  all.push_back(word_for_word("micrograms for milligrams", "mg", "mcg"));
  all.push_back(word_for_word("millilitres for milligrams", "mg", "mL"));
  all.push_back(word_for_word("a unit misspelt", "mg", "mgs"));
  all.push_back(word_for_word("a unit in capitals", "mg", "MG"));
  all.push_back(word_for_word("per week for per day", "day", "week"));
  all.push_back(word_for_word("minutes for hours", "h", "min"));
  all.push_back(word_for_word("days for weeks", "weeks", "days"));
  all.push_back(word_for_word("compound for elemental", "elemental", "compound"));
  all.push_back(word_for_word("elemental for compound", "compound", "elemental"));
  all.push_back(word_for_word("total for supplemental", "supplemental", "total"));
  all.push_back(word_for_word("above for below a number's end", "to", "and"));
  add("neither elemental nor compound said", [](const At& at) -> Change {
    if (!at.is(NodeKind::word) || (at.words() != "elemental" && at.words() != "compound"))
      return std::nullopt;
    return at.removed();
  });
  add("a number ten times as large", [](const At& at) -> Change {
    if (!is_amount(at)) return std::nullopt;
    return at.replaced(times_ten(at.words()));
  });
  add("a number's last digit missing", [](const At& at) -> Change {
    if (!is_amount(at) || at.words().size() < 2 || at.words().find('.') != std::string_view::npos)
      return std::nullopt;
    return at.replaced(std::string(at.words().substr(0, at.words().size() - 1)));
  });
  add("a number one more", [](const At& at) -> Change {
    if (!is_amount(at) || at.words().find('.') != std::string_view::npos) return std::nullopt;
    return at.replaced(std::to_string(std::stoi(std::string(at.words())) + 1));
  });
  add("a number below zero", [](const At& at) -> Change {
    if (!is_amount(at)) return std::nullopt;
    return at.replaced("-" + std::string(at.words()));
  });
  add("the ends of a range exchanged", [](const At& at) -> Change {
    if (!at.is(NodeKind::phrase)) return std::nullopt;
    std::vector<kbc::NodeRef> words;
    for (const kbc::NodeRef word : at.node.children()) words.push_back(word);
    const auto text = [&](std::size_t i) { return at.base.sources.text(words[i].span()); };
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
      if (is_number(text(i)) && text(i + 1) == "to" && is_number(text(i + 2)))
        return Edits{at.edit(words[i]->begin, words[i]->end, std::string(text(i + 2))),
                     at.edit(words[i + 2]->begin, words[i + 2]->end, std::string(text(i)))};
    return std::nullopt;
  });
  add("a number in a formula wrong", [](const At& at) -> Change {
    if (!at.is(NodeKind::text) || !at.in(Key::formula)) return std::nullopt;
    const std::size_t digit = at.words().find_last_of("123456789");
    if (digit == std::string_view::npos) return std::nullopt;
    std::string out(at.words());
    out[digit] = out[digit] == '9' ? '8' : static_cast<char>(out[digit] + 1);
    return at.replaced(std::move(out));
  });
  all.push_back(without("a formula missing", Key::formula));
  all.push_back(without("a dose missing", Key::dose));
  return all;
}

}  // namespace mutation
