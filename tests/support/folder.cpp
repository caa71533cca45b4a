// A temporary folder and its files.
#include "tests/support/folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace support {

namespace fs = std::filesystem;

Folder::Folder() : path_((fs::temp_directory_path() / "kb-test-XXXXXX").string()) {
  if (mkdtemp(path_.data()) == nullptr) std::abort();
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Folder::write(std::string_view name, std::string_view text) const {
  const fs::path path = fs::path(path_) / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

bool Folder::holds(std::string_view name) const { return fs::exists(fs::path(path_) / name); }

std::vector<std::string> Folder::files() const {
  std::vector<std::string> result;
  for (const auto& entry : fs::recursive_directory_iterator(path_))
    if (!entry.is_directory()) result.push_back(entry.path().lexically_relative(path_).string());
  std::ranges::sort(result);
  return result;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> knowledge_texts(const std::vector<std::string>& folders) {
  std::vector<std::string> result;
  for (const std::string& folder : folders) {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".kb") paths.push_back(entry.path().string());
    std::ranges::sort(paths);
    for (const std::string& path : paths) result.push_back(read_file(path));
  }
  return result;
}

}  // namespace support
