// Slips of the pen: letters, marks and lines that are wrong, missing or there twice.
#include <algorithm>

#include "mutations.h"

namespace mutation {

namespace {

std::string transposed(std::string_view word) {
  std::string out(word);
  for (std::size_t i = out.size() / 2; i + 1 < out.size(); ++i)
    if (out[i] != out[i + 1] && out[i] != '-' && out[i + 1] != '-') {
      std::swap(out[i], out[i + 1]);
      break;
    }
  return out;
}

std::string shortened(std::string_view word) {
  std::string out(word);
  return out.erase(out.size() / 2, 1);
}

/// The last place of a mark in a node's own text.
Change without_last(const At& at, char mark) {
  const std::size_t place = at.words().rfind(mark);
  if (place == std::string_view::npos) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(at.node->begin + place);
  return Edits{at.edit(begin, begin + 1, "")};
}

Change keyword_changed(const At& at, std::string (*change)(std::string_view)) {
  if (!at.is(NodeKind::clause)) return std::nullopt;
  const kbc::Span span = at.node.keyword_span();
  const std::string_view keyword = at.base.sources.text(span);
  if (keyword.size() < 4) return std::nullopt;
  return Edits{at.edit(span.begin, span.end, change(keyword))};
}

}  // namespace

std::vector<Mutation> slips_of_the_pen() {
  std::vector<Mutation> all;
  const auto add = [&](std::string_view name, std::function<Change(const At&)> change,
                       bool anywhere = false) {
    all.push_back({name, at_nodes(std::move(change)), anywhere});
  };
  add("letters of a name transposed", [](const At& at) -> Change {
    if (!at.is_reference() || at.words().size() < 5 || transposed(at.words()) == at.words())
      return std::nullopt;
    return at.replaced(transposed(at.words()));
  });
  add("a letter of a name missing", [](const At& at) -> Change {
    if (!at.is_reference() || at.words().size() < 5) return std::nullopt;
    return at.replaced(shortened(at.words()));
  });
  add(
      "a name declared with a slip",
      [](const At& at) -> Change {
        if (!at.is(NodeKind::word) || !at.base.names.contains(at.words()) || at.is_reference() ||
            !at.in_head() || transposed(at.words()) == at.words())
          return std::nullopt;
        return at.replaced(transposed(at.words()));
      },
      true);
  add("letters of a keyword transposed", [](const At& at) { return keyword_changed(at, transposed); });
  add("a letter of a keyword missing", [](const At& at) { return keyword_changed(at, shortened); });
  add("a keyword of another clause", [](const At& at) -> Change {
    if (!at.is_clause(Key::because) && !at.is_clause(Key::support)) return std::nullopt;
    const kbc::Span span = at.node.keyword_span();
    return Edits{at.edit(span.begin, span.end, "given")};
  });
  add("an opening brace missing", [](const At& at) -> Change {
    if (!at.is_statement() || !at.words().ends_with('}')) return std::nullopt;
    const auto place = static_cast<std::uint32_t>(at.node->begin + at.words().find('{'));
    return Edits{at.edit(place, place + 1, "")};
  });
  add("a closing brace missing", [](const At& at) -> Change {
    if (!at.is(NodeKind::clause) || !at.words().ends_with('}')) return std::nullopt;
    return without_last(at, '}');
  });
  add("a closing brace too many", [](const At& at) -> Change {
    if (!at.is_statement() || !at.words().ends_with('}')) return std::nullopt;
    return Edits{at.edit(at.node->end, at.node->end, "}")};
  });
  add("a closing quote missing", [](const At& at) -> Change {
    if (!at.is(NodeKind::text)) return std::nullopt;
    return without_last(at, '"');
  });
  add("an opening quote missing", [](const At& at) -> Change {
    if (!at.is(NodeKind::text) || at.words().size() < 4) return std::nullopt;
    return Edits{at.edit(at.node->begin, at.node->begin + 1, "")};
  });
  add("a comma missing in a list", [](const At& at) -> Change {
    if (!at.is(NodeKind::clause)) return std::nullopt;
    const auto elements = at.node.elements();
    if (elements.size() < 2) return std::nullopt;
    const std::uint32_t begin = elements[0]->end;
    return Edits{at.edit(begin, begin + 1, " ")};
  });
  add("a text left empty", [](const At& at) -> Change {
    if (!at.is(NodeKind::text)) return std::nullopt;
    return at.replaced("\"\"");
  });
  add("an operand missing", [](const At& at) -> Change {
    if (!at.is(NodeKind::clause) || at.is_statement()) return std::nullopt;
    const auto elements = at.node.elements();
    if (elements.size() != 1) return std::nullopt;
    return Edits{at.edit(elements[0]->begin, elements[0]->end, "")};
  });
  add("a clause there twice", [](const At& at) -> Change {
    if (!at.is(NodeKind::clause) || at.is_statement() || !at.node->in_block) return std::nullopt;
    return at.doubled();
  });
  add("a statement there twice", [](const At& at) -> Change {
    if (!at.is_statement()) return std::nullopt;
    return at.doubled();
  });
  add("an element of a list there twice", [](const At& at) -> Change {
    if (!at.is_reference() || at.clause.elements().size() < 2) return std::nullopt;
    return Edits{at.edit(at.node->end, at.node->end, ", " + std::string(at.words()))};
  });
  return all;
}

}  // namespace mutation
