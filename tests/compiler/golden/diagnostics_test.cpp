// Every case in tests/golden/diagnostics, run as a person runs kbc.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>

#include "case.h"
#include <gtest/gtest.h>

#include "compiler/diagnostics/diagnostic.h"
#include "tests/support/folder.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> cases() {
  std::vector<std::string> result;
  for (const auto& entry : fs::directory_iterator(KB_SOURCE_DIR "/tests/golden/diagnostics"))
    if (entry.path().extension() == ".kb-cases") result.push_back(entry.path().stem().string());
  std::ranges::sort(result);
  return result;
}

std::string path_of(const std::string& name) {
  return KB_SOURCE_DIR "/tests/golden/diagnostics/" + name + ".kb-cases";
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, Same) {
  const std::string path = path_of(GetParam());
  Case c = parse_case(support::read_file(path));
  const support::Folder top;
  const std::string folder = top / "kb";
  top.write("kb/old.kbx", "old");
  for (const auto& [name, text] : c.files) top.write("kb/" + name, text);
  for (const auto& [name, size] : c.large) {
    top.write("kb/" + name, "");
    fs::resize_file(folder + "/" + name, size);
  }
  std::vector<std::string> command{KB_KBC};
  std::istringstream words(c.arguments);
  for (std::string word; words >> word;) command.push_back(word);
  const support::Ran ran = support::run(command, folder, {"NO_COLOR=1"});
  c.status = ran.status;
  c.output = std::regex_replace(ran.out + ran.error, std::regex(R"(\(\d+\.\d+ s\))"), "(time)");
  if (!c.output.empty() && c.output.back() != '\n') c.output += '\n';
  EXPECT_EQ(support::golden_difference(path, print_case(c)), "");
  if (c.status != 0) {
    EXPECT_EQ(support::read_file(folder + "/old.kbx"), "old") << "an artifact was touched";
  }
  EXPECT_GE(c.status, 0) << "kbc was ended by a signal";
}

INSTANTIATE_TEST_SUITE_P(Diagnostics, Golden, testing::ValuesIn(cases()), [](const auto& test) {
  std::string name = test.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(GoldenCoverage, EveryKindHasACase) {
  std::string all;
  for (const std::string& name : cases()) all += parse_case(support::read_file(path_of(name))).output;
  for (std::size_t i = 0; i < kbc::diagnostic_kinds(); ++i) {
    const kbc::DiagnosticInfo& kind = kbc::info(static_cast<kbc::DiagnosticKind>(i));
    EXPECT_NE(all.find("[" + std::string(kind.code) + "]"), std::string::npos)
        << kind.code << " " << kind.name << " has no case in tests/golden/diagnostics";
  }
}

}  // namespace
