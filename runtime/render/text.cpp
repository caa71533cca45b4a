// The layout for terminals: a column of labels, texts hanging beside it, references below.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/render/plain.h"
#include "runtime/render/render.h"
#include "runtime/render/report.h"

namespace kb::render {
namespace {

constexpr std::size_t kLabelIndent = 2;
constexpr std::size_t kTextIndent = 20;  ///< where texts begin, beside their labels
constexpr std::size_t kNoteIndent = 2;   ///< of a note, further in than its item
constexpr std::size_t kDeepest = 8;      ///< levels of a tree that are told apart by their indent
constexpr std::size_t kLeastWidth = 60;  ///< narrower, and nothing would stand beside a label

std::string_view tone_code(Tone tone) {
  switch (tone) {
    case Tone::good: return "\x1b[1;32m";
    case Tone::care: return "\x1b[1;33m";
    case Tone::bad: return "\x1b[1;31m";
    case Tone::plain: break;
  }
  return "\x1b[1m";
}

class TextLayout {
 public:
  explicit TextLayout(TextStyle style) : colour_(style.colour), width_(std::max(style.width, kLeastWidth)) {}

  std::string lay_out(const Report& report) {
    for (const std::string& text : wrapped(plain(report.headline), width_))
      line(0, marked(text, Tone::plain));
    for (const Statement& statement : report.statements) add(statement);
    if (!report.ranking.empty()) add_ranking(report.ranking);
    if (!report.sections.empty()) out_ += '\n';
    for (const Section& section : report.sections) add(section);
    if (!report.hint.empty()) out_ += '\n', paragraph(kLabelIndent, report.hint);
    if (!report.references.empty()) out_ += '\n';
    for (const Reference& reference : report.references) add(reference);
    out_ += '\n';
    for (const std::string& notice : report.notices) paragraph(0, notice);
    paragraph(0, report.foot);
    return std::move(out_);
  }

 private:
  std::string marked(std::string text, Tone tone) const {
    return colour_ ? fmt::format("{}{}\x1b[0m", tone_code(tone), text) : text;
  }

  void line(std::size_t indent, std::string_view text) { out_.append(indent, ' ').append(text).append("\n"); }

  /// Beside the label of a section where it waits for its first line.
  void begin_line(std::size_t indent) {
    const std::size_t filled = label_.empty() ? 0 : kLabelIndent + columns(label_);
    if (filled > 0) out_.append(kLabelIndent, ' ').append(marked(label_, label_tone_));
    out_.append(filled < indent ? indent - filled : filled > 0 ? 1 : 0, ' ');
    label_.clear();
  }

  /// A lead and the text beside it: the lead begins at `indent`, the text at `text_at`.
  void hang(std::size_t indent, std::string_view lead, std::size_t text_at, std::string_view text,
            std::optional<Tone> lead_tone = std::nullopt) {
    const std::vector<std::string> lines = wrapped(plain(text), width_ - std::min(text_at, width_));
    begin_line(indent);
    out_ += lead_tone ? marked(std::string(lead), *lead_tone) : std::string(lead);
    std::size_t filled = indent + columns(lead);
    if (!lead.empty() && filled >= text_at) out_ += '\n', filled = 0;
    if (!lines.front().empty()) out_.append(text_at - filled, ' ');
    out_ += lines.front() + "\n";
    for (std::size_t i = 1; i < lines.size(); ++i) line(text_at, lines[i]);
  }

  void paragraph(std::size_t indent, std::string_view text) { hang(indent, "", indent, text); }

  void add_notes(std::size_t indent, const std::vector<Note>& notes) {
    std::size_t widest = 0;
    for (const Note& note : notes) widest = std::max(widest, columns(plain(note.lead)));
    for (const Note& note : notes) {
      const std::size_t text_at = note.lead.empty() ? indent : indent + widest + 2;
      hang(indent, plain(note.lead), text_at, note.text + marks(note.citations));
    }
  }

  void add(const Statement& statement) {
    out_ += '\n';
    for (const std::string& text : wrapped(plain(statement.text), width_ - kLabelIndent))
      line(kLabelIndent, marked(text, statement.tone));
    constexpr std::size_t kItemIndent = 2 * kLabelIndent;
    for (const Item& item : statement.items) {
      paragraph(kItemIndent, item.text);
      add_notes(kItemIndent + kNoteIndent, item.notes);
    }
  }

  void add_ranking(const std::vector<RankedOption>& ranking) {
    out_ += '\n';
    const std::size_t digits = fmt::formatted_size("{}", ranking.size());
    const std::size_t title_at = kLabelIndent + digits + 2;
    std::size_t widest = 0;
    for (const RankedOption& option : ranking) widest = std::max(widest, columns(plain(option.title)));
    const std::size_t verdict_at = title_at + std::min(widest, 2 * width_ / 5) + 2;
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      const std::string lead = fmt::format("{:>{}}. {}", i + 1, digits, plain(ranking[i].title));
      hang(kLabelIndent, lead, verdict_at, ranking[i].verdict, ranking[i].tone);
      add_notes(title_at, ranking[i].notes);
    }
  }

  void add(const Section& section) {
    label_ = plain(section.label);
    label_tone_ = section.tone;
    for (const Item& item : section.items) {
      const std::size_t indent = kTextIndent + kLabelIndent * std::min(item.depth, kDeepest);
      if (!item.text.empty()) paragraph(indent, item.text + marks(item.citations));
      add_notes(item.text.empty() ? indent : indent + kNoteIndent, item.notes);
    }
  }

  void add(const Reference& reference) {
    const std::string lead = fmt::format("[{}]", reference.number);
    hang(0, lead, lead.size() + 1, reference.text);
    for (const std::string& note : reference.notes) paragraph(lead.size() + 1, note);
  }

  std::string label_;
  Tone label_tone_ = Tone::plain;
  bool colour_;
  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string report_text(const Report& report, TextStyle style) { return TextLayout(style).lay_out(report); }

}  // namespace kb::render

namespace kb {

std::string render_text(const Answer& answer, TextStyle style) {
  return render::report_text(render::report(answer), style);
}

}  // namespace kb
