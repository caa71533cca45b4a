// Watch: waits until a file of a knowledge base changes, or somebody wants to stop.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <tl/expected.hpp>

class Watch {
 public:
  /// From here on an interrupt (Ctrl-C) is kept until `wait` asks for it.
  [[nodiscard]] static tl::expected<Watch, std::string> start();
  Watch(Watch&& other) noexcept;
  Watch& operator=(Watch&&) = delete;
  ~Watch();

  /// Watches a folder and all folders in it, but hidden ones. What is watched already stays so.
  [[nodiscard]] tl::expected<void, std::string> add(const std::filesystem::path& folder);

  /// The names of the `.kb`, `.yaml` and `.bib` files that were written, renamed or removed since the last
  /// call, once nothing more has happened for a moment. Empty: an interrupt came, or nothing is left to
  /// watch.
  [[nodiscard]] tl::expected<std::vector<std::string>, std::string> wait();

 private:
  Watch(int events, int signals) : events_(events), signals_(signals) {}
  [[nodiscard]] tl::expected<void, std::string> add_one(const std::filesystem::path& folder);
  [[nodiscard]] tl::expected<void, std::string> read_events();

  int events_;
  int signals_;
  std::map<int, std::filesystem::path> folders_;  // by the number of their watch
  std::set<std::string> changed_;
};
