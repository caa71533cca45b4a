#include "people.h"

#include <algorithm>
#include <filesystem>

#include "commands.h"
#include <fmt/format.h>

#include "runtime/profile/profile.h"
#include "runtime/scenario/scenario.h"

namespace {

namespace fs = std::filesystem;
using People = std::vector<kb::Person>;

tl::expected<void, std::string> add_profile(const kb::KnowledgeBase& kb, const std::string& path,
                                            People& people) {
  const auto text = read_text(path, kb::kMaxProfileBytes);
  if (!text) return tl::unexpected(text.error());
  auto profile = kb::read_profile(kb, *text);
  if (!profile) return tl::unexpected(fmt::format("{}: {}", path, profile.error().message));
  people.push_back({fs::path(path).stem().string(), std::move(*profile)});
  return {};
}

tl::expected<void, std::string> add_scenarios(const kb::KnowledgeBase& kb, const std::string& path,
                                              People& people) {
  const auto text = read_text(path, kb::kMaxProfileBytes);
  if (!text) return tl::unexpected(text.error());
  kb::ScenarioFile file = kb::read_scenarios(kb, path, *text);
  if (!file.faults.empty())
    return tl::unexpected(fmt::format("{}:{}: {}", path, file.faults[0].line, file.faults[0].message));
  for (kb::Scenario& scenario : file.scenarios)
    if (scenario.profile) people.push_back({scenario.name, std::move(*scenario.profile)});
  return {};
}

/// A file itself; of a folder its `.yaml` files, by name.
tl::expected<std::vector<std::string>, std::string> files_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  for (auto at = fs::directory_iterator(path, error); !error && at != fs::directory_iterator();
       at.increment(error))
    if (at->path().extension() == ".yaml") files.push_back(at->path().string());
  if (error) return tl::unexpected(fmt::format("cannot read {}: {}", path, error.message()));
  if (files.empty()) return tl::unexpected(fmt::format("{} holds no .yaml file", path));
  std::ranges::sort(files);
  return files;
}

}  // namespace

void add_people(CLI::App* command, PeopleOptions& options) {
  const auto add = [command](const std::string& name, std::vector<std::string>& values,
                             const std::string& type, const std::string& meaning) {
    command->add_option(name, values, meaning)
        ->type_name(type)
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
  };
  add("--profile", options.profiles, "FILE", "somebody whose verdicts are compared; may be given many times");
  add("--scenarios", options.scenarios, "FILE",
      "the people of these scenarios, from a file or a folder; may be given many times");
}

tl::expected<std::vector<kb::Person>, std::string> read_people(const kb::KnowledgeBase& kb,
                                                               const PeopleOptions& options) {
  People people;
  for (const std::string& path : options.profiles)
    if (const auto added = add_profile(kb, path, people); !added) return tl::unexpected(added.error());
  for (const std::string& path : options.scenarios) {
    const auto files = files_of(path);
    if (!files) return tl::unexpected(files.error());
    for (const std::string& file : *files)
      if (const auto added = add_scenarios(kb, file, people); !added) return tl::unexpected(added.error());
  }
  return people;
}
