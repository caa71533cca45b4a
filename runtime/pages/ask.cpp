// The page that asks: what can be said of a person as a form. The answers are the runtime's own, in the page.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/rules.h"
#include "runtime/pages/statement.h"
#include "runtime/render/report.h"

namespace kb::pages {
namespace {

Html choices(const Pen& pen, const Nodes& nodes) {
  Html result;
  for (const std::uint32_t node : nodes)
    result += fmt::format("<option value=\"{}\" data-kind=\"{}\">{}</option>\n", text(pen.kb().name(node)),
                          text(pen.kb().kind(node)), sentence(words_of(pen.kb(), node)));
  return result;
}

Nodes goals_of(const Book& book) {
  Nodes result;
  for (const std::uint32_t node : book.on(Shelf::word))
    if (book.kb().kind(node) == "goal") result.push_back(node);
  return result;
}

Nodes options_of(const KnowledgeBase& kb) {
  Nodes result;
  for (std::size_t i = 0; i + 1 < kb.options.size(); ++i)
    if (stands_by_itself(kb, kb.options[i].node())) result.push_back(kb.options[i].node());
  return result;
}

Html what_is_asked(const Pen& pen) {
  const Nodes goals = goals_of(pen.book());
  Html result = "<h2 id=\"what\">What is asked about</h2>\n<div class=\"fields\">\n";
  result += fmt::format(
      "<p><label for=\"ask-option\">What</label>\n<select id=\"ask-option\">\n<option value=\"\">Compare "
      "everything"
      "</option>\n{}</select></p>\n",
      choices(pen, options_of(pen.kb())));
  if (!goals.empty())
    result += fmt::format(
        "<p><label for=\"ask-goal\">For</label>\n<select id=\"ask-goal\">\n{}<option value=\"\">Any "
        "goal</option>\n"
        "</select></p>\n",
        choices(pen, goals));
  result +=
      "</div>\n<fieldset id=\"ask-dose-fields\" hidden>\n<legend>How much of it a day</legend>\n"
      "<p><label for=\"ask-dose\">Amount, such as 200 mg; empty if that is open</label>\n<input "
      "id=\"ask-dose\" "
      "autocomplete=\"off\"></p>\n<p class=\"choices\" id=\"ask-basis\"><label><input type=\"radio\" "
      "name=\"basis\" value=\"elemental\" checked> of the "
      "substance itself (elemental, as labels mostly say)</label>\n<label><input type=\"radio\" "
      "name=\"basis\" "
      "value=\"compound\"> of the whole compound, as weighed</label></p>\n</fieldset>\n";
  return result;
}

/// A yes-or-no question; the key is what a profile calls it.
Html yes_or_no(std::size_t number, std::string_view key, std::string_view question, bool safety) {
  return fmt::format(
      "<fieldset class=\"fact\" id=\"ask-fact-{0}\" data-key=\"{1}\"{2}>\n<legend>{3}{4}</legend>\n<p "
      "class=\"choices\">"
      "<label><input type=\"radio\" name=\"fact-{0}\" value=\"yes\"> yes</label>\n<label><input "
      "type=\"radio\" name=\"fact-{0}\" "
      "value=\"no\"> no</label>\n<label><input type=\"radio\" name=\"fact-{0}\" value=\"\" checked> not "
      "said</label></p>\n</fieldset>\n",
      number, text(key), safety ? " data-safety" : "", text(question),
      safety ? " <span class=\"faint\">(for safety)</span>" : "");
}

Html facts(const Pen& pen) {
  constexpr std::uint8_t kHolds = 0;
  const KnowledgeBase& kb = pen.kb();
  Html result;
  for (std::size_t i = 0; i < kb.facts.size(); ++i) {
    const fbs::Fact& fact = kb.facts[i];
    if (fact.kind() != kHolds) continue;
    std::string question(kb.text(fact.ask()));
    if (question.empty()) question = render::capital(words_of(kb, fact.node())) + "?";
    result += yes_or_no(i, kb.name(fact.node()), question, fact.safety() != 0);
  }
  return result;
}

Html professionals(const Pen& pen) {
  Html boxes;
  for (const std::uint32_t node : pen.book().on(Shelf::word))
    if (pen.kb().kind(node) == "professional")
      boxes += fmt::format("<label><input type=\"checkbox\" name=\"supervised\" value=\"{}\"> {}</label>\n",
                           text(pen.kb().name(node)), sentence(words_of(pen.kb(), node)));
  if (boxes.empty()) return {};
  return fmt::format(
      "<fieldset id=\"ask-supervised\">\n<legend>Who watches over this, and has agreed to it?</legend>\n<p "
      "class=\"choices\">{}"
      "</p>\n</fieldset>\n",
      boxes);
}

Html measures(const Pen& pen) {
  const KnowledgeBase& kb = pen.kb();
  Html result;
  for (std::size_t i = 0; i < kb.measures.size(); ++i) {
    const fbs::Measure& measure = kb.measures[i];
    std::string question(kb.text(measure.ask()));
    if (question.empty()) question = render::capital(words_of(kb, measure.node()));
    const std::string unit(kb.text(measure.unit()));
    result += fmt::format(
        "<p class=\"measure\" data-key=\"{1}\"><label for=\"ask-measure-{0}\">{2}{3}</label>\n<input "
        "id=\"ask-measure-{0}\" "
        "autocomplete=\"off\" data-unit=\"{4}\"></p>\n",
        i, text(kb.name(measure.node())), text(question),
        unit.empty() ? "" : fmt::format(" <span class=\"faint\">in {}</span>", text(unit)), text(unit));
  }
  return result;
}

Html taking(const Pen& pen) {
  const KnowledgeBase& kb = pen.kb();
  Html boxes;
  for (const std::uint32_t node : pen.book().on(Shelf::word)) {
    if (kb.kind(node) != "medicine") continue;
    std::string words = render::capital(words_of(kb, node));
    std::string such;
    for (const std::string& example : kb::clauses_of(kb, node, "examples"))
      such += (such.empty() ? ", such as " : ", ") + example;
    boxes += fmt::format("<label><input type=\"checkbox\" name=\"taken\" value=\"{}\"> {}{}</label>\n",
                         text(kb.name(node)), text(words),
                         such.empty() ? "" : fmt::format("<span class=\"faint\">{}</span>", text(such)));
  }
  return fmt::format(
      "<fieldset id=\"ask-taking\">\n<legend>What else is taken, medicines and supplements?</legend>\n<p "
      "class=\"choices\">"
      "<label><input type=\"radio\" name=\"taking\" value=\"\" checked> not said</label>\n<label><input "
      "type=\"radio\" name=\"taking\" "
      "value=\"nothing\"> nothing at all</label>\n<label><input type=\"radio\" name=\"taking\" "
      "value=\"list\"> these, and nothing else"
      "</label></p>\n<div id=\"ask-taken\" hidden>\n<p class=\"choices column\">{}</p>\n<p><label "
      "for=\"ask-taken-more\">Other things taken, one "
      "a line, with the amount a day if it is known</label>\n<textarea id=\"ask-taken-more\" "
      "rows=\"3\"></textarea></p>\n</div>\n</fieldset>\n",
      boxes);
}

/// How the same is asked where the page can't.
Html without_runtime(const Pen& pen) {
  const Nodes goals = goals_of(pen.book());
  std::string command = "kbq ask knowledge.kbx";
  if (!goals.empty()) command += fmt::format(" --goal {}", pen.kb().name(goals.front()));
  Html commands = text(command + " -i");
  return fmt::format(
      "<p>This copy of the site was made without the runtime that answers in the page. The program "
      "<code>kbq</code> asks the "
      "same questions, and gives the same answers, from <a href=\"knowledge.kbx\" download>the compiled "
      "file</a>:</p>\n"
      "<pre class=\"command\"><code>{}</code></pre>\n",
      commands);
}

}  // namespace

void add_ask(Site& site) {
  const Pen pen(site.book(), "ask.html");
  const bool runs = !site.book().input().runtime_script.empty();
  Html body =
      "<h1>Ask here</h1>\n<p>What holds for one person, and why. What is said here stays in this page: it is "
      "sent nowhere, "
      "and kept nowhere.</p>\n";
  if (!runs) {
    body += without_runtime(pen);
  } else {
    body +=
        "<noscript><p>Answering in the page needs JavaScript.</p></noscript>\n<p id=\"ask-status\" "
        "role=\"status\"></p>\n"
        "<form id=\"ask-form\" novalidate>\n" +
        what_is_asked(pen);
    body +=
        "<section id=\"ask-first\" aria-labelledby=\"matters\">\n<h2 id=\"matters\">What matters most for "
        "the answer</h2>\n<div></div>\n</section>\n"
        "<details id=\"ask-rest\" open>\n<summary>Everything that can be said</summary>\n<div>\n" +
        facts(pen) + measures(pen) + taking(pen) + professionals(pen) +
        "</div>\n</details>\n"
        "<p class=\"buttons\"><button type=\"submit\">Ask</button> <button type=\"reset\" "
        "class=\"second\">Begin again</button></p>\n</form>\n"
        "<section id=\"answer\" aria-labelledby=\"answer-heading\" aria-live=\"polite\" hidden>\n<h2 "
        "id=\"answer-heading\" tabindex=\"-1\">The answer</h2>\n"
        "<div id=\"answer-body\"></div>\n</section>\n";
  }
  site.add({"ask.html", "Ask here", "ask.html", std::move(body), true});
}

}  // namespace kb::pages
