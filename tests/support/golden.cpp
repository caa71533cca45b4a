// Comparison line by line, so that a failure shows the first line that differs.
#include "tests/support/golden.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

#include "tests/support/folder.h"

namespace support {

bool updating_golden() { return std::getenv("KB_UPDATE_GOLDEN") != nullptr; }

std::string golden_difference(const std::string& path, std::string_view actual) {
  const std::string expected = read_file(path);
  if (expected == actual) return {};
  if (updating_golden()) {
    std::ofstream file(path, std::ios::binary);
    file << actual;
    return file.flush() ? std::string() : "cannot write " + path;
  }
  const auto [at, other] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto line = 1 + std::count(expected.begin(), at, '\n');
  return fmt::format("{}:{} differs (KB_UPDATE_GOLDEN=1 writes it anew)\n--- expected\n{}\n--- actual\n{}",
                     path, line, expected, actual);
}

}  // namespace support
