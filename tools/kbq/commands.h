// The commands of kbq: each adds itself to the command line, with its options, and says what it does when it
// is called. None of them writes anything itself.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/render/render.h"

/// Exit statuses.
inline constexpr int kAnswered = 0;
inline constexpr int kFaulty = 1;   // the knowledge base has errors
inline constexpr int kUsage = 2;    // wrong usage, or input that can't be read or isn't trusted
inline constexpr int kUnknown = 3;  // not in this knowledge base
inline constexpr int kDepends = 4;  // it depends on something that wasn't said

struct Result {
  int status = kAnswered;
  std::string out;
  std::string err;  ///< one message, without a line break
};

/// The command line, to which commands add themselves.
class Commands {
 public:
  using Run = std::function<Result(const kb::KnowledgeBase&, kb::TextStyle)>;

  explicit Commands(CLI::App& app) : app_(app) {}
  /// A command about a compiled knowledge base; `run` is called if it is chosen.
  /// What comes before the knowledge base on its command line, `first` adds.
  CLI::App* add(const std::string& name, const std::string& purpose, std::string_view examples, Run run,
                const std::function<void(CLI::App&)>& first = {});
  /// Opens the file that was named and runs the command that was chosen.
  [[nodiscard]] Result run(kb::TextStyle style) const;
  /// The files that it reads for every command: what is written is none of them.
  [[nodiscard]] std::vector<std::string> files_read() const;

 private:
  /// Why no trusted key signed the file that was opened; empty if one did, or none was named.
  [[nodiscard]] std::string distrust(const kb::KnowledgeBase& kb) const;

  CLI::App& app_;
  std::string file_;
  bool no_verify_ = false;
  std::vector<std::string> trusted_keys_;  ///< files
  Run chosen_;
};

/// The text of a file, or of standard input for "-": one byte more than `most` at most; or what went wrong.
[[nodiscard]] tl::expected<std::string, std::string> read_text(const std::string& path, std::size_t most);

/// Adds `--format` for the forms named: "text", "json", …
void add_format(CLI::App* command, std::string& format, const std::vector<std::string>& formats);
/// In the format that was asked for: text, json or markdown.
[[nodiscard]] std::string rendered(const kb::Answer& answer, const std::string& format, kb::TextStyle style);

/// The things that a name, or another name for them, means.
[[nodiscard]] std::vector<std::uint32_t> nodes_named(const kb::KnowledgeBase& kb, const std::string& name);
/// Of this kind; empty: of any kind.
[[nodiscard]] std::vector<std::uint32_t> nodes_of(const kb::KnowledgeBase& kb, std::string_view kind);
/// That nothing has this name, with the nearest names.
[[nodiscard]] Result no_such_name(const kb::KnowledgeBase& kb, const std::string& name);

void add_ask(Commands& commands);
void add_questions(Commands& commands);
void add_why(Commands& commands);
void add_why_not(Commands& commands);
void add_what_if(Commands& commands);
void add_change(Commands& commands);
void add_compare(Commands& commands);
void add_batch(Commands& commands);
void add_list(Commands& commands);
void add_show(Commands& commands);
void add_disputes(Commands& commands);
void add_verify(Commands& commands);
void add_graph(Commands& commands);
void add_impact(Commands& commands);
void add_trace(Commands& commands);
void add_weakest(Commands& commands);
void add_plan(Commands& commands);
void add_report(Commands& commands);
void add_cite(Commands& commands);
void add_question(Commands& commands);
