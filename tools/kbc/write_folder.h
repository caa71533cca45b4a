// Write folder: files written together as one folder: there is a whole one or none.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

struct FileToWrite {
  std::string path;  ///< in the folder
  std::string_view bytes;
};

/// Writes them beside the folder and gives that its name. What has come to stand there stays, unless it is a
/// folder that is to be replaced: then it goes, with all that is in it. Nothing if it went well; else what
/// failed.
[[nodiscard]] std::optional<std::string> write_folder(const std::string& folder,
                                                      std::span<const FileToWrite> files, bool replace);
