// Units read from text and composed from the table's rows.
#include "runtime/quantity/unit.h"

#include <fmt/format.h>

#include "runtime/quantity/integer.h"
#include "runtime/quantity/text.h"
#include "runtime/quantity/unit_reader.h"
#include "runtime/quantity/unit_table.h"

namespace kb {
namespace {

constexpr std::size_t kLongestQuote = 60;  // an error quotes no more than this of the text

const UnitEntry* period_entry(Period period) {
  if (period == Period::none) return nullptr;
  for (const UnitEntry& entry : unit_table()) {
    if (entry.period == period) return &entry;
  }
  return nullptr;
}

// A denominator counts mass in kg and volume in L.
std::int64_t denominator_base(Base base) {
  if (base == Base::mass) return 1'000'000;
  if (base == Base::volume) return 1'000;
  return 1;
}

// Periods up to an hour belong to the unit's spelling (mL/min), longer ones are said (mg per day).
bool is_written_with_slash(Period period) {
  return period == Period::second || period == Period::minute || period == Period::hour;
}

// The word as far as it may be meant as one unit: up to space or punctuation that no unit contains.
std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestQuote && !is_space(text[end]) &&
         std::string_view(",;:()\"").find(text[end]) == std::string_view::npos) {
    ++end;
  }
  return text.substr(at, end - at);
}

UnitError unknown_unit(std::string_view text, std::size_t at) {
  const std::string_view word = word_at(text, at);
  return {UnitErrorKind::unknown, at, std::string(word), nearest_spellings(word.substr(0, word.find('/')))};
}

// "take 1 a day": UCUM's code of the year is also the article, so in running text it must end the phrase.
bool is_article(std::string_view text, const EntryMatch& match, std::size_t at) {
  return match.length == 1 && text[at] == 'a' && is_letter(byte_at(text, skip_space(text, at + 1)));
}

std::string full_spelling(std::string_view over, const UnitParts& parts, bool ucum) {
  std::string out(over);
  if (parts.period == Period::none && parts.under == nullptr) return out;
  const UnitEntry* period = period_entry(parts.period);
  std::string per;
  if (period != nullptr && (ucum || is_written_with_slash(parts.period))) {
    per = fmt::format("/{}", ucum ? period->ucum : period->spelling);
  }
  std::string under;
  if (parts.under != nullptr) {
    under = fmt::format("/{}", ucum ? parts.under->ucum : parts.under->spelling);
  }
  // Laboratories write mL/min/1.73m2, but mg/kg/min.
  const bool period_first = parts.under != nullptr && parts.under->base == Base::standard_body_surface;
  return out + (period_first ? per + under : under + per);
}

}  // namespace

std::int64_t period_seconds(Period period) {
  const UnitEntry* entry = period_entry(period);
  return entry == nullptr ? 0 : entry->numerator * 60 / entry->denominator;
}

std::string_view period_name(Period period) {
  constexpr std::string_view kNames[] = {"none", "second", "minute", "hour", "day", "week", "month", "year"};
  return kNames[static_cast<std::size_t>(period)];
}

tl::expected<Unit, UnitErrorKind> compose_unit(const UnitParts& parts) {
  Unit unit;
  unit.period = parts.period;
  Int128 numerator = 1;
  Int128 denominator = 1;
  std::string_view spelling;
  std::string_view plural;
  std::string_view ucum;
  if (parts.over != nullptr) {
    unit.dimension.over = parts.over->base;
    numerator = parts.over->numerator;
    denominator = parts.over->denominator;
    spelling = parts.over->spelling;
    plural = parts.over->plural;
    ucum = parts.over->ucum;
  }
  if (parts.under != nullptr) {
    unit.dimension.under = parts.under->base;
    // Every factor in the table is below 2^24, so three of them stay far within 128 bits.
    numerator *= Int128{parts.under->denominator} * denominator_base(parts.under->base);
    denominator *= parts.under->numerator;
  }
  const Int128 divisor = greatest_common_divisor(numerator, denominator);
  const auto narrow_numerator = narrow(numerator / divisor);
  const auto narrow_denominator = narrow(denominator / divisor);
  if (!narrow_numerator || !narrow_denominator) return tl::unexpected(UnitErrorKind::too_complex);
  unit.numerator = *narrow_numerator;
  unit.denominator = *narrow_denominator;
  unit.plural = full_spelling(plural, parts, false);
  // "1 beats/min", but "1 week": a quotient has one spelling.
  unit.spelling = unit.plural == plural ? std::string(spelling) : unit.plural;
  unit.ucum = parts.empty() ? "1" : full_spelling(ucum, parts, true);
  return unit;
}

tl::expected<ReadUnit, UnitError> read_denominators(std::string_view text, std::size_t at, UnitParts parts) {
  ReadUnit read{parts, at};
  while (true) {
    const std::size_t sign = skip_space(text, read.end);
    const bool slash = byte_at(text, sign) == '/';
    std::size_t next = slash ? sign + 1 : skip_word(text, sign, "per");
    if (next == sign) return read;
    const bool tied = slash && sign == read.end && !is_space(byte_at(text, next));
    next = skip_space(text, next);
    const EntryMatch match = match_entry(text, next, true);
    if (match.entry == nullptr) {
      const bool named = is_letter(byte_at(text, next)) || byte_at(text, next) == '{';
      if (tied && named && !read.parts.empty()) return tl::unexpected(unknown_unit(text, next));
      return read;
    }
    const bool is_period = match.entry->period != Period::none;
    if (is_period ? read.parts.period != Period::none : read.parts.under != nullptr) {
      return tl::unexpected(
          UnitError{UnitErrorKind::too_complex, next, std::string(text.substr(next, match.length)), {}});
    }
    if (is_period) {
      read.parts.period = match.entry->period;
    } else {
      read.parts.under = match.entry;
    }
    read.end = next + match.length;
  }
}

tl::expected<ReadUnit, UnitError> read_unit(std::string_view text, std::size_t at, bool tied) {
  const EntryMatch match = match_entry(text, at, false);
  if (match.entry == nullptr || is_article(text, match, at)) {
    if (tied && is_letter(byte_at(text, at))) return tl::unexpected(unknown_unit(text, at));
    return read_denominators(text, at, {});
  }
  return read_denominators(text, at + match.length, {match.entry, nullptr, Period::none});
}

Unit plain_unit() {
  Unit unit;
  unit.ucum = "1";
  return unit;
}

Unit with_period(const Unit& unit, Period period) {
  // The spelling is composed anew, since short periods are a part of it.
  auto read = read_unit(unit_text(unit), 0, false);
  if (read) {
    read->parts.period = period;
    if (auto composed = compose_unit(read->parts)) return *std::move(composed);
  }
  Unit foreign = unit;  // spelled by somebody else
  foreign.period = period;
  return foreign;
}

tl::expected<Unit, UnitError> parse_unit(std::string_view text) {
  const std::size_t begin = skip_space(text, 0);
  if (begin == text.size()) return tl::unexpected(UnitError{UnitErrorKind::empty, begin, {}, {}});
  auto read = read_unit(text, begin, false);
  if (!read) return tl::unexpected(std::move(read.error()));
  if (read->parts.empty() || skip_space(text, read->end) != text.size()) {
    const std::size_t at = skip_space(text, read->end);
    const bool first = read->parts.empty();
    return tl::unexpected(first ? unknown_unit(text, begin)
                                : UnitError{UnitErrorKind::unknown, at,
                                            std::string(text.substr(at, kLongestQuote)),
                                            nearest_spellings(text.substr(at))});
  }
  auto unit = compose_unit(read->parts);
  if (!unit) {
    return tl::unexpected(
        UnitError{unit.error(), begin, std::string(text.substr(begin, read->end - begin)), {}});
  }
  return *std::move(unit);
}

std::string unit_text(const Unit& unit) {
  if (unit.period == Period::none || is_written_with_slash(unit.period)) return unit.plural;
  return fmt::format("{}{}per {}", unit.plural, unit.plural.empty() ? "" : " ", period_name(unit.period));
}

}  // namespace kb
