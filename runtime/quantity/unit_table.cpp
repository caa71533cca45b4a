// The registry of units, looked up by spelling (longest first) or by nearness.
#include "runtime/quantity/unit_table.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "runtime/quantity/text.h"

namespace kb {
namespace {

constexpr std::int64_t kMinutesPerDay = 24 * 60;

// clang-format off
constexpr UnitEntry kUnits[] = {
    {Base::mass, 1, 1'000'000, "ng", "ng", "ng", "nanogram|nanograms"},
    {Base::mass, 1, 1'000, "mcg", "mcg", "ug", "ug|\u00b5g|\u03bcg|microgram|micrograms"},
    {Base::mass, 1, 1, "mg", "mg", "mg", "milligram|milligrams"},
    {Base::mass, 1'000, 1, "g", "g", "g", "gram|grams"},
    {Base::mass, 1'000'000, 1, "kg", "kg", "kg", "kilogram|kilograms"},
    {Base::mass, 100'000, 1, "100g", "100g", "(100.g)", "100 g|(100.g)"},
    {Base::time, 1, 60, "s", "s", "s", "sec|second|seconds", Period::second},
    {Base::time, 1, 1, "min", "min", "min", "mins|minute|minutes", Period::minute},
    {Base::time, 60, 1, "h", "h", "h", "hr|hrs|hour|hours", Period::hour},
    {Base::time, kMinutesPerDay, 1, "day", "days", "d", "d", Period::day},
    {Base::time, 7 * kMinutesPerDay, 1, "week", "weeks", "wk", "wk|wks", Period::week},
    {Base::time, 487 * kMinutesPerDay / 16, 1, "month", "months", "mo", "mo|mos", Period::month},
    {Base::time, 1461 * kMinutesPerDay / 4, 1, "year", "years", "a", "a|yr|yrs", Period::year},
    {Base::volume, 1, 1, "mL", "mL", "mL", "ml|millilitre|millilitres|milliliter|milliliters"},
    {Base::volume, 100, 1, "dL", "dL", "dL", "dl"},
    {Base::volume, 1'000, 1, "L", "L", "L", "l|litre|litres|liter|liters"},
    {Base::volume, 100, 1, "100mL", "100mL", "(100.mL)", "100 mL|100ml|100 ml|(100.mL)"},
    {Base::amount, 1, 1, "mmol", "mmol", "mmol", ""},
    {Base::amount, 1'000, 1, "mol", "mol", "mol", ""},
    {Base::amount, 1, 1'000, "umol", "umol", "umol", "\u00b5mol|\u03bcmol"},
    {Base::amount, 1, 1'000'000, "nmol", "nmol", "nmol", ""},
    {Base::equivalent, 1, 1, "mEq", "mEq", "meq", "meq"},
    {Base::length, 1, 1, "m", "m", "m", "metre|metres|meter|meters"},
    {Base::length, 1, 100, "cm", "cm", "cm", ""},
    {Base::length, 1, 1'000, "mm", "mm", "mm", ""},
    {Base::area, 1, 1, "m2", "m2", "m2", "m\u00b2"},
    {Base::standard_body_surface, 1, 1, "1.73m2", "1.73m2", "{1.73_m2}", "{1.73_m2}|1.73 m2|1.73m\u00b2|1.73 m\u00b2"},
    {Base::energy, 4'184, 1, "kcal", "kcal", "kcal", ""},
    {Base::energy, 1'000, 1, "kJ", "kJ", "kJ", ""},
    {Base::pressure, 1, 1, "mmHg", "mmHg", "mm[Hg]", "mm[Hg]|mm Hg"},
    {Base::international_unit, 1, 1, "IU", "IU", "[iU]", "[iU]|[IU]"},
    {Base::temperature, 1, 1, "\u00b0C", "\u00b0C", "Cel", "Cel"},
    {Base::percent, 1, 1, "%", "%", "%", "percent"},
    {Base::number, 1, 1, "time", "times", "{times}", "{times}"},
    {Base::point, 1, 1, "point", "points", "{points}", "{points}|{score}"},
    {Base::serving, 1, 1, "serving", "servings", "{serving}", "{serving}"},
    {Base::teaspoon, 1, 1, "tsp", "tsp", "[tsp_us]", "teaspoon|teaspoons|[tsp_us]"},
    {Base::tablespoon, 1, 1, "tbsp", "tbsp", "[tbs_us]", "tablespoon|tablespoons|[tbs_us]"},
    {Base::cup, 1, 1, "cup", "cups", "[cup_us]", "[cup_us]"},
    {Base::capsule, 1, 1, "capsule", "capsules", "{capsule}", "{capsule}"},
    {Base::tablet, 1, 1, "tablet", "tablets", "{tablet}", "{tablet}"},
    {Base::drop, 1, 1, "drop", "drops", "[drp]", "[drp]"},
    {Base::beat, 1, 1, "beat", "beats", "{beats}", "{beats}"},
    {Base::breath, 1, 1, "breath", "breaths", "{breaths}", "{breaths}"},
};
// clang-format on

struct Spelling {
  std::string_view text;
  const UnitEntry* entry = nullptr;
};

constexpr std::size_t kSpellingCount = [] {
  std::size_t count = 0;
  for (const UnitEntry& entry : kUnits) each_spelling(entry, [&](std::string_view) { ++count; });
  return count;
}();

/// All of them by their first character, so that most are never compared; sorted by the compiler, as a cold
/// answer reads a unit or two.
constexpr std::array<Spelling, kSpellingCount> kSpellings = [] {
  std::array<Spelling, kSpellingCount> result;
  std::size_t at = 0;
  for (const UnitEntry& entry : kUnits)
    each_spelling(entry, [&](std::string_view text) { result[at++] = {text, &entry}; });
  std::sort(result.begin(), result.end(),
            [](const Spelling& a, const Spelling& b) { return a.text < b.text; });
  return result;
}();

bool ends_as_word(std::string_view spelling) {
  return is_letter(spelling.back()) || is_digit(spelling.back());
}

// Levenshtein's distance, capital letters being the same as small ones; both texts are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substituted = diagonal + (to_lower(a[i]) == to_lower(b[j]) ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// Whether two neighbours changed places: `dya` for `day`.
bool is_swapped(std::string_view a, std::string_view b) {
  const auto differs = std::ranges::mismatch(a, b).in1;
  const auto at = static_cast<std::size_t>(differs - a.begin());
  return a.size() == b.size() && at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace

std::span<const UnitEntry> unit_table() { return kUnits; }

bool is_denominator_only(const UnitEntry& entry) { return is_digit(entry.spelling.front()); }

EntryMatch match_entry(std::string_view text, std::size_t at, bool as_denominator) {
  EntryMatch best;
  if (at >= text.size()) return best;
  const std::string_view rest = text.substr(at);
  const std::string_view first = rest.substr(0, 1);
  const auto* at_first = std::ranges::lower_bound(kSpellings, first, {}, &Spelling::text);
  for (; at_first != kSpellings.end() && at_first->text.starts_with(first); ++at_first) {
    const auto& [spelling, entry] = *at_first;
    if (spelling.size() <= best.length || !rest.starts_with(spelling)) continue;
    if (is_denominator_only(*entry) && !as_denominator) continue;
    if (ends_as_word(spelling) && !is_word_end(rest, spelling.size())) continue;
    best = {entry, spelling.size()};
  }
  return best;
}

std::vector<std::string> nearest_spellings(std::string_view unknown) {
  constexpr std::size_t kLongest = 24;  // longer than every spelling by more than the greatest distance
  constexpr std::size_t kMost = 3;
  std::vector<std::string> nearest;
  if (unknown.empty() || unknown.size() > kLongest) return nearest;
  // A short word has many neighbours at distance two that it has nothing in common with.
  std::size_t least = unknown.size() <= 3 ? 1 : 2;
  for (const UnitEntry& entry : kUnits) {
    if (is_denominator_only(entry)) continue;
    std::string_view best;
    std::size_t best_distance = least + 1;
    each_spelling(entry, [&](std::string_view spelling) {
      const std::size_t away = is_swapped(unknown, spelling) ? 1 : distance(unknown, spelling);
      const bool alike = away < std::max(unknown.size(), spelling.size());
      if (!alike || away >= best_distance) return;
      best = spelling;
      best_distance = away;
    });
    if (best.empty()) continue;
    if (best_distance < least) nearest.clear();
    least = best_distance;
    if (nearest.size() < kMost) nearest.emplace_back(best);
  }
  return nearest;
}

}  // namespace kb
