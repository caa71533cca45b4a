// The questions of one option as decide orders them; of several, merged.
#include "runtime/explain/questions.h"

#include <algorithm>

#include "runtime/explain/answer.h"

namespace kb {
namespace {

void merge(std::vector<OpenQuestion>& into, const OptionAnswer& option) {
  for (const DependencyAnswer& asked : option.depends_on) {
    auto same = std::ranges::find(into, asked.fact, [](const OpenQuestion& q) { return q.asked.fact; });
    if (same == into.end()) {
      same = into.insert(same, {asked, {}});
      same->asked.outcomes.clear();
    }
    same->asked.safety = same->asked.safety || asked.safety;
    same->options.push_back(option.name);
  }
}

}  // namespace

tl::expected<Answer, Contradiction> questions(const KnowledgeBase& kb, const Profile& profile) {
  auto answer = ask(kb, profile);
  if (!answer) return answer;
  OpenQuestions found;
  found.options = answer->options.size();
  if (answer->all) {
    for (const OptionAnswer& option : answer->options) merge(found.questions, option);
    std::ranges::stable_sort(found.questions, [](const OpenQuestion& a, const OpenQuestion& b) {
      return std::pair(!a.asked.safety, b.options.size()) < std::pair(!b.asked.safety, a.options.size());
    });
  } else {
    const OptionAnswer& option = answer->options.front();
    found.option = option.name;
    found.title = option.title;
    found.verdict = option.verdict();
    found.possible = option.possible;
    for (const DependencyAnswer& asked : option.depends_on) found.questions.push_back({asked, {option.name}});
  }
  answer->options.clear();
  answer->citations.clear();
  answer->advice.clear();
  answer->finding = std::move(found);
  return answer;
}

}  // namespace kb
