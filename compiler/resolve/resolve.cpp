// Resolve in its order: declare every name, read every operand, name the unnamed; then, of the whole, weigh
// forms and connect the graph.
#include "compiler/resolve/resolve.h"

#include <algorithm>
#include <set>

#include "compiler/resolve/knowledge.h"
#include "compiler/resolve/operands.h"
#include "compiler/resolve/passes.h"
#include "compiler/resolve/scope.h"

namespace kbc {
namespace {

bool starts_with_letter(std::string_view name) {
  const char small = static_cast<char>(name.front() | 0x20);
  return small >= 'a' && small <= 'z';
}

std::string as_kebab(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (letter || (digit && !out.empty())) {
      out.push_back(letter ? static_cast<char>(c | 0x20) : c);
    } else if (!out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

/// A statement with the things that it declares.
struct Declared {
  NodeRef statement;
  std::uint32_t package;
  std::vector<ThingId> things;
};

class Resolver {
 public:
  Resolver(const std::vector<Package>& packages, const Sources& sources, Diagnostics& diagnostics,
           std::vector<Use>* uses)
      : packages_(packages),
        sources_(sources),
        diagnostics_(diagnostics),
        scope_(packages, knowledge_, diagnostics, uses) {}

  Knowledge run() {
    make_room();
    for (std::uint32_t p = 0; p < packages_.size(); ++p) declare_bibliography(p);
    for (std::uint32_t p = 0; p < packages_.size(); ++p) declare_statements(p);
    read_operands();
    name_the_unnamed(knowledge_);
    return std::move(knowledge_);
  }

 private:
  /// As much as there will be, about: what grows by doubling is copied, and touches twice its memory.
  void make_room() {
    std::size_t things = 0;
    std::size_t clauses = 0;
    std::size_t values = 0;
    for (const Package& package : packages_) {
      things += package.bibliography.size();
      for (const Tree& tree : package.trees) {
        things += static_cast<std::size_t>(std::ranges::distance(tree.statements()));
        for (const Node& node : tree.nodes) {
          if (node.kind == NodeKind::clause) ++clauses;
          if (node.kind == NodeKind::phrase) ++values;
        }
      }
    }
    knowledge_.things.reserve(things);
    knowledge_.clauses.reserve(clauses);
    knowledge_.values.reserve(values);
  }

  ThingId add(Thing thing) {
    knowledge_.things.push_back(std::move(thing));
    return static_cast<ThingId>(knowledge_.things.size() - 1);
  }

  void declare_bibliography(std::uint32_t package) {
    for (const Source& source : packages_[package].bibliography) {
      const ThingId id = add({.kind = Kind::source,
                              .name = source.id,
                              .span = source.span,
                              .header = source.id_span,
                              .package = package,
                              .entry = &source});
      scope_.declare(package, source.id,
                     id);  // the bibliography outlives the scope, and ids in it are unique
    }
  }

  void declare_statements(std::uint32_t package) {
    for (const Tree& tree : packages_[package].trees)
      for (const NodeRef statement : tree.statements()) declare_statement(statement, package);
    const auto is_root = [&](const Declared& d) {
      return d.package == package && d.statement->row().kind == Kind::knowledge_base;
    };
    const auto first = std::ranges::find_if(declared_, is_root);
    if (first == declared_.end()) {
      if (std::ranges::any_of(packages_[package].trees, &Tree::incomplete)) return;  // it may stand there
      const FileId file =
          packages_[package].trees.empty() ? FileId::none : packages_[package].trees.front().file;
      diagnostics_
          .report(DiagnosticKind::no_knowledge_base, Span{file, 0, 0},
                  "there is no `knowledge base` statement")
          .advise("one file of the folder begins with: knowledge base a-name { version \"1\" }");
      return;
    }
    if (package == 0) knowledge_.root = first->things.empty() ? ThingId::none : first->things.front();
    for (auto other = std::find_if(first + 1, declared_.end(), is_root); other != declared_.end();
         other = std::find_if(other + 1, declared_.end(), is_root)) {
      diagnostics_
          .report(DiagnosticKind::no_knowledge_base, other->statement.keyword_span(),
                  "a folder holds one knowledge base, and this is its second")
          .also(first->statement.keyword_span(), "the first is here");
    }
  }

  void declare_statement(NodeRef statement, std::uint32_t package) {
    const Clause& row = statement->row();
    if (row.kind == Kind::import) return;  // followed when the files were gathered
    Declared declared{statement, package, {}};
    std::uint32_t documentation = Thing::kNoText;
    if (std::string text =
            statement.tree().documentation_before(statement->begin, sources_.text(statement.tree().file));
        !text.empty()) {
      documentation = static_cast<std::uint32_t>(knowledge_.texts.size());
      knowledge_.texts.push_back(std::move(text));
    }
    const auto thing = [&](std::string name, Span header) {
      return Thing{.kind = row.kind,
                   .name = std::move(name),
                   .span = statement.span(),
                   .header = header,
                   .documentation = documentation,
                   .package = package};
    };
    const auto add_named = [&](NodeRef element) {
      if (element->kind != NodeKind::phrase) return;
      const NodeRef word = *element.children().begin();
      const std::string_view name = sources_.text(word.span());
      const std::string_view shown = name.substr(0, 60);
      if (row.kind == Kind::source) {
        if (const ThingId entry = scope_.find(package, name);
            entry != ThingId::none && adopt(entry, statement)) {
          scope_.used(word.span(), entry);
          declared.things.push_back(entry);
          return;
        }
      } else if (word->kind != NodeKind::word || !is_kebab(name)) {
        Diagnostic& fault = diagnostics_.report(DiagnosticKind::bad_name, word.span(), shown);
        if (const std::string better = as_kebab(name); !better.empty() && starts_with_letter(name))
          fault.replace(word.span(), better);
      } else if (name.size() > kMaxName) {
        diagnostics_.report(DiagnosticKind::too_many, word.span(), "this name is too long",
                            fmt::format("{} bytes", kMaxName));
      }
      declared.things.push_back(add(thing(std::string(name), word.span())));
      scope_.declare(package, name, declared.things.back());
    };

    const auto elements = statement.elements();
    if (!row.operands.empty() && row.operands.front().slot == Slot::name) {
      for (const NodeRef element : elements) add_named(element);
    } else {
      for (const NodeRef child : statement.children())
        if (child->kind == NodeKind::clause && child->row().key == Key::as)
          for (const NodeRef element : child.elements()) add_named(element);
      if (declared.things.empty())
        declared.things.push_back(
            add(thing({}, elements.empty() ? statement.keyword_span() : elements.front().span())));
    }
    declared_.push_back(std::move(declared));
  }

  /// A `source` statement that remarks on an entry of the bibliography is about the same thing.
  bool adopt(ThingId id, NodeRef statement) {
    Thing& source = knowledge_.things[static_cast<std::size_t>(id)];
    if (source.kind != Kind::source || source.entry == nullptr || adopted_.contains(id)) return false;
    adopted_.insert(id);
    source.span = statement.span();
    return true;
  }

  void read_operands() {
    OperandReader reader(sources_, scope_, knowledge_, diagnostics_);
    // Measures first: a comparison needs the unit of its measure, wherever that is declared.
    const auto read_all = [&](bool measures) {
      for (const Declared& declared : declared_) {
        if ((declared.statement->row().kind == Kind::measure) != measures) continue;
        reader.read(declared.statement, declared.things, declared.package);
        if (declared.statement->row().kind == Kind::source) check_source(declared);
      }
    };
    read_all(true);
    read_all(false);
  }

  /// A source that no bibliography has must say at least what it is called.
  void check_source(const Declared& declared) {
    for (const ThingId id : declared.things) {
      const Thing& source = knowledge_[id];
      if (source.entry != nullptr || knowledge_.find(source, Key::title) != nullptr) continue;
      diagnostics_.report(DiagnosticKind::unknown_source, source.header, source.name)
          .advise("add the reference to the bibliography, or give the source a `title` here");
    }
  }

  const std::vector<Package>& packages_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  Knowledge knowledge_;
  Scope scope_;
  std::vector<Declared> declared_;
  std::set<ThingId> adopted_;
};

}  // namespace

bool is_kebab(std::string_view name) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (name.empty() || !letter(name.front()) || name.back() == '-' ||
      name.find("--") != std::string_view::npos)
    return false;
  return std::ranges::all_of(name, [&](char c) { return letter(c) || digit(c) || c == '-'; });
}

Knowledge resolve(const std::vector<Package>& packages, const Sources& sources, Diagnostics& diagnostics,
                  std::vector<Use>* uses) {
  return Resolver(packages, sources, diagnostics, uses).run();
}

void relate(Knowledge& knowledge, const Sources& sources, Diagnostics& diagnostics) {
  check_values(knowledge, sources, diagnostics);
  weigh(knowledge, diagnostics);
  connect(knowledge, diagnostics);
  order_groups(knowledge, diagnostics);
  find_contradictions(knowledge, diagnostics);
}

}  // namespace kbc
