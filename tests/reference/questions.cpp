// Questions: what each thing that is open can change, over every way of settling some of the others.
#include <algorithm>

#include "tests/reference/evaluator.h"

namespace reference {
namespace {

/// The possible verdicts for every way of settling some of the questions, a number also to a stretch of its
/// pieces.
class Lattice {
 public:
  explicit Lattice(const std::vector<Question>& questions) {
    for (const Question& q : questions) {
      auto& choices = choices_.emplace_back();
      const std::size_t pieces = q.pieces.size();
      for (std::size_t length = 1; length <= pieces; ++length)
        for (std::size_t from = 0; from + length <= pieces; ++from)
          choices.push_back({from, from + length - 1});
      strides_.push_back(size_);
      size_ *= choices.size();
      if (size_ > kMost) break;
    }
  }
  [[nodiscard]] bool fits() const { return size_ <= kMost; }

  void fill(const std::vector<Outlook>& outlooks) {
    sets_.assign(size_, 0);
    for (const Outlook& outlook : outlooks) {
      std::size_t at = 0;
      for (std::size_t q = 0; q < choices_.size(); ++q) at += strides_[q] * outlook.values[q];
      sets_[at] = static_cast<Set>(sets_[at] | outlook.verdict);
    }
    // A stretch is its beginning and the rest of it; shorter ones come first.
    for (std::size_t q = 0; q < choices_.size(); ++q)
      for (std::size_t at = 0; at < size_; ++at) {
        const std::size_t choice = chosen(at, q);
        const auto [from, to] = choices_[q][choice];
        if (from == to) continue;
        const std::size_t base = at - strides_[q] * choice;
        sets_[at] = static_cast<Set>(sets_[base + strides_[q] * find(q, from, from)] |
                                     sets_[base + strides_[q] * find(q, from + 1, to)]);
      }
  }

  void answer(std::vector<Question>& questions) const {
    for (std::size_t q = 0; q < questions.size(); ++q) {
      for (std::size_t at = 0; at < size_; ++at) {
        if (chosen(at, q) != 0) continue;  // one base for each settling of the others
        bool rest_settled = true;
        for (std::size_t other = 0; other < questions.size(); ++other) {
          const auto [from, to] = choices_[other][chosen(at, other)];
          rest_settled = rest_settled && (other == q || from == to);
        }
        Set first = 0;
        for (std::size_t piece = 0; piece < questions[q].pieces.size(); ++piece) {
          const Set set = sets_[at + strides_[q] * piece];
          if (set == 0) continue;
          if (first != 0 && set != first) {
            questions[q].can_change = true;
            questions[q].decides_alone = questions[q].decides_alone || rest_settled;
          }
          if (first == 0) first = set;
        }
      }
      std::size_t open = 0;  // nothing else settled
      for (std::size_t other = 0; other < questions.size(); ++other)
        if (other != q) open += strides_[other] * (choices_[other].size() - 1);
      for (std::size_t choice = 0; choice < choices_[q].size(); ++choice)
        questions[q].verdicts[choices_[q][choice]] = sets_[open + strides_[q] * choice];
    }
  }

 private:
  static constexpr std::size_t kMost = 300'000;
  [[nodiscard]] std::size_t chosen(std::size_t at, std::size_t q) const {
    return at / strides_[q] % choices_[q].size();
  }
  [[nodiscard]] std::size_t find(std::size_t q, std::size_t from, std::size_t to) const {
    const std::pair<std::size_t, std::size_t> wanted{from, to};
    return static_cast<std::size_t>(std::find(choices_[q].begin(), choices_[q].end(), wanted) -
                                    choices_[q].begin());
  }

  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> choices_;
  std::vector<std::size_t> strides_;
  std::vector<Set> sets_;
  std::size_t size_ = 1;
};

}  // namespace

void answer_questions(Result& result, const std::vector<Outlook>& outlooks) {
  Lattice lattice(result.questions);
  result.too_many_questions = !lattice.fits();
  if (result.too_many_questions) return;
  lattice.fill(outlooks);
  lattice.answer(result.questions);
}

}  // namespace reference
