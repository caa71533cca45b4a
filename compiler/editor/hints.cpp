// From the grades and the contents of forms.
#include "compiler/editor/hints.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/editor/certainty.h"
#include "runtime/quantity/format.h"

namespace kbc {
namespace {

class Hinter {
 public:
  Hinter(const Index& index, FileId file)
      : k_(index.knowledge()), grades_(index.analysis().grades), file_(file) {}

  std::vector<Hint> run() {
    for (std::size_t i = 0; i < k_.things.size(); ++i) {
      const Thing& thing = k_.things[i];
      if (thing.header.file != file_) continue;
      if (grades_ && is_graded(thing.kind))
        result_.push_back({thing.header, std::string(kb::level_name(grades_->certainty[i]))});
      doses(thing);
    }
    std::ranges::sort(result_, {}, &Hint::after);
    return std::move(result_);
  }

 private:
  void doses(const Thing& thing) {
    const std::vector<ThingId> targets = k_.refs(thing, Key::target);
    const ThingId target = targets.size() == 1 ? targets.front() : ThingId::none;
    for (std::uint32_t i = 0; i < thing.clauses; ++i) {
      const ResolvedClause& clause = k_.clauses[thing.first_clause + i];
      ThingId form = target;  // or the one that the element itself names
      for (const Value& value : k_.values_of(clause)) {
        if (value.type == Value::Type::thing) form = static_cast<ThingId>(value.index);
        if (value.type == Value::Type::amount && form != ThingId::none)
          dose(k_.amounts[value.index], k_.content(form), value.span);
      }
    }
  }

  void dose(const kb::Amount& amount, const Content* content, Span after) {
    if (amount.basis != kb::Basis::compound || content == nullptr || after.file != file_) return;
    const auto least = kb::elemental(amount, content->low);
    const auto most = kb::elemental(amount, content->high);
    if (!least || !most) return;
    kb::Amount both = *least;
    both.range.high = most->range.high;
    result_.push_back({after, fmt::format("= {}", kb::format_amount(both))});
  }

  const Knowledge& k_;
  const std::optional<Grades>& grades_;
  FileId file_;
  std::vector<Hint> result_;
};

}  // namespace

std::vector<Hint> hints(const Index& index, FileId file) { return Hinter(index, file).run(); }

}  // namespace kbc
