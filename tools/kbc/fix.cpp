// `kbc fix`: what leaves no doubt is mended in the files, each replaced in one step.
#include <algorithm>
#include <iterator>
#include <span>

#include "commands.h"
#include "unified_diff.h"
#include <fmt/format.h>

#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/render_text.h"
#include "compiler/emit/emit.h"
#include "compiler/mend.h"

namespace {

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string joined(const std::string& folder, const std::string& path) {
  return folder.empty() ? path : folder + "/" + path;
}

std::string change(const kbc::Mending& m, bool dry_run) {
  const std::string_view before =
      std::string_view(m.before).substr(std::min(m.before.find_first_not_of(" \t"), m.before.size()));
  if (m.after.empty())
    return fmt::format("`{}` {} out", kbc::printable(before), dry_run ? "would be taken" : "is");
  return fmt::format("`{}` {} `{}`", kbc::printable(before), dry_run ? "would be" : "is now",
                     kbc::printable(m.after));
}

}  // namespace

int fix_command(const Options& options) {
  if (!all_readable(options.paths)) return kUsage;
  const kbc::Mended mended = kbc::mend(options.paths);
  const std::string folder = folder_from_here(mended.left.folder);
  std::string report;
  for (const kbc::Mending& m : mended.mendings)
    fmt::format_to(std::back_inserter(report), "{}:{}:{}: {} ({})\n", kbc::printable(joined(folder, m.path)),
                   m.position.line, m.position.column, change(m, options.dry_run), m.code);
  std::string diff;
  for (const kbc::MendedText& text : mended.texts) {
    if (options.dry_run) {
      diff += unified_diff(joined(folder, text.path), text.before, text.after);
    } else if (const auto written = kbc::write_file(mended.left.folder + "/" + text.path,
                                                    std::as_bytes(std::span(text.after)));
               !written) {
      return complain(written.error());
    }
  }
  if (!write(stdout, diff)) return complain("cannot write the diff");
  fmt::format_to(std::back_inserter(report), "{} mended in {}; left: {}\n",
                 counted(mended.mendings.size(), "fault"), counted(mended.texts.size(), "file"),
                 kbc::summary(mended.left.errors(), mended.left.warnings(), mended.left.files));
  if (!mended.left.diagnostics.empty())
    report += "`kbc check` shows what is left: it needs somebody who knows what was meant\n";
  write(stderr, report);
  return mended.left.errors() == 0 ? kOk : kFaulty;
}
