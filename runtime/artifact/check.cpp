// One pass over each table whose rows refer to other rows.
#include "runtime/artifact/check.h"

#include <limits>
#include <vector>

#include <fmt/format.h>

namespace kb {
namespace {

/// Sums of two such numbers, and a step beyond one, fit in 64 bits.
constexpr std::int64_t kMostMicro = std::int64_t{1} << 62;

constexpr std::int64_t kOpenLow = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kOpenHigh = std::numeric_limits<std::int64_t>::max();

bool is_number(std::int64_t micro) { return micro > -kMostMicro && micro < kMostMicro; }
bool is_low(std::int64_t micro) { return micro == kOpenLow || is_number(micro); }
bool is_high(std::int64_t micro) { return micro == kOpenHigh || is_number(micro); }

bool is_share(std::int64_t numerator, std::int64_t denominator) {
  return numerator == 0 || (numerator > 0 && denominator > 0);
}

template <typename Row>
bool has(const Table<Row>& table, std::uint32_t index) {
  return index < table.size();
}
template <typename Row>
bool has_or_none(const Table<Row>& table, std::uint32_t index) {
  return index == kNone || index < table.size();
}
/// Of a table with one row more than it has entries.
template <typename Row>
bool is_entry(const Table<Row>& table, std::uint32_t index) {
  return index + std::size_t{1} < table.size();
}

class Check {
 public:
  explicit Check(const KnowledgeBase& kb) : kb_(kb) {}

  std::string fault() {
    runs(
        kb_.nodes, "node", [](const fbs::Node& n) { return n.clauses_begin(); }, kb_.clauses.size());
    runs(
        kb_.nodes, "node", [](const fbs::Node& n) { return n.out_begin(); }, kb_.out_nodes.size());
    runs(
        kb_.nodes, "node", [](const fbs::Node& n) { return n.in_begin(); }, kb_.in_nodes.size());
    runs(
        kb_.options, "option", [](const fbs::Option& o) { return o.rules_begin(); }, kb_.option_rules.size());
    runs(
        kb_.options, "option", [](const fbs::Option& o) { return o.contents_begin(); }, kb_.contents.size());
    runs(
        kb_.rules, "rule", [](const fbs::Rule& r) { return r.goals_begin(); }, kb_.rule_goals.size());
    runs(
        kb_.rules, "rule", [](const fbs::Rule& r) { return r.overriders_begin(); },
        kb_.rule_overriders.size());
    runs(
        kb_.rules, "rule", [](const fbs::Rule& r) { return r.doses_begin(); }, kb_.doses.size());
    runs(
        kb_.preferences, "preference", [](const fbs::Preference& p) { return p.goals_begin(); },
        kb_.preference_goals.size());
    runs(
        kb_.evidence, "evidence", [](const fbs::Evidence& e) { return e.ratings_begin(); },
        kb_.ratings.size());
    conditions();
    people();
    rules();
    return std::move(fault_);
  }

 private:
  void require(bool so, std::string_view table, std::size_t row, std::string_view what) {
    if (!so && fault_.empty()) fault_ = fmt::format("{} {} {}", table, row, what);
  }

  template <typename Row, typename Begin>
  void runs(const Table<Row>& table, std::string_view name, Begin begin, std::size_t size) {
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
      require(begin(table[i]) >= before && begin(table[i]) <= size, name, i,
              "has a run that overlaps others");
      before = begin(table[i]);
    }
  }

  /// Operands come before what they are in, and stand in one place each: so a condition, written out, is no
  /// longer than the conditions before it.
  void conditions() {
    std::vector<std::size_t> length(kb_.conditions.size(), 1);
    for (std::size_t i = 0; i < kb_.conditions.size() && fault_.empty(); ++i) {
      const fbs::Condition& row = kb_.conditions[i];
      const auto must = [&](bool so, std::string_view what) { require(so, "condition", i, what); };
      switch (row.kind()) {
        case 0: must(has(kb_.facts, row.index()), "asks for a fact that is not there"); break;
        case 1:
          must(has(kb_.thresholds, row.index()) && row.comparison() <= 5, "compares with what is not there");
          break;
        case 2:
          must(has(kb_.groups, row.index()) && kb_.groups[row.index()].condition() < i,
               "names a group of itself");
          break;
        case 3:
        case 4:
        case 5: {
          const auto operands =
              kb_.condition_operands.run(row.index(), std::size_t{row.index()} + row.count());
          must(!operands.empty() && operands.size() == row.count(), "has operands that are not there");
          for (const std::uint32_t operand : operands) {
            must(operand < i, "contains itself");
            if (operand < i) length[i] += length[operand];
          }
          must(length[i] <= i + 1, "contains others several times");
          break;
        }
        default: must(false, "is of no kind");
      }
    }
  }

  void people() {
    for (std::size_t i = 0; i < kb_.thresholds.size(); ++i)
      require(has(kb_.measures, kb_.thresholds[i].measure()) && is_number(kb_.thresholds[i].micro()),
              "threshold", i, "is of no measure");
    for (std::size_t i = 0; i < kb_.measures.size(); ++i) {
      const fbs::Measure& row = kb_.measures[i];
      require(
          is_low(row.low()) && is_high(row.high()) && row.low() <= row.high() && has(kb_.nodes, row.node()),
          "measure", i, "has no range");
    }
    for (std::size_t i = 0; i < kb_.facts.size(); ++i)
      require(is_entry(kb_.nodes, kb_.facts[i].node()) && kb_.facts[i].kind() <= 2 &&
                  kb_.facts[i].presumption() <= 2,
              "fact", i, "is of nothing");
    for (std::size_t i = 0; i < kb_.groups.size(); ++i)
      require(is_entry(kb_.nodes, kb_.groups[i].node()) && has(kb_.conditions, kb_.groups[i].condition()),
              "group", i, "has no condition");
    for (std::size_t i = 0; i < kb_.constraints.size(); ++i)
      require(has(kb_.conditions, kb_.constraints[i]), "constraint", i, "has no condition");
    for (std::size_t i = 0; i < kb_.guidance.size(); ++i) applies("guidance", i, kb_.guidance[i]);
    for (std::size_t i = 0; i < kb_.guards.size(); ++i)
      require(has(kb_.conditions, kb_.guards[i].condition()), "guard", i, "has no condition");
  }

  template <typename Row>
  void applies(std::string_view table, std::size_t i, const Row& row) {
    require(is_entry(kb_.nodes, row.node()) && has_or_none(kb_.conditions, row.condition()) &&
                has_or_none(kb_.conditions, row.exception()),
            table, i, "has conditions that are not there");
  }

  void rules() {
    for (std::size_t i = 0; i + 1 < kb_.options.size(); ++i) {
      const fbs::Option& row = kb_.options[i];
      require(is_entry(kb_.nodes, row.node()), "option", i, "is of nothing");
      require(is_share(row.fraction_low_numerator(), row.fraction_low_denominator()) &&
                  is_share(row.fraction_high_numerator(), row.fraction_high_denominator()),
              "option", i, "has a share that is none");
    }
    for (std::size_t i = 0; i < kb_.contents.size(); ++i) {
      const fbs::Content& row = kb_.contents[i];
      require((row.option() == kNone || is_entry(kb_.options, row.option())) && is_low(row.low()) &&
                  is_high(row.high()),
              "content", i, "is of nothing");
    }
    for (std::size_t i = 0; i < kb_.option_rules.size(); ++i)
      require(is_entry(kb_.rules, kb_.option_rules[i]), "option's rule", i, "is not there");
    for (std::size_t i = 0; i + 1 < kb_.rules.size(); ++i) {
      const fbs::Rule& row = kb_.rules[i];
      applies("rule", i, row);
      require(row.effect() <= 3 && row.certainty() <= 4 && has_or_none(kb_.limits, row.limit()) &&
                  has_or_none(kb_.spacings, row.spacing()),
              "rule", i, "has no meaning");
      for (const std::uint32_t other :
           kb_.rule_overriders.run(row.overriders_begin(), kb_.rules[i + 1].overriders_begin()))
        require(other < i, "rule", i, "is overridden by itself");
    }
    for (std::size_t i = 0; i + 1 < kb_.preferences.size(); ++i) {
      applies("preference", i, kb_.preferences[i]);
      require(is_entry(kb_.options, kb_.preferences[i].better()) &&
                  is_entry(kb_.options, kb_.preferences[i].worse()),
              "preference", i, "is of nothing");
    }
    for (std::size_t i = 0; i < kb_.limits.size(); ++i)
      require(is_number(kb_.limits[i].micro()) && is_entry(kb_.nodes, kb_.limits[i].substance()) &&
                  has_or_none(kb_.nodes, kb_.limits[i].form()),
              "limit", i, "is of nothing");
    for (std::size_t i = 0; i < kb_.doses.size(); ++i) {
      const fbs::Dose& row = kb_.doses[i];
      require(is_low(row.low()) && is_high(row.high()) && is_low(row.elemental_low()) &&
                  is_high(row.elemental_high()),
              "dose", i, "is no amount");
    }
    for (std::size_t i = 0; i < kb_.spacings.size(); ++i) {
      const fbs::Spacing& row = kb_.spacings[i];
      require(is_low(row.before_low()) && is_high(row.before_high()) && is_low(row.after_low()) &&
                  is_high(row.after_high()),
              "spacing", i, "is no time");
    }
  }

  const KnowledgeBase& kb_;
  std::string fault_;
};

}  // namespace

std::string fault_in(const KnowledgeBase& kb) { return Check(kb).fault(); }

}  // namespace kb
