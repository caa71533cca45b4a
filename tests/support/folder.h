// A folder for one test, removed with everything in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace support {

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(std::string_view name) const { return path_ + "/" + std::string(name); }
  /// Writes a file, and the folders that it lies in.
  void write(std::string_view name, std::string_view text) const;
  [[nodiscard]] bool holds(std::string_view name) const;
  /// The names of all files in it, sub-folders included, in order.
  [[nodiscard]] std::vector<std::string> files() const;

 private:
  std::string path_;
};

/// The whole file; the empty text if there is none.
[[nodiscard]] std::string read_file(const std::string& path);

/// The texts of all knowledge files in and under some folders, folder by folder in the order of their paths.
[[nodiscard]] std::vector<std::string> knowledge_texts(const std::vector<std::string>& folders);

}  // namespace support
