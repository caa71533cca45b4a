// Formulas counted with a stack of groups; mass fractions as exact ratios.
#include "runtime/quantity/formula.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "runtime/quantity/elements.h"
#include "runtime/quantity/integer.h"
#include "runtime/quantity/text.h"

namespace kb {
namespace {

constexpr std::size_t kDeepest = 16;
constexpr std::int64_t kMostAtoms = 1'000'000;
constexpr std::string_view kMiddleDot = "\u00b7";

using Counts = std::array<std::int64_t, kElements.size()>;

tl::unexpected<FormulaError> fail(FormulaErrorKind kind, std::size_t offset, std::string message,
                                  std::string hint = {}) {
  return tl::unexpected(FormulaError{kind, offset, std::move(message), std::move(hint)});
}

std::optional<std::size_t> find_element(std::string_view symbol) {
  for (std::size_t i = 0; i < kElements.size(); ++i) {
    if (kElements[i].symbol == symbol) return i;
  }
  return std::nullopt;
}

// Symbols in the wrong case are the usual slip; two letters are tried before one.
std::string case_hint(std::string_view text, std::size_t at) {
  for (std::size_t length = std::min<std::size_t>(2, text.size() - at); length > 0; --length) {
    const std::string_view letters = text.substr(at, length);
    for (const Element& element : kElements) {
      const bool same =
          std::equal(letters.begin(), letters.end(), element.symbol.begin(), element.symbol.end(),
                     [](char a, char b) { return to_lower(a) == to_lower(b); });
      if (same) return fmt::format("did you mean \"{}\"?", element.symbol);
    }
  }
  return {};
}

class FormulaReader {
 public:
  explicit FormulaReader(std::string_view text) : text_(text) {}

  tl::expected<Formula, FormulaError> read() {
    if (text_.empty()) return fail(FormulaErrorKind::empty, 0, "a formula was expected");
    groups_.push_back({});
    if (auto begun = begin_part(); !begun) return tl::unexpected(std::move(begun.error()));
    while (at_ < text_.size()) {
      if (auto step = read_next(); !step) return tl::unexpected(std::move(step.error()));
    }
    if (auto ended = end_part(); !ended) return tl::unexpected(std::move(ended.error()));
    Formula formula;
    for (std::size_t i = 0; i < total_.size(); ++i) {
      if (total_[i] != 0) formula.elements.push_back({static_cast<std::uint8_t>(i + 1), total_[i]});
    }
    return formula;
  }

 private:
  using Step = tl::expected<void, FormulaError>;

  struct Group {
    Counts counts{};
    char closed_by = '\0';
    std::size_t begin = 0;
    bool empty = true;
  };

  Step read_next() {
    const char c = text_[at_];
    if (is_upper(c)) return read_element();
    if (c == '(' || c == '[') {
      if (groups_.size() > kDeepest) {
        return fail(FormulaErrorKind::too_deep, at_, fmt::format("groups nest deeper than {}", kDeepest));
      }
      groups_.push_back({{}, c == '(' ? ')' : ']', at_++, true});
      return {};
    }
    if (c == ')' || c == ']') return close_group(c);
    const std::size_t dot = c == '.' ? 1 : text_.substr(at_).starts_with(kMiddleDot) ? kMiddleDot.size() : 0;
    if (dot != 0) {
      if (auto ended = end_part(); !ended) return ended;
      at_ += dot;
      return begin_part();
    }
    if (is_lower(c)) {
      return fail(FormulaErrorKind::unknown_element, at_, "an element's symbol begins with a capital letter",
                  case_hint(text_, at_));
    }
    return fail(FormulaErrorKind::unexpected_character, at_, "this is no part of a formula",
                "write symbols, counts, ( ) and . only");
  }

  Step read_element() {
    const std::size_t begin = at_++;
    while (is_lower(byte_at(text_, at_)) && at_ - begin < 3) ++at_;
    const std::string_view symbol = text_.substr(begin, at_ - begin);
    const auto element = find_element(symbol);
    if (!element) {
      return fail(FormulaErrorKind::unknown_element, begin, fmt::format("unknown element \"{}\"", symbol),
                  case_hint(text_, begin));
    }
    if (kElements[*element].micro_weight == 0) {
      return fail(FormulaErrorKind::no_atomic_weight, begin,
                  fmt::format("element \"{}\" has no standard atomic weight", symbol));
    }
    const auto count = read_count();
    if (!count) return tl::unexpected(count.error());
    groups_.back().empty = false;
    return add(groups_.back().counts, *element, *count, begin);
  }

  Step close_group(char bracket) {
    const Group group = groups_.back();
    if (groups_.size() == 1 || group.closed_by != bracket) {
      return fail(FormulaErrorKind::unbalanced, at_, fmt::format("\"{}\" closes nothing", bracket));
    }
    if (group.empty) return fail(FormulaErrorKind::unbalanced, group.begin, "the group is empty");
    ++at_;
    const auto count = read_count();
    if (!count) return tl::unexpected(count.error());
    groups_.pop_back();
    groups_.back().empty = false;
    return add_all(groups_.back().counts, group.counts, *count, group.begin);
  }

  Step begin_part() {
    part_begin_ = at_;
    const auto count = read_count();
    if (!count) return tl::unexpected(count.error());
    part_count_ = *count;
    return {};
  }

  Step end_part() {
    if (groups_.size() > 1) {
      return fail(FormulaErrorKind::unbalanced, groups_.back().begin, "the group is never closed");
    }
    if (groups_.back().empty)
      return fail(FormulaErrorKind::empty, part_begin_, "a part of the formula is empty");
    const Counts counts = groups_.back().counts;
    groups_.back() = {};
    return add_all(total_, counts, part_count_, part_begin_);
  }

  // A count, or 1 where none stands.
  tl::expected<std::int64_t, FormulaError> read_count() {
    if (!is_digit(byte_at(text_, at_))) return 1;
    const std::size_t begin = at_;
    std::int64_t count = 0;
    for (; is_digit(byte_at(text_, at_)); ++at_) {
      count = std::min(count * 10 + (text_[at_] - '0'), kMostAtoms + 1);
    }
    if (count == 0) {
      return fail(FormulaErrorKind::bad_count, begin, "a count is at least 1",
                  "write whole numbers only: for a half, double every part");
    }
    return check(count, begin);
  }

  tl::expected<std::int64_t, FormulaError> check(std::int64_t count, std::size_t offset) const {
    if (count <= kMostAtoms) return count;
    return fail(FormulaErrorKind::bad_count, offset,
                fmt::format("a formula has at most {} atoms", kMostAtoms));
  }

  // Counts stay below the square of the most, so nothing here overflows.
  Step add(Counts& counts, std::size_t element, std::int64_t count, std::size_t offset) const {
    counts[element] += count;
    std::int64_t atoms = 0;
    for (const std::int64_t each : counts) atoms += each;
    if (const auto checked = check(atoms, offset); !checked) return tl::unexpected(checked.error());
    return {};
  }

  Step add_all(Counts& counts, const Counts& more, std::int64_t times, std::size_t offset) const {
    for (std::size_t i = 0; i < more.size(); ++i) {
      if (more[i] == 0) continue;
      if (auto added = add(counts, i, more[i] * times, offset); !added) return added;
    }
    return {};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t part_begin_ = 0;
  std::int64_t part_count_ = 1;
  std::vector<Group> groups_;
  Counts total_{};
};

}  // namespace

tl::expected<Formula, FormulaError> parse_formula(std::string_view text) {
  return FormulaReader(text).read();
}

tl::expected<Fraction, FormulaError> mass_fraction(const Formula& formula, std::string_view symbol) {
  const auto element = find_element(symbol);
  if (!element) {
    return fail(FormulaErrorKind::unknown_element, 0, fmt::format("unknown element \"{}\"", symbol),
                symbol.empty() ? std::string() : case_hint(symbol, 0));
  }
  std::int64_t part = 0;
  std::int64_t whole = 0;
  for (const ElementCount& each : formula.elements) {
    const std::size_t index = std::size_t{each.atomic_number} - 1;
    if (index >= kElements.size() || each.count < 0 || each.count > kMostAtoms) {
      return fail(FormulaErrorKind::bad_count, 0, "the formula was not read by parse_formula");
    }
    const std::int64_t mass = kElements[index].micro_weight * each.count;
    whole += mass;
    if (index == *element) part += mass;
  }
  if (part == 0) {
    return fail(FormulaErrorKind::element_absent, 0, fmt::format("the formula has no \"{}\"", symbol));
  }
  const auto divisor = static_cast<std::int64_t>(greatest_common_divisor(part, whole));
  return Fraction{part / divisor, whole / divisor};
}

QuantityResult<Amount> elemental(const Amount& compound, const Fraction& fraction) {
  if (compound.basis != Basis::compound)
    return tl::unexpected(QuantityError{QuantityErrorKind::not_compound});
  if (compound.unit.dimension.over != Base::mass) {
    return tl::unexpected(QuantityError{QuantityErrorKind::different_dimension});
  }
  Amount out = compound;
  out.basis = Basis::elemental;
  for (std::int64_t* end : {&out.range.low, &out.range.high}) {
    if (*end == Range::kOpenLow || *end == Range::kOpenHigh) continue;
    const Int128 product = Int128{*end} * fraction.numerator;
    const auto micro = narrow(divide_nearest(product, fraction.denominator));
    if (!micro) return tl::unexpected(QuantityError{QuantityErrorKind::overflow});
    out.computed = out.computed || product % fraction.denominator != 0;
    *end = *micro;
  }
  return out;
}

}  // namespace kb
