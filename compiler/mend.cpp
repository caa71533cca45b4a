// Round after round: compile, choose the replacements that do not touch one another, make them, compile
// again.
#include "compiler/mend.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace kbc {
namespace {

namespace fs = std::filesystem;

/// A replacement in one text, told from all others by place and words.
struct Edit {
  std::string path;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string with;
  std::string_view code;

  [[nodiscard]] auto order() const { return std::tie(path, begin, end, with, code); }
  bool operator<(const Edit& other) const { return order() < other.order(); }
};

/// Faults of spelling hide what stands behind them; names are only known once they are gone.
enum class Phase : std::uint8_t { spelling, names };

bool belongs(std::string_view code, Phase phase) {
  return code.starts_with("KB01") == (phase == Phase::spelling);
}

/// What is taken out takes the space before it along, within its line.
std::uint32_t without_space(std::string_view text, std::uint32_t begin) {
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  return begin;
}

class Mender {
 public:
  explicit Mender(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      const fs::path full = canonical(path);
      const bool is_folder = fs::is_directory(full);
      wanted_.push_back({full, is_folder});
      const std::string folder = is_folder ? path : fs::path(path).parent_path().string();
      folders_.push_back(folder.empty() ? "." : folder);
    }
    now_ = compiled(texts_);
  }

  Mended run() {
    settle(Phase::spelling);
    const bool whole = std::ranges::none_of(now_.diagnostics, [](const Diagnostic& d) {
      return d.kind == DiagnosticKind::no_knowledge_base;  // a part of one: its names are declared elsewhere
    });
    if (whole && !settle_names()) {
      // A name that is declared otherwise now, and used as it was where no doubt was none.
      for (const Diagnostic& d : now_.diagnostics)
        if (d.kind == DiagnosticKind::bad_name && d.fix) refuse(d);
      settle_names();
    }
    Mended result{std::move(mendings_), {}, std::move(now_)};
    for (auto& [path, text] : texts_)
      result.texts.push_back({path, std::move(originals_[path]), std::move(text)});
    return result;
  }

 private:
  static constexpr int kMostRounds = 100;

  static fs::path canonical(const fs::path& path) {
    std::error_code error;
    fs::path result = fs::weakly_canonical(path, error);
    return error ? path : result;
  }

  [[nodiscard]] Compilation compiled(const std::map<std::string, std::string>& texts) const {
    return compile(load(folders_, texts));
  }

  /// The same in the phase of names: false, and all as it was, if there are more errors then.
  bool settle_names() {
    const auto texts = texts_;
    const auto mendings = mendings_;
    const std::size_t errors = now_.errors();
    settle(Phase::names);
    if (now_.errors() <= errors) return true;
    texts_ = texts;
    mendings_ = mendings;
    now_ = compiled(texts_);
    return false;
  }

  void settle(Phase phase) {
    for (int round = 0; round < kMostRounds; ++round) {
      const std::vector<Edit> edits = choose(phase);
      if (edits.empty()) return;
      auto texts = texts_;
      const std::vector<Edit> made = make(edits, texts);
      Compilation then = compiled(texts);
      std::size_t refused = 0;
      for (std::size_t i = 0; i < edits.size(); ++i)
        if (faulty(then, made[i])) refused_.insert(edits[i]), ++refused;
      if (refused > 0) continue;  // the others again, without them
      for (const Edit& edit : edits) note(edit);
      texts_ = std::move(texts);
      now_ = std::move(then);
    }
  }

  void refuse(const Diagnostic& d) {
    refused_.insert({now_.sources.path(d.fix->span.file), d.fix->span.begin, d.fix->span.end,
                     d.fix->replacement, info(d.kind).code});
  }

  /// Whether the text is one of those that were asked for.
  [[nodiscard]] bool is_wanted(const std::string& path) const {
    const fs::path full = canonical(fs::path(now_.folder) / path);
    return std::ranges::any_of(wanted_, [&](const Wanted& wanted) {
      if (!wanted.is_folder) return full == wanted.path;
      const fs::path relative = full.lexically_relative(wanted.path);
      return !relative.empty() && *relative.begin() != "..";
    });
  }

  /// In the order of their places; none touches another.
  [[nodiscard]] std::vector<Edit> choose(Phase phase) const {
    std::vector<Edit> edits;
    for (const Diagnostic& d : now_.diagnostics) {
      if (!d.fix || !now_.sources.holds(d.fix->span.file) || !belongs(info(d.kind).code, phase)) continue;
      const Span span = d.fix->span;
      Edit edit{now_.sources.path(span.file), span.begin, span.end, d.fix->replacement, info(d.kind).code};
      if (edit.with.empty()) edit.begin = without_space(now_.sources.text(span.file), edit.begin);
      const bool one_line = now_.sources.text(span).find('\n') == std::string_view::npos &&
                            edit.with.find('\n') == std::string::npos;
      if (one_line && is_wanted(edit.path) && !refused_.contains(edit)) edits.push_back(std::move(edit));
    }
    std::ranges::sort(edits, {}, &Edit::order);
    std::vector<Edit> result;
    for (Edit& edit : edits)
      if (result.empty() || result.back().path != edit.path || result.back().end < edit.begin)
        result.push_back(std::move(edit));
    return result;
  }

  /// Makes the edits; gives each with the place that its words have then.
  std::vector<Edit> make(const std::vector<Edit>& edits, std::map<std::string, std::string>& texts) {
    std::vector<Edit> made = edits;
    std::map<std::string, std::ptrdiff_t> shift;
    for (Edit& edit : made) {
      if (!texts.contains(edit.path)) {
        originals_[edit.path] = text_of(edit.path);
        texts[edit.path] = originals_[edit.path];
      }
      std::ptrdiff_t& by = shift[edit.path];
      const std::size_t length = edit.end - edit.begin;
      edit.begin = static_cast<std::uint32_t>(edit.begin + by);
      texts[edit.path].replace(edit.begin, length, edit.with);
      edit.end = static_cast<std::uint32_t>(edit.begin + edit.with.size());
      by += static_cast<std::ptrdiff_t>(edit.with.size()) - static_cast<std::ptrdiff_t>(length);
    }
    return made;
  }

  [[nodiscard]] FileId file_of(const std::string& path) const {
    for (std::size_t i = 0; i < now_.sources.size(); ++i)
      if (const auto file = static_cast<FileId>(i); now_.sources.path(file) == path) return file;
    return FileId::none;
  }

  [[nodiscard]] std::string text_of(const std::string& path) const {
    const FileId file = file_of(path);
    return file == FileId::none ? "" : std::string(now_.sources.text(file));
  }

  void note(const Edit& edit) {
    const FileId file = file_of(edit.path);
    mendings_.push_back({edit.code, edit.path, now_.sources.position(file, edit.begin),
                         std::string(now_.sources.text(Span{file, edit.begin, edit.end})), edit.with});
  }

  /// Whether an error points at the words that were put in.
  static bool faulty(const Compilation& then, const Edit& made) {
    return std::ranges::any_of(then.diagnostics, [&](const Diagnostic& d) {
      return info(d.kind).severity == Severity::error && then.sources.holds(d.span.file) &&
             then.sources.path(d.span.file) == made.path && d.span.begin < made.end &&
             made.begin < d.span.end;
    });
  }

  struct Wanted {
    fs::path path;
    bool is_folder;
  };
  std::vector<Wanted> wanted_;
  std::vector<std::string> folders_;
  std::map<std::string, std::string> texts_;      // those that have changed
  std::map<std::string, std::string> originals_;  // the same, as they were
  std::set<Edit> refused_;                        // by their places in the round in which they were tried
  std::vector<Mending> mendings_;
  Compilation now_;
};

}  // namespace

Mended mend(const std::vector<std::string>& paths) { return Mender(paths).run(); }

}  // namespace kbc
