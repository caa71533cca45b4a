// The commands of kbc: options in, exit status out.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace kbc {
struct Compilation;
}

inline constexpr int kOk = 0;
// The knowledge base has errors, its scenarios fail, files are not formatted.
inline constexpr int kFaulty = 1;
inline constexpr int kUsage = 2;     // wrong arguments, or a file that cannot be read or written
inline constexpr int kNotThere = 3;  // what was asked for is not there

struct Options {
  std::vector<std::string> paths;
  std::string output;
  std::string format = "text";
  std::string kind;
  std::string code;
  std::string name;
  std::string key;
  std::string today;
  std::string filter;
  std::string junit;
  bool coverage = false;
  bool check = false;
  bool dry_run = false;
  bool watch = false;
  std::string runtime;
};

/// Compiles and shows what was found; `build` writes the `.kbx` as well.
[[nodiscard]] int compile_command(const Options& options, bool build);
/// Prints the reference of the language, or of one kind of statement.
[[nodiscard]] int language_command(const Options& options);
/// Sets `.kb` files in the one style, or says which are not.
[[nodiscard]] int fmt_command(const Options& options);
/// Makes the replacements that leave no doubt, in the files or as a diff.
[[nodiscard]] int fix_command(const Options& options);
/// Prints the page of a kind of diagnostic, or the list of all.
[[nodiscard]] int explain_command(const Options& options);
/// Compiles a knowledge base in memory, and runs its scenarios.
[[nodiscard]] int test_command(const Options& options);
/// Makes a key: two files that were not there.
[[nodiscard]] int keygen_command(const Options& options);
/// Signs a compiled knowledge base: the signature goes into a file beside it.
[[nodiscard]] int sign_command(const Options& options);
/// Writes a knowledge base as a folder of pages.
[[nodiscard]] int doc_command(const Options& options);
/// Writes a knowledge base to start from.
[[nodiscard]] int new_command(const Options& options);
/// Speaks the Language Server Protocol on standard input and output.
[[nodiscard]] int lsp_command();

// ---- shared by them
/// Whether all paths can be read; complains about the first that cannot.
[[nodiscard]] bool all_readable(const std::vector<std::string>& paths);
/// The files whose texts were compiled.
[[nodiscard]] std::vector<std::string> files_read(const kbc::Compilation& compilation);
/// Whether what is written takes the place of none of those that were read; complains if it would.
[[nodiscard]] bool overwrites_none(const std::string& output, const std::vector<std::string>& read);
/// The folder of the knowledge base as seen from here, so that a reader of paths finds the files.
[[nodiscard]] std::string folder_from_here(const std::string& folder);
[[nodiscard]] bool colour_on(int stream);
/// Prints the message as an error; gives kUsage.
int complain(std::string_view message);
bool write(std::FILE* stream, std::string_view text);
