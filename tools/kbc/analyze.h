// `kbc analyze`, `kbc diff` and `kbc exceptions`: questions to the rules themselves.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "runtime/analyze/analyze.h"
#include "runtime/profile/profile.h"

/// The three commands, as they add themselves to the command line.
class AnalyzeCommands {
 public:
  explicit AnalyzeCommands(CLI::App& app);
  /// Whether one of them was given.
  [[nodiscard]] bool chosen() const { return chosen_ != nullptr; }
  [[nodiscard]] int run() const;

 private:
  /// What was asked of one knowledge base; or an exit status, after a complaint.
  using Ask = std::function<int(const kb::KnowledgeBase&)>;

  void add_can(CLI::App& analyze);
  void add_depends(CLI::App& analyze);
  void add_needed(CLI::App& analyze);
  void add_gaps(CLI::App& analyze);
  void add_exceptions(CLI::App& app);
  void add_diff(CLI::App& app);
  void add_person(CLI::App* command);
  void add_output(CLI::App* command);

  [[nodiscard]] int can(const kb::KnowledgeBase& kb) const;
  [[nodiscard]] int depends(const kb::KnowledgeBase& kb) const;
  [[nodiscard]] int needed(const kb::KnowledgeBase& kb) const;
  [[nodiscard]] int gaps(const kb::KnowledgeBase& kb) const;
  [[nodiscard]] int exceptions(const kb::KnowledgeBase& kb) const;
  [[nodiscard]] int diff() const;
  [[nodiscard]] int ask(const Ask& question) const;

  /// The profile that the command line describes.
  [[nodiscard]] kb::ProfileResult<kb::Profile> person(const kb::KnowledgeBase& kb) const;
  /// Those named, or all; nothing after a complaint.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> options(const kb::KnowledgeBase& kb) const;
  /// Writes it, and the example where a file is named; gives an exit status.
  [[nodiscard]] int give(const kb::Report& report) const;
  [[nodiscard]] kb::Effort effort() const { return {people_}; }

  std::vector<std::string> paths_;
  std::string verdict_;
  std::string form_;
  std::string goal_;
  kb::Statements said_;
  bool presume_no_ = false;
  bool examples_ = false;
  std::vector<std::string> names_;
  std::string target_;
  std::string format_ = "text";
  std::string output_;
  std::size_t people_ = kb::Effort{}.people;
  std::function<int()> chosen_;
};
