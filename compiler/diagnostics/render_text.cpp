// The layout of a diagnostic: header, places, source lines with what is underlined, notes and help.
#include "compiler/diagnostics/render_text.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/color.h>
#include <fmt/format.h>

#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/snippet.h"

namespace kbc {
namespace {

/// A circle of a hundred names shows where it begins, not all of it.
constexpr std::size_t kMostPlaces = 12;

constexpr fmt::text_style kPlain;
constexpr fmt::text_style kBold = fmt::emphasis::bold;
constexpr fmt::text_style kError = fmt::fg(fmt::terminal_color::red) | fmt::emphasis::bold;
constexpr fmt::text_style kWarning = fmt::fg(fmt::terminal_color::yellow) | fmt::emphasis::bold;
constexpr fmt::text_style kFrame = fmt::fg(fmt::terminal_color::blue) | fmt::emphasis::bold;

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

bool is_error(const Diagnostic& diagnostic) { return info(diagnostic.kind).severity == Severity::error; }

class Renderer {
 public:
  Renderer(const Sources& sources, bool colour) : sources_(sources), colour_(colour) {}

  void add(const Diagnostic& diagnostic) {
    const DiagnosticInfo& kind = info(diagnostic.kind);
    severity_ = is_error(diagnostic) ? kError : kWarning;
    paint(severity_, fmt::format("{}[{}]", is_error(diagnostic) ? "error" : "warning", kind.code));
    paint(kBold, ": " + printable(diagnostic.message));
    end_line();

    const std::vector<Snippet> shown = snippets(diagnostic, sources_, kMostPlaces);
    gutter_ = 2;
    for (const Snippet& snippet : shown)
      gutter_ = std::max(gutter_, fmt::formatted_size("{}", snippet.position.line));
    for (std::size_t i = 0; i < shown.size(); ++i) add_snippet(shown[i], i == 0 ? nullptr : &shown[i - 1]);
    add_notes(diagnostic);
  }

  void add_line(std::string_view text) {
    out_ += text;
    end_line();
  }

  std::string take() { return std::move(out_); }

 private:
  void paint(const fmt::text_style& style, std::string_view text) {
    if (colour_)
      fmt::format_to(std::back_inserter(out_), style, "{}", text);
    else
      out_ += text;
  }

  void end_line() { out_ += '\n'; }

  void frame(std::string_view number, std::string_view edge) {
    paint(kFrame, fmt::format("{:>{}}{}", number, gutter_, edge));
  }

  [[nodiscard]] std::string place(FileId file, Position position) const {
    return fmt::format("{}:{}:{}", printable(sources_.path(file)), position.line, position.column);
  }

  void add_snippet(const Snippet& snippet, const Snippet* before) {
    if (before == nullptr || before->file != snippet.file) {
      frame("", "┌─");
      add_line(" " + place(snippet.file, snippet.position));
    } else if (!snippet.continues || snippet.position.line != before->position.line + 1) {
      frame("", snippet.continues ? "⋮" : "│");
      end_line();
    }
    frame(fmt::format("{}", snippet.position.line), "│");
    if (!snippet.text.empty()) out_ += " " + snippet.text;
    end_line();
    for (const Underline& underline : snippet.underlines) {
      frame("", "│");
      out_.append(underline.column + 1, ' ');
      std::string text(underline.columns, underline.primary ? '^' : '-');
      if (!underline.label.empty()) text += " " + underline.label;
      paint(underline.primary ? severity_ : kFrame, text);
      end_line();
    }
  }

  void note(std::string_view word, std::string_view text) {
    frame("", "= ");
    paint(kBold, word);
    add_line(fmt::format(": {}", text));
  }

  void add_notes(const Diagnostic& diagnostic) {
    if (!sources_.holds(diagnostic.span.file) && !diagnostic.label.empty())
      note("note", printable(diagnostic.label));
    const std::size_t shown = std::min(kMostPlaces, diagnostic.labels.size());
    for (std::size_t i = 0; i < shown; ++i)
      if (!sources_.holds(diagnostic.labels[i].span.file)) note("note", printable(diagnostic.labels[i].text));
    if (diagnostic.labels.size() > shown)
      note("note", counted(diagnostic.labels.size() - shown, "more place"));
    if (!diagnostic.nearest.empty())
      note("help", fmt::format("did you mean {}?", alternatives(diagnostic.nearest)));
    for (const std::string& help : diagnostic.help) note("help", printable(help));
    if (diagnostic.fix) add_fix(diagnostic);
  }

  void add_fix(const Diagnostic& diagnostic) {
    const Fix& fix = *diagnostic.fix;
    if (std::ranges::find(diagnostic.nearest, fix.replacement) != diagnostic.nearest.end()) return;
    if (!sources_.holds(fix.span.file)) return;
    const Span span = within_file(fix.span, sources_);
    const std::string before = printable(sources_.text(span));
    const std::string after = printable(fix.replacement);
    std::string text = before.empty()  ? fmt::format("insert `{}`", after)
                       : after.empty() ? fmt::format("leave out `{}`", before)
                                       : fmt::format("write `{}` instead of `{}`", after, before);
    if (fix.span != diagnostic.span)
      text += fmt::format(" at {}", place(span.file, sources_.position(span.file, span.begin)));
    note("help", text);
  }

  const Sources& sources_;
  bool colour_;
  std::size_t gutter_ = 2;
  fmt::text_style severity_ = kPlain;
  std::string out_;
};

}  // namespace

std::string render_text(const std::vector<Diagnostic>& diagnostics, const Sources& sources,
                        const TextOptions& options) {
  const std::size_t errors = count_errors(diagnostics);
  const std::size_t warnings = diagnostics.size() - errors;
  const std::size_t shown_errors = std::min(errors, options.most);
  const std::size_t shown_warnings = std::min(warnings, options.most - shown_errors);

  Renderer renderer(sources, options.colour);
  std::size_t errors_left = shown_errors;
  std::size_t warnings_left = shown_warnings;
  bool first = true;
  for (const Diagnostic& diagnostic : diagnostics) {
    std::size_t& left = is_error(diagnostic) ? errors_left : warnings_left;
    if (left == 0) continue;
    --left;
    if (!first) renderer.add_line("");
    first = false;
    renderer.add(diagnostic);
  }
  if (shown_errors + shown_warnings < diagnostics.size()) {
    if (!first) renderer.add_line("");
    renderer.add_line(fmt::format("… not shown: {}, {}", counted(errors - shown_errors, "more error"),
                                  counted(warnings - shown_warnings, "more warning")));
  }
  return renderer.take();
}

std::string summary(std::size_t errors, std::size_t warnings, std::size_t files) {
  return fmt::format("{}, {} in {}", counted(errors, "error"), counted(warnings, "warning"),
                     counted(files, "file"));
}

}  // namespace kbc
