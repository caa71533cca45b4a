// The statement around the place is read word by word: which clauses are open, which have been used, and how
// much of its operand the innermost one has.
#include "compiler/editor/context.h"

#include <algorithm>
#include <cstring>

#include "compiler/parser/builder.h"
#include "runtime/quantity/parse.h"

namespace kbc {
namespace {

bool is_number(std::string_view word) {
  if (word.starts_with('-')) word.remove_prefix(1);
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool takes_amount(Slot slot) {
  return slot == Slot::number || slot == Slot::amount || slot == Slot::dose || slot == Slot::duration ||
         slot == Slot::value;
}

bool fits(const Operand& operand, std::string_view atom) {
  const bool text = atom.starts_with('"');
  switch (operand.slot) {
    case Slot::text: return text;
    case Slot::ref_or_text: return true;
    case Slot::value: return text || is_number(atom);
    case Slot::word: return std::ranges::find(operand.words, atom) != operand.words.end();
    default: return takes_amount(operand.slot) ? is_number(atom) : !text;
  }
}

struct Open {
  const Clause* row;
  bool block = false;
  std::vector<const Clause*> used = {};  ///< clauses in it
};

class Walk {
 public:
  Walk(std::string_view text, std::uint32_t from, std::uint32_t to)
      : at_(text.data() + from), end_(text.data() + to), text_(text) {}

  Expected run() {
    Expected result;
    while (true) {
      const char* const before = at_;
      at_ = skip_space(at_, end_, nullptr);
      const std::string_view space(before, static_cast<std::size_t>(at_ - before));
      if (space.find('\n') != std::string_view::npos || before == text_.data()) new_line_ = true;
      if (at_ == end_) {
        // A comment goes on up to the end of its line, and the place may be in it.
        const std::size_t line = space.rfind('\n') == std::string_view::npos ? 0 : space.rfind('\n') + 1;
        if (space.find_first_not_of(" \t\r", line) != std::string_view::npos) return result;
        break;
      }
      if (*at_ == '"') {
        const char* const begin = at_;
        at_ = skip_text(at_, end_);
        if (at_ == end_) return result;  // in a text, or right behind one
        atoms_.emplace_back(begin, static_cast<std::size_t>(at_ - begin));
      } else if (is_word_character(*at_)) {
        if (word_end(at_, end_) == end_) break;  // the word that has been begun
        step();
      } else {
        sign();
      }
      new_line_ = false;
    }
    result.begin = static_cast<std::uint32_t>(at_ - text_.data());
    expect(result);
    return result;
  }

 private:
  [[nodiscard]] bool needs_operand() const {
    return !open_.empty() && !open_.back().block && atoms_.empty() && !signs_ &&
           std::ranges::any_of(open_.back().row->operands, [](const Operand& o) { return !o.optional; });
  }

  /// A word that the place is not in: a keyword, if one may stand here, else a part of the operand.
  void step() {
    const char* after = nullptr;
    if (open_.empty()) {
      if (const Clause* row = keyword_at(language(), at_, end_, after)) return begin(*row, after);
    } else if (!needs_operand() || after_comma_) {
      const std::size_t block = block_size();
      // At the beginning of a line, a keyword of the block goes before one of the clause.
      const bool block_first = new_line_ && !after_comma_ && block > 0;
      if (block_first && keyword_at(*open_[block - 1].row, at_, end_, after) != nullptr) open_.resize(block);
      for (std::size_t i = open_.size(); i > outermost(); --i)
        if (const Clause* row = keyword_at(*open_[i - 1].row, at_, end_, after)) {
          open_.resize(i);
          return begin(*row, after);
        }
    }
    const char* const end = word_end(at_, end_);
    atoms_.emplace_back(at_, static_cast<std::size_t>(end - at_));
    after_comma_ = false;
    at_ = end;
  }

  /// How many clauses are open up to the innermost block, the one that it belongs to included.
  [[nodiscard]] std::size_t block_size() const {
    std::size_t size = open_.size();
    while (size > 0 && !open_[size - 1].block) --size;
    return size;
  }

  /// Clauses may be of the open ones from this one on: of all up to the block, behind a comma of those in it.
  [[nodiscard]] std::size_t outermost() const {
    const std::size_t block = block_size();
    return after_comma_ ? std::max<std::size_t>(block, 1) : block == 0 ? 0 : block - 1;
  }

  void begin(const Clause& row, const char* after) {
    if (!open_.empty()) open_.back().used.push_back(&row);
    open_.push_back({&row});
    forget();
    at_ = after;
  }

  void forget() {
    atoms_.clear();
    signs_ = after_comma_ = false;
  }

  void sign() {
    const char* after = nullptr;
    const Clause* row = open_.empty() ? nullptr : keyword_at(*open_.back().row, at_, end_, after);
    if (row != nullptr) return begin(*row, after);
    switch (*at_++) {
      case '{':
        // A block is the statement's, or of a clause that stands in a block itself; not of one in a head.
        if (const std::size_t item = block_size(); item < open_.size()) {
          open_.resize(item + 1, open_.back());
          open_.back().block = true;
        }
        forget();
        break;
      case '}':
        while (!open_.empty() && !open_.back().block) open_.pop_back();
        if (!open_.empty()) open_.pop_back();
        forget();
        break;
      case ',':
        atoms_.clear();
        after_comma_ = true;
        break;
      case '?': break;
      default:  // of a condition: what follows is as at its beginning
        atoms_.clear();
        signs_ = true;
    }
  }

  /// What the place, behind all that was read, may hold.
  void expect(Expected& result) const {
    const std::string_view before = text_.substr(0, result.begin);
    const bool margin = before.empty() || before.ends_with('\n');
    result.statement = open_.empty() || (margin && !needs_operand());
    if (open_.empty()) return;
    const bool whole = open_.back().block || operands(*open_.back().row, result);
    if (!whole && !after_comma_) return;
    for (std::size_t i = open_.size(); i > outermost(); --i)
      for (const Clause& clause : open_[i - 1].row->clauses) {
        const bool used = std::ranges::find(open_[i - 1].used, &clause) != open_[i - 1].used.end();
        const bool in_head_only = !is_word_character(clause.keyword.front());
        if ((clause.count == Count::many || !used) && !(in_head_only && open_[i - 1].block))
          result.clauses.push_back(&clause);
      }
  }

  /// Which operands of a clause may come next; whether it is whole without them.
  bool operands(const Clause& row, Expected& result) const {
    if (!atoms_.empty()) result.before = atoms_.back();
    if (!row.operands.empty() && row.operands.front().slot == Slot::condition) {
      result.operands.push_back(&row.operands.front());
      return !atoms_.empty();
    }
    std::size_t at = 0;
    std::size_t next = 0;
    for (; next < row.operands.size() && at < atoms_.size(); ++next) {
      const Operand& operand = row.operands[next];
      if (!fits(operand, atoms_[at])) continue;
      if (!takes_amount(operand.slot) || !is_number(atoms_[at])) {
        ++at;
        continue;
      }
      const char* const begin = atoms_[at].data();
      const std::string_view rest(begin, static_cast<std::size_t>(text_.data() + result.begin - begin));
      const auto read = kb::parse_amount(rest);
      const char* const end = begin + (read ? read->consumed : rest.size());
      while (at < atoms_.size() && atoms_[at].data() < end) ++at;
      if (at == atoms_.size()) result.amount = &operand;
    }
    for (; next < row.operands.size(); ++next) {
      result.operands.push_back(&row.operands[next]);
      if (!row.operands[next].optional) return false;
    }
    return true;
  }

  const char* at_;
  const char* end_;
  std::string_view text_;
  std::vector<Open> open_;
  std::vector<std::string_view> atoms_;  ///< of the element that is being read
  bool signs_ = false;                   ///< the operand has begun with something that is no atom
  bool after_comma_ = false;
  bool new_line_ = false;
};

/// Where the last statement before a place begins: at the margin, with a keyword.
std::uint32_t statement_before(std::string_view text, std::uint32_t offset) {
  std::size_t line = offset;
  while (true) {
    line = line == 0 ? std::string_view::npos : text.rfind('\n', line - 1);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    const char* after = nullptr;
    // The word at the place itself is not whole yet.
    if (keyword_at(language(), text.data() + begin, text.data() + offset, after) != nullptr &&
        after != text.data() + offset)
      return static_cast<std::uint32_t>(begin);
    if (begin == 0) return 0;
  }
}

}  // namespace

Expected expected_at(std::string_view text, std::uint32_t offset) {
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  return Walk(text, statement_before(text, offset), offset).run();
}

}  // namespace kbc
