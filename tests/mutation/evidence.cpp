// Wrong evidence: what was found, how far it is trusted, what rests on it, and where it is from.
#include <algorithm>

#include "mutations.h"

namespace mutation {

namespace {

/// Each entry of the bibliography taken out, or its id written wrongly.
std::function<std::vector<Mutant>(const Base&)> at_entries(bool whole) {
  return [whole](const Base& base) {
    constexpr std::string_view kEntry = "\n- id: ";
    std::vector<Mutant> found;
    for (std::size_t i = base.trees.size(); i < base.texts.size(); ++i) {
      const std::string& text = base.texts[i].text;
      for (std::size_t at = text.find(kEntry); at != std::string::npos;) {
        const std::size_t next = std::min(text.find(kEntry, at + 1), text.size());
        const auto begin = static_cast<std::uint32_t>(at + 1);
        const auto id = static_cast<std::uint32_t>(at + kEntry.size());
        Mutant mutant;
        mutant.text = i;
        mutant.kind = Kind::source;
        mutant.statement = {kbc::FileId::none, begin, static_cast<std::uint32_t>(next)};
        const auto lines =
            std::count(text.begin() + begin, text.begin() + static_cast<std::ptrdiff_t>(next), '\n');
        if (whole)
          mutant.edits.push_back({i, begin, static_cast<std::uint32_t>(next),
                                  std::string(static_cast<std::size_t>(lines), '\n')});
        else
          mutant.edits.push_back({i, id, id, "x"});
        found.push_back(std::move(mutant));
        at = next == text.size() ? std::string::npos : next;
      }
    }
    return found;
  };
}

/// Evidence once more under another name, and the claim that it supports with both.
std::vector<Mutant> studies_doubled(const Base& base) {
  std::vector<Mutant> found = at_nodes([](const At& at) -> Change {
    if (!at.is_statement() || at.kind() != Kind::evidence) return std::nullopt;
    return at.doubled();
  })(base);
  for (Mutant& mutant : found) {
    Edit& edit = mutant.edits.front();
    const std::string name = edit.with.substr(10, edit.with.find_first_of(" {", 10) - 10);
    edit.with.insert(10 + name.size(), "-again");
    for (const Mutant& support : at_nodes([&](const At& at) -> Change {
           if (!at.is_reference() || !at.in(Key::support) || at.words() != name) return std::nullopt;
           return Edits{at.edit(at.node->end, at.node->end, ", " + name + "-again")};
         })(base)) {
      mutant.edits.push_back(support.edits.front());
      break;
    }
  }
  return found;
}

}  // namespace

std::vector<Mutation> wrong_evidence() {
  std::vector<Mutation> all;
  const auto add = [&](std::string_view name, std::function<Change(const At&)> change) {
    all.push_back({name, at_nodes(std::move(change))});
  };
  all.push_back({"a source missing from the bibliography", at_entries(true), true});
  all.push_back({"the id of a source wrong", at_entries(false), true});
  all.push_back({"a study doubled", studies_doubled});
  all.push_back(without_statement("evidence missing", {Kind::evidence}));
  all.push_back(without_statement("a claim missing", {Kind::claim}));
  all.push_back(without_statement("a dispute missing", {Kind::dispute}));
  all.push_back(without("the source of evidence missing", Key::source, Kinds{Kind::evidence}));
  all.push_back(without("what a rule rests on missing", Key::because));
  all.push_back(without("the support of a claim missing", Key::support));
  all.push_back(without("the opposition to a claim missing", Key::oppose));
  all.push_back(without("the answer to an opposition missing", Key::undercut));
  all.push_back(without("a judgement of evidence missing", Key::rate_down));
  all.push_back(without("a retelling missing", Key::reported_by));
  all.push_back(without("what a claim follows from missing", Key::follows_from));
  all.push_back(another("another claim for a rule's reason", Key::because,
                        {Kind::suggest, Kind::caution, Kind::contraindicate, Kind::limit}));
  all.push_back(another("other evidence for a claim", Key::support, {Kind::claim}));
  all.push_back(another("a claim about another thing", Key::about, {Kind::claim}));
  all.push_back(another("another form in a study", Key::given, {Kind::evidence}));
  all.push_back(word_for_word("worse for better", "better", "worse"));
  all.push_back(word_for_word("higher for lower", "lower", "higher"));
  all.push_back(word_for_word("an anecdote as a trial", "anecdote", "rct"));
  all.push_back(word_for_word("marketing as a trial", "marketing", "rct"));
  all.push_back(word_for_word("an opinion as a trial", "expert-opinion", "rct"));
  all.push_back(word_for_word("a trial as an anecdote", "rct", "anecdote"));
  add("opposition as support", [](const At& at) -> Change {
    if (!at.is_clause(Key::oppose)) return std::nullopt;
    const kbc::Span span = at.node.keyword_span();
    return Edits{at.edit(span.begin, span.end, "support")};
  });
  add("support as opposition", [](const At& at) -> Change {
    if (!at.is_clause(Key::support)) return std::nullopt;
    const kbc::Span span = at.node.keyword_span();
    return Edits{at.edit(span.begin, span.end, "oppose")};
  });
  add("a claim that rests on itself", [](const At& at) -> Change {
    if (!at.is_reference() || !at.in(Key::follows_from) || at.kind() != Kind::claim) return std::nullopt;
    for (const kbc::NodeRef element : at.statement.elements())
      return at.replaced(std::string(at.base.sources.text(element.span())));
    return std::nullopt;
  });
  add("a retelling counted as a study's source", [](const At& at) -> Change {
    if (!at.is_reference() || !at.in(Key::source) || at.kind() != Kind::evidence) return std::nullopt;
    const std::string other = at.base.next_name(at.words());
    return at.replaced(other);
  });
  add("the thirteenth month", [](const At& at) -> Change {
    const std::string_view word = at.words();
    if (!at.is(NodeKind::word) || word.size() != 10 || word[4] != '-' || word[7] != '-') return std::nullopt;
    return at.replaced(std::string(word.substr(0, 5)) + "13" + std::string(word.substr(7)));
  });
  add("a code with a wrong digit", [](const At& at) -> Change {
    if (!at.is(NodeKind::word) || !at.in(Key::code)) return std::nullopt;
    std::string word(at.words());
    const std::size_t digit = word.find_last_of("0123456789");
    if (digit == std::string::npos) return std::nullopt;
    word[digit] = word[digit] == '9' ? '0' : static_cast<char>(word[digit] + 1);
    return at.replaced(std::move(word));
  });
  return all;
}

}  // namespace mutation
