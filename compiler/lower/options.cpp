// What can be recommended: forms with their elemental fraction, products with their content.
#include "compiler/lower/lowering.h"
#include "runtime/quantity/quantity.h"

namespace kbc {

void lower_options(Lowering& l) {
  static constexpr Kinds kOptions{Kind::substance, Kind::form, Kind::product, Kind::option};
  for (std::uint32_t i = 0; i < l.k.things.size(); ++i)
    if (kOptions.has(l.k.things[i].kind))
      l.detail[i] = static_cast<std::uint32_t>(l.t.options.size()), l.t.options.emplace_back();

  for (std::uint32_t i = 0; i < l.k.things.size(); ++i) {
    const Thing& thing = l.k.things[i];
    if (!kOptions.has(thing.kind)) continue;
    const auto substances = l.k.refs(thing, Key::of);
    const Content* content = l.k.content(static_cast<ThingId>(i));
    const kb::Fraction low = content != nullptr ? content->low : kb::Fraction{};
    const kb::Fraction high = content != nullptr ? content->high : kb::Fraction{};
    const std::uint32_t substance =
        thing.kind == Kind::form && !substances.empty() ? Lowering::node(substances[0]) : kNoRow;
    l.t.options[l.detail[i]] =
        kb::fbs::Option(low.numerator, low.denominator, high.numerator, high.denominator, i, substance, 0,
                        static_cast<std::uint32_t>(l.t.contents.size()));
    for (const ResolvedClause& clause : l.k.clauses_of(thing)) {
      if (clause.key != Key::contains) continue;
      for (const auto element : l.k.elements_of(clause)) {
        if (element[0].type != Value::Type::thing) continue;
        const std::uint32_t part = element[0].index;
        kb::Range elemental{1, 0};  // not known
        if (element.size() > 1) {
          kb::Amount amount = l.k.amounts[element[1].index];
          if (amount.basis == kb::Basis::elemental) elemental = amount.range;
          if (const Content* of_part = l.k.content(static_cast<ThingId>(part));
              amount.basis == kb::Basis::compound && of_part != nullptr) {
            const auto least = kb::elemental(amount, of_part->low);
            const auto most = kb::elemental(amount, of_part->high);
            if (least && most) elemental = {least->range.low, most->range.high};
          }
        }
        l.t.contents.emplace_back(elemental.low, elemental.high, l.detail[part], part);
      }
    }
  }
}

}  // namespace kbc
