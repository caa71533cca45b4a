// The same report with headings and lists, and every character of a text that Markdown would take for markup
// escaped.
#include <fmt/format.h>

#include "runtime/render/plain.h"
#include "runtime/render/render.h"
#include "runtime/render/report.h"

namespace kb::render {
namespace {

/// Markup wherever it stands, in CommonMark and GitHub's additions.
constexpr std::string_view kSpecial = "\\`*_[]<>&|~$";
/// Markup at the beginning of a block.
constexpr std::string_view kSpecialFirst = "#+-=:";

std::string escaped(std::string_view text) {
  const std::string safe = plain(text);
  const std::size_t first = safe.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  const std::size_t digits = safe.find_first_not_of("0123456789", first);
  const bool numbered = digits != first && digits != std::string::npos &&
                        (safe[digits] == '.' || safe[digits] == ')') &&
                        (digits + 1 == safe.size() || safe[digits + 1] == ' ');
  std::string result;
  for (std::size_t at = first; at < safe.size(); ++at) {
    const bool opens_block =
        (at == first && kSpecialFirst.find(safe[at]) != std::string_view::npos) || (numbered && at == digits);
    if (opens_block || kSpecial.find(safe[at]) != std::string_view::npos) result += '\\';
    result += safe[at];
  }
  return result;
}

class MarkdownLayout {
 public:
  std::string lay_out(const Report& report) {
    out_ = fmt::format("# {}\n", escaped(report.headline));
    for (const Statement& statement : report.statements) {
      out_ += fmt::format("\n**{}**\n", escaped(statement.text));
      add_items(statement.items);
    }
    add_ranking(report.ranking);
    for (const Section& section : report.sections) {
      heading(section.label);
      add_items(section.items);
    }
    if (!report.hint.empty()) out_ += fmt::format("\n{}\n", escaped(report.hint));
    if (!report.references.empty()) heading("References");
    if (!report.references.empty()) out_ += '\n';
    for (const Reference& reference : report.references) add(reference);
    out_ += "\n---\n";
    for (const std::string& notice : report.notices) out_ += fmt::format("\n{}\n", escaped(notice));
    out_ += fmt::format("\n{}\n", escaped(report.foot));
    return std::move(out_);
  }

 private:
  void heading(std::string_view label) { out_ += fmt::format("\n## {}\n", escaped(label)); }

  void add_notes(std::string_view indent, const std::vector<Note>& notes) {
    for (const Note& note : notes) {
      const std::string lead = note.lead.empty() ? "" : fmt::format("*{}* ", escaped(note.lead));
      out_ += fmt::format("{}- {}{}\n", indent, lead, escaped(note.text + marks(note.citations)));
    }
  }

  void add_items(const std::vector<Item>& items) {
    if (!items.empty()) out_ += '\n';
    for (const Item& item : items) {
      const std::string indent(2 * item.depth, ' ');
      out_ += fmt::format("{}- {}\n", indent, escaped(item.text + marks(item.citations)));
      add_notes(indent + "  ", item.notes);
    }
  }

  void add_ranking(const std::vector<RankedOption>& ranking) {
    if (!ranking.empty()) out_ += '\n';
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      const std::string lead = fmt::format("{}. ", i + 1);
      out_ += fmt::format("{}**{}**: {}\n", lead, escaped(ranking[i].title), escaped(ranking[i].verdict));
      add_notes(std::string(lead.size(), ' '), ranking[i].notes);
    }
  }

  void add(const Reference& reference) {
    out_ += fmt::format("- \\[{}\\] {}\n", reference.number, escaped(reference.text));
    for (const std::string& note : reference.notes) out_ += fmt::format("  - {}\n", escaped(note));
  }

  std::string out_;
};

}  // namespace
}  // namespace kb::render

namespace kb {

std::string render_markdown(const Answer& answer) {
  return render::MarkdownLayout().lay_out(render::report(answer));
}

}  // namespace kb
