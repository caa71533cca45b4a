// What all commands share: the knowledge base that they are about, and the form of what they give.
#include "commands.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

#include "runtime/render/plain.h"
#include "runtime/signature/trust.h"
#include "runtime/text/nearest.h"

namespace {

/// As other programs of this user keep what they can find out again; empty: nowhere.
std::string cache_folder() {
  const auto set = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value != nullptr && *value == '/' ? value : "");
  };
  if (const std::string caches = set("XDG_CACHE_HOME"); !caches.empty()) return caches + "/kb";
  const std::string home = set("HOME");
  return home.empty() ? home : home + "/.cache/kb";
}

}  // namespace

CLI::App* Commands::add(const std::string& name, const std::string& purpose, std::string_view examples,
                        Run run, const std::function<void(CLI::App&)>& first) {
  CLI::App* command = app_.add_subcommand(name, purpose);
  if (first) first(*command);
  command->add_option("FILE.kbx", file_, "a compiled knowledge base (kbc build makes one)")
      ->required()
      ->type_name("");
  command->add_flag("--no-verify", no_verify_, "don't compare the file with its digest (faster)");
  command
      ->add_option(
          "--trusted-key", trusted_keys_,
          "answer only from a file that was signed with this key (kbc sign); may be given several times")
      ->type_name("KEY.pub")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  command->footer(std::string(examples));
  command->callback([this, run = std::move(run)] { chosen_ = run; });
  return command;
}

Result Commands::run(kb::TextStyle style) const {
  const auto opened =
      kb::KnowledgeBase::open(file_, {.check_digest = !no_verify_, .checked_in = cache_folder()});
  if (!opened)
    return {opened.error().kind == kb::OpenErrorKind::damaged ? kFaulty : kUsage, {}, opened.error().message};
  if (std::string why = distrust(*opened); !why.empty()) return {kUsage, {}, std::move(why)};
  return chosen_(*opened, style);
}

std::vector<std::string> Commands::files_read() const {
  std::vector<std::string> files = trusted_keys_;
  files.push_back(file_);
  files.push_back(file_ + std::string(kb::kSignatureEnding));
  return files;
}

std::string Commands::distrust(const kb::KnowledgeBase& kb) const {
  if (trusted_keys_.empty()) return {};
  std::vector<kb::PublicKey> trusted;
  for (const std::string& path : trusted_keys_) {
    const auto text = read_text(path, kb::kMaxSignatureBytes);
    if (!text) return text.error();
    const auto key = kb::read_public_key(*text);
    if (!key) return fmt::format("{} is no public key: take the file KEY.pub that kbc keygen wrote", path);
    trusted.push_back(*key);
  }
  return kb::distrust(kb.bytes(), file_, trusted);
}

tl::expected<std::string, std::string> read_text(const std::string& path, std::size_t most) {
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const auto failed = [&path] {
    return tl::unexpected(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  };
  std::unique_ptr<std::FILE, CloseFile> opened;
  std::FILE* file = stdin;
  if (path != "-") {
    opened.reset(std::fopen(path.c_str(), "rb"));
    file = opened.get();
    if (file == nullptr) return failed();
  }
  std::string text;
  while (text.size() <= most && std::feof(file) == 0) {
    const std::size_t had = text.size();
    text.resize(std::min(most + 1, std::max<std::size_t>(2 * had, 4096)));
    text.resize(had + std::fread(text.data() + had, 1, text.size() - had, file));
    if (std::ferror(file) != 0) return failed();
  }
  return text;
}

void add_format(CLI::App* command, std::string& format, const std::vector<std::string>& formats) {
  std::string meaning;
  for (const std::string& name : formats)
    meaning += (meaning.empty() ? "" : name == formats.back() ? " or " : ", ") + name;
  command->add_option("--format", format, meaning)
      ->type_name("FORMAT")
      ->check(CLI::IsMember(formats).description(""));
}

std::string rendered(const kb::Answer& answer, const std::string& format, kb::TextStyle style) {
  if (format == "json") return kb::render_json(answer);
  if (format == "markdown") return kb::render_markdown(answer);
  return kb::render_text(answer, style);
}

std::vector<std::uint32_t> nodes_named(const kb::KnowledgeBase& kb, const std::string& name) {
  std::vector<std::uint32_t> nodes;
  for (const kb::fbs::Name& row : kb.find(name))
    if (std::ranges::find(nodes, row.node()) == nodes.end()) nodes.push_back(row.node());
  return nodes;
}

std::vector<std::uint32_t> nodes_of(const kb::KnowledgeBase& kb, std::string_view kind) {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t node = 0; node + std::size_t{1} < kb.nodes.size(); ++node)
    if (kind.empty() || kb.kind(node) == kind) nodes.push_back(node);
  return nodes;
}

Result no_such_name(const kb::KnowledgeBase& kb, const std::string& name) {
  std::vector<std::string_view> names;
  names.reserve(kb.names.size());
  for (const kb::fbs::Name& row : kb.names) names.push_back(kb.text(row.text()));
  const std::vector<std::string> nearest = kb::nearest_names(name, names);
  std::string message = fmt::format("{} is not in this knowledge base", kb::render::plain(name));
  if (!nearest.empty())
    message += fmt::format("; the nearest names: {}",
                           kb::render::plain(fmt::format("{}", fmt::join(nearest, ", "))));
  return {kUnknown, {}, std::move(message)};
}
