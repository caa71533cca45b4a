// Cases read and written.
#include "case.h"

#include <charconv>
#include <sstream>

Case parse_case(const std::string& text) {
  constexpr std::string_view kMark = "--- ";
  Case c;
  c.arguments.clear();
  std::string* into = &c.heading;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    at = end;
    if (!line.starts_with(kMark)) {
      into->append(line);
      continue;
    }
    std::istringstream words(line.substr(kMark.size()));
    std::string section;
    std::string name;
    words >> section;
    if (section == "arguments") {
      std::getline(words >> std::ws, c.arguments);
    } else if (section == "file") {
      words >> name;
      into = &c.files.emplace_back(name, "").second;
    } else if (section == "large") {
      std::uint64_t size = 0;
      words >> name >> size;
      c.large.emplace_back(name, size);
    } else if (section == "status") {
      words >> c.status;
    } else if (section == "output") {
      into = &c.output;
    }
  }
  if (c.arguments.empty()) c.arguments = "check .";
  return c;
}

std::string print_case(const Case& c) {
  std::string out = c.heading + "--- arguments " + c.arguments + "\n";
  for (const auto& [name, text] : c.files) out += "--- file " + name + "\n" + text;
  for (const auto& [name, size] : c.large) out += "--- large " + name + " " + std::to_string(size) + "\n";
  return out + "--- status " + std::to_string(c.status) + "\n--- output\n" + c.output;
}
