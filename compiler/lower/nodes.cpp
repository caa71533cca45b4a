// Every statement as a node: its clauses in words, its edges both ways with what is said of them, and all
// names.
#include <algorithm>
#include <utility>

#include "compiler/lower/lowering.h"

namespace kbc {
namespace {

namespace fbs = kb::fbs;

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

class NodeLowering {
 public:
  explicit NodeLowering(Lowering& lowering) : l_(lowering) {}

  void run() {
    add_words();
    add_files();
    clauses_seen_.resize(l_.k.clauses.size());
    l_.t.nodes.reserve(l_.k.things.size() + 1);
    for (std::uint32_t i = 0; i < l_.k.things.size(); ++i) add_node(i);
    std::ranges::stable_sort(notes_, {}, &Note::edge);
    add_edges();
    add_sentinels();
    add_names();
    if (l_.k.root != ThingId::none) {
      l_.t.root = Lowering::node(l_.k.root);
      const ResolvedClause* reviewed = l_.k.find(l_.k[l_.k.root], Key::reviewed);
      if (reviewed != nullptr && reviewed->values > 0) l_.t.reviewed = l_.k.values_of(*reviewed)[0].index;
    }
  }

 private:
  struct Note {
    Span edge;  // where its name stands
    Key key;
    std::uint32_t text;
    std::int8_t steps;
  };

  void add_words() {
    for (const Clause& row : language().clauses) {
      const auto kind = static_cast<std::size_t>(row.kind);
      if (l_.t.kinds.size() <= kind) l_.t.kinds.resize(kind + 1);
      l_.t.kinds[kind] = l_.t.texts.add(row.keyword);
    }
    for (std::size_t key = 0; key < key_count(); ++key) {
      const std::string_view word = keyword(static_cast<Key>(key));
      l_.t.keywords.push_back(l_.t.texts.add(static_cast<Key>(key) == Key::target ? "on" : word));
    }
  }

  void add_files() {
    for (std::size_t i = 0; i < l_.sources.size(); ++i)
      l_.t.files.push_back(l_.t.texts.add(l_.sources.path(static_cast<FileId>(i))));
  }

  void add_node(std::uint32_t i) {
    const Thing& thing = l_.k.things[i];
    const auto file =
        static_cast<std::uint16_t>(thing.header.known() ? static_cast<std::uint32_t>(thing.header.file) : 0);
    const std::uint32_t line =
        thing.header.known() ? l_.sources.line_number(thing.header.file, thing.header.begin) : 0;
    l_.t.nodes.emplace_back(l_.t.texts.add(thing.name), line, static_cast<std::uint32_t>(l_.t.clauses.size()),
                            0, 0, l_.detail[i], file, static_cast<std::uint8_t>(thing.kind), std::uint8_t{0});
    if (thing.documentation != Thing::kNoText) add_clause(Key::note, 0, l_.k.texts[thing.documentation]);
    for (const ResolvedClause& clause : l_.k.clauses_of(thing)) add_clause(clause, 0);
  }

  void add_clause(Key key, std::uint8_t depth, std::string_view text) {
    l_.t.clauses.emplace_back(l_.t.texts.add(text), static_cast<std::uint8_t>(key), depth, std::uint16_t{0});
  }

  [[nodiscard]] std::string words(std::span<const Value> values) const {
    if (values.size() == 1 && values[0].type == Value::Type::text) return l_.k.texts[values[0].index];
    std::string out;
    for (const Value& value : values) {
      if (value.type == Value::Type::thing) continue;
      if (!out.empty()) out.push_back(' ');
      out.append(value.type == Value::Type::text ? l_.k.texts[value.index] : written(value.span));
    }
    return out;
  }

  /// As the author wrote it, with single spaces.
  [[nodiscard]] std::string written(Span span) const {
    std::string out;
    for (const char c : l_.sources.text(span)) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (space && (out.empty() || out.back() == ' ')) continue;
      out.push_back(space ? ' ' : c);
    }
    return out;
  }

  void add_clause(const ResolvedClause& clause, std::uint8_t depth) {
    // Things that one statement declares share its clauses, and so what those note of edges.
    const auto place = static_cast<std::size_t>(&clause - l_.k.clauses.data());
    const bool noted = clauses_seen_[place];
    clauses_seen_[place] = true;
    bool names_things = false;
    for (const auto element : l_.k.elements_of(clause)) {
      const auto thing = std::ranges::find(element, Value::Type::thing, &Value::type);
      const std::string text = words(element);
      if (thing == element.end()) {
        if (text.empty()) continue;
        if (element.front().type == Value::Type::condition && depth > 0)
          l_.t.guards.emplace_back(static_cast<std::uint32_t>(l_.t.clauses.size()),
                                   l_.condition(static_cast<ConditionId>(element.front().index)));
        add_clause(clause.key, depth, text);
        continue;
      }
      names_things = true;
      // An edge goes to the statement, and can't say which of its clauses it comes from.
      if (depth > 0) add_clause(clause.key, depth, l_.k[static_cast<ThingId>(thing->index)].name);
      if (noted) continue;
      if (!text.empty()) notes_.push_back({thing->span, clause.key, l_.t.texts.add(text), 0});
      add_notes(clause, *thing);
    }
    if (clause.values == 0) add_clause(clause.key, depth, {});  // a flag
    if (names_things) return;
    for (const ResolvedClause& inner : l_.k.clauses_in(clause))
      add_clause(inner, static_cast<std::uint8_t>(depth + 1));
  }

  void add_notes(const ResolvedClause& clause, const Value& thing) {
    for (const ResolvedClause& inner : l_.k.clauses_in(clause)) {
      if (inner.element != ResolvedClause::kAll && inner.element != thing.element) continue;
      std::int8_t steps = 0;
      if (inner.key == Key::rate_down || inner.key == Key::rate_up) {
        const auto values = l_.k.values_of(inner);
        const bool two = values.size() > 1 && values[1].type == Value::Type::word && values[1].index == 1;
        steps = static_cast<std::int8_t>((two ? 2 : 1) * (inner.key == Key::rate_up ? 1 : -1));
      }
      const std::string text = words(l_.k.values_of(inner));
      if (!text.empty()) notes_.push_back({thing.span, inner.key, l_.t.texts.add(text), steps});
    }
  }

  void add_edges() {
    const auto label = [](const Edge& edge) {
      return static_cast<std::uint16_t>(static_cast<unsigned>(edge.label) | (edge.optional ? 0x100U : 0U) |
                                        (edge.descriptive ? 0x200U : 0U));
    };
    const Graph& graph = l_.k.graph;
    const std::size_t edges = boost::num_edges(graph);
    l_.t.out_nodes.reserve(edges);
    l_.t.out_labels.reserve(edges);
    l_.t.in_nodes.reserve(edges);
    l_.t.in_labels.reserve(edges);
    std::vector<Graph::edge_descriptor> in;
    std::vector<std::uint32_t> clause_of_label(key_count());  // that the last edge of it stood in
    for (std::uint32_t v = 0; v < l_.k.things.size(); ++v) {
      mutate_begins(v);
      for (auto [e, end] = boost::out_edges(v, graph); e != end; ++e) {
        l_.t.out_nodes.push_back(boost::target(*e, graph));
        l_.t.out_labels.push_back(label(graph[*e]));
      }
      const auto [in_begin, in_end] = boost::in_edges(v, graph);
      in.assign(in_begin, in_end);
      std::ranges::stable_sort(in, {}, [&](const auto& e) { return graph[e].span; });  // as they are written
      std::ranges::fill(clause_of_label, UINT32_MAX);
      for (const Graph::edge_descriptor& e : in) {
        const Edge& edge = graph[e];
        const auto index = static_cast<std::uint32_t>(l_.t.in_nodes.size());
        l_.t.in_nodes.push_back(boost::source(e, graph));
        std::uint32_t& clause = clause_of_label[static_cast<std::size_t>(edge.label)];
        const bool begins = std::exchange(clause, edge.clause) != edge.clause;
        l_.t.in_labels.push_back(static_cast<std::uint16_t>(label(edge) | (begins ? 0x400U : 0U)));
        if (l_.k.things[v].kind == Kind::claim && edge.span == l_.grades.of_claim(v).decided_by)
          l_.t.claims[l_.detail[v]].mutate_decided_by(index);
        for (auto note = std::ranges::lower_bound(notes_, edge.span, {}, &Note::edge);
             note != notes_.end() && note->edge == edge.span; ++note)
          l_.t.edge_notes.emplace_back(index, note->text, static_cast<std::uint8_t>(note->key), note->steps,
                                       std::uint16_t{0});
      }
    }
  }

  void mutate_begins(std::uint32_t v) {
    fbs::Node& node = l_.t.nodes[v];
    node.mutate_out_begin(static_cast<std::uint32_t>(l_.t.out_nodes.size()));
    node.mutate_in_begin(static_cast<std::uint32_t>(l_.t.in_nodes.size()));
  }

  void add_sentinels() {
    l_.t.nodes.emplace_back(0, 0, static_cast<std::uint32_t>(l_.t.clauses.size()),
                            static_cast<std::uint32_t>(l_.t.out_nodes.size()),
                            static_cast<std::uint32_t>(l_.t.in_nodes.size()), kNoRow, std::uint16_t{0},
                            std::uint8_t{0}, std::uint8_t{0});
  }

  void add_names() {
    struct Name {
      std::uint32_t begin;  // in `letters`
      std::uint32_t size;
      std::uint32_t node;
    };
    std::string letters;
    std::vector<Name> names;
    names.reserve(l_.k.things.size());
    const auto add = [&](std::string_view name, std::uint32_t node) {
      const auto begin = static_cast<std::uint32_t>(letters.size());
      letters += small_letters(name);
      names.push_back({begin, static_cast<std::uint32_t>(letters.size()) - begin, node});
    };
    for (std::uint32_t i = 0; i < l_.k.things.size(); ++i) {
      const Thing& thing = l_.k.things[i];
      add(thing.name, i);
      for (const ResolvedClause& clause : l_.k.clauses_of(thing)) {
        if (clause.key != Key::title && clause.key != Key::aka && clause.key != Key::examples) continue;
        for (const Value& value : l_.k.values_of(clause))
          if (value.type == Value::Type::text) add(l_.k.texts[value.index], i);
      }
    }
    const auto key = [&](const Name& name) {
      return std::pair(std::string_view(letters).substr(name.begin, name.size), name.node);
    };
    std::ranges::sort(names, {}, key);
    const auto is_same = [&](const Name& a, const Name& b) { return key(a) == key(b); };
    names.erase(std::unique(names.begin(), names.end(), is_same), names.end());
    l_.t.names.reserve(names.size());
    for (const Name& name : names) l_.t.names.emplace_back(l_.t.texts.add(key(name).first), name.node);
  }

  Lowering& l_;
  std::vector<Note> notes_;  // by edge once all are gathered
  std::vector<bool> clauses_seen_;
};

}  // namespace

void lower_nodes(Lowering& lowering) { NodeLowering(lowering).run(); }

}  // namespace kbc
