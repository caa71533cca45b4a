// Questions by the words of somebody who asks them otherwise.
#include <algorithm>
#include <limits>

#include "runtime/explain/common_questions.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

using Words = std::vector<std::string>;

/// Letters and digits in small letters; of all but ASCII, every byte is a letter.
Words words_in(std::string_view text) {
  Words result;
  bool inside = false;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool word =
        upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 0x7F;
    if (word && !inside) result.emplace_back();
    if (word) result.back().push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
    inside = word;
  }
  return result;
}

/// The same word, or one that ends otherwise: "walk" and "walking".
bool alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kStem = 4;
  constexpr std::size_t kEnding = 3;
  const std::size_t common = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
  if (common == a.size() && common == b.size()) return true;
  return common >= kStem && common + kEnding >= a.size() && common + kEnding >= b.size();
}

bool has(const Words& words, std::string_view word) {
  return std::ranges::any_of(words, [&](const std::string& other) { return alike(word, other); });
}

struct Candidate {
  std::uint32_t node;
  Words text;    ///< of the question
  Words answer;  ///< and of its answer: worth half
};

/// How it is asked, in all its wordings.
std::string asked_as(const KnowledgeBase& kb, std::uint32_t node) {
  std::string text(kb.clause(node, "on"));
  for (const std::string& other : clauses_of(kb, node, "aka")) text += " " + other;
  return text;
}

std::vector<Candidate> questions_of(const KnowledgeBase& kb) {
  std::vector<Candidate> result;
  for (std::uint32_t node = 0; node + std::size_t{1} < kb.nodes.size(); ++node)
    if (kb.kind(node) == "question")
      result.push_back({node, words_in(asked_as(kb, node)), words_in(kb.clause(node, "answer"))});
  return result;
}

constexpr std::size_t kWhole = 1000;   // what a word weighs that one question has
constexpr std::size_t kUnheard = 500;  // and one that none has: it may be what was meant, or mere talk
constexpr std::size_t kLong = 5;       // letters after the first, from which on a word weighs all that
constexpr std::size_t kMostShown = 8;

/// Short words join the others in any language, and seldom say what is asked.
std::size_t size_of(std::string_view word) { return std::clamp<std::size_t>(word.size() - 1, 1, kLong); }

struct Score {
  std::uint32_t node;
  std::size_t weight;
  std::size_t asked;  ///< of that, what the question has, and not only its answer
};

Score score_of(const Candidate& question, const Words& words, const std::vector<std::size_t>& weights) {
  Score score{question.node, 0, 0};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (has(question.text, words[i]))
      score.asked += weights[i];
    else if (has(question.answer, words[i]))
      score.weight += weights[i] / 2;
  }
  score.weight += score.asked;
  return score;
}

}  // namespace

QuestionsFound find_questions(const KnowledgeBase& kb, std::string_view asked) {
  const std::vector<Candidate> questions = questions_of(kb);
  Words words = words_in(asked);
  for (const Candidate& question : questions) {
    const Words name = words_in(kb.name(question.node));
    bool same = words == name || words == words_in(kb.clause(question.node, "on"));
    for (const std::string& other : clauses_of(kb, question.node, "aka"))
      same = same || words == words_in(other);
    if (same) return {{question.node}, true};
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<std::size_t> weights;
  std::size_t all = 0;
  for (const std::string& word : words) {
    const auto having =
        static_cast<std::size_t>(std::ranges::count_if(questions, [&](const Candidate& question) {
          return has(question.text, word) || has(question.answer, word);
        }));
    weights.push_back((having == 0 ? kUnheard : kWhole / having) * size_of(word) / kLong);
    all += weights.back();
  }
  std::vector<Score> scores;
  for (const Candidate& question : questions)
    if (const Score score = score_of(question, words, weights); score.weight > 0) scores.push_back(score);
  std::ranges::stable_sort(scores, [](const Score& a, const Score& b) { return a.weight > b.weight; });
  if (scores.empty()) return {};
  const std::size_t best = scores.front().weight;
  // One that is far ahead is the one; else all that come near it.
  const bool alone = scores.size() == 1 || scores[1].weight * 3 < best * 2;
  QuestionsFound found;
  found.near = best * 3 >= all && scores.front().asked * 2 >= best;
  for (const Score& score : scores) {
    if (score.weight * 2 < best || found.nodes.size() == kMostShown ||
        (alone && found.near && !found.nodes.empty()))
      break;
    found.nodes.push_back(score.node);
  }
  return found;
}

}  // namespace kb
