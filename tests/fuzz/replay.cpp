// Runs a target on files, or all files of folders, where there is no fuzzer: the corpus as an ordinary test.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "tests/fuzz/fuzz.h"

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kMost{20};  // for one input, sanitizers and a busy machine included

std::vector<fs::path> files_of(int argc, char** argv) {
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    if (!fs::is_directory(argv[i]))
      files.emplace_back(argv[i]);
    else
      for (const auto& entry : fs::directory_iterator(argv[i])) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

/// What mutators call; nothing is mutated here.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* /*data*/, std::size_t size, std::size_t /*most*/) {
  return size;
}

int main(int argc, char** argv) {
  const std::vector<fs::path> files = files_of(argc, argv);
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    fmt::print("{}\n", file.string());
    std::fflush(stdout);  // the last line names the one that ends the program
    const auto begin = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    fuzz::require(std::chrono::steady_clock::now() - begin < kMost, "no input takes long", file.string());
  }
  fmt::print("{} inputs\n", files.size());
  return files.empty() ? 1 : 0;
}
