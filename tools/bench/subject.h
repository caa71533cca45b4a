// Subject: a knowledge base in all its states, and a person who asks; the real one, and generated ones.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"
#include "runtime/artifact/knowledge_base.h"
#include "runtime/profile/profile.h"

namespace bench {

struct Subject {
  std::string name;
  std::vector<kbc::NamedText> texts;
  std::size_t source_bytes = 0;  ///< of the `.kb` texts
  std::vector<std::byte> artifact;
  std::string file;
  std::optional<kb::KnowledgeBase> opened;
  kb::Profile unsaid;  ///< only the goal is known
  kb::Profile said;    ///< what isn't said is no

  [[nodiscard]] const kb::KnowledgeBase& kb() const { return *opened; }
  ~Subject() {
    if (!file.empty()) std::remove(file.c_str());
  }
};

/// The knowledge base in a folder; the person wants this goal.
[[nodiscard]] std::unique_ptr<Subject> real_subject(const std::string& folder, std::string_view goal);
/// Of so many recommendations.
[[nodiscard]] std::unique_ptr<Subject> generated_subject(std::size_t rules);
/// Asks about the option that the ranking puts first.
[[nodiscard]] kb::Profile about_the_first(const Subject& subject);

/// Nothing can be measured: says why, and ends.
[[noreturn]] void give_up(std::string_view why);

}  // namespace bench
