// Clauses put together again.
#include "runtime/analyze/content.h"

#include <fmt/format.h>

#include "runtime/explain/words.h"
#include "runtime/quantity/format.h"

namespace kb {
namespace {

void add(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out += "; ";
  out += text;
}

}  // namespace

std::string dose_content(const KnowledgeBase& kb, std::uint32_t rule) {
  const fbs::Rule& row = kb.rules[rule];
  std::string out;
  for (const fbs::Dose& dose : kb.doses.run(row.doses_begin(), kb.rules[rule + std::size_t{1}].doses_begin()))
    add(out, fmt::format("{} {}", kb.keyword(dose.keyword()),
                         format_amount({{dose.low(), dose.high()},
                                        unit_of(kb, dose.unit()),
                                        static_cast<Basis>(dose.basis()),
                                        false})));
  if (row.limit() != kNone) {
    const fbs::Limit& limit = kb.limits[row.limit()];
    add(out, fmt::format("{} of {}",
                         format_amount({{limit.micro(), limit.micro()},
                                        unit_of(kb, limit.unit()),
                                        static_cast<Basis>(limit.basis()),
                                        false}),
                         kb.name(limit.form() != kNone ? limit.form() : limit.substance())));
  }
  if (row.spacing() != kNone) {
    const fbs::Spacing& s = kb.spacings[row.spacing()];
    const auto minutes = [](std::int64_t low, std::int64_t high) {
      return format_amount({{low, high}, *parse_unit("min"), Basis::unspecified, false});
    };
    const std::string before = minutes(s.before_low(), s.before_high());
    const std::string after = minutes(s.after_low(), s.after_high());
    add(out, before == after ? fmt::format("{} apart", before)
                             : fmt::format("{} before, {} after", before, after));
  }
  for (const char* keyword : {"take", "judge after", "judge"})
    for (const std::string& text : clauses_of(kb, row.node(), keyword))
      add(out, fmt::format("{} {}", keyword, text));
  return out;
}

std::string word_content(const KnowledgeBase& kb, std::uint32_t rule) {
  const fbs::Rule& row = kb.rules[rule];
  static constexpr std::string_view kEffects[] = {"suggest", "caution", "advise against", "contraindicate"};
  std::string out(row.effect() < 4 ? kEffects[row.effect()] : "");
  if (row.effect() == 0) add(out, row.strength() != 0 ? "strong" : "conditional");
  for (const char* keyword : {"effect", "says"})
    for (const std::string& text : clauses_of(kb, row.node(), keyword)) add(out, text);
  for (const char* keyword : {"consult", "instead", "beyond"})
    for (const std::uint32_t node : named_by(kb, row.node(), keyword))
      add(out, fmt::format("{} {}", keyword, kb.name(node)));
  return out;
}

std::string fact_content(const KnowledgeBase& kb, std::uint32_t fact) {
  const fbs::Fact& row = kb.facts[fact];
  const std::string_view presumed = row.presumption() == 1   ? "presumed absent"
                                    : row.presumption() == 2 ? "presumed"
                                                             : "never presumed";
  return fmt::format("{}{}", presumed, row.safety() != 0 ? ", can reveal harm" : "");
}

}  // namespace kb
